"""From what a calendar writes to moments that mean one instant: days, and times in a zone that headers may name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.importing.properties import Unreadable, moments_of, text_of
from hundred.importing.zones import defined_zone, fixed_offset, known_zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.importing.components import Component, Line
    from hundred.importing.notes import Notes

Moment = date | datetime
"""A day, or an aware time whose zone is a ZoneInfo."""


class Clocks:
    """The zones of one calendar: those it defines, and the one in which it wants to be read."""

    def __init__(self, components: Iterable[Component], site_zone: str) -> None:
        """Note the calendar's X-WR-TIMEZONE and its VTIMEZONEs; `site_zone` stands in where it says nothing."""
        parts = list(components)
        said = next((text_of(line) for part in parts for line in part.all("X-WR-TIMEZONE")), "")
        self.own = known_zone(said) if said else ""
        self.default = self.own or site_zone
        self._defined = {
            text_of(zone.first("TZID")).strip(): zone for part in parts for zone in part.parts if zone.name == "VTIMEZONE"
        }
        self._matched: dict[str, str] = {}

    def moment(self, line: Line, notes: Notes) -> Moment:
        """Return the one date or time of a property; raise Unreadable."""
        found = moments_of(line)
        if not found:
            raise Unreadable(line.number, f"{line.name} has no value")
        start, _, tzid = found[0]
        return self.placed(start, tzid, line, notes)

    def moments(self, line: Line, notes: Notes) -> list[tuple[Moment, timedelta | None]]:
        """Return each date or time of a list, with the length that a PERIOD gives it; raise Unreadable."""
        placed = []
        for start, more, tzid in moments_of(line):
            begins = self.placed(start, tzid, line, notes)
            length = more if isinstance(more, timedelta) else None
            if isinstance(more, datetime):
                length = length_between(begins, self.placed(more, tzid, line, notes))
            placed.append((begins, length))
        return placed

    def placed(self, value: date, tzid: str, line: Line, notes: Notes) -> Moment:
        """Return a read value with its zone; raise Unreadable for a zone that nobody knows."""
        if not isinstance(value, datetime):
            return value
        if value.second or value.microsecond:
            notes.add("seconds", f"{line.name} has seconds, which were left out")
            value = value.replace(second=0, microsecond=0)
        if value.tzinfo is not None:
            return value.astimezone(ZoneInfo("UTC"))
        if not tzid:
            whose = "X-WR-TIMEZONE" if self.own else "this site's zone"
            notes.add("floating time", f"{line.name} names no zone; taken for {self.default}, {whose}")
            return self._existing(value, self.default, line, notes)
        zone = known_zone(tzid)
        if zone:
            return self._existing(value, zone, line, notes)
        if tzid in self._defined:
            if tzid not in self._matched:
                self._matched[tzid] = defined_zone(self._defined[tzid], value, self.default)
            zone = self._matched[tzid]
            if zone:
                notes.add("zone of its own", f"the calendar's own zone '{tzid[:60]}' was taken for {zone}, which has its clock")
                return self._existing(value, zone, line, notes)
        offset = fixed_offset(tzid)
        if offset is not None:
            return value.replace(tzinfo=timezone(offset)).astimezone(ZoneInfo("UTC"))
        why = "its rules are those of no known zone" if tzid in self._defined else "the file does not define it"
        raise Unreadable(line.number, f"the time zone '{tzid[:60]}' is not known, and {why}")

    @staticmethod
    def _existing(wall: datetime, zone: str, line: Line, notes: Notes) -> datetime:
        """Return a wall-clock time in its zone, moved to the clock's own account of it where it is skipped."""
        aware = wall.replace(tzinfo=ZoneInfo(zone))
        real = aware.astimezone(UTC).astimezone(ZoneInfo(zone))
        if real.replace(tzinfo=None) != wall:
            notes.add("skipped time", f"{line.name} {wall:%Y-%m-%d %H:%M} does not exist in {zone}; taken for {real:%H:%M}")
        return real


def zone_of(moment: Moment) -> str:
    """Return the name of a time's zone, '' for a day."""
    return str(moment.tzinfo) if isinstance(moment, datetime) else ""


def instant(moment: datetime) -> datetime:
    """Return a time in UTC, fit to be compared: times of one zone are otherwise compared by the clock."""
    return moment.astimezone(UTC)


def length_between(start: Moment, end: Moment) -> timedelta:
    """Return how long it is from start to end: elapsed time between two times, days between two days."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return instant(end) - instant(start)
    return _day(end) - _day(start)


def same_moment(one: Moment, other: Moment) -> bool:
    """Say whether two moments are the same instant, or the same day where one of them is a day."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return instant(one) == instant(other)
    return _day(one) == _day(other)


def shifted(moment: Moment, old: Moment, new: Moment) -> Moment:
    """Return a moment moved by the clock as far as it is from `old` to `new`."""
    if isinstance(moment, datetime) and isinstance(old, datetime) and isinstance(new, datetime):
        wall = moment.replace(tzinfo=None) + (new.replace(tzinfo=None) - old.replace(tzinfo=None))
        return wall.replace(tzinfo=moment.tzinfo)
    return moment + (_day(new) - _day(old))


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def in_zone(moment: Moment, zone: str) -> Moment:
    """Return a moment by the clock of `zone`; a day stays a day."""
    return moment.astimezone(ZoneInfo(zone)) if isinstance(moment, datetime) else moment
