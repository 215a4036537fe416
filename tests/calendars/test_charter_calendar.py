"""The calendar of the charter: votes that open and close, versions that take effect, as calendar programs read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from lxml import html

from hundred.calendars.lint.check import lint
from hundred.calendars.text import lines_of
from hundred.core.alternates import charter
from hundred.core.charter_dates import any_dates, charter_dates, count_dates
from hundred.core.view import View

if TYPE_CHECKING:
    from tests.conftest import Hamlet

VERSION = "---\ntitle: The charter\nversion: '{0}'\nstatus: adopted\nadopted: {1}\neffective: {2}\n---\n## Dogs {{#dogs}}\n\nOn a {0} lead.\n"
QUESTION = "---\ntitle: Dogs; where, when?\nasked: 2026-02-01\nsummary: Before *nine*.\n{0}---\nMay they?\n"
CHINESE = "---\ntitle: 遛狗？\nsummary: 九点以前。\n---\n可以吗？\n"
VOTE = "---\nquestion: dogs\nopens: {0}\ncloses: {1}\neligible: 10\npass: at least 1/2 of cast\n{2}---\n"
FILES = {
    "charter/1.0.md": VERSION.format("1.0", "2025-03-20", "2025-04-01"),
    "charter/2.0.md": VERSION.format("2.0", "2026-11-14", "2027-01-01").replace(
        "adopted: 20", "supersedes: '1.0'\nadopted: 20"
    ),
    "charter/questions/dogs.md": QUESTION.format(""),
    "charter/questions/dogs.zh-Hans.md": CHINESE,
    "charter/votes/2026-dogs.md": VOTE.format("2026-12-01", "2026-12-07", ""),
}


def events(hamlet: Hamlet, changed: dict[str, str] | None = None, tree: str = "", **conf: Any) -> dict[str, icalendar.Event]:
    """Return the entries of the calendar by UID; the linter finds nothing in it."""
    data = hamlet.pages({**FILES, **(changed or {})}, **conf)[f"{tree}calendars/charter.ics"]
    assert list(lint("charter.ics", data)) == []
    return {str(one["UID"]): one for one in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def span(event: icalendar.Event) -> tuple[Any, Any]:
    """Return start and end of an entry, times in UTC."""
    found = event["DTSTART"].dt, event["DTEND"].dt
    return tuple(one.astimezone(UTC) if isinstance(one, datetime) else one for one in found)  # type: ignore[return-value]


def test_votes_and_versions_are_in_it(hamlet: Hamlet) -> None:
    """Whole days: the day a vote opens, the last day to vote, the first day of a version; past ones stay."""
    found = {uid: (str(one["SUMMARY"]), *span(one)) for uid, one in events(hamlet).items()}

    assert found == {
        "charter.version.1.0.effective@hamlet.example": ("In force: The charter 1.0", date(2025, 4, 1), date(2025, 4, 2)),
        "charter.vote.2026-dogs.opens@hamlet.example": (
            "Vote opens: Dogs; where, when?",
            date(2026, 12, 1),
            date(2026, 12, 2),
        ),
        "charter.vote.2026-dogs.closes@hamlet.example": (
            "Last day to vote: Dogs; where, when?",
            date(2026, 12, 7),
            date(2026, 12, 8),
        ),
        "charter.version.2.0.effective@hamlet.example": ("In force: The charter 2.0", date(2027, 1, 1), date(2027, 1, 2)),
    }


def test_each_language_has_its_words_and_the_same_identities(hamlet: Hamlet) -> None:
    """A vote has no title of its own; it is called by its question, in the language of the calendar."""
    english, chinese = events(hamlet), events(hamlet, tree="zh-Hans/")

    assert english.keys() == chinese.keys()
    one = chinese["charter.vote.2026-dogs.closes@hamlet.example"]
    assert str(one["SUMMARY"]) == "表决最后一天：遛狗？"
    assert str(one["URL"]) == "https://hamlet.example/zh-Hans/charter/votes/2026-dogs/"
    assert str(one["DESCRIPTION"]).startswith("九点以前。")


@pytest.mark.parametrize(
    ("opens", "closes", "zone", "first", "last"),
    [
        # In an hour: its first and its last half.
        (
            "2026-12-01 22:30",
            "2026-12-01 23:30",
            "Asia/Shanghai",
            (datetime(2026, 12, 1, 14, 30, tzinfo=UTC), datetime(2026, 12, 1, 15, 0, tzinfo=UTC)),
            (datetime(2026, 12, 1, 15, 0, tzinfo=UTC), datetime(2026, 12, 1, 15, 30, tzinfo=UTC)),
        ),
        # In ten minutes: all of them.
        (
            "2026-12-01 22:30",
            "2026-12-01 22:40",
            "Asia/Shanghai",
            (datetime(2026, 12, 1, 14, 30, tzinfo=UTC), datetime(2026, 12, 1, 14, 40, tzinfo=UTC)),
            (datetime(2026, 12, 1, 14, 30, tzinfo=UTC), datetime(2026, 12, 1, 14, 40, tzinfo=UTC)),
        ),
        # From a day on until a time, in summer, where winter has other hours.
        (
            "2027-06-01",
            "2027-06-07 18:10",
            "Europe/London",
            (date(2027, 6, 1), date(2027, 6, 2)),
            (datetime(2027, 6, 7, 16, 40, tzinfo=UTC), datetime(2027, 6, 7, 17, 10, tzinfo=UTC)),
        ),
        # Across the night on which the clocks go back.
        (
            "2027-10-30 12:00",
            "2027-10-31 01:15",
            "Europe/London",
            (datetime(2027, 10, 30, 11, 0, tzinfo=UTC), datetime(2027, 10, 30, 11, 30, tzinfo=UTC)),
            (datetime(2027, 10, 30, 23, 45, tzinfo=UTC), datetime(2027, 10, 31, 0, 15, tzinfo=UTC)),
        ),
    ],
)
def test_a_vote_by_the_clock_is_shown_by_the_clock(  # noqa: PLR0917 - a table
    hamlet: Hamlet, opens: str, closes: str, zone: str, first: tuple[Any, Any], last: tuple[Any, Any]
) -> None:
    """Its first and its last half hour stand in the calendar; the last one ends when the vote does."""
    found = events(hamlet, {"charter/votes/2026-dogs.md": VOTE.format(opens, closes, "")}, TIMEZONE=zone)

    assert span(found["charter.vote.2026-dogs.opens@hamlet.example"]) == first
    assert span(found["charter.vote.2026-dogs.closes@hamlet.example"]) == last


def test_a_change_raises_the_number(hamlet: Hamlet) -> None:
    """SEQUENCE rises with the `modified` of the file, LAST-MODIFIED and DTSTAMP are that; without it nothing is claimed."""
    seen = []
    for number, modified in enumerate(("", "modified: 2026-11-10\n", "modified: 2026-11-10 00:01\n")):
        vote = VOTE.format("2026-12-01", f"2026-12-0{7 + number % 2}", modified)
        one = events(hamlet, {"charter/votes/2026-dogs.md": vote})["charter.vote.2026-dogs.closes@hamlet.example"]
        seen.append((int(one["SEQUENCE"]), one["LAST-MODIFIED"].dt if "LAST-MODIFIED" in one else None, one["DTSTAMP"].dt))

    assert [at for _, at, _ in seen] == [
        None, datetime(2026, 11, 9, 16, tzinfo=UTC), datetime(2026, 11, 9, 16, 1, tzinfo=UTC),
    ]  # fmt: skip
    assert seen[0][0] == 0 < seen[1][0] == seen[2][0] - 1
    assert [stamp for _, _, stamp in seen] == [datetime(2026, 1, 1, tzinfo=UTC), seen[1][1], seen[2][1]]


def test_a_question_taken_back_calls_its_vote_off(hamlet: Hamlet) -> None:
    """The entries stay, and say so before their title, as half of the programs show no other sign."""
    found = events(hamlet, {"charter/questions/dogs.md": QUESTION.format("state: withdrawn\n")})
    votes = [one for uid, one in found.items() if ".vote." in uid]

    assert [(str(one["STATUS"]), str(one["SUMMARY"]).split()[0]) for one in votes] == [("CANCELLED", "[Cancelled]")] * 2


def test_a_version_that_another_one_overtakes_is_not_in_it(hamlet: Hamlet) -> None:
    """Of two that would begin on one day only the later is ever in force; one that is voted on may never be."""
    later = VERSION.format("2.1", "2026-11-15", "2027-01-01").replace("adopted: 20", "supersedes: '2.0'\nadopted: 20")
    voting = VERSION.format("3.0", "2026-11-15", "2027-02-01").replace("status: adopted\nadopted: 2026-11-15", "status: voting")

    found = events(hamlet, {"charter/2.1.md": later, "charter/3.0.md": voting})

    assert [uid for uid in found if "version" in uid] == [
        "charter.version.1.0.effective@hamlet.example",
        "charter.version.2.1.effective@hamlet.example",
    ]


def test_there_is_none_without_dates(hamlet: Hamlet) -> None:
    """A site without a charter has no such calendar, no page of it, and names none."""
    made = hamlet.pages({"pages/about.md": "---\ntitle: About\n---\n"})

    assert [path for path in made if "calendars/charter" in path] == []
    assert [path for path, data in made.items() if b"calendars/charter" in data] == []


def test_it_has_a_page_to_subscribe_on(hamlet: Hamlet) -> None:
    """The list of calendars leads there with the number of dates; the page offers the ways in, and the dates to come."""
    made = hamlet.pages(FILES)
    listed = html.fromstring(made["calendars/index.html"]).xpath("//li[a/@href='/calendars/charter/']")[0]
    page = html.fromstring(made["calendars/charter/index.html"])

    assert listed.text_content() == "Charter 4"
    assert page.xpath("//ul[@class='apps']/li[1]/a/@href") == ["webcal://hamlet.example/calendars/charter.ics"]
    assert page.xpath("//li[@class='event']//a/@href") == [
        "/charter/votes/2026-dogs/",
        "/charter/votes/2026-dogs/",
        "/charter/2.0/",
    ]
    assert page.xpath("//li[@class='event']/time/@datetime") == ["2026-12-01", "2026-12-07", "2027-01-01"]


def test_its_agenda_can_stand_on_other_sites(hamlet: Hamlet) -> None:
    """The same dates, with links that leave the frame."""
    page = html.fromstring(hamlet.pages(FILES)["zh-Hans/calendars/embed/charter/index.html"])

    assert [one.text for one in page.xpath("//li//a[@target='_top']")] == [
        "开始表决：遛狗？", "表决最后一天：遛狗？", "生效：The charter 2.0",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["charter/", "charter/1.0/", "charter/questions/", "charter/votes/2026-dogs/"])
def test_pages_of_the_charter_name_it(hamlet: Hamlet, path: str) -> None:
    """In their heads, in their language."""
    made = hamlet.pages(FILES)
    found = {tree: html.fromstring(made[f"{tree}{path}index.html"]) for tree in ("", "zh-Hans/")}

    assert {tree: page.xpath("//head/link[@type='text/calendar']/@href") for tree, page in found.items()} == {
        tree: [f"/{tree}calendars/charter.ics"] for tree in found
    }


def test_lines_are_as_icalendar_writes_them(hamlet: Hamlet) -> None:
    """Folding, escaping and order of properties are those of the library, which reads and writes the same bytes."""
    data = hamlet.pages(FILES)["zh-Hans/calendars/charter.ics"]

    assert icalendar.Calendar.from_ical(data).to_ical() == data
    assert lines_of(data.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]) == data


def test_pages_do_not_change_with_every_date(hamlet: Hamlet) -> None:
    """That a vote is moved is no news to a page that only names the calendar, or says how many dates are in it."""
    moved = VOTE.format("2026-12-02", "2026-12-09", "")
    before, after = hamlet.community(FILES), hamlet.community({**FILES, "charter/votes/2026-dogs.md": moved})

    assert before.ask(charter_dates) != after.ask(charter_dates)
    assert [one.ask(any_dates) for one in (before, after)] == [True, True]
    assert [one.ask(count_dates) for one in (before, after)] == [4, 4]
    with before.reads.collect() as reads:
        charter(View(community=before, lang="en", catalogue=hamlet.view(FILES).catalogue))
    assert [key for key in reads if key[0] == "ask"] == [("ask", "hundred.core.charter_dates.any_dates")]
