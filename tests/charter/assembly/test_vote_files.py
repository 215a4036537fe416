"""Vote files and the tables beside them become votes that are counted; every slip is told where it was made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from hundred.build.read import load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.charter.assembly.conftest import Assembly

VOTE, TABLE = "charter/votes/2026-dogs.md", "charter/votes/2026-dogs.csv"
RECEIPTS = "receipt,choice\nk7-2f9a,yes\nk7-3d1c,yes\nk7-4b8e,no\nk7-5a2d,abstain\nk7-6c3f,yes\n"
OPEN = "voter,choice\nada,yes\nbo,no\n"
# The fields of the vote that differ, the table ('' for none), and what is told.
TOLD = (
    ({"outcome": "rejected"}, "", "VOTE:9 outcome: the count gives 'adopted', not 'rejected'"),
    ({"tally": "", "outcome": "adopted"}, "", "VOTE:8 outcome: 'adopted' is announced, but nothing is counted"),
    ({"closes": "2026-02-20"}, "", "VOTE:4 date-order: the vote closes before it opens"),
    ({"opens": "2026-01-31"}, "", "VOTE:3 date-order: the vote opens before 'dogs' was raised on 2026-02-01"),
    ({"closes": "2026-12-24"}, "", "VOTE:4 date-order: the vote is counted before it closes"),
    ({"eligible": "5"}, "", "VOTE:5 eligible: 6 took part, and only 5 may vote"),
    ({"tally": "{yes: 4, no: 2, total: 7}"}, "", "VOTE:8 sum: the parts give 6, the total says 7"),
    ({"tally": "{yes: 4.5, no: 2}"}, "", "VOTE:8 amount: '4.5' is not a whole number of ballots"),
    ({"tally": "{yes: many, no: 2}"}, "", "VOTE:8 amount: 'many' cannot be the yes of a count"),
    ({"pass": "2/3 of trees"}, "", "VOTE:7 share: '2/3 of trees' is not a rule that can be counted"),
    ({"text_digest": "abc"}, "", "VOTE:9 not-a-digest: 'abc' is not a SHA-256"),
    ({"text_digest": "0" * 64}, "", "VOTE:9 no-text: no version and no question has this digest"),
    ({"question": "cats"}, "", "VOTE:2 no-question: there is no question 'cats'"),
    ({"ballots": "2026-dogs.csv"}, "", "VOTE:9 ballots: there is no table 2026-dogs.csv beside this file"),
    ({"ballots": "other.csv"}, RECEIPTS, "VOTE:9 ballots: the ballots of this vote are in 2026-dogs.csv, beside it"),
    ({}, RECEIPTS, "TABLE:1 ballots: the vote does not name this table"),
    (
        {"tally": "{yes: 4, no: 1, abstain: 1}", "ballots": "2026-dogs.csv"},
        RECEIPTS,
        "VOTE:8 sum: the ballots give 3 yes, the tally says 4",
    ),
    (
        {"tally": "", "ballots": "2026-dogs.csv", "secret": "no"},
        "voter,choice\nada,yes\nadda,no\n",
        "TABLE:3 no-person: there is no person 'adda'",
    ),
    (
        {"tally": "", "ballots": "2026-dogs.csv"},
        RECEIPTS + "k7-2F9A,no\n",
        "TABLE:7 ballot: the receipt 'k7-2F9A' stands on line 2 already",
    ),
    ({"area": "{eligible: 100, pass: at least 1/2 of cast}"}, "", "VOTE:9 sum: the area is not counted"),
)


@pytest.mark.parametrize(("header", "table", "said"), TOLD)
def test_a_slip_is_told_where_it_was_made(assembly: Assembly, header: dict[str, str], table: str, said: str) -> None:
    """One of the faults of a file, or of its table, is the one that is expected."""
    told = assembly.told({VOTE: assembly.vote(**header), TABLE: table})

    assert said.replace("VOTE", f"content/{VOTE}").replace("TABLE", f"content/{TABLE}") in told


def test_a_sound_vote_is_told_nothing_of(assembly: Assembly) -> None:
    """The hamlet as it is has no fault."""
    assert assembly.told({}) == []


def test_a_table_alone_belongs_to_nothing(assembly: Assembly) -> None:
    """Beside no vote a table is refused."""
    told = assembly.told({"charter/votes/2025-cats.csv": RECEIPTS})

    file = "content/charter/votes/2025-cats"
    assert told == [f"{file}.csv:1 alone: there is no {file}.md that this file could belong to"]


def test_a_table_elsewhere_is_not_published(assembly: Assembly) -> None:
    """Only votes have tables beside them."""
    assert [one.split(" ")[1] for one in assembly.told({"charter/questions/dogs.csv": RECEIPTS})] == ["file-type:"]


def test_ballots_are_counted(assembly: Assembly) -> None:
    """Three of four that were cast are two thirds and more, and five of ten a half."""
    files = assembly.files({VOTE: assembly.vote(tally="", ballots="2026-dogs.csv"), TABLE: RECEIPTS})
    (vote,) = assembly.hamlet.community(files).votes
    (heads,) = vote.measures

    assert (heads.yes, heads.no, heads.abstain, heads.invalid) == ("3", "1", "1", "0")
    assert vote.outcome == "adopted"


def test_whole_days_are_of_the_clock_of_the_site(assembly: Assembly) -> None:
    """A vote that closes on the 14th is open to the midnight after it, in Shanghai."""
    (vote,) = assembly.hamlet.community(assembly.files()).votes

    assert (vote.opens, vote.closes, vote.by_day) == (
        datetime(2026, 2, 28, 16, tzinfo=UTC),
        datetime(2026, 3, 14, 16, tzinfo=UTC),
        True,
    )


def test_whoever_did_not_agree_is_in_no_ballot(assembly: Assembly) -> None:
    """Boris' ballot counts in an open vote, and is nobody's."""
    header = {"tally": "", "ballots": "2026-dogs.csv", "secret": "no", "eligible": "4"}
    files = assembly.files({VOTE: assembly.vote(**header), TABLE: OPEN})
    (vote,) = assembly.hamlet.community(files).votes

    assert [(one.voter, one.choice) for one in vote.ballots] == [("ada", "yes"), ("", "no")]


def test_a_receipt_is_no_persons_id(assembly: Assembly) -> None:
    """A receipt by which a voter is known gives the ballot away."""
    files = {
        "people/ada-7.md": "---\nname: Ada Seven\nconsent: no\n---\n",
        VOTE: assembly.vote(tally="", ballots="2026-dogs.csv"),
        TABLE: RECEIPTS.replace("k7-2f9a", "Ada-7"),
    }

    assert assembly.told(files) == [f"content/{VOTE}:8 secret: the receipt 'Ada-7' is the id of a person"]


def test_a_vote_may_name_the_text_of_its_question(assembly: Assembly) -> None:
    """The digest of a question's words is known, and of other words it is not."""
    (question,) = assembly.hamlet.community(assembly.files()).questions
    named = {VOTE: assembly.vote(text_digest=question.digests["en"])}

    assert assembly.told(named) == []
    changed = {**named, "charter/questions/dogs.md": assembly.question("May they swim?\n")}
    assert [one.split(" ")[1] for one in assembly.told(changed)] == ["no-text:"]


def test_a_table_that_changed_is_counted_anew(assembly: Assembly, tmp_path: Path) -> None:
    """The vote is kept from one run to the next until its table is another one."""
    shelf = (tmp_path / "shelf", "form")
    files = assembly.files({VOTE: assembly.vote(tally="", ballots="2026-dogs.csv"), TABLE: RECEIPTS})

    outcomes = []
    for table in (RECEIPTS, RECEIPTS, RECEIPTS.replace("yes", "no")):
        site = assembly.hamlet.site({**files, TABLE: table})
        outcomes.append(load(site.content, site.settings, site.now, shelf=shelf).community.votes[0].outcome)

    assert outcomes == ["adopted", "adopted", "rejected"]
