"""jCal (RFC 7265) holds what the calendar beside it holds, for icalendar and ical.js as for us."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
from calendar_builders import days, event, text, timed, venue, view
from hypothesis import given
from hypothesis import strategies as st

from hundred.calendars.axes import calendar_of
from hundred.calendars.feed import feed_bytes, feed_jcal
from hundred.calendars.jcal import components
from hundred.calendars.parts import Entries
from judges.icalendar_judge import read as read_icalendar
from judges.icsjs_judge import ICALJS

AWKWARD = st.sampled_from(["\n", ",", ";", "\\", "\\n", "^", ":", '"', "汉字", "👩‍👩‍👧‍👦", "x" * 80])
WORDS = st.lists(st.one_of(AWKWARD, st.text(max_size=6)), max_size=20).map("".join)
EVENTS = (
    event("walk", tags=("sea", "twin-town"), venue="hall", online="https://meet.example/?a=1,2;b", revision=3),
    event(
        "week", when=days("2026-05-14", "2026-05-16"), texts=(text("周, 会; \\ \n", body="灯塔\n\n读书"),), status="cancelled"
    ),
    event("far", when=timed("2026-10-25 01:30", "Europe/London"), zone="Europe/London", image="images/a.webp"),
    event("told", published=datetime(2026, 1, 1, tzinfo=UTC), modified=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
)


def both(*records: Any, lang: str = "en") -> tuple[bytes, bytes]:
    """Return the calendar of all events of a community and the same as jCal."""
    seen = view(*records, lang=lang)
    feed, entries = calendar_of(seen, "all", ""), Entries(seen)
    return feed_bytes(feed, entries), feed_jcal(feed, entries)


def in_order(component: list[Any]) -> list[Any]:
    """Return a component of jCal with its properties by name: their order says nothing."""
    name, properties, inside = component
    # icalendar does not know the type of NAME (RFC 7986 §5.1), which is text.
    said = [[one[0], one[1], "text" if one[0] == "name" else one[2], *map(plain, one[3:])] for one in properties]
    return [name, sorted(said, key=json.dumps), [in_order(one) for one in inside]]


def plain(value: Any) -> Any:
    """Return a rule with its single values as such (RFC 7265 §3.6.10), which icalendar puts into arrays; others as they are."""
    if not isinstance(value, dict):
        return value
    alone = {key: one[0] if isinstance(one, list) and len(one) == 1 else one for key, one in value.items()}
    return {key: int(one) if key == "bymonth" and not isinstance(one, list) else one for key, one in alone.items()}


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_calendar_is_what_icalendar_makes_of_it(lang: str) -> None:
    """Every property of every component: names, parameters, types and values."""
    ics, jcal = both(*EVENTS, venue("hall"), lang=lang)

    assert in_order(json.loads(jcal)) == in_order(icalendar.Calendar.from_ical(ics).to_jcal())


@given(title=WORDS, summary=WORDS, body=WORDS)
def test_any_text_is_what_icalendar_makes_of_it(title: str, summary: str, body: str) -> None:
    """Whatever letters and marks stand in it."""
    ics, jcal = both(event("one", texts=(text(title or "x", summary=summary, body=body),)))

    assert in_order(json.loads(jcal)) == in_order(icalendar.Calendar.from_ical(ics).to_jcal())


def test_icalendar_reads_the_same_events_back() -> None:
    """A program that knows jCal only has the same calendar."""
    ics, jcal = both(*EVENTS, venue("hall"))

    assert read_icalendar(icalendar.Calendar.from_jcal(jcal.decode()).to_ical()) == read_icalendar(ics)


def test_icaljs_reads_the_same_events() -> None:
    """The library that made jCal its own form reads it without going through lines."""
    if ICALJS.missing():
        pytest.skip(ICALJS.missing())
    ics, jcal = both(*EVENTS, venue("hall"))

    read = ICALJS.read(jcal)
    assert len(read) == len(EVENTS)
    assert read == ICALJS.read(ics)


def test_a_community_without_events_has_an_empty_calendar() -> None:
    """It has its zone and nothing else, as the calendar in lines has."""
    _, jcal = both()

    name, _, inside = json.loads(jcal)
    assert (name, [one[0] for one in inside]) == ("vcalendar", ["vtimezone"])


@pytest.mark.parametrize(
    "lines",
    [
        "RRULE:FREQ=WEEKLY;UNTIL=20260626T113000Z;INTERVAL=2;BYDAY=MO,FR",
        "RRULE:FREQ=MONTHLY;COUNT=6;BYDAY=-1FR",
        "RRULE:FREQ=YEARLY;COUNT=3;BYMONTH=2;BYMONTHDAY=1,2,3",
        "EXDATE;TZID=Europe/London:20260605T193000",
        "EXDATE;VALUE=DATE:20260605,20260612",
        "RECURRENCE-ID;TZID=Europe/London:20260605T193000",
        "RELATED-TO;RELTYPE=SIBLING:a@b",
        'X-NOTE;X-SAID="a;b:c":d:e\\,f',
        "GEO:39.68;119.43",
    ],
)
def test_what_series_say_is_what_icalendar_makes_of_it(lines: str) -> None:
    """Rules, exceptions and overrides, and a parameter in quotes."""
    ics = f"BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20260101T000000Z\r\n{lines}\r\nEND:VEVENT\r\n"

    (ours,) = json.loads(f"[{components(ics.encode())}]")
    assert in_order(ours) == in_order(icalendar.Event.from_ical(ics).to_jcal())
