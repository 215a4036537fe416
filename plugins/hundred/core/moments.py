"""Field types for days, times and lengths: ISO 8601 as people write it, and nothing that needs guessing."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from hundred.core.problems import did_you_mean
from hundred.core.scalars import Scalar
from hundred.core.times import Undated, zone_names

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.problems import Place

_DAY = re.compile(r"(\d{4})-\d{2}-\d{2}\Z", re.ASCII)
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\s+|T)([0-9]{1,2}):([0-9]{2})(?::00)?\Z")  # \s: every blank
_PART = re.compile(r"(\d{4})(?:-(\d{2}))?\Z", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::00)?\Z", re.ASCII)
_LENGTH = re.compile(
    r"(?:(\d{1,3})\s*(?:d|days?|天))?\s*(?:(\d{1,3})\s*(?:h|hours?|小时))?\s*(?:(\d{1,4})\s*(?:m|min|minutes?|分钟))?\Z",
    re.ASCII,
)
_EARLIEST, _LATEST = 1900, 2199  # years outside are slips of the finger, and zone rules are unknown there


class Day(Scalar, frozen=True):
    """A date, as in `2026-05-15`."""

    wanted: ClassVar[str] = "a date"

    label: str = "a date"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> date | None:
        """Return the date; a time of day behind it is accepted and dropped."""
        moment = _MOMENT.match(text)
        day = _day(moment[1] if moment else text)
        if day is None:
            _refuse(text, place, "a date", day_only=True, reading=reading)
        return day


class Moment(Scalar, frozen=True):
    """A date with a time, a date alone, and with `part` also a year or a month while the day is open."""

    wanted: ClassVar[str] = "a date"

    part: bool = False
    label: str = "a date and time, or a date"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> datetime | date | Undated | None:
        """Return a naive date-time (wall clock), a date, or what is known of an open date."""
        value: datetime | date | Undated | None = _moment(text) or _day(text)
        if value is None and self.part:
            value = _part(text)
        if value is None:
            _refuse(text, place, "a date and time", day_only=False, reading=reading)
        return value


class End(Scalar, frozen=True):
    """The end of an event: a time of the same day, a date and time, or the last day."""

    wanted: ClassVar[str] = "a time or a date"

    label: str = "a time, a date and time, or a date"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> time | datetime | date | None:
        """Return a time, a naive date-time, or a date."""
        clock = _clock(text)
        if clock is not None:
            return clock
        value = _moment(text) or _day(text)
        if value is None:
            _refuse(text, place, "a time or a date", day_only=False, reading=reading, example="21:30, or 2026-12-05 21:30")
        return value


class PartDay(Scalar, frozen=True):
    """A date of which the day, or month and day, may be unknown."""

    wanted: ClassVar[str] = "a date"

    label: str = "a date, a month or a year"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> date | Undated | None:
        """Return the date, or what is known of it."""
        value = _day(text) or _part(text)
        if value is None:
            _refuse(text, place, "a date, a month or a year", day_only=True, reading=reading)
        return value


class Length(Scalar, frozen=True):
    """A length of time, as in `2h 30m`."""

    wanted: ClassVar[str] = "a length of time"

    label: str = "a length of time"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> timedelta | None:
        """Return the length, at least a minute and at most 31 days."""
        length = read_length(text)
        if length is None:
            cure = "write hours and minutes, at least 1m and at most 31d: 2h 30m"
            reading.report.error(place, "duration", f"'{text}' is not a length of time", cure)
        return length


class Zone(Scalar, frozen=True):
    """An IANA time zone, as in `Europe/London`."""

    wanted: ClassVar[str] = "a time zone"

    label: str = "a time zone"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the zone's name, or None after reporting."""
        if text in zone_names():
            return text
        if re.match(r"(UTC|GMT)?[+-][0-9]", text):
            cure = "name the place, so that summer time is known: Asia/Shanghai, Europe/London"
            reading.report.error(place, "timezone", f"'{text}' is an offset, not a time zone", cure)
            return None
        towns = {zone.rpartition("/")[2].replace("_", " "): zone for zone in zone_names()}
        town = towns.get(text.rpartition("/")[2].replace("_", " ").title())
        hint = f"did you mean '{town}'?" if town else did_you_mean(text, zone_names())
        cure = hint or "write a region and a city of the IANA list, as in Asia/Shanghai or Europe/London"
        reading.report.error(place, "timezone", f"'{text}' is not a time zone", cure)
        return None


