"""The law of the engine: after any edits, an incremental build equals a clean one, byte for byte, no file too many.

The long form, HUNDRED_LONG=1, compares more than 2,000 builds with clean ones; the end of the run says what was done in them.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from town import ACTS, DONE, Town, do

LONG = bool(os.environ.get("HUNDRED_LONG"))
EXAMPLES, STEPS = (60, 30) if LONG else (4, 12)
LITTLE = ("change nothing", "move clock", "move clock to an end", "tamper with the output", "edit css")
Drawn = tuple[str, int, int, int]
NUMBERS = st.integers(0, 999)
ACT = st.tuples(st.sampled_from(sorted(ACTS)), NUMBERS, NUMBERS, NUMBERS)
# Several acts between two builds hide one another, so mostly there is one.
SOME = st.one_of(ACT.map(lambda one: [one]), ACT.map(lambda one: [one]), st.lists(ACT, min_size=2, max_size=3))


class Law(RuleBasedStateMachine):
    """A town, in which something happens and then the site is built, again and again."""

    town: Town

    @initialize()
    def found(self) -> None:
        """Found the town, and build its site for the first time."""
        self.town = Town()
        self.town.judge()

    def teardown(self) -> None:
        """Leave nothing behind."""
        DONE.update(self.town.counts)
        self.town.close()

    @rule(
        acts=SOME,
        way=st.sampled_from(["engine", "command"]),
        workers=st.sampled_from([1, 1, 2]),
        rested=st.booleans(),
        mended=st.integers(0, 4),
        again=st.integers(0, 3),
    )
    def build(self, acts: list[Drawn], way: str, workers: int, *, rested: bool, mended: int, again: int) -> None:
        """Let something happen, then build; what went wrong is mostly mended before more happens."""
        for name, *numbers in acts:
            do(self.town, name, *numbers)
        if rested:
            self.town.clock.rest()
        if not self.town.judge(way, workers) and mended:
            self.town.mend()
            assert self.town.judge(way, workers)
        if not again:
            self.look_in(acts[0])

    def look_in(self, act: Drawn) -> None:
        """Build by the command when nothing has happened, and when little has, as those do who wait for an hour to come."""
        for _ in range(2):
            self.town.clock.rest()
            self.town.judge("command")
            do(self.town, LITTLE[act[1] % len(LITTLE)], *act[2:])
        self.town.judge("command")


TestLaw = pytest.mark.slow(seed(20261121)(Law).TestCase)
TestLaw.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


def test_every_act_once() -> None:
    """Whatever can happen in town, once each, in an order that leaves something to every act."""
    town = Town()
    try:
        town.judge()
        for place, name in enumerate(ACTS):
            do(town, name, place, 3 * place, 7)
            if not town.judge("command" if place % 2 else "engine", 1 + place % 3 // 2):
                town.mend()
                assert town.judge()
        DONE.update(town.counts)
    finally:
        town.close()
