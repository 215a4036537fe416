"""When an event takes place: start with end, duration or neither, and every contradiction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.core.model import Event
from hundred.core.times import AllDay, Timed, Undated, exists, happens_twice, zone_names
from hundred.events.span import _comes_once

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.times import When


def when(hamlet: Hamlet, **header: str) -> When:
    """Return the span of the event that a header describes, in London."""
    record = hamlet.record("events/walk.md", hamlet.event(**header), TIMEZONE="Europe/London")
    assert isinstance(record, Event)
    return record.when


@pytest.mark.parametrize(
    ("header", "start", "end"),
    [
        ({"start": "2026-05-15 19:30"}, "2026-05-15T19:30:00+01:00", None),
        ({"start": "2026-05-15 19:30", "end": "21:30"}, "2026-05-15T19:30:00+01:00", "2026-05-15T21:30:00+01:00"),
        ({"start": "2026-05-15 22:30", "end": "2026-05-16 01:00"}, "2026-05-15T22:30:00+01:00", "2026-05-16T01:00:00+01:00"),
        ({"start": "2026-05-15 22:30", "duration": "2h 30m"}, "2026-05-15T22:30:00+01:00", "2026-05-16T01:00:00+01:00"),
        ({"start": "2026-03-29 00:30", "duration": "1h"}, "2026-03-29T00:30:00+00:00", "2026-03-29T02:30:00+01:00"),
        ({"start": "2026-03-28 22:00", "end": "2026-03-29 06:00"}, "2026-03-28T22:00:00+00:00", "2026-03-29T06:00:00+01:00"),
        ({"start": "2026-10-25 00:30", "duration": "2h"}, "2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        ({"start": "2026-10-25 00:30", "end": "01:30"}, "2026-10-25T00:30:00+01:00", "2026-10-25T01:30:00+00:00"),
        ({"start": "2026-05-15 00:00", "end": "2026-06-15 00:00"}, "2026-05-15T00:00:00+01:00", "2026-06-15T00:00:00+01:00"),
    ],
)
def test_a_span_with_a_clock(hamlet: Hamlet, header: dict[str, str], start: str, end: str | None) -> None:
    """An end is a time of the same day, a date with a time, or a length of real time, also over a change of the clocks."""
    span = when(hamlet, **header)

    assert isinstance(span, Timed)
    assert (span.start.isoformat(), span.end and span.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ({"start": "2026-05-15"}, "2026-05-15", "2026-05-15"),
        ({"start": "2026-05-15", "end": "2026-05-15"}, "2026-05-15", "2026-05-15"),
        ({"start": "2026-05-15", "end": "2026-05-17"}, "2026-05-15", "2026-05-17"),
        ({"start": "2026-05-15", "duration": "1d"}, "2026-05-15", "2026-05-15"),
        ({"start": "2026-05-15", "duration": "3d"}, "2026-05-15", "2026-05-17"),
        ({"start": "2026-12-30", "duration": "48h"}, "2026-12-30", "2026-12-31"),
    ],
)
def test_a_span_of_whole_days(hamlet: Hamlet, header: dict[str, str], first: str, last: str) -> None:
    """The last day is included, as people write it."""
    assert when(hamlet, **header) == AllDay(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("start", "span"), [("2027-05", Undated(year=2027, month=5)), ("2027", Undated(year=2027, month=None))]
)
def test_a_date_to_be_announced(hamlet: Hamlet, start: str, span: Undated) -> None:
    """A month or a year alone is as much as is known."""
    assert when(hamlet, start=start) == span


@pytest.mark.parametrize(
    ("header", "told", "message"),
    [
        ({"start": "2026-05-15 19:00", "end": "20:00", "duration": "1h"}, "6:11 end", "'end' and 'duration' both say when it ends | keep one of the two"),
        ({"start": "2026-05-15 22:30", "end": "01:00"}, "5:6 end", "it ends at 2026-05-15 01:00, before it starts | if it ends the next day, write  end: 2026-05-16 01:00"),
        ({"start": "2026-05-15 19:00", "end": "19:00"}, "5:6 end", "it ends at 2026-05-15 19:00, when it starts | write a later end, or leave it out while it is not known"),
        ({"start": "2026-05-15 19:00", "end": "2026-05-14 21:00"}, "5:6 end", "it ends at 2026-05-14 21:00, before it starts | write a later end"),
        ({"start": "2026-05-15 19:00", "end": "2026-05-16"}, "5:6 end", "the start has a time of day, the end has none | write the time it ends, as in  end: 2026-05-16 21:30"),
        ({"start": "2026-05-15", "end": "19:00"}, "5:6 end", "the end has a time of day, the start has none | give the start a time as well, as in  start: 2026-05-15 19:00, or end on a day"),
        ({"start": "2026-05-15", "end": "2026-05-16 19:00"}, "5:6 end", "the end has a time of day, the start has none | give the start a time as well, as in  start: 2026-05-15 19:00, or end on a day"),
        ({"start": "2026-05-15", "end": "2026-05-14"}, "5:6 end", "the last day, 2026-05-14, is before the start | the last day comes after the first: write 2026-05-15 or a later day"),
        ({"start": "2026-05-15", "duration": "90m"}, "5:11 end", "a whole-day event lasts whole days | write  duration: 2d, or give the start a time"),
        ({"start": "2026-05", "end": "20:00"}, "5:6 end", "'end' needs a start with a day | leave 'end' out until the day is known"),
        ({"start": "2026", "duration": "1h"}, "5:11 end", "'duration' needs a start with a day | leave 'duration' out until the day is known"),
        ({"start": "2026-05-15", "end": "2026-08-15"}, "5:6 end", "the event lasts 92 days; the most is 31 | check the year and month; a season of evenings is better as one file an evening"),
        ({"start": "2026-05-15 10:00", "end": "2027-05-15 12:00"}, "5:6 end", "the event lasts 365 days; the most is 31 | check the year and month; a season of evenings is better as one file an evening"),
        ({"start": "2026-03-29 01:30"}, "4:8 gap", "01:30 does not exist on 2026-03-29 in Europe/London: the clocks skip it | write 2026-03-29 02:30, the same instant"),
        ({"start": "2026-03-29 00:30", "end": "01:30"}, "5:6 gap", "01:30 does not exist on 2026-03-29 in Europe/London: the clocks skip it | write 2026-03-29 02:30, the same instant"),
        ({"start": "2026-10-25 01:30", "end": "03:00"}, "4:8 twice", "01:30 comes twice on 2026-10-25 in Europe/London, as the clocks go back | the first of the two is taken; choose another time if that is wrong"),
        ({"start": "2026-10-04 02:15", "timezone": "Australia/Lord_Howe"}, "4:8 gap", "02:15 does not exist on 2026-10-04 in Australia/Lord_Howe: the clocks skip it | write 2026-10-04 02:45, the same instant"),
        ({"start": "2026-05-15 10:00", "was": "2026-03-29 01:30"}, "5:6 gap", "01:30 does not exist on 2026-03-29 in Europe/London: the clocks skip it | write 2026-03-29 02:30, the same instant"),
    ],
)  # fmt: skip
def test_every_contradiction_is_told_once(hamlet: Hamlet, header: dict[str, str], told: str, message: str) -> None:
    """Start, end and duration that do not go together are told where to mend them, with what to write."""
    (problem,) = hamlet.problems({"events/walk.md": hamlet.event(**header)}, TIMEZONE="Europe/London")

    assert (f"{problem.place.line}:{problem.place.col} {problem.code}", f"{problem.message} | {problem.help}") == (
        told,
        message,
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),
    length=st.timedeltas(timedelta(minutes=1), timedelta(days=30)),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai"]),
)
def test_an_end_and_a_duration_say_the_same(hamlet: Hamlet, start: datetime, length: timedelta, zone: str) -> None:
    """Every span either has a problem or ends after it starts; a length is real time."""
    minutes = int(length.total_seconds() // 60)
    header = {
        "start": f"{start:%Y-%m-%d %H:%M}",
        "duration": f"{minutes}m" if minutes < 10_000 else f"{minutes // 1440}d",
        "timezone": zone,
    }

    loaded = hamlet.site({"events/walk.md": hamlet.event(**header)}).loaded

    if [one.code for one in loaded.problems] != ["gap"]:
        (event,) = loaded.community.events
        took = event.ends_at - event.starts_at
        assert took in (timedelta(minutes=minutes), timedelta(days=minutes // 1440))
        assert event.starts_at.tzinfo is UTC


@pytest.mark.parametrize("zone", ["Europe/London", "Australia/Lord_Howe", "Africa/Casablanca", "America/Nuuk", "Asia/Shanghai"])
def test_a_time_of_one_offset_comes_once(zone: str) -> None:
    """Times that are not asked closer, every half hour of a year, neither fall into a gap nor come twice."""
    times = [datetime(2026, 1, 1) + timedelta(minutes=30 * step) for step in range(365 * 48)]
    asked = [time for time in times if not _comes_once(time, zone)]

    assert asked == [time for time in times if not exists(time, zone) or happens_twice(time, zone)]


@given(st.sampled_from(sorted(zone_names())), st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_so_it_is_at_any_time_in_any_zone(zone: str, time: datetime) -> None:
    """In every zone of the world and every year that may be written, one offset means one time."""
    assert not _comes_once(time, zone) or (exists(time, zone) and not happens_twice(time, zone))
