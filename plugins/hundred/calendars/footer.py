"""The last line of a TZif file: a zone's rule for all time to come, as a POSIX TZ string (RFC 9636 §3.3)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from importlib import resources

from msgspec import Struct

_NAME = r"[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>"
_TIME = r"[+-]?\d{1,3}(?::\d{2}){0,2}"
_DAY = rf"M(\d{{1,2}})\.([1-5])\.([0-6])(?:/({_TIME}))?"
_FOOTER = re.compile(rf"({_NAME})({_TIME})(?:({_NAME})({_TIME})?,{_DAY},{_DAY})?\Z", re.ASCII)
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_LAST = 5  # the week that means "the last" in a POSIX rule
_FEBRUARY = 28  # days that it has in every year
_DAY_LENGTH = timedelta(days=1)


class Yearly(Struct, frozen=True, kw_only=True):
    """A day of every year: `weekday` (0 = Sunday) of `week` (5 = the last) in `month`, `clock` after its midnight.

    `clock` may be negative or more than a day, as in Israel's "Thursday at 26:00".
    """

    month: int
    week: int
    weekday: int
    clock: timedelta

    def onset(self, year: int) -> datetime:
        """Return the wall-clock time of that year."""
        first, length = monthrange(year, self.month)  # 0 = Monday
        day = 1 + (self.weekday - 1 - first) % 7 + 7 * (self.week - 1)
        return datetime.combine(date(year, self.month, day if day <= length else day - 7), time()) + self.clock

    def rrule(self) -> str | None:
        """Return the RRULE as icalendar orders it, always with BYDAY (Outlook needs it); None where no yearly rule says it."""
        shift = self.clock // _DAY_LENGTH
        if not shift:
            week = -1 if self.week == _LAST else self.week
            return f"FREQ=YEARLY;BYDAY={week}{_WEEKDAYS[self.weekday]};BYMONTH={self.month}"
        length = _FEBRUARY if self.month == 2 else monthrange(2001, self.month)[1]  # noqa: PLR2004 - February
        first = (length - 6 if self.week == _LAST else 7 * self.week - 6) + shift
        if first < 1 or first + 6 > length or (self.month, self.week) == (2, _LAST):
            return None
        days = ",".join(str(day) for day in range(first, first + 7))
        return f"FREQ=YEARLY;BYDAY={_WEEKDAYS[(self.weekday + shift) % 7]};BYMONTHDAY={days};BYMONTH={self.month}"


class Turn(Struct, frozen=True, kw_only=True):
    """One of the two changes of the clocks in a year: to `offset` and `name`, on the day `when`."""

    offset: timedelta
    name: str
    when: Yearly


class Footer(Struct, frozen=True, kw_only=True):
    """A rule: `offset` and `name` all the year, or the two `turns` to the larger and to the smaller offset."""

    offset: timedelta
    name: str
    turns: tuple[Turn, Turn] | None


def footer_of(zone: str) -> Footer | None:
    """Return the rule at the end of a zone's file in the tzdata package, or None where we do not read its form."""
    package, _, file = f"tzdata/zoneinfo/{zone}".rpartition("/")
    data = resources.files("tzdata").joinpath(*package.split("/")[1:], file).read_bytes()
    return read_footer(data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii"))


def read_footer(text: str) -> Footer | None:
    """Return the rule that a POSIX TZ string states; POSIX counts offsets westwards. None for forms tzdata does not use."""
    found = _FOOTER.match(text)
    if not found:
        return None
    name, offset = found[1].strip("<>"), -_length(found[2])
    if not found[3]:
        return Footer(offset=offset, name=name, turns=None)
    summer = -_length(found[4]) if found[4] else offset + timedelta(hours=1)
    begins, ends = _yearly(*found.group(5, 6, 7, 8)), _yearly(*found.group(9, 10, 11, 12))
    turns = (Turn(offset=summer, name=found[3].strip("<>"), when=begins), Turn(offset=offset, name=name, when=ends))
    # Ireland calls its winter the exception; readers expect DAYLIGHT to be the larger offset.
    return Footer(offset=offset, name=name, turns=turns if summer > offset else turns[::-1])


def _yearly(month: str, week: str, weekday: str, clock: str | None) -> Yearly:
    return Yearly(month=int(month), week=int(week), weekday=int(weekday), clock=_length(clock or "2"))


def _length(text: str) -> timedelta:
    hours, minutes, seconds, *_ = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if text.startswith("-") else length
