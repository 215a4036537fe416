"""Makes the judges and the builders importable, zones those of the tzdata package, and says which judges were missing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from calendar_figures import FIGURES  # noqa: E402 - found on the path that was just set

from hundred.core.times import use_packaged_zones  # noqa: E402
from judges import JUDGES  # noqa: E402
from judges.shown import NODEICAL, SHOWERS  # noqa: E402

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


@pytest.fixture(scope="session", autouse=True)
def _packaged_zones() -> None:
    """Read zones from the pinned package, as a build does."""
    use_packaged_zones()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how many judges could not sit, so that a green run never hides that nobody judged."""
    for line in FIGURES:
        terminalreporter.write_line(f"calendars: {line}")
    judges = {judge.name: judge.missing() for judge in (*JUDGES, *SHOWERS, NODEICAL)}
    absent = [f"{name} ({why})" for name, why in judges.items() if why]
    if absent:
        terminalreporter.write_line(f"calendar judges missing: {len(absent)} of {len(judges)}: {'; '.join(absent)}")
