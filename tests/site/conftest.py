"""Builds the demo community once, as its own users would, and prints at the end what was looked at and what was not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

from built_site import BuiltSite, build_demo  # noqa: E402 - found by the line above
from figures import FIGURES, SKIPPED  # noqa: E402 - found by the line above

from hundred.core.times import use_packaged_zones  # noqa: E402 - found by the line above

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter


@pytest.fixture(scope="session", autouse=True)
def _packaged_zones() -> None:
    """Read zones from the pinned package, as a build does."""
    use_packaged_zones()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the demo community as plain `pelican` builds it from the root of the checkout."""
    return build_demo(tmp_path_factory.mktemp("demo") / "output")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the figures of the run, so that a green run never hides that nothing was looked at."""
    for line in FIGURES:
        terminalreporter.write_line(f"site: {line}")
    for line in SKIPPED:
        terminalreporter.write_line(f"site: SKIPPED {line}")