def read_length(text: str) -> timedelta | None:
    """Return the length that `text` says (`2h 30m`), or None when it says none between a minute and 31 days."""
    match = _LENGTH.match(text.strip().casefold())
    if not match:
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes)
    return length if timedelta(minutes=1) <= length <= timedelta(days=31) else None


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    if not match or not _EARLIEST <= int(match[1]) <= _LATEST:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _CLOCK.match(text)
    try:
        return time(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    match = _MOMENT.match(text)
    if not match:
        return None
    day = _day(match[1])
    try:
        return datetime(day.year, day.month, day.day, int(match[2]), int(match[3])) if day else None  # noqa: DTZ001 - a wall clock
    except ValueError:
        return None


def _part(text: str) -> Undated | None:
    match = _PART.match(text)
    if not match or not _EARLIEST <= int(match[1]) <= _LATEST:
        return None
    month = int(match[2]) if match[2] else None
    return Undated(year=int(match[1]), month=month) if month is None or 1 <= month <= 12 else None  # noqa: PLR2004


def _refuse(  # noqa: PLR0913 - what is said of a slip
    text: str, place: Place, wanted: str, *, day_only: bool, reading: Reading, example: str = ""
) -> None:
    """Report a text that is no date, with the reason where it nearly is one, and what was probably meant."""
    why = _impossible(text)
    if why:
        reading.report.error(place, "date", f"'{text}' is not {wanted}: {why[0]}", why[1])
        return
    guess = _guess(text, reading.today)
    if guess is None:
        cure = example or ("2026-12-05" if day_only else "2026-12-05 19:00")
        reading.report.error(place, "date", f"'{text}' is not {wanted}", f"write it in this form: {cure}")
        return
    shown = f"{guess:%Y-%m-%d}" if day_only or (guess.hour, guess.minute) == (0, 0) else f"{guess:%Y-%m-%d %H:%M}"
    if "month" in wanted and not re.search(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text):
        shown = shown[:7]
    offset = (
        "; times are by the clock of the place, which 'timezone' names" if re.search(r"[Tt].*([+-]\d\d:?\d\d|Z)$", text) else ""
    )
    reading.report.error(place, "date", f"'{text}' is not {wanted}", f"write it as {shown}{offset}")


def _impossible(text: str) -> tuple[str, str] | None:  # noqa: PLR0911 - a reason each
    """Return why a text in the right form is no date or time, and what to do, or None where the form is wrong."""
    match = re.match(r"(?:([0-9]{4})-([0-9]{2})-([0-9]{2}))?(?:\s+|T)?(?:([0-9]{1,2}):([0-9]{2}))?\Z", text)
    if not text or not match:
        return None
    if match[1]:
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        if not _EARLIEST <= year <= _LATEST:
            return f"the year is not between {_EARLIEST} and {_LATEST}", "correct the year"
        if not 1 <= month <= 12:  # noqa: PLR2004 - months
            swapped = 1 <= day <= 12 and 1 <= month <= monthrange(year, day)[1]  # noqa: PLR2004
            meant = f"; did you mean {year}-{match[3]}-{match[2]}?" if swapped else ""
            return "a year has 12 months", f"write the month before the day{meant}"
        days = monthrange(year, month)[1]
        if not 1 <= day <= days:
            return f"{match[1]}-{match[2]} has {days} days", f"write a day from 01 to {days}"
        if match[4] == "24" and match[5] == "00":
            following = date(year, month, day) + timedelta(days=1)
            return "a day has no 24:00", f"write midnight as the beginning of the next day: {following} 00:00"
    if text == "24:00":
        return "a day has no 24:00", "write midnight as the beginning of the next day, with its date: 2026-12-06 00:00"
    if match[4] and _clock(f"{match[4]}:{match[5]}") is None:
        return "a day has 24 hours of 60 minutes", "write a time from 00:00 to 23:59"
    return None


def _guess(text: str, today: date) -> datetime | None:
    """Return what the editor probably meant, for the help only; a value is never guessed."""
    from dateutil import parser  # noqa: PLC0415 - only when something is wrong

    plain = text.translate({0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0xFF0D: 0x2D, 0xFF1A: 0x3A, 0x3000: 0x20})
    plain = re.sub(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]", r"\1-\2-\3 ", plain)
    if not re.search(r"[A-Za-z]{3}|[0-9]{4}", plain) or not re.search(r"[0-9]", plain):
        return None
    year_first = bool(re.match(r"[0-9]{4}", plain))
    try:
        guess: datetime = parser.parse(plain, default=datetime(today.year, 1, 1), dayfirst=not year_first, ignoretz=True)  # noqa: DTZ001
    except (ValueError, OverflowError, TypeError):
        return None
    return guess if _EARLIEST <= guess.year <= _LATEST else None
