"""`hundred test` and `hundred lint`."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hundred.tasks import quality
from hundred.tasks.arguments import Arguments, WrongUsage

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

LINTED = "from __future__ import annotations\n"


def test_pytest_has_the_last_word(hundred: Run) -> None:
    """`test` takes pytest's options, and its closing line is the last thing printed."""
    done = hundred("test", "-q", "tests/tasks/test_report.py")

    assert (done.returncode, done.stdout.splitlines()[-1].split(" in ")[0]) == (0, "8 passed")


def test_the_exit_status_of_pytest_is_ours(hundred: Run) -> None:
    """No test found is pytest's 5 and not a success."""
    assert hundred("test", "-q", "-k", "nothing_has_this_name", "tests/tasks/test_report.py").returncode == 5


def test_an_installed_hundred_has_no_tests(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Outside a checkout, test and lint say so."""
    monkeypatch.setattr(quality, "ROOT", tmp_path)

    with pytest.raises(WrongUsage) as refused:
        quality.lint(Arguments(command="lint"))

    assert str(refused.value) == "only a checkout of Hundred has tests and linters; this is an installed one"


@pytest.mark.parametrize(("text", "status"), [(f'"""Say nothing."""\n\n{LINTED}', 0), ("import os", 1)])
def test_every_linter_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str], text: str, status: int
) -> None:
    """All three linters run, also after one has found something."""
    shutil.copy(quality.ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "plugins" / "hundred").mkdir(parents=True)
    (tmp_path / "plugins" / "hundred" / "__init__.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(quality, "ROOT", tmp_path)

    found = quality.lint(Arguments(command="lint"))

    headings = [line for line in capfd.readouterr().out.splitlines() if line.startswith("== ")]
    assert (found, headings) == (status, ["== ruff check .", "== ruff format --check .", "== mypy"])
