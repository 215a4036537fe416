"""Time zones as calendars name them: IANA names, Windows names, prefixed paths, and zones that a file defines itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.times import zone_names
from hundred.importing.properties import text_of

if TYPE_CHECKING:
    from datetime import tzinfo

    from hundred.importing.components import Component

_OFFSET = re.compile(r"(?:UTC|GMT|Etc/GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\Z", re.IGNORECASE)
_UTC = frozenset(
    {"utc", "gmt", "z", "zulu", "etc/utc", "etc/gmt", "etc/zulu", "gmt standard time (utc)", "coordinated universal time"}
)
_LONGEST = 400  # lines of one definition
_DAYS = 730  # compared with the known zones: two years from the event on


@lru_cache(maxsize=512)
def known_zone(name: str) -> str:
    """Return the IANA name that a TZID means by itself, or '': without prefix, by its Windows name, in any case."""
    text = name.strip().strip('"').strip()
    if text.casefold() in _UTC:
        return "UTC"
    parts = text.split("/")
    for start in range(len(parts)):
        found = _folded().get("/".join(parts[start:]).casefold().replace(" ", "_"))
        if found:
            return found
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - who does not import need not wait

    windows = {key.casefold(): zone for key, zone in WINDOWS_TO_OLSON.items()}
    found = windows.get(text.casefold(), "")
    return found if found in zone_names() else ""


@lru_cache(maxsize=512)
def fixed_offset(name: str) -> timedelta | None:
    """Return the offset that a TZID such as `UTC+2`, `GMT-0500` or `Etc/GMT-8` is, or None; in Etc/ the sign is turned."""
    match = _OFFSET.match(name.strip())
    if not match or int(match[2]) > 14:  # noqa: PLR2004 - the farthest clock there is
        return None
    length = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    east = (match[1] == "+") != name.strip().casefold().startswith("etc/")
    return length if east else -length


def defined_zone(component: Component, around: datetime, first: str) -> str:
    """Return the IANA zone whose clock is that of a VTIMEZONE in the two years after `around`, or ''.

    Of several the one of `first` is taken if it is among them, else the first by the alphabet.
    """
    location = text_of(component.first("X-LIC-LOCATION"))
    named = known_zone(location) if location else ""
    if named:
        return named
    own = _own_clock(component)
    if own is None:
        return ""
    start = datetime(around.year, around.month, 1, tzinfo=UTC)
    days = [start + timedelta(days=day, hours=12) for day in range(_DAYS)]
    offsets = [_offset(own, day) for day in days]
    for name in dict.fromkeys((first, *_usual(), *sorted(zone_names()))):
        zone = ZoneInfo(name)
        rough = all(day.astimezone(zone).utcoffset() == offset for day, offset in zip(days[::45], offsets[::45], strict=True))
        if rough and all(day.astimezone(zone).utcoffset() == offset for day, offset in zip(days, offsets, strict=True)):
            return name
    return ""


def _own_clock(component: Component) -> tzinfo | None:
    """Return the clock that a VTIMEZONE defines; None for one that is broken, or so written that it would never end."""
    from icalendar import Timezone  # noqa: PLC0415 - as above

    rules = [line.text.upper() for part in component.parts for line in part.all("RRULE")]
    lines = [line.text for line in component.lines]
    for part in component.parts:
        lines += [f"BEGIN:{part.name}", *(line.text for line in part.lines), f"END:{part.name}"]
    if len(lines) > _LONGEST or not all("FREQ=YEARLY" in rule and "BYSETPOS" not in rule for rule in rules):
        return None
    text = "\r\n".join(("BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE", ""))
    try:
        made = Timezone.from_ical(text)
        assert isinstance(made, Timezone)  # noqa: S101 - what its text begins with
        clock: tzinfo = made.to_tz(lookup_tzid=False)
        clock.utcoffset(datetime(2026, 1, 1))  # noqa: DTZ001 - a wall clock
    except Exception:  # noqa: BLE001 - a stranger's zone may break icalendar and its clocks in any way
        return None
    return clock


def _offset(clock: tzinfo, at: datetime) -> timedelta | None:
    try:
        return at.astimezone(clock).utcoffset()
    except (ValueError, OverflowError, ArithmeticError, TypeError, IndexError):
        return None


@lru_cache(maxsize=1)
def _folded() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(zone_names())}


def _usual() -> tuple[str, ...]:
    """Return the zones in which most people live, one a rule: a name that says more than the alphabet's first."""
    names = "Europe/London Europe/Berlin Europe/Athens America/New_York America/Chicago America/Denver America/Los_Angeles"
    return tuple(f"{names} Asia/Shanghai Asia/Tokyo Asia/Kolkata Australia/Sydney America/Sao_Paulo".split())
