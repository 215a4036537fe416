"""The life of an event: how things stand with it is said alike on its page, in lists, calendars, feeds and linked data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.conftest import Hamlet

MET = "https://schema.org/"


@dataclass(frozen=True)
class Case:
    """A header, and what is to be seen of it; `words` are the label and the mark before titles by language."""

    header: dict[str, str]
    status: str
    ics: str
    ld: str
    words: dict[str, tuple[str, str]]
    mode: str = "Offline"
    was: str = ""


PLAIN = {
    "title": "A walk",
    "id": "walk",
    "start": "2026-12-05 19:00",
    "end": "21:00",
    "venue": "The pier",
    "date": "2026-11-01",
}
CASES = {
    "scheduled": Case({}, "scheduled", "CONFIRMED", "EventScheduled", {"en": ("", ""), "zh-Hans": ("", "")}),
    "tentative": Case(
        {"status": "tentative"}, "tentative", "TENTATIVE", "EventScheduled",
        {"en": ("Tentative", "[Tentative] "), "zh-Hans": ("待确认", "［待确认］")},
    ),
    "cancelled": Case(
        {"status": "cancelled"}, "cancelled", "CANCELLED", "EventCancelled",
        {"en": ("Cancelled", "[Cancelled] "), "zh-Hans": ("已取消", "［已取消］")},
    ),
    "postponed": Case(
        {"status": "postponed"}, "postponed", "TENTATIVE", "EventPostponed",
        {"en": ("Postponed", "[Postponed] "), "zh-Hans": ("已延期", "［已延期］")},
    ),
    "moved-online": Case(
        {"status": "moved-online", "online": "https://meet.example/room"}, "moved-online", "CONFIRMED", "EventMovedOnline",
        {"en": ("Moved online", "[Moved online] "), "zh-Hans": ("改为线上", "［改为线上］")}, mode="Online",
    ),
    "rescheduled": Case(
        {"was": "2026-11-28 19:00"}, "scheduled", "CONFIRMED", "EventRescheduled",
        {"en": ("Rescheduled", "[Rescheduled] "), "zh-Hans": ("已改期", "［已改期］")}, was="2026-11-28T19:00:00+08:00",
    ),
    "cancelled after all": Case(
        {"was": "2026-11-28 19:00", "status": "cancelled"}, "cancelled", "CANCELLED", "EventCancelled",
        {"en": ("Cancelled", "[Cancelled] "), "zh-Hans": ("已取消", "［已取消］")}, was="2026-11-28T19:00:00+08:00",
    ),
}  # fmt: skip
LISTS = ("index.html", "events/index.html", "events/2026/index.html", "events/2026/12/index.html")
LANGS = ("en", "zh-Hans")


def prefixed(lang: str, path: str) -> str:
    """Return the path of a file in a language's tree."""
    return path if lang == "en" else f"{lang}/{path}"


def labels(tree: Any) -> list[str]:
    """Return the words in which the state of events is said on a page, or in a part of one."""
    return [one.text_content() for one in tree.find_class("status")]


def linked_data(page: bytes) -> dict[str, Any]:
    """Return the linked data of a page."""
    found: dict[str, Any] = json.loads(html.fromstring(page).xpath("string(//script[@type='application/ld+json'])"))
    return found


