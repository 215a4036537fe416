"""A calendar file, judged: a function from its bytes to its problems, in bounded time whatever the bytes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.calendars.lint.series import check_series
from hundred.calendars.lint.shape import ENTRIES, check_shape
from hundred.calendars.lint.texts import check_values
from hundred.calendars.lint.times import check_times
from hundred.calendars.lint.tokens import content_lines, physical_lines
from hundred.calendars.lint.told import EnoughError, Told
from hundred.calendars.lint.tree import calendars
from hundred.calendars.lint.zones import zones_of
from hundred.core.problems import Place, in_order

if TYPE_CHECKING:
    from hundred.calendars.lint.tree import Component
    from hundred.core.problems import Problem

LARGEST = 64 << 20  # octets of a file


def lint(path: str, data: bytes) -> list[Problem]:
    """Return every problem of a calendar file, in order; `path` is what the file is called in them."""
    told = Told(path=path, lines=physical_lines(data[:LARGEST]))
    try:
        if len(data) > LARGEST:
            told.at("limit", Place(), f"the file has {len(data)} octets; the first {LARGEST} are looked at")
        for calendar in calendars(content_lines(list(told.lines), told), told):
            _check(calendar, told)
    except EnoughError:
        pass
    return in_order(told.problems)


def _check(calendar: Component, told: Told) -> None:
    check_shape(calendar, told)
    zones = zones_of(calendar, told)
    entries = [part for part in calendar.parts if part.name in ENTRIES]
    for component in calendar.walk():
        check_values(component, told)
    for entry in entries:
        check_times(entry, zones, told)
    check_series(entries, zones, told)
    # A calendar without a time in it keeps its zone, for a VCALENDAR may not be empty.
    timed = any(zone.used for zone in zones.values()) or entries
    for zone in zones.values():
        if timed and not zone.used and len(calendar.parts) > len(zones):
            told.note("zone-unused", zone.line, f"no time refers to {zone.name[:80]}")
