"""Values of properties (RFC 5545 §3.3) as far as a judge needs them: days, times, lengths, offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told

_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?\Z", re.ASCII)
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,6})W|(?:(\d{1,6})D)?(T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?)\Z", re.ASCII)
_OFFSET = re.compile(r"([+-])(\d{2})([0-5]\d)([0-5]\d)?\Z", re.ASCII)
_LEAP = 60  # a second that clocks show as 59


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a time by the clock of `zone`, of UTC, or of nobody; `start` is where it stands in its line."""

    at: date
    zone: str
    utc: bool
    start: int
    width: int

    @property
    def timed(self) -> bool:
        """Say whether it has a time."""
        return isinstance(self.at, datetime)

    @property
    def wall(self) -> datetime:
        """Return what the clock shows; midnight where there is a day only."""
        return self.at if isinstance(self.at, datetime) else datetime(self.at.year, self.at.month, self.at.day)  # noqa: DTZ001

    @property
    def form(self) -> tuple[bool, bool, str]:
        """Return how it is written: with a time, in UTC, in which zone."""
        return (self.timed, self.utc, self.zone)


def moments(line: Line, told: Told) -> list[Moment]:
    """Return the days and times of a line; tells those that do not exist. Periods (RDATE) count by their start."""
    return list(_moments(line, told))


def moment(line: Line | None, told: Told) -> Moment | None:
    """Return the one day or time of a line, or None where there is none that can be read."""
    found = moments(line, told) if line else []
    return found[0] if len(found) == 1 else None


def read_moment(text: str, zone: str = "", start: int = 0) -> Moment | None:
    """Return a day or a time as it is written, or None."""
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        at = datetime(year, month, day, hour, minute, min(second, 59) if second <= _LEAP else second)  # noqa: DTZ001
    except ValueError:
        return None
    return Moment(at if match[4] else at.date(), zone, match[7] == "Z", start, len(text))


def read_duration(text: str) -> timedelta | None:
    """Return a length of time, or None for what is none: `PT1H` is, `P1H` and `P` are not."""
    match = _DURATION.match(text)
    if not match or not any(match.groups()[1:3] + match.groups()[4:]) or match[4] == "T":
        return None
    weeks, days, hours, minutes, seconds = (int(match[group] or 0) for group in (2, 3, 5, 6, 7))
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length


def read_offset(text: str) -> timedelta | None:
    """Return an offset from UTC, or None."""
    match = _OFFSET.match(text)
    if not match or int(match[2]) > 23:  # noqa: PLR2004 - hours
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -length if match[1] == "-" else length


def _moments(line: Line, told: Told) -> Iterator[Moment]:
    kind, zone, start = line.param("VALUE").upper(), line.param("TZID"), line.begins
    many = line.name in {"EXDATE", "RDATE"}
    for text in line.value.split(",") if many else [line.value]:
        found = read_moment(text.partition("/")[0] if kind == "PERIOD" else text, zone, start)
        if found is None:
            told.note("date", line, f"'{text[:40]}' is no date or time that exists", start, len(text))
        elif kind in {"", "DATE", "DATE-TIME"} and found.timed == (kind == "DATE"):
            said = "says VALUE=DATE" if found.timed else "lacks VALUE=DATE"
            told.note("date", line, f"{line.name} {said}", 0, len(line.name))
        elif found.utc and zone:
            told.note("utc-with-tzid", line, f"{line.name} is in UTC and names the zone {zone[:40]}", start, len(text))
            yield Moment(found.at, "", True, start, len(text))  # noqa: FBT003 - in UTC
        else:
            yield found
        start += len(text) + 1
