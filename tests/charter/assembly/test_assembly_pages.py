"""The pages of questions and votes: what is published of a debate and of its ballots, and what is not."""

from __future__ import annotations

import hashlib
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from msgspec.structs import replace
from tests.charter.assembly.conftest import CHARTER

from hundred.charter.assembly.asking import asked_of, came_of, state_now, text_voted_on, vote_state, votes_on
from hundred.charter.assembly.telling import amount, rounded, tell
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
    told = tell(measure("3", "1")).majority

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


def test_an_area_names_nobody_who_is_not_named(assembly: Assembly) -> None:
    """Those of unnamed voters stand as one sum for each choice; by heads and by area the table still counts the same."""
    area = "\n  eligible: 900\n  quorum: 1/2\n  pass: at least 2/3 of cast"
    header = {"tally": "", "ballots": "2026-dogs.csv", "secret": "no", "eligible": "4", "area": area}
    people = {f"people/{one}.md": f"---\nname: {one} Quick\nconsent: no\n---\n" for one in ("cy", "di")}
    table = "voter,choice,area\nada,yes,89.53\nbo,yes,120\ncy,no,300\ndi,yes,200.5\n"
    made = assembly.hamlet.pages(assembly.files({VOTE: assembly.vote(**header), TABLE: table, **people}))

    rows = made["charter/votes/2026-dogs/ballots.csv"].decode().split()
    assert rows == ["voter,choice,area", ",no,300", ",yes,320.5", ",yes,0", "ada,yes,89.53"]


def test_the_order_of_ballots_tells_nothing(assembly: Assembly) -> None:
    """Receipts are published in their own order, whatever the order in which they were handed in."""
    head, *rows = RECEIPTS.splitlines(keepends=True)
    vote = {VOTE: assembly.vote(tally="", ballots="2026-dogs.csv")}
    one, other = (assembly.hamlet.pages(assembly.files({**vote, TABLE: head + "".join(order)})) for order in (rows, rows[::-1]))

    table = "charter/votes/2026-dogs/ballots.csv"
    assert one[table] == other[table]


# Got, of, and what is told of it: lowest terms, rounded, whether that is exact, what is needed, both sides without a fraction.
@pytest.mark.parametrize(
    ("yes", "no", "told"),
    [
        ("2", "1", ("2/3", "66.67", False, "2", "6", "6")),
        ("3", "1", ("3/4", "75", True, "2 2/3", "9", "8")),
        ("1000", "500", ("2/3", "66.67", False, "1,000", "3,000", "3,000")),
        ("0", "0", ("", "0", True, "0", "0", "0")),
    ],
)
def test_a_share_is_told_exactly(yes: str, no: str, told: tuple[object, ...]) -> None:
    """As a fraction and crosswise; a rounded percentage is not called exact."""
    found = tell(measure(yes, no)).majority

    assert (found.part, found.percent, found.exact, found.needed, found.left, found.right) == told


@given(
    yes=st.integers(0, 400),
    no=st.integers(0, 400),
    over=st.integers(1, 12),
    under=st.integers(1, 12),
    strict=st.booleans(),
    base=st.sampled_from(["cast", "participating", "eligible"]),
)
def test_both_sides_show_whether_it_was_reached(yes: int, no: int, over: int, under: int, strict: bool, base: str) -> None:  # noqa: FBT001, PLR0917
    """Multiplied crosswise, the first is larger, or not smaller where the share has only to be reached; none is never enough."""
    passes = Share(share=str(Fraction(over, over + under)), base=base, strict=strict)
    told = tell(replace(measure(str(yes), str(no)), eligible="800", passes=passes)).majority
    left, right = (Fraction(side.replace(",", "")) for side in (told.left, told.right))

    assert told.reached is (yes > 0 and (left > right if strict else left >= right))
    assert told.reached is (yes >= int(told.least.replace(",", "")))


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        ("98604.5", "en", "98,604.5"),
        ("98604.5", "zh-Hans", "98,604.5"),
        ("98604.5", "de", "98.604,5"),
        ("742/3", "en", "247 1/3"),
    ],
)
def test_amounts_are_written_as_the_language_writes_them(value: str, lang: str, said: str) -> None:
    """What no decimal is equal to keeps its fraction."""
    assert amount(Fraction(value), lang) == said


def test_the_mark_stands_where_the_share_is() -> None:
    """Of a number of votes that is its part of all who may vote, at the end of the bar at most."""
    quorum = Share(share="150", base="")
    told = tell(replace(measure("30", "10"), eligible="600", quorum=quorum))

    assert (told.majority.mark, told.quorum.mark if told.quorum else "") == ("66.67", "25")


