"""When an entry is: its start and end, and whether the rest of its times are written as they must be."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.calendars.lint.values import moment, moments, read_duration
from hundred.calendars.lint.zones import check_clock
from hundred.core.times import zone_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told
    from hundred.calendars.lint.tree import Component
    from hundred.calendars.lint.values import Moment
    from hundred.calendars.lint.zones import Zone

_STAMPS = ("DTSTAMP", "CREATED", "LAST-MODIFIED", "COMPLETED")
_OTHERS = ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID", "EXDATE", "RDATE")
_OFFSET_NAME = re.compile(r"(?:UTC|GMT|Etc/GMT)?[+-]\d{1,2}(?::?\d{2})?\Z", re.ASCII)


def check_times(entry: Component, zones: Mapping[str, Zone], told: Told) -> None:
    """Tell what is wrong with the times of an entry."""
    for line in entry.all(*_STAMPS):
        at = moment(line, told)
        if at and not (at.timed and at.utc):
            told.note("stamp-not-utc", line, f"{line.name} is not in UTC")
    for line in entry.all(*_OTHERS):
        for at in moments(line, told):
            _zone(at, line, zones, told)
    for line in entry.all("RDATE"):
        if entry.name == "VEVENT":
            told.note("rdate", line, "a further date as RDATE", 0, len(line.name))
    _span(entry, zones, told)


def _zone(at: Moment, line: Line, zones: Mapping[str, Zone], told: Told) -> None:
    """Tell a time without a zone, or in one that cannot be looked up."""
    if not at.timed or at.utc:
        return
    if not at.zone:
        told.note("floating", line, f"{line.name} has a time and no zone", at.start, at.width)
        return
    zone = zones.get(at.zone)
    place = next((start for name, _, start in line.params if name == "TZID"), 0)
    if zone is None:
        told.note("no-zone", line, f"no VTIMEZONE says what {at.zone[:80]} is", place, len(at.zone))
        return
    if not zone.used and _OFFSET_NAME.match(at.zone):
        told.note("fixed-offset", line, f"{at.zone} is an offset, not a place", place, len(at.zone))
    elif not zone.used and at.zone not in zone_names():
        told.note("zone-name", line, f"{at.zone[:80]} is in no table of zones", place, len(at.zone))
    check_clock(zone, at, line, told)


def _span(entry: Component, zones: Mapping[str, Zone], told: Told) -> None:
    """Tell an end that does not belong to the start."""
    first, last, length = entry.first("DTSTART"), entry.first("DTEND") or entry.first("DUE"), entry.first("DURATION")
    quiet = told.silent()
    start, end = moment(first, quiet), moment(last, quiet)
    if last and length:
        told.note("end-and-duration", length, f"{last.name} stands on line {last.number}", 0, len(length.name))
    if length and last is None:
        taken = read_duration(length.value)
        if taken is not None and taken <= timedelta():
            code = "end-before-start" if taken else "zero-length"
            told.note(code, length, "the length is negative" if taken else "the length is nothing")
    if start is None or end is None or last is None:
        return
    if start.timed != end.timed:
        said = ("a time", "a day") if start.timed else ("a day", "a time")
        told.note("mixed-types", last, f"the start is {said[0]} and the end {said[1]}", end.start, end.width)
        return
    begins, ends = _instant(start, zones, told), _instant(end, zones, told)
    if ends < begins:
        told.note("end-before-start", last, "the end is before the start", end.start, end.width)
    elif ends == begins:
        told.note("zero-length", last, "the end is the start", end.start, end.width)


def _instant(at: Moment, zones: Mapping[str, Zone], told: Told) -> datetime:
    """Return a time in UTC as far as its zone is known, else as its clock shows it; without a tzinfo, to compare."""
    wall = at.wall
    if at.utc or not at.zone or not timedelta(days=2) < wall - datetime.min < datetime.max - datetime.min - timedelta(days=2):  # noqa: DTZ901
        return wall
    if at.zone in zone_names():
        return wall.replace(tzinfo=ZoneInfo(at.zone)).astimezone(UTC).replace(tzinfo=None)
    zone = zones.get(at.zone)
    return wall - ((zone.offset(wall, told) if zone else None) or timedelta())
