"""Calendars of many events."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from calendar_builders import days, event, parsed, timed, view
from test_calendar_judges import sit

from hundred.calendars.feed import PRODID, Feed, event_bytes, feed_bytes
from hundred.calendars.parts import Entries
from judges import JUDGES, Judge

if TYPE_CHECKING:
    from hundred.core.model import Event

FEED = Feed(
    path="/zh-Hans/calendars/tag/海.ics",
    name="Sea",
    title="Town · Sea",
    about="All of it, by the sea",
    page="/calendars/",
    events=(),
)


def feed(*events: Event, **changed: str) -> bytes:
    """Return a calendar of those events."""
    seen = view(*events)
    return feed_bytes(replace(FEED, events=events, **changed), Entries(seen))


def test_the_head_says_all_that_programs_ask() -> None:
    """Both the names of RFC 7986 and the older ones; VALUE where the standard has no default."""
    head = parsed(feed(event(modified=datetime(2026, 2, 3, tzinfo=UTC)), event("b", modified=datetime(2026, 1, 1, tzinfo=UTC))))

    address = "https://town.example/site/zh-Hans/calendars/tag/%E6%B5%B7.ics"
    assert (head["VERSION"], head["PRODID"], head["CALSCALE"]) == ("2.0", PRODID, "GREGORIAN")
    assert head["NAME"] == head["X-WR-CALNAME"] == "Town · Sea"
    assert head["DESCRIPTION"] == "All of it, by the sea"
    assert head["X-WR-CALDESC"] == "All of it\\, by the sea"  # icalendar does not unescape a name it does not know
    assert (head["UID"], head["URL"]) == ("zh-Hans/calendars/tag/海.ics@town.example", "https://town.example/site/calendars/")
    assert (head["SOURCE"], head["SOURCE"].params) == (address, {"VALUE": "URI"})
    assert (head["REFRESH-INTERVAL"].to_ical(), head["REFRESH-INTERVAL"].params) == (b"PT12H", {"VALUE": "DURATION"})
    assert head["X-PUBLISHED-TTL"] == "PT12H"
    assert head["X-WR-TIMEZONE"] == "Asia/Shanghai"
    assert head["LAST-MODIFIED"].dt == datetime(2026, 2, 3, tzinfo=UTC)
    assert "METHOD" not in head


def test_the_name_has_nothing_to_escape() -> None:
    """Some readers show the backslash of an escaped comma to people."""
    assert b"X-WR-CALNAME:Town Soup salt bread\r\n" in feed(title="Town, Soup; salt\\bread")


def test_zones_come_sorted_and_once_and_only_those_in_use() -> None:
    """Whole days and UTC need no zone."""
    events = [
        event("a", when=timed("2026-05-15 19:30", "Europe/London"), zone="Europe/London"),
        event("b", when=timed("2026-05-16 19:30", "America/New_York"), zone="America/New_York"),
        event("c", when=timed("2027-05-16 19:30", "Europe/London"), zone="Europe/London"),
        event("d", when=timed("2026-05-16 19:30", "UTC"), zone="UTC"),
        event("e", when=days("2026-06-01"), zone="Asia/Jerusalem"),
    ]

    assert [str(zone["TZID"]) for zone in parsed(feed(*events)).walk("VTIMEZONE")] == ["America/New_York", "Europe/London"]


def test_events_come_by_start_then_uid_whatever_their_order() -> None:
    """The order of files and sets leaves no trace in the bytes."""
    events = [event("b"), event("a"), event("c", when=timed("2026-05-15 08:00"))]

    assert feed(*events) == feed(*reversed(events))
    assert [str(one["UID"])[4] for one in parsed(feed(*events)).walk("VEVENT")] == ["c", "a", "b"]


def test_editing_one_event_changes_only_its_own_entry() -> None:
    """So that clients and caches fetch what changed."""
    before, after = feed(event("a"), event("b")), feed(event("a"), event("b", status="cancelled"))

    changed = set(before.split(b"BEGIN:VEVENT")) ^ set(after.split(b"BEGIN:VEVENT"))
    assert [b"uid-b@" in part for part in changed] == [True, True]


def test_the_file_of_one_event_has_no_name() -> None:
    """Outlook would open it as a calendar of its own."""
    seen = view(event())
    found = parsed(event_bytes(Entries(seen), event()))

    assert sorted(found.keys()) == ["CALSCALE", "PRODID", "VERSION"]
    assert [part.name for part in found.subcomponents] == ["VTIMEZONE", "VEVENT"]


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
def test_a_calendar_without_events_is_read_as_one(judge: Judge) -> None:
    """A calendar must hold something (RFC 5545 §3.6): the site's zone."""
    sit(judge)

    assert judge.read(feed()) == {}
    assert [part.name for part in parsed(feed()).subcomponents] == ["VTIMEZONE"]


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
def test_every_reader_takes_every_kind_of_event(judge: Judge) -> None:
    """Whole days, open ends, hybrid, cancelled, with all extras: no flag from any reader."""
    sit(judge)
    events = [
        event("a", when=days("2026-06-12", "2026-06-14"), status="postponed", tags=("sea", "night"), image="images/a.webp"),
        event("b", when=timed("2026-06-12 19:30", hours=None), status="cancelled", online="https://meet.example/?a=1,2;b"),
        event("c", place="Dune; the third, left", festival="a", modified=datetime(2026, 2, 3, tzinfo=UTC), revision=3),
    ]

    found = judge.read(feed(*events))

    starts = {uid: seen.start for uid, seen in found.items()}
    assert starts == {
        "uid-a@town.example": events[0].when.first_day,
        "uid-b@town.example": datetime(2026, 6, 12, 11, 30, tzinfo=UTC),
        "uid-c@town.example": datetime(2026, 5, 15, 11, 30, tzinfo=UTC),
    }
