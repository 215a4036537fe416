"""Votes are counted exactly: every outcome below was worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.charter.assembly.shares import read_share
from hundred.charter.assembly.tally import count, outcome_of
from hundred.core.model.assembly import Measure

if TYPE_CHECKING:
    from hundred.charter.assembly.tally import Hurdle

# Eligible; yes, no, abstain, invalid; the quorum or ''; what passes; the outcome.
COUNTED = (
    # Two of three are two thirds, and no percentage of it is.
    ("3", "2 1 0 0", "", "at least 2/3", "adopted"),
    ("3", "2 1 0 0", "", "more than 2/3", "rejected"),
    ("3", "2 1 0 0", "", ">= 66.67 %", "rejected"),
    ("3", "2 1 0 0", "", ">= 66.6666 %", "adopted"),
    ("3000000", "2000000 1000000 0 0", "", ">= 2/3", "adopted"),
    ("3000000", "1999999 1000001 0 0", "", ">= 2/3", "rejected"),
    ("3000000", "2000001 999999 0 0", "", "> 2/3", "adopted"),
    # One of three.
    ("3", "1 2 0 0", "", ">= 1/3", "adopted"),
    ("3", "1 2 0 0", "", "> 1/3", "rejected"),
    ("3", "1 2 0 0", "", ">= 33.34 %", "rejected"),
    ("300", "100 200 0 0", "", ">= 1/3", "adopted"),
    ("300", "99 201 0 0", "", ">= 1/3", "rejected"),
    # Half.
    ("10", "5 5 0 0", "", "more than 1/2", "rejected"),
    ("10", "5 5 0 0", "", "at least 1/2", "adopted"),
    ("11", "6 5 0 0", "", "a majority", "adopted"),
    ("11", "5 6 0 0", "", "a majority", "rejected"),
    ("345", "212 133 0 0", "48.58", "a majority", "adopted"),
    # Everybody, nearly.
    ("4", "4 0 0 0", "", "at least all of eligible", "adopted"),
    ("4", "3 0 0 0", "", "at least all of eligible", "rejected"),
    ("4", "3 0 0 0", "", "at least all of cast", "adopted"),
    ("4", "3 1 0 0", "", ">= 3/4", "adopted"),
    ("5", "3 1 1 0", "", ">= 4/5 of cast", "rejected"),
    # The base: abstentions and invalid ballots count among those who take part, the absent among the eligible.
    ("100", "30 20 40 10", "", "> 1/2 of cast", "adopted"),
    ("100", "30 20 40 10", "", "> 1/2 of participating", "rejected"),
    ("100", "30 20 10 0", "", ">= 1/2 of participating", "adopted"),
    ("100", "30 20 10 1", "", ">= 1/2 of participating", "rejected"),
    ("100", "30 20 10 0", "", "> 1/2 of eligible", "rejected"),
    ("100", "50 0 0 0", "", "> 1/2 of eligible", "rejected"),
    ("100", "51 0 0 0", "", "> 1/2 of eligible", "adopted"),
    # The quorum is asked of those who take part, and missing it is another thing than to be rejected.
    ("237", "158 0 0 0", "2/3", "> 1/2", "adopted"),
    ("237", "157 0 0 0", "2/3", "> 1/2", "no-quorum"),
    ("237", "100 50 7 1", "2/3", "> 1/2", "adopted"),
    ("237", "50 100 7 1", "2/3", "> 1/2", "rejected"),
    ("237", "0 157 0 0", "2/3", "> 1/2", "no-quorum"),
    ("100", "50 0 0 0", "more than 1/2", "> 1/2", "no-quorum"),
    ("100", "50 0 0 1", "more than 1/2", "> 1/2", "adopted"),
    ("100", "25 24 0 0", "50 %", "> 1/2", "no-quorum"),
    ("100", "26 24 0 0", "50 %", "> 1/2", "adopted"),
    ("500", "30 9 0 0", "40", "> 1/2", "no-quorum"),
    ("500", "30 9 1 0", "40", "> 1/2", "adopted"),
    ("500", "30 9 1 0", "more than 40", "> 1/2", "no-quorum"),
    ("10", "2 1 0 0", "1/3", "> 1/2", "no-quorum"),
    # Nothing is adopted by nobody.
    ("10", "0 0 0 0", "", ">= 2/3", "rejected"),
    ("10", "0 0 0 0", "1/2", ">= 2/3", "no-quorum"),
    ("0", "0 0 0 0", "", ">= 2/3", "rejected"),
    ("0", "0 0 0 0", "1/2", ">= 2/3", "no-quorum"),
    ("10", "0 0 10 0", "", ">= 2/3", "rejected"),
    ("10", "0 0 10 0", "1/2", "> 1/2", "rejected"),
    ("10", "0 0 0 10", "all", "> 1/2", "rejected"),
    ("10", "1 0 9 0", "1/2", ">= 2/3", "adopted"),
    # By area, in decimals that no binary number holds.
    ("0.3", "0.2 0.1 0 0", "", ">= 2/3", "adopted"),
    ("0.3", "0.2 0.1 0 0", "", "> 2/3", "rejected"),
    ("0.3", "0.1 0.1 0.1 0", "all", ">= 1/2", "adopted"),
    ("21437.16", "14291.44 0 0 0", "2/3", "> 1/2", "adopted"),
    ("21437.16", "14291.4399 0 0 0", "2/3", "> 1/2", "no-quorum"),
    ("21437.16", "7145.72 7145.72 0 0", "2/3", "> 1/2", "rejected"),
    ("21437.16", "7145.7201 7145.7199 0 0", "2/3", "> 1/2", "adopted"),
    ("999999999", "333333333.3333 666666665.6667 0 0", "", ">= 1/3", "adopted"),
    ("999999999", "333333332.9999 666666666.0001 0 0", "", ">= 1/3", "rejected"),
)

PASSING = ("10", "8 2 0 0", "2/3", "> 1/2")
FAILING = ("90.5", "40 50.5 0 0", "2/3", "> 1/2")
ABSENT = ("90.5", "30 10 0 0", "2/3", "> 1/2")


def measured(eligible: str, votes: str, quorum: str, passes: str) -> Measure:
    """Return a measure with a count."""
    rule = read_share(passes, "cast")
    asked = read_share(quorum, "eligible", whole=True) if quorum else None
    assert rule is not None
    assert bool(asked) == bool(quorum)
    yes, no, abstain, invalid = votes.split()
    return Measure(
        name="heads",
        unit="people",
        eligible=eligible,
        quorum=asked,
        passes=rule,
        yes=yes,
        no=no,
        abstain=abstain,
        invalid=invalid,
    )


@pytest.mark.parametrize(("eligible", "votes", "quorum", "passes", "outcome"), COUNTED)
def test_the_outcome_is_that_of_the_exact_count(eligible: str, votes: str, quorum: str, passes: str, outcome: str) -> None:
    """Adopted, rejected or without a quorum."""
    found = count(measured(eligible, votes, quorum, passes))

    assert found.outcome == outcome
    assert outcome_of([found.measure]) == outcome


@pytest.mark.parametrize(
    ("measures", "outcome"),
    [
        ([], ""),
        ([PASSING], "adopted"),
        ([PASSING, PASSING], "adopted"),
        ([PASSING, FAILING], "rejected"),
        ([FAILING, PASSING], "rejected"),
        ([PASSING, ABSENT], "no-quorum"),
        ([ABSENT, PASSING], "no-quorum"),
        ([FAILING, ABSENT], "no-quorum"),
        ([FAILING, FAILING], "rejected"),
    ],
)
def test_what_is_counted_in_two_ways_has_to_pass_in_both(measures: list[tuple[str, str, str, str]], outcome: str) -> None:
    """One measure that fails is enough, and a missing quorum is told first."""
    assert outcome_of([measured(*one) for one in measures]) == outcome


def test_a_result_says_what_was_asked_and_what_was_got() -> None:
    """Amounts and parts are exact fractions: 61 of 83 where 55⅓ were needed, 93 of 237 where 79 were."""
    found = count(measured("237", "61 22 9 1", "1/3", "at least 2/3 of cast"))

    assert found.quorum is not None
    assert in_figures(found.quorum) == "93 of 237, 79 needed, 31/79"
    assert in_figures(found.majority) == "61 of 83, 166/3 needed, 61/83"


def test_a_part_of_nothing_is_nothing() -> None:
    """Where nobody voted the part is 0 and nothing was reached."""
    found = count(measured("0", "0 0 0 0", "", "at least 2/3"))

    assert (in_figures(found.majority), found.quorum) == ("0 of 0, 0 needed, 0", None)
    assert not found.majority.reached


def in_figures(hurdle: Hurdle) -> str:
    """Return what a hurdle says of itself."""
    return f"{hurdle.got} of {hurdle.base}, {hurdle.needed} needed, {hurdle.part}"
