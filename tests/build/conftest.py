"""Says at the end of the run what the law was tried on, and gives a town to those who read one again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shelved import Town
from town import DONE

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter
    from tests.conftest import Hamlet


@pytest.fixture
def town(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Return a town whose files were never read."""
    return Town(hamlet, monkeypatch)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how often everything was done, where anything was."""
    if DONE:
        terminalreporter.section("the law: incremental output = clean output")
        acts = {name: count for name, count in DONE.items() if name.startswith("act: ")}
        terminalreporter.write_line(f"{sum(acts.values()):6} acts of {len(acts)} kinds")
        for name, count in sorted(DONE.items()):
            terminalreporter.write_line(f"{count:6} {name}")
