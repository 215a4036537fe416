"""The law over a repository: commits, renamed files and the list of what was published are inputs like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from town import Town, do

if TYPE_CHECKING:
    from collections.abc import Iterator

ACTS = ("commit", "write down", "edit event", "rename an event", "edit the list", "go back", "move clock", "edit body")


@pytest.fixture
def town() -> Iterator[Town]:
    """Yield a town, built once."""
    town = Town()
    town.judge()
    yield town
    town.close()


@pytest.mark.parametrize("seed", range(3))
def test_incremental_builds_are_clean_ones(town: Town, seed: int) -> None:
    """After any of these acts, alone or two at a time, the incremental site is the clean one, byte for byte."""
    do(town, "commit")
    for step in range(9):
        number = seed * 31 + step * 7
        do(town, ACTS[number % len(ACTS)], number, number // 3, step)
        if step % 3 == 2:
            do(town, ACTS[(number + 1) % len(ACTS)], number + 5, step, number)
        town.clock.rest()
        if not town.judge("command" if step % 2 else "engine"):
            town.mend()
            assert town.judge()


def test_a_commit_alone_is_seen(town: Town) -> None:
    """Where nothing but the commit that is checked out differs, a receipt does not hold, and calendars tell the change."""
    town.clock.rest()
    town.judge("command")
    do(town, "commit", 1)
    before = town.counts["builds without a receipt"]
    town.clock.rest()

    assert town.judge("command")
    assert town.counts["builds without a receipt"] == before + 1
    town.judge("command")
    assert town.counts["builds without a receipt"] == before + 1