@pytest.mark.parametrize("name", CASES)
def test_how_things_stand_is_said_alike(hamlet: Hamlet, name: str) -> None:
    """On the page, in every list, in every calendar and feed, and in the linked data, in both languages."""
    case = CASES[name]
    files = hamlet.pages({"events/walk.md": hamlet.file(**(PLAIN | case.header))})

    for lang in LANGS:
        label, mark = case.words[lang]
        wanted = [label] if label else []
        page = html.fromstring(files[prefixed(lang, "events/walk/index.html")])
        assert labels(page) == wanted
        assert page.xpath("//article/@data-status") == [case.status]
        assert page.xpath("//del//time/@datetime") == ([case.was] if case.was else [])
        for path in LISTS:
            tree = html.fromstring(files[prefixed(lang, path)])
            assert (path, labels(tree)) == (path, wanted)
            assert {one.get("data-status") for one in tree.xpath("//*[@data-start]")} == {case.status}
        for path in ("calendars/all.ics", "calendars/upcoming.ics", "events/walk/event.ics"):
            [entry] = icalendar.Calendar.from_ical(files[prefixed(lang, path)]).walk("VEVENT")
            assert (str(entry["SUMMARY"]), entry["STATUS"]) == (f"{mark}A walk", case.ics)
        for form in ("atom", "rss"):
            [entry] = feedparser.parse(files[prefixed(lang, f"feeds/events.{form}")]).entries
            assert entry.title.startswith(f"{mark}A walk · ")
        [item] = json.loads(files[prefixed(lang, "feeds/events.json")])["items"]
        assert item["title"].startswith(f"{mark}A walk · ")
        assert (mark.strip() in item["content_html"]) == bool(mark) or not mark
        said = linked_data(files[prefixed(lang, "events/walk/index.html")])
        assert (said["eventStatus"], said.get("previousStartDate", "")) == (MET + case.ld, case.was)
        assert said["eventAttendanceMode"] == f"{MET}{case.mode}EventAttendanceMode"
        [listed] = json.loads(files[prefixed(lang, "calendars/events.json")])["events"]
        assert (listed["status"], listed["url"].endswith("/events/walk/")) == (case.status, True)


def test_a_date_to_be_announced_is_in_lists_and_feeds_only(hamlet: Hamlet) -> None:
    """Calendars cannot say "some time in May"; the page, its address and its feeds are there."""
    files = hamlet.pages({"events/walk.md": hamlet.file(title="A walk", id="walk", start="2027-05", date="2026-11-01")})

    for lang, words in (("en", "date to be announced"), ("zh-Hans", "日期待定")):
        page = html.fromstring(files[prefixed(lang, "events/walk/index.html")])
        assert words in page.xpath("string(//article)")
        assert words in html.fromstring(files[prefixed(lang, "events/index.html")]).xpath("string(//main)").lower()
        assert not icalendar.Calendar.from_ical(files[prefixed(lang, "calendars/all.ics")]).walk("VEVENT")
        assert prefixed(lang, "events/walk/event.ics") not in files
        [entry] = feedparser.parse(files[prefixed(lang, "feeds/events.atom")]).entries
        assert words in entry.title
        assert linked_data(files[prefixed(lang, "events/walk/index.html")])["startDate"] == "2027-05"


