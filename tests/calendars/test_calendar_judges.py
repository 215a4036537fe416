"""The hour that other people's programs show, all year, in seven zones, for thirteen years."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from calendar_builders import event, timed, view
from calendar_figures import sit

from hundred.calendars.feed import Feed, feed_bytes
from hundred.calendars.parts import Entries
from hundred.calendars.zone import changes
from hundred.core.times import Timed, exists
from judges import ICAL, JUDGES, Judge

ZONES = (
    "Africa/Cairo",
    "America/New_York",
    "America/Santiago",
    "Asia/Jerusalem",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Dublin",
    "Europe/London",
)
MONTHS, YEARS = (1, 3, 7, 10, 11), range(2024, 2037)
# Years in which a zone kept another rule than today's, or none; and years that no table reaches.
HISTORY = (
    ("Africa/Casablanca", 2024, 2030),
    ("America/New_York", 2003, 2009),
    ("America/Sao_Paulo", 2015, 2021),
    ("Asia/Almaty", 2022, 2026),
    ("Asia/Gaza", 2024, 2030),
    ("Asia/Shanghai", 1986, 1992),
    ("Europe/Moscow", 2009, 2016),
    ("Europe/Paris", 1974, 1982),
    ("Australia/Sydney", 2060, 2070),
)
READERS = [judge for judge in JUDGES if judge.zones]


@cache
def regular(zone: str) -> tuple[Timed, ...]:
    """Return evenings and small hours of days at the start, middle and end of five months of every year."""
    spans = []
    for year in YEARS:
        for month in MONTHS:
            for day in (3, 15, 29):
                for clock in (time(1, 30), time(19, 30)):
                    wall = datetime.combine(date(year, month, day), clock)
                    while not exists(wall, zone):
                        wall += timedelta(minutes=30)
                    spans.append(timed(str(wall), zone))
    return tuple(spans)


@cache
def around(zone: str, first: int, last: int) -> tuple[Timed, ...]:
    """Return events within a minute and within a day of every change of the clocks, and in the hour that comes twice."""
    spans = []
    for change in changes(ZoneInfo(zone), datetime(first, 1, 1, tzinfo=UTC), datetime(last, 12, 31, tzinfo=UTC)):
        for minutes in (-1440, -61, -31, -1, 0, 1, 31, 61, 1440):
            start = (change.at + timedelta(minutes=minutes)).astimezone(ZoneInfo(zone))
            spans.append(Timed(start=start, end=(start.astimezone(UTC) + timedelta(minutes=90)).astimezone(start.tzinfo)))
    return tuple(spans)


def spans_of(case: str) -> dict[str, tuple[Timed, ...]]:
    """Return the spans of a case by zone."""
    if case == "regular":
        return {zone: regular(zone) for zone in ZONES}
    if case == "around":
        return {zone: around(zone, YEARS[0], YEARS[-1]) for zone in ZONES}
    return {zone: around(zone, first, last) for zone, first, last in HISTORY}


@cache
def feed_of(case: str) -> tuple[bytes, dict[str, Timed]]:
    """Return one feed with the spans of all zones of a case, and what was meant by UID."""
    events = [
        event(f"e{zone}-{n}", when=when, zone=zone) for zone, spans in spans_of(case).items() for n, when in enumerate(spans)
    ]
    seen = view(*events)
    feed = Feed(path="/calendars/all.ics", name="All", title="Town", about="", page="/events/", events=seen.community.events)
    return feed_bytes(feed, Entries(seen)), {f"uid-{one.id}@town.example": one.when for one in events}


def without_names(ics: bytes, judge: Judge) -> bytes:
    """Return the feed with zones named as no program knows them, so that only their VTIMEZONE can tell."""
    for zone in {line[5:].decode() for line in ics.split(b"\r\n") if line.startswith(b"TZID:")}:
        if judge is ICAL and zone == "Asia/Shanghai":
            continue  # ical overlooks an observance with neither RRULE nor RDATE; it knows every real zone by name
        ics = ics.replace(f"TZID={zone}:".encode(), f"TZID=Our-{zone}:".encode())
        ics = ics.replace(f"TZID:{zone}\r\n".encode(), f"TZID:Our-{zone}\r\n".encode())
    return ics


def wrong(judge: Judge, ics: bytes, meant: dict[str, Timed]) -> list[str]:
    """Return a line for each event whose start or end the judge shows at another instant than was meant."""
    found = judge.read(ics)
    assert found.keys() == meant.keys()
    return [
        f"{uid}: {when.start} to {when.end}, shown {found[uid].start} to {found[uid].end}"
        for uid, when in meant.items()
        if (found[uid].start, found[uid].end) != (when.start.astimezone(UTC), when.end and when.end.astimezone(UTC))
    ]


@pytest.mark.parametrize("judge", READERS, ids=lambda judge: judge.name)
@pytest.mark.parametrize("renamed", [False, True], ids=["known-names", "unknown-names"])
@pytest.mark.parametrize("case", ["regular", "around", "history"])
def test_every_reader_shows_the_hour_that_was_meant(judge: Judge, case: str, *, renamed: bool) -> None:
    """No event is shown at a wrong time, not even by a reader that must take the zone from the file alone."""
    sit(judge)
    ics, meant = feed_of(case)

    faults = wrong(judge, without_names(ics, judge) if renamed else ics, meant)

    assert faults == [], f"{len(faults)} of {len(meant)} wrong"
