"""The program is an input: another one, or another library, is believed nothing of what this one kept."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.build import program as module
from hundred.build.program import program

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(module.__file__).resolve().parents[1]


@pytest.fixture
def anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Return a function that looks at a copy of the program again, as a new process would."""
    shutil.copytree(ROOT, tmp_path / "hundred", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "_ROOT", tmp_path / "hundred")

    def look() -> str:
        program.cache_clear()
        module._installed.cache_clear()
        return program()

    yield look
    program.cache_clear()
    module._installed.cache_clear()


def test_the_same_program_is_the_same_wherever_it_lies(anew: Callable[[], str], tmp_path: Path) -> None:
    """Neither its folder nor what Python and the theme leave in it makes another program."""
    first = anew()
    (tmp_path / "hundred" / "__pycache__").mkdir(exist_ok=True)
    (tmp_path / "hundred" / "__pycache__" / "x.py").write_text("1")
    (tmp_path / "hundred" / "py.txt").write_text("1")

    assert anew() == first


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename"])
def test_any_change_of_its_files_is_another_program(anew: Callable[[], str], tmp_path: Path, change: str) -> None:
    """One character in one module is enough."""
    first = anew()
    file = tmp_path / "hundred" / "core" / "times.py"
    if change == "edit":
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    elif change == "add":
        file.with_name("new.py").write_text("")
    elif change == "remove":
        file.unlink()
    else:
        file.rename(file.with_name("timez.py"))

    assert anew() != first


def test_every_library_is_found() -> None:
    """No library is asked for by a name under which it is not installed, which would hide its releases."""
    assert [name for name in module._LIBRARIES if name not in module._installed()] == []


@pytest.mark.parametrize("library", module._LIBRARIES)
def test_another_release_of_a_library_is_another_program(
    anew: Callable[[], str], monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    """What a library writes may differ by a byte from one release to the next."""
    first, installed = anew(), module._installed()
    program.cache_clear()
    monkeypatch.setattr(module, "_installed", lambda: {**installed, library: "0"})

    assert program() != first
    monkeypatch.undo()


def test_another_python_is_another_program(anew: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own tables, of letters for one, change with it."""
    first = anew()
    monkeypatch.setattr(sys, "version", "3.99")

    assert anew() != first