SERIES = {
    **PLAIN,
    "start": "2026-12-04 19:00",
    "repeat": "every week, 5 times",
    "groups": "[readers]",
    "changes": """
  - {on: 2026-12-11, skip: the hall is let}
  - {on: 2026-12-18, cancel: storm}
  - {on: 2026-12-25, move: 2026-12-23 15:00, venue: The hut, why: a feast}
  - {add: 2026-12-30, why: once more}""",
}
DATES = [
    ("2026-12-04", "2026-12-04T19:00:00+08:00", "", ""),
    ("2026-12-11", "2026-12-11T19:00:00+08:00", "Not held", "the hall is let"),
    ("2026-12-18", "2026-12-18T19:00:00+08:00", "Cancelled", "storm"),
    ("2026-12-25", "2026-12-23T15:00:00+08:00", "Moved", "a feast"),
    ("2026-12-30", "2026-12-30T19:00:00+08:00", "Added", "once more"),
    ("2027-01-01", "2027-01-01T19:00:00+08:00", "", ""),
]


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the site of one series."""
    from tests.conftest import Hamlet as Maker  # noqa: PLC0415 - the fixture of that name is one test's

    maker = Maker(tmp_path_factory.mktemp("series"))
    reasons = "[{on: 2026-12-18, why: 大风}]"
    return maker.pages(
        {
            "events/walk.md": maker.file(**SERIES),
            "events/walk.zh-Hans.md": maker.file(title="散步", changes=reasons),
            "groups/readers.md": maker.file(title="Readers"),
        }
    )


def test_a_page_lists_every_date(series: dict[str, bytes]) -> None:
    """With its state and reason, in their order; the next one is marked."""
    page = html.fromstring(series["events/walk/index.html"])

    rows = page.xpath("//*[@class='dates']//li")
    found = [
        (row.get("id"), row.xpath("string(.//time/@datetime)"), "".join(labels(row)), row.xpath("string(.//*[@class='why'])"))
        for row in rows
    ]
    assert found == DATES
    assert [row.get("id") for row in rows if row.find_class("next")] == ["2026-12-04"]
    assert page.xpath("string(//*[@class='rule'])") == "every week on Friday, 5 times"


def test_reasons_are_in_the_language_of_the_page(series: dict[str, bytes]) -> None:
    """And marked with their own where nobody has translated them."""
    page = html.fromstring(series["zh-Hans/events/walk/index.html"])

    reasons = [(one.text, one.get("lang")) for one in page.xpath("//*[@class='dates']//*[@class='why']")]
    assert reasons == [("the hall is let", "en"), ("大风", None), ("a feast", "en"), ("once more", "en")]


def test_lists_show_each_date_that_takes_place_or_was_cancelled(series: dict[str, bytes]) -> None:
    """The programme, the month and the year; every link leads to the date on the page."""
    wanted = {"2026-12-04", "2026-12-18", "2026-12-25", "2026-12-30"}

    for path, dates in (
        ("events/index.html", wanted | {"2027-01-01"}),
        ("events/2026/index.html", wanted),
        ("events/2026/12/index.html", wanted),
        ("events/2027/index.html", {"2027-01-01"}),
    ):
        links = html.fromstring(series[path]).xpath("//main//*[@data-start]//a/@href")
        assert (path, {link.partition("#")[2] for link in links}) == (path, dates)


def test_home_and_groups_show_the_next_date_with_the_rule(series: dict[str, bytes]) -> None:
    """A weekly series does not fill them."""
    for path in ("index.html", "groups/readers/index.html"):
        [row] = html.fromstring(series[path]).xpath("//main//*[@data-start]")
        assert row.xpath("string(.//a/@href)") == "/events/walk/#2026-12-04"
        assert row.xpath("string(.//*[@class='rule'])") == "every week on Friday, 5 times"


def test_linked_data_of_a_series_has_an_event_for_each_date(series: dict[str, bytes]) -> None:
    """With the state, the place and the address of that date."""
    said = linked_data(series["events/walk/index.html"])

    found = [(one["startDate"], one["eventStatus"].removeprefix(MET), one["location"]["name"]) for one in said["subEvent"]]
    assert said["@type"] == "EventSeries"
    assert found == [
        ("2026-12-04T19:00:00+08:00", "EventScheduled", "The pier"),
        ("2026-12-18T19:00:00+08:00", "EventCancelled", "The pier"),
        ("2026-12-23T15:00:00+08:00", "EventRescheduled", "The hut"),
        ("2026-12-30T19:00:00+08:00", "EventScheduled", "The pier"),
        ("2027-01-01T19:00:00+08:00", "EventScheduled", "The pier"),
    ]
    assert said["subEvent"][2]["previousStartDate"] == "2026-12-25T19:00:00+08:00"
    assert said["subEvent"][2]["url"] == "https://hamlet.example/events/walk/#2026-12-25"


def test_feeds_tell_of_a_series_once(series: dict[str, bytes]) -> None:
    """With its rule in the title, and every date that is other than planned in the text."""
    for form in ("atom", "rss"):
        [entry] = feedparser.parse(series[f"feeds/all.{form}"]).entries
        assert entry.title == "A walk · every week on Friday, 5 times"
    text = re.sub(r"<[^>]+>", "\n", json.loads(series["feeds/all.json"])["items"][0]["content_html"])
    assert "[Cancelled] Friday, 18 December 2026 19:00 – 21:00 (Shanghai, UTC+8) · storm" in text
    assert "[Rescheduled] Wednesday, 23 December 2026 15:00 – 17:00 (Shanghai, UTC+8) · a feast" in text


def test_events_json_has_an_object_for_each_date(series: dict[str, bytes]) -> None:
    """By start, each with its state, its reason and its address."""
    listed = json.loads(series["calendars/events.json"])["events"]

    assert [(one["url"].partition("#")[2], one["status"], one["reason"]) for one in listed] == [
        ("2026-12-04", "scheduled", None),
        ("2026-12-18", "cancelled", "storm"),
        ("2026-12-25", "scheduled", "a feast"),
        ("2026-12-30", "scheduled", "once more"),
        ("2027-01-01", "scheduled", None),
    ]