# The day of the build, how the vote and the question stand, and what the page has of a count.
@pytest.mark.parametrize(
    ("opens", "closes", "tally", "state", "question", "counted"),
    [
        ("2026-12-01", "2026-12-02", "", "coming", "open", False),
        ("2026-11-01", "2026-12-02", "", "voting", "voting", False),
        ("2026-11-01", "2026-11-02", "", "uncounted", "open", False),
        ("2026-11-01", "2026-11-02", "{yes: 1, no: 1}", "no-quorum", "open", True),
        ("2026-11-01", "2026-11-02", "{yes: 4, no: 4}", "rejected", "rejected", True),
        ("2026-11-01", "2026-11-02", "{yes: 4, no: 2}", "adopted", "adopted", True),
    ],
)
def test_a_count_is_shown_when_there_is_one(  # noqa: PLR0917
    assembly: Assembly,
    opens: str,
    closes: str,
    tally: str,
    state: str,
    question: str,
    counted: bool,  # noqa: FBT001
) -> None:
    """While a vote is open its page says the rules and no number of votes."""
    made = assembly.hamlet.pages(assembly.files({VOTE: assembly.vote(opens=opens, closes=closes, tally=tally)}))
    page = html.fromstring(made["charter/votes/2026-dogs/index.html"].decode())
    asked = html.fromstring(made["charter/questions/dogs/index.html"].decode())

    assert page.xpath("//header//span[@class='lamp']/@data-state") == [state]
    assert asked.xpath("//header//span[@class='lamp']/@data-state") == [question]
    assert len(page.xpath("//*[@data-hurdle]")) == 2
    assert (len(page.xpath("//table")), len(page.xpath("//svg[@class='count']"))) == ((1, 2) if counted else (0, 0))


def test_an_open_vote_is_told_where_the_charter_is_read(assembly: Assembly) -> None:
    """On the charter's own page, and on that of the version whose text is voted on; not before, and not after the close."""
    files = assembly.files({"charter/2.0.md": CHARTER.replace("1.0", "2.0").replace("On a", "On no")})
    (old, new) = assembly.hamlet.community(files).versions
    told = {}
    for opens, closes in (("2026-11-01", "2026-12-02"), ("2026-11-01", "2026-11-02"), ("2026-12-01", "2026-12-02")):
        vote = assembly.vote(opens=opens, closes=closes, tally="", text_digest=new.digests["en"])
        made = assembly.hamlet.pages({**files, VOTE: vote})
        for page in ("", f"{old.id}/", f"{new.id}/"):
            root = html.fromstring(made[f"charter/{page}index.html"].decode())
            told[opens, closes, page] = root.xpath("//header//div/@data-vote")

    assert {key for key, votes in told.items() if votes} == {("2026-11-01", "2026-12-02", page) for page in ("", "2.0/")}


def test_hours_are_said_where_the_file_says_them(assembly: Assembly) -> None:
    """With the zone; days stay days."""
    made = assembly.hamlet.pages(assembly.files({VOTE: assembly.vote(opens="2026-03-01 19:00", closes="2026-03-02")}))
    page = html.fromstring(made["charter/votes/2026-dogs/index.html"].decode())

    assert page.xpath("//aside//time/@datetime") == ["2026-03-01T19:00:00+08:00", "2026-03-02"]
    assert page.xpath("//aside//*[@class='zone']/text()") == ["Shanghai, UTC+8"]


def test_the_words_voted_on_have_the_digest(assembly: Assembly) -> None:
    """A vote on the words of a question names the SHA-256 of the file that is published with it."""
    question = assembly.question(body="May  they run?   \r\n\n\n\nOr walk?\n")
    (own,) = assembly.hamlet.community(assembly.files({"charter/questions/dogs.md": question})).questions
    made = assembly.hamlet.pages(assembly.files({"charter/questions/dogs.md": question}))

    assert hashlib.sha256(made["charter/questions/dogs/question.en.txt"]).hexdigest() == own.digests["en"]


def test_those_who_agreed_are_named_in_an_open_vote(assembly: Assembly) -> None:
    """Ada is, with what she chose; Boris is one of those without a name."""
    header = {"tally": "", "ballots": "2026-dogs.csv", "secret": "no", "eligible": "4"}
    files = assembly.files({VOTE: assembly.vote(**header), TABLE: "voter,choice\nada,yes\nbo,no\n"})
    made = assembly.hamlet.pages(files)
    page = html.fromstring(made["charter/votes/2026-dogs/index.html"].decode())

    assert page.xpath("//section[@class='voters']//li//bdi/text()") == ["Ada Penrose"]
    assert page.xpath("//section[@class='voters']//p/text()") == ["1 ballot without a name"]


def test_nothing_speaks_of_questions_where_there_are_none(assembly: Assembly) -> None:
    """Neither a page nor a link in the charter's menu."""
    made = assembly.hamlet.pages(assembly.files({"charter/questions/dogs.md": "", VOTE: ""}))

    assert [path for path in made if "questions" in path] == []
    assert [path for path, data in made.items() if b"/charter/questions/" in data] == []


def test_a_question_about_a_draft_names_no_page_that_is_not_there(assembly: Assembly) -> None:
    """The article is in a draft alone, and has no page yet."""
    draft = "---\ntitle: Charter\nversion: '2.0'\nstatus: draft\n---\n## Cats {#cats}\n\nIndoors.\n"
    files = assembly.files({"charter/2.0.md": draft, "charter/questions/dogs.md": assembly.question(articles="[dogs, cats]")})
    page = html.fromstring(assembly.hamlet.pages(files)["charter/questions/dogs/index.html"].decode())

    assert [one for one in page.xpath("//aside//a/@href") if "/articles/" in one] == ["/charter/articles/dogs/"]


def test_a_question_and_its_vote_have_pages(assembly: Assembly) -> None:
    """In every language of the site."""
    made = assembly.hamlet.pages(assembly.files())
    wanted = {"charter/questions/", "charter/questions/dogs/", "charter/votes/2026-dogs/"}

    assert {f"{tree}{one}index.html" for one in wanted for tree in ("", "zh-Hans/")} <= made.keys()
