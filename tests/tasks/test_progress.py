"""A bar for a person who waits; not a byte for a log."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from hundred.tasks import progress as module
from hundred.tasks.progress import progress

if TYPE_CHECKING:
    import pytest


class Screen(io.StringIO):
    """A terminal that remembers all that was drawn on it."""

    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


def looking(monkeypatch: pytest.MonkeyPatch, patience: float = -1) -> Screen:
    """Return the terminal to which progress is told from now on; the runner sets its own before each test begins."""
    seen = Screen()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(module, "_PATIENCE", patience)
    return seen


def test_a_log_is_told_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks there is no bar, however long it takes."""
    monkeypatch.setattr(module, "_PATIENCE", -1)

    with progress() as advance:
        for done in range(200):
            advance(done, 200)

    assert capsys.readouterr() == ("", "")


def test_a_short_build_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is the library loaded that would draw it."""
    screen = looking(monkeypatch, 1.0)
    code = "import sys; from hundred.tasks.progress import progress\nwith progress() as advance: advance(1, 2)\nprint('rich' in sys.modules)"

    with progress() as advance:
        advance(1, 2)
        advance(2, 2)

    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, text=True, check=True
    )
    assert (screen.getvalue(), done.stdout) == ("", "False\n")


def test_a_long_one_is_shown_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many of all are made, and in the end nothing of it is left on the screen."""
    screen = looking(monkeypatch)

    with progress() as advance:
        advance(50, 200)
        advance(100, 200)
        during = screen.getvalue()

    assert [words in during for words in ("Making the site", "50/200", "100/200")] == [True, True, True]
    assert "\x1b[2K" in screen.getvalue().removeprefix(during)


def test_no_thread_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are forks, which do not go together with threads."""
    screen = looking(monkeypatch)

    with progress() as advance:
        advance(1, 2)
        threads = [thread.name for thread in threading.enumerate()]

    assert threads == [threading.current_thread().name]
    assert screen.getvalue() != ""


def test_a_fault_takes_the_bar_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor is shown again, so that what is said of the fault can be read."""
    screen = looking(monkeypatch)

    with contextlib.suppress(ZeroDivisionError), progress() as advance:
        advance(1, 2)
        raise ZeroDivisionError

    assert screen.getvalue().rindex("\x1b[?25h") > screen.getvalue().rindex("\x1b[?25l")
