"""Makes the builders importable, zones those of the tzdata package, and prints what the corpus of others came to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "site"), str(HERE.parent)]

from towns import FIGURES, Town  # noqa: E402 - found by the line above

from hundred.core.times import use_packaged_zones  # noqa: E402 - as above

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


@pytest.fixture(scope="session", autouse=True)
def _packaged_zones() -> None:
    """Read zones from the pinned package, as a build does."""
    use_packaged_zones()


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Return a site in Berlin's zone without any event."""
    return Town(tmp_path)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print what was tried, so that a green run never hides that nothing was."""
    for line in FIGURES:
        terminalreporter.write_line(f"import: {line}")
