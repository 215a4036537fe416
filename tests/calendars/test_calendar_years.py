"""Series and single events over twelve years in eight zones, as other people's programs expand them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
import pytest
from calendar_figures import FIGURES, sit
from icalendar.timezone import tzp

from hundred.calendars.zone import changes, vtimezone
from hundred.core.times import exists, happens_twice
from judges.shown import SHOWERS, Shower, said

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONES = (
    "Africa/Cairo",
    "America/New_York",
    "America/Santiago",
    "Asia/Jerusalem",
    "Asia/Shanghai",
    "Australia/Sydney",
    "Europe/Lisbon",
    "Europe/London",
)
YEARS = range(2024, 2034)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hundred//Tests//EN\r\n"
# Readers to whom icalendar's own zones say another hour; measured, and kept so that the claim stays true.
MISLED = {"ical.js", "Thunderbird", "vobject"}
# khal is asked about small files only: it takes half a minute for this one. By name alone: KCalendarCore and ical.
ASKED = [one for one in SHOWERS if one.name != "khal"]
BLIND = [one for one in ASKED if one.name not in {"KCalendarCore", "ical"}]
Dates = set[tuple[str, str]]  # UID and start in UTC


@cache
def corpus() -> tuple[str, Dates, int]:
    """Return the VEVENTs, the dates that are meant by zoneinfo, and how many years of events they are."""
    events, meant, years = [], set(), 0
    for zone in ZONES:
        for year in YEARS:
            weekday, clock = (6, time(3, 30)) if year % 2 else (4, time(19, 30))  # small hours of Sundays, Friday evenings
            walls = [datetime.combine(day, clock) for day in days_of(year) if day.weekday() == weekday]
            until = walls[-1].replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
            uid = f"weekly-{year}-{zone}"
            events.append(vevent(uid, walls[0], zone, f"RRULE:FREQ=WEEKLY;UNTIL={until:%Y%m%dT%H%M%SZ}"))
            meant |= {(uid, said(wall.replace(tzinfo=ZoneInfo(zone)))) for wall in walls}
            years += 1
            for number, wall in enumerate(singles(zone, year)):
                uid = f"single{number}-{year}-{zone}"
                events.append(vevent(uid, wall, zone))
                meant.add((uid, said(wall.replace(tzinfo=ZoneInfo(zone)))))
    return "".join(events), meant, years


def days_of(year: int) -> Iterator[date]:
    """Yield the days of a year."""
    return (date(year, 1, 1) + timedelta(days=number) for number in range(365))


def singles(zone: str, year: int) -> Iterator[datetime]:
    """Yield an evening of every month, and the hours before and after each change of the clocks."""
    yield from (datetime(year, month, 15, 19, 30) for month in range(1, 13))
    for change in changes(ZoneInfo(zone), datetime(year, 1, 1, tzinfo=UTC), datetime(year, 12, 31, tzinfo=UTC)):
        for hours in (-25, -3, 3, 25):
            wall = (change.at + timedelta(hours=hours)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
            if exists(wall, zone) and not happens_twice(wall, zone):
                yield wall


def vevent(uid: str, wall: datetime, zone: str, *more: str) -> str:
    """Return an event of two hours."""
    at, end = f"{wall:%Y%m%dT%H%M%S}", f"{wall + timedelta(hours=2):%Y%m%dT%H%M%S}"
    lines = ["BEGIN:VEVENT", "SUMMARY:x", f"DTSTART;TZID={zone}:{at}", f"DTEND;TZID={zone}:{end}", "DTSTAMP:20260101T000000Z"]
    return "".join(f"{line}\r\n" for line in (*lines, f"UID:{uid}", "SEQUENCE:0", *more, "END:VEVENT"))


@cache
def ours() -> bytes:
    """Return the calendar with our zones."""
    zones = b"".join(vtimezone(zone, YEARS[0], YEARS[-1]) for zone in ZONES)
    return HEAD.encode() + zones + corpus()[0].encode() + b"END:VCALENDAR\r\n"


@cache
def icalendars() -> bytes:
    """Return the same events with the zones that icalendar adds by itself."""
    tzp.use_default()
    calendar = icalendar.Calendar.from_ical(HEAD.encode() + corpus()[0].encode() + b"END:VCALENDAR\r\n")
    calendar.add_missing_timezones()
    for zone in calendar.walk("VTIMEZONE"):
        zone.pop("COMMENT", None)  # for which libical would refuse the file
    return bytes(calendar.to_ical())


def renamed(ics: bytes) -> bytes:
    """Return a calendar whose zones no program knows by name, so that only their VTIMEZONE can tell."""
    for zone in ZONES:
        if zone != "Asia/Shanghai":  # ical and khal overlook an observance with neither RRULE nor RDATE
            ics = ics.replace(f"TZID={zone}:".encode(), f"TZID=Our-{zone}:".encode())
            ics = ics.replace(f"TZID:{zone}\r\n".encode(), f"TZID:Our-{zone}\r\n".encode())
    return ics


def wrong(shower: Shower, ics: bytes) -> int:
    """Return how many dates the reader shows at another instant than was meant, or not at all."""
    (found,) = shower.show([ics])
    assert not isinstance(found, str), found
    meant = corpus()[1]
    assert len(found) >= len(meant) * 0.9
    return len(meant - {(one.uid, one.start) for one in found})


def test_the_corpus_is_what_is_claimed() -> None:
    """Sixty or more years of series in six or more zones, and single events around every change of the clocks."""
    _, meant, years = corpus()
    FIGURES.append(
        f"{years} series of a year in {len(ZONES)} zones, {len(meant)} dates, {sum('single' in uid for uid, _ in meant)} of them single"
    )

    assert years >= 60
    assert len(ZONES) >= 6


@pytest.mark.parametrize("shower", ASKED, ids=lambda shower: shower.name)
def test_no_date_is_at_a_wrong_hour(shower: Shower) -> None:
    """Each reader shows each date at the instant that the clocks of its place mean."""
    sit(shower)

    count = wrong(shower, ours())

    FIGURES.append(f"our zones: {shower.name} {count} wrong")
    assert count == 0


@pytest.mark.parametrize("shower", BLIND, ids=lambda shower: shower.name)
def test_no_date_is_at_a_wrong_hour_by_the_file_alone(shower: Shower) -> None:
    """Nor where no program can know the zone by its name."""
    sit(shower)

    count = wrong(shower, renamed(ours()))

    FIGURES.append(f"our zones, names unknown: {shower.name} {count} wrong")
    assert count == 0


@pytest.mark.parametrize("shower", ASKED, ids=lambda shower: shower.name)
def test_the_zones_of_icalendar_mislead(shower: Shower) -> None:
    """What icalendar would write for the same events is read an hour wrong by some: why we write our own."""
    sit(shower)

    count = wrong(shower, icalendars())

    FIGURES.append(f"icalendar's own zones: {shower.name} {count} wrong")
    assert (count > 0) == (shower.name in MISLED)
