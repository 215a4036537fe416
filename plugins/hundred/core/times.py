"""Times: zones from the tzdata package, wall clocks made aware, and the span an event takes."""

from __future__ import annotations

import os
import zoneinfo
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import tzdata  # type: ignore[import-untyped, unused-ignore]
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOMENT = timedelta(microseconds=1)
_FOREIGN = ("Etc/", "posix/", "right/")  # fixed offsets, and second copies that not every machine has


def use_packaged_zones() -> None:
    """Make zoneinfo read the pinned tzdata package, never the machine's own files, so that bytes agree everywhere."""
    folder = os.path.join(os.path.dirname(tzdata.__file__ or ""), "zoneinfo")  # noqa: PTH118, PTH120 - as zoneinfo has it
    wanted = (folder,) if os.path.isdir(folder) else ()  # noqa: PTH112 - where not, it asks the package itself, slowly
    if wanted != zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(to=wanted)
        ZoneInfo.clear_cache()


@cache
def zone_names() -> frozenset[str]:
    """Return the IANA names that an editor may write: places and UTC, no machine-dependent or fixed-offset names."""
    refused = {"localtime", "posixrules", "Factory"}
    names = (name for name in _listed() if "/" in name or name == "UTC")
    return frozenset(name for name in names if name not in refused and not name.startswith(_FOREIGN))


def _listed() -> Iterable[str]:
    """Return all names of the tzdata package; zoneinfo would look into every one of its files for them."""
    try:
        with open(os.path.join(os.path.dirname(tzdata.__file__ or ""), "zones"), encoding="ascii") as file:  # noqa: PTH118, PTH120, PTH123
            return file.read().split()
    except OSError:
        return zoneinfo.available_timezones()


class Timed(Struct, frozen=True, kw_only=True, array_like=True, tag="timed"):
    """A span with a clock: aware start, aware end (exclusive) or None where no end was written."""

    start: datetime
    end: datetime | None

    @property
    def first_day(self) -> date:
        """Return the local day it starts on."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """Return the local day it is last going on; an end at midnight belongs to the day before."""
        if self.end is None:
            return self.start.date()
        return (self.end - _MOMENT).date()


class AllDay(Struct, frozen=True, kw_only=True, array_like=True, tag="days"):
    """Whole days, both inclusive, as people write them; iCalendar's DTEND is the day after `last`."""

    first_day: date
    last_day: date


class Undated(Struct, frozen=True, kw_only=True, array_like=True, tag="undated"):
    """A date to be announced: only the year, or year and month, are known."""

    year: int
    month: int | None

    @property
    def first_day(self) -> date:
        """Return the first day it can be."""
        return date(self.year, self.month or 1, 1)

    @property
    def last_day(self) -> date:
        """Return the last day it can be."""
        following = date(self.year + 1, 1, 1) if (self.month or 12) == 12 else date(self.year, (self.month or 12) + 1, 1)  # noqa: PLR2004
        return following - timedelta(days=1)


When = Timed | AllDay | Undated


def starts_at(when: When, zone: str) -> datetime:
    """Return the instant (UTC) at which `when` begins in `zone`: local midnight for whole days."""
    if isinstance(when, Timed):
        return when.start.astimezone(UTC)
    return datetime.combine(when.first_day, time(), ZoneInfo(zone)).astimezone(UTC)


def ends_at(when: When, zone: str) -> datetime:
    """Return the instant (UTC) from which `when` is over: its end, or its start where none is known, or next midnight."""
    if isinstance(when, Timed):
        return (when.end or when.start).astimezone(UTC)
    return datetime.combine(when.last_day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def overlap(one: Timed, other: Timed) -> bool:
    """Say whether two spans have a moment in common; one without an end has its first moment alone."""
    first, second = sorted((one, other), key=lambda span: span.start.timestamp())
    begins = second.start.timestamp()
    return begins < (first.end or first.start).timestamp() or begins == first.start.timestamp()


def exists(wall: datetime, zone: str) -> bool:
    """Say whether the wall-clock time happens in `zone`: not skipped when the clocks go forward."""
    aware = wall.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


def happens_twice(wall: datetime, zone: str) -> bool:
    """Say whether the wall-clock time comes twice in `zone`, as when the clocks go back."""
    info = ZoneInfo(zone)
    first, second = (wall.replace(tzinfo=info, fold=fold).utcoffset() for fold in (0, 1))
    return first != second and exists(wall, zone)


def add_elapsed(start: datetime, length: timedelta) -> datetime:
    """Return the aware time `length` of elapsed (not wall-clock) time after `start`, in the zone of `start`."""
    return (start.astimezone(UTC) + length).astimezone(start.tzinfo)
