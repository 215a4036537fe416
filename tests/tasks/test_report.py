"""How commands sum problems up."""

from __future__ import annotations

from pathlib import Path

import pytest

from hundred.core.problems import Place, Problem, Severity
from hundred.tasks.report import failed, from_here, summed_up


def problem(path: str, severity: Severity = Severity.ERROR) -> Problem:
    """Return a problem of the file `path`."""
    return Problem(path=path, place=Place(), code="date", message="no date", severity=severity)


@pytest.mark.parametrize(
    ("problems", "files", "line"),
    [
        ([], 215, "215 files, no problems"),
        ([], 1, "1 file, no problems"),
        ([problem("a.md")], 215, "1 error in 1 of 215 files"),
        ([problem("a.md", Severity.WARNING)], 215, "1 warning in 1 of 215 files"),
        (
            [problem("a.md"), problem("a.md"), problem("b.md"), problem("a.md", Severity.WARNING)],
            215,
            "3 errors, 1 warning in 2 of 215 files",
        ),
        ([problem("pelicanconf.py")], 0, "1 error in 1 of 1 file"),
    ],
)
def test_problems_are_summed_up_in_one_line(problems: list[Problem], files: int, line: str) -> None:
    """The closing line counts errors, warnings and files."""
    assert summed_up(problems, files) == line


def test_a_warning_alone_does_not_fail() -> None:
    """Only an error makes a command end with 1."""
    assert [failed([problem("a", Severity.WARNING)]), failed([problem("a")])] == [False, True]


def test_paths_lead_from_where_you_stand() -> None:
    """A problem of a site elsewhere is named so that an editor can open it."""
    found = from_here([problem("content/a.md")], Path("/towns/mill"), Path("/towns"))

    assert [one.path for one in found] == ["mill/content/a.md"]
