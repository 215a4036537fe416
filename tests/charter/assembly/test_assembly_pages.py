"""The pages of questions and votes: what is published of a debate and of its ballots, and what is not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from hundred.charter.assembly.asking import asked_of, came_of, state_now, text_voted_on, vote_state, votes_on
from hundred.charter.assembly.telling import rounded, tell
from hundred.core.model import Measure, Share

if TYPE_CHECKING:
    from tests.charter.assembly.conftest import Assembly

VOTE, TABLE = "charter/votes/2026-dogs.md", "charter/votes/2026-dogs.csv"
RECEIPTS = "receipt,choice\nk7-2f9a,yes\nk7-3d1c,yes\nk7-4b8e,no\nk7-5a2d,abstain\nk7-6c3f,yes\n"


def measure(yes: str, no: str, share: str = "2/3", *, strict: bool = False) -> Measure:
    """Return a count by heads of a hundred."""
    passes = Share(share=share, base="cast", strict=strict)
    return Measure(name="heads", unit="people", eligible="100", quorum=None, passes=passes, yes=yes, no=no)


# Yes, no, the share, strict, percentage, the least number of ballots.
@pytest.mark.parametrize(
    ("yes", "no", "share", "strict", "percent", "least"),
    [
        ("2", "1", "2/3", False, "66.67", "2"),
        ("2", "2", "1/2", True, "50", "3"),
        ("2", "2", "1/2", False, "50", "2"),
        ("275", "137", "2/3", False, "66.75", "275"),
        ("0", "0", "2/3", False, "0", "1"),
        ("3", "0", "1/1", False, "100", "3"),
    ],
)
def test_a_majority_is_told_in_figures(yes: str, no: str, share: str, strict: bool, percent: str, least: str) -> None:  # noqa: FBT001, PLR0917
    """The percentage is rounded for reading, and the least number is the first that is enough."""
    told = tell(measure(yes, no, share, strict=strict)).majority

    assert (told.percent, told.least) == (percent, least)


def test_bars_are_as_wide_as_the_whole() -> None:
    """Where one ends the next begins, and the last one ends at a hundred."""
    told = tell(measure("3", "1"))

    assert told.bars == (("yes", "0", "75"), ("no", "75", "25"))


@pytest.mark.parametrize(("value", "said"), [("1/3", "0.33"), ("2/3", "0.67"), ("1/8", "0.13"), ("40", "40"), ("0", "0")])
def test_rounding_is_half_up(value: str, said: str) -> None:
    """Two decimals at most."""
    assert rounded(Fraction(value)) == said


def test_pages_know_what_belongs_together(assembly: Assembly) -> None:
    """From an article to its questions, from a question to its votes, and from a vote to its text."""
    community = assembly.hamlet.community(assembly.files())
    digest = community.versions[0].digests["en"]

    assert community.ask(asked_of, "dogs") == ("dogs",)
    assert community.ask(votes_on, "dogs") == ("2026-dogs",)
    assert community.ask(state_now, "dogs") == community.ask(vote_state, "2026-dogs") == "adopted"
    assert community.ask(text_voted_on, digest) == ("charter", "1.0", "en")
    assert community.ask(came_of, "dogs") == ()


def test_no_voter_of_a_secret_vote_is_anywhere(assembly: Assembly) -> None:
    """The table that is published holds receipts alone, as the site keeps no more of them."""
    files = assembly.files({VOTE: assembly.vote(tally="", ballots="2026-dogs.csv"), TABLE: RECEIPTS})
    made = assembly.hamlet.pages(files)

    assert made["charter/votes/2026-dogs/ballots.csv"].decode().splitlines() == RECEIPTS.splitlines()
    assert [path for path, data in made.items() if b"Boris" in data] == []


def test_an_open_vote_publishes_no_name_without_consent(assembly: Assembly) -> None:
    """Boris' ballot stands in the table without him."""
    header = {"tally": "", "ballots": "2026-dogs.csv", "secret": "no", "eligible": "4"}
    files = assembly.files({VOTE: assembly.vote(**header), TABLE: "voter,choice\nada,yes\nbo,no\n"})
    made = assembly.hamlet.pages(files)

    assert made["charter/votes/2026-dogs/ballots.csv"] == b"voter,choice\r\n,no\r\nada,yes\r\n"


def test_the_order_of_ballots_tells_nothing(assembly: Assembly) -> None:
    """Receipts are published in their own order, whatever the order in which they were handed in."""
    head, *rows = RECEIPTS.splitlines(keepends=True)
    vote = {VOTE: assembly.vote(tally="", ballots="2026-dogs.csv")}
    one, other = (assembly.hamlet.pages(assembly.files({**vote, TABLE: head + "".join(order)})) for order in (rows, rows[::-1]))

    table = "charter/votes/2026-dogs/ballots.csv"
    assert one[table] == other[table]


def test_a_question_and_its_vote_have_pages(assembly: Assembly) -> None:
    """In every language of the site."""
    made = assembly.hamlet.pages(assembly.files())
    wanted = {"charter/questions/", "charter/questions/dogs/", "charter/votes/2026-dogs/"}

    assert {f"{tree}{one}index.html" for one in wanted for tree in ("", "zh-Hans/")} <= made.keys()
