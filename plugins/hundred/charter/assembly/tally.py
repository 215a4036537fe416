"""Counting a vote, in exact fractions: two of three is two thirds, and no percentage of it is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.model.assembly import Measure, Share

_ZERO = Fraction(0)


class Hurdle(Struct, frozen=True, kw_only=True):
    """One thing that was asked for: `got` of `base` (both amounts), what was `needed` of them, and whether it was reached."""

    share: Share
    got: Fraction
    base: Fraction

    @property
    def reached(self) -> bool:
        """Say whether it was. Nothing is on nobody's word, though at least 2/3 of no votes at all would be none."""
        return self.got > _ZERO and (self.got > self.needed if self.share.strict else self.got >= self.needed)

    @property
    def part(self) -> Fraction:
        """Return what was got as a part of the base; 0 of nothing."""
        return self.got / self.base if self.base else _ZERO

    @property
    def needed(self) -> Fraction:
        """Return the amount that had to be reached, or to be passed where the rule is strict."""
        return self.share.value * self.base if self.share.base else self.share.value


class Result(Struct, frozen=True, kw_only=True):
    """How a vote came out by one measure: `quorum` is None where none was asked for."""

    measure: Measure
    quorum: Hurdle | None
    majority: Hurdle

    @property
    def outcome(self) -> str:
        """Return `no-quorum`, `adopted` or `rejected`."""
        if self.quorum and not self.quorum.reached:
            return "no-quorum"
        return "adopted" if self.majority.reached else "rejected"


def count(measure: Measure) -> Result:
    """Return how a vote came out by one measure."""
    quorum = _hurdle(measure, measure.quorum, "participating") if measure.quorum else None
    return Result(measure=measure, quorum=quorum, majority=_hurdle(measure, measure.passes, "yes"))


def outcome_of(measures: Iterable[Measure]) -> str:
    """Return how a vote came out: each measure needs its quorum and its majority; '' without a measure."""
    found = [count(one).outcome for one in measures]
    return next((one for one in ("no-quorum", "rejected", "adopted") if one in found), "")


def _hurdle(measure: Measure, share: Share, what: str) -> Hurdle:
    got = measure.amount(what)
    return Hurdle(share=share, got=got, base=measure.amount(share.base or "eligible"))
