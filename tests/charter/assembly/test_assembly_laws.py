"""Laws of counting: the order of ballots is nothing to it, no text makes it raise, and its fractions are exact."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from hundred.charter.assembly.ballots import CHOICES, Terms, decimal, read_ballots, tallied
from hundred.charter.assembly.shares import read_share
from hundred.charter.assembly.tally import count
from hundred.core.model.assembly import Ballot, Measure, Position, Question, Share, Vote
from hundred.core.model.base import Text
from hundred.core.problems import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

TERMS = Terms(opens=datetime(2026, 12, 1), closes=datetime(2026, 12, 15), secret=False, by_area=True)
WORDS = "at least more than 1/2 2/3 60 % 120 > ≥ >= of cast eligible participating a majority half all 三分之二 以上 过半数 全体 参与 - + ,".split()
AREAS = st.decimals(0, 99_999, places=4).map(lambda one: f"{one:f}")
SHARES = st.tuples(st.integers(1, 40), st.integers(1, 40)).filter(lambda one: one[0] <= one[1])


@st.composite
def rows(draw: st.DrawFn) -> list[str]:
    """Return the rows of a sound table."""
    found = draw(st.lists(st.tuples(st.sampled_from(CHOICES), AREAS), max_size=30))
    return [f"v{number},{choice},{area}" for number, (choice, area) in enumerate(found)]


def read(lines: Sequence[str]) -> tuple[tuple[Ballot, ...], Report]:
    """Return the ballots of a table's lines."""
    report = Report("votes/dogs.csv", list(lines))
    return read_ballots(report, "\n".join(lines), TERMS), report


@given(rows().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_shuffled_rows_give_the_same_count(tables: tuple[list[str], list[str]]) -> None:
    """Nobody's vote weighs more for where it stands."""
    (first, told), (second, told_too) = (read(["voter,choice,area", *one]) for one in tables)

    assert told.problems == told_too.problems == []
    for measure in ("heads", "area"):
        assert tallied(first, measure) == tallied(second, measure)


@given(rows())
def test_sums_are_those_of_another_arithmetic(table: list[str]) -> None:
    """Decimals of enough digits, which this code does not use, give the same sums; and every ballot is counted once."""
    found, _ = read(["voter,choice,area", *table])
    sums = tallied(found, "area")

    with localcontext() as context:
        context.prec = 60
        wanted = {
            name: sum((Decimal(row.split(",")[2]) for row in table if row.split(",")[1] == name), Decimal(0))
            for name in CHOICES
        }
        assert {name: Decimal(value) for name, value in sums.items()} == wanted
    assert sum(int(value) for value in tallied(found, "heads").values()) == len(table)


@given(st.integers(0, 10**13))
def test_a_decimal_is_the_sum_itself(units: int) -> None:
    """Nothing is rounded, and no nought stands at its end."""
    text = decimal(Fraction(units, 10_000))

    assert Fraction(text) == Fraction(units, 10_000)
    assert "." not in text or not text.endswith(("0", "."))


@given(
    votes=st.tuples(*[st.integers(0, 60)] * 5),
    quorum=SHARES,
    passes=SHARES,
    base=st.sampled_from(["cast", "participating", "eligible"]),
    strict=st.booleans(),
)
def test_outcomes_are_those_of_whole_numbers(
    votes: tuple[int, int, int, int, int], quorum: tuple[int, int], passes: tuple[int, int], base: str, *, strict: bool
) -> None:
    """The count agrees with one that multiplies out, without a fraction."""
    yes, no, abstain, invalid, absent = votes
    cast, part = yes + no, yes + no + abstain + invalid
    eligible = part + absent
    of = {"cast": cast, "participating": part, "eligible": eligible}[base]
    left, right = yes * passes[1], passes[0] * of
    passed = yes > 0 and (left > right if strict else left >= right)
    present = part > 0 and part * quorum[1] >= quorum[0] * eligible
    measure = Measure(
        name="heads",
        unit="people",
        eligible=str(eligible),
        quorum=Share(share=f"{quorum[0]}/{quorum[1]}", base="eligible"),
        passes=Share(share=f"{passes[0]}/{passes[1]}", base=base, strict=strict),
        yes=str(yes),
        no=str(no),
        abstain=str(abstain),
        invalid=str(invalid),
    )

    assert count(measure).outcome == ("no-quorum" if not present else "adopted" if passed else "rejected")


@given(text=st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), whole=st.booleans())
def test_no_text_makes_a_rule_that_cannot_be_counted(text: str, *, whole: bool) -> None:
    """A rule is None, or a share between nothing and everything of a base, or a number; it never raises."""
    share = read_share(text, "eligible" if whole else "cast", whole=whole)

    if share is not None:
        assert share.base in {"cast", "participating", "eligible"} or (whole and share.base == "" and share.value >= 1)
        assert 0 < share.value <= 1 or not share.base


@given(text=st.text(max_size=300) | st.text(alphabet='voter,choice\n"yes\rno 12-', max_size=300), headed=st.booleans())
def test_no_table_raises(text: str, *, headed: bool) -> None:
    """Whatever stands in it, a table gives ballots that can be counted, and places that lie in the file."""
    text = f"voter,choice,area\n{text}" if headed else text
    found, report = read(text.split("\n"))

    assert sum(int(value) for value in tallied(found, "heads").values()) == len(found)
    assert all(1 <= one.place.line <= len(report.lines) and one.place.col >= 1 and one.help for one in report.problems)


def test_votes_and_questions_can_be_kept() -> None:
    """What is written between two builds comes back as it was."""
    text = Text(lang="en", title="Dogs", summary="", body_line=1, path="dogs.md")
    rule = Share(share="2/3", base="cast")
    vote = Vote(
        id="dogs",
        path="dogs.md",
        texts=(text,),
        question="dogs",
        opens=datetime.fromisoformat("2026-12-01T00:00+00:00"),
        closes=datetime.fromisoformat("2026-12-15T00:00+00:00"),
        measures=(Measure(name="heads", unit="people", eligible="3", quorum=None, passes=rule, yes="2", no="1"),),
        ballots=(Ballot(choice="yes", receipt="k7-2f9a"),),
        outcome="adopted",
    )
    question = Question(id="dogs", path="dogs.md", texts=(text,), asked=date(2026, 11, 1), positions=(Position(by="Ada"),))
    kept = msgspec.msgpack.encode([vote, question])

    assert msgspec.msgpack.decode(kept, type=list[Vote | Question]) == [vote, question]
    assert (vote.address, question.address) == ("/charter/votes/dogs/", "/charter/questions/dogs/")
