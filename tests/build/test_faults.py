"""A site in which every file has a fault: what an editor is told of each, as a whole and in every form.

After a change of words: `python -m pytest tests/build/test_faults.py` shows the difference; when it is meant, write
the new output over tests/data/invalid/problems.txt and read it as an editor would.
"""

from __future__ import annotations

import ast
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.build.site import open_site
from hundred.core.problems import as_text, in_order
from hundred.tasks.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests" / "data" / "invalid"
PACKAGE = ROOT / "plugins" / "hundred"
# Codes that no file of this folder can show, and the test that shows each.
ELSEWHERE = {
    "changed": "build/test_texts.py: seen when somebody saves while the site is made",
    "settings": "build/test_site.py",
    "setting": "core/test_settings.py",
    "unknown-setting": "core/test_settings.py",
    "named": "build/test_guard.py: seen when the site is made",
    "collision": "build/test_assemble.py: seen when all files are sound",
    "too-large": "core/test_decode.py: a quarter of a megabyte",
    "too-hard": "build/test_markdown_hard.py: seen when it is drawn",
    "no-font": "build/test_press.py: seen when it is printed",
    "too-many": "build/test_discover.py: fifty thousand files",
    "not-a-file": "build/test_discover.py: git keeps no pipes",
    "not-yet": "core/test_fields.py: everything that is planned is built",
}


@pytest.fixture(scope="module")
def problems() -> list[Problem]:
    """Return every problem of the folder, in order."""
    return in_order(open_site(SITE, datetime(2026, 11, 21, tzinfo=UTC)).check().problems)


def test_every_message_reads_as_it_was_approved(problems: list[Problem]) -> None:
    """Place, message, line, mark and help of every problem are those of problems.txt."""
    assert as_text(problems) == (SITE / "problems.txt").read_text(encoding="utf-8")


def test_every_file_has_its_fault(problems: list[Problem]) -> None:
    """No file of the folder is without a problem, but the sound neighbours that others refer to."""
    told = {problem.path for problem in problems}
    files = {path.relative_to(SITE).as_posix() for path in (SITE / "content").rglob("*") if path.is_file()}

    assert sorted(files - told) == [
        "content/charter/questions/hurried.md",
        "content/charter/questions/refused.md",
        "content/charter/signatures/9.0/ada-again.md",
        "content/charter/signatures/9.0/never.md",
        "content/charter/votes/refused.md",
        "content/charter/votes/summed.csv",
        "content/charter/votes/told.md",
        "content/events/sound.md",
        "content/events/twins.md",
        "content/events/twins.zh-CN.md",
        "content/groups/readers.md",
        "content/images/dot.png",
        "content/news/a-draft.md",
        "content/people/ada.md",
        "content/people/circle-two.md",
        "content/people/more-deeds.md",
        "content/people/silent.md",
        "content/venues/hall.md",
    ]


def test_every_problem_says_what_to_do(problems: list[Problem]) -> None:
    """Each problem has a help, and a message that begins with no capital."""
    wanting = [one.code for one in problems if not one.help or one.message[:1].isupper()]

    assert wanting == []


def test_every_mark_stands_in_its_line(problems: list[Problem]) -> None:
    """Line and column lie in the file, wherever the file could be read."""
    outside = [(one.path, one.place) for one in problems if one.source and not 1 <= one.place.col <= len(one.source) + 1]

    assert outside == []


def test_every_code_has_a_fault(problems: list[Problem]) -> None:
    """Whatever the product can complain of is shown in this folder, or in the test named above."""
    shown = {problem.code for problem in problems}

    assert sorted(set(_codes()) - shown) == sorted(set(ELSEWHERE) - shown)


def test_check_prints_it_and_ends_with_1(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`hundred check --site` prints the same problems, sums them up, and ends with status 1."""
    monkeypatch.chdir(SITE)

    status = main(["check", "--now", "2026-11-21"])

    said = capsys.readouterr().out
    assert (status, said.startswith((SITE / "problems.txt").read_text(encoding="utf-8")[:500])) == (1, True)
    assert re.fullmatch(r"\d+ errors, \d+ warnings in \d+ of \d+ files", said.splitlines()[-1])


def test_json_holds_as_many(problems: list[Problem], capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON form has every problem, with its place and help."""
    status = main(["check", "--now", "2026-11-21", "--site", str(SITE), "--format", "json"])

    rows = json.loads(capsys.readouterr().out)
    assert (status, [(row["line"], row["column"], row["code"], row["help"]) for row in rows]) == (
        1,
        [(one.place.line, one.place.col, one.code, one.help) for one in problems],
    )


def test_github_lines_can_be_parsed(problems: list[Problem], capsys: pytest.CaptureFixture[str]) -> None:
    """The form for GitHub is one command a line, each with file, line, column and title."""
    main(["check", "--now", "2026-11-21", "--site", str(SITE), "--format", "github"])

    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    form = re.compile(r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[a-z0-9-]+::[^\r\n]+")
    assert (len(lines), [line for line in lines if not form.fullmatch(line)]) == (len(problems), [])


def test_a_build_publishes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build of a faulty site ends with 1 and leaves what was published before as it was."""
    (tmp_path / "index.html").write_text("the last good site")

    status = main(["build", "--now", "2026-11-21", "--site", str(SITE), "--output", str(tmp_path)])

    assert (
        status,
        [(path.name, path.read_text()) for path in tmp_path.rglob("*")],
        "Traceback" in capsys.readouterr().err,
    ) == (
        1,
        [("index.html", "the last good site")],
        False,
    )


def _codes() -> Iterator[str]:
    """Yield the code of every problem that the package can report, found in its source."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            codes = [node.args[1]] if name in {"error", "warn", "fault", "refuse"} and len(node.args) > 2 else []
            codes += [key.value for key in node.keywords if name == "Problem" and key.arg == "code"]
            for code in codes:
                if isinstance(code, ast.Constant) and " " not in str(code.value):
                    yield str(code.value)
                elif isinstance(code, ast.JoinedStr) and "ref.kind" in ast.unparse(code):
                    yield from (f"no-{kind}" for kind in ("person", "group", "venue", "event", "charter", "question", "vote"))
