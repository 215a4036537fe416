"""Makes the judges and the builders importable, zones those of the tzdata package, and says which judges were missing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from hundred.core.times import use_packaged_zones  # noqa: E402
from judges import JUDGES  # noqa: E402 - found on the path that was just set

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


@pytest.fixture(scope="session", autouse=True)
def _packaged_zones() -> None:
    """Read zones from the pinned package, as a build does."""
    use_packaged_zones()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print how many judges could not sit, so that a green run never hides that nobody judged."""
    from test_calendar_years import FIGURES  # noqa: PLC0415 - only where its tests ran

    for line in FIGURES:
        terminalreporter.write_line(f"calendars: {line}")
    absent = [f"{judge.name} ({judge.missing()})" for judge in JUDGES if judge.missing()]
    if absent:
        terminalreporter.write_line(f"calendar judges missing: {len(absent)} of {len(JUDGES)}: {'; '.join(absent)}")
