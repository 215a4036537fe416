"""How long an event takes, by DTEND or DURATION, as an event file can say it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.core.times import happens_twice
from hundred.importing.clocks import Moment, in_zone, instant, zone_of
from hundred.importing.properties import Unreadable, length_of

if TYPE_CHECKING:
    from hundred.importing.clocks import Clocks
    from hundred.importing.components import Component
    from hundred.importing.notes import Notes

_LONGEST = timedelta(days=31)  # as event files have it
_DAY = timedelta(days=1)


def read_end(component: Component, start: Moment, clocks: Clocks, notes: Notes) -> Moment | None:
    """Return the end (exclusive; for days the last day, inclusive) or None where none can be kept; raise Unreadable."""
    end = _written(component, start, clocks, notes)
    if end is None:
        return None
    if isinstance(start, datetime) != isinstance(end, datetime):
        notes.add("end", "start and end are not both days or both times; the end was left out")
        return None
    if not isinstance(start, datetime):
        last = end - _DAY
        if last < start:
            if end < start:
                notes.add("end", f"it ends on {end}, before it starts; the end was left out")
            return None
        return _bounded(component, start, last, last - start)
    assert isinstance(end, datetime)  # noqa: S101 - asked above
    length = instant(end) - instant(start)
    if length < timedelta():
        notes.add("end", f"it ends at {end:%Y-%m-%d %H:%M}, before it starts; the end was left out")
    if length <= timedelta():
        return None
    return _bounded(component, start, end, length)


def say_end(start: Moment, end: Moment | None) -> dict[str, str]:
    """Return the header line for an end by the clock of `start`: `end`, or `duration` where the clock shows it twice."""
    if end is None or (not isinstance(start, datetime) and end <= start):
        return {}
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return {"end": f"{end:%Y-%m-%d}"}
    zone = zone_of(start)
    local = in_zone(end, zone)
    assert isinstance(local, datetime)  # noqa: S101 - a time stays a time
    wall = local.replace(tzinfo=None)
    if happens_twice(wall, zone) or wall <= start.replace(tzinfo=None):
        return {"duration": say_length(instant(end) - instant(start))}
    return {"end": f"{local:%H:%M}" if local.date() == start.date() else f"{local:%Y-%m-%d %H:%M}"}


def say_length(length: timedelta) -> str:
    """Return a length of whole minutes as a header has it: `1d 2h 30m`."""
    hours, minutes = divmod(length.seconds // 60, 60)
    parts = ((length.days, "d"), (hours, "h"), (minutes, "m"))
    return " ".join(f"{number}{unit}" for number, unit in parts if number)


def _written(component: Component, start: Moment, clocks: Clocks, notes: Notes) -> Moment | None:
    """Return the exclusive end as the source says it."""
    line = component.first("DTEND", "DURATION")
    if line is None:
        return None
    try:
        if line.name == "DTEND":
            return clocks.moment(line, notes)
        length = length_of(line)
    except Unreadable as fault:
        notes.add("end", f"{fault}; the end was left out")
        return None
    if isinstance(start, datetime):
        # RFC 5545 §3.3.6: days by the calendar, hours by the clock that never stops.
        days = (start.replace(tzinfo=None) + timedelta(days=length.days)).replace(tzinfo=start.tzinfo)
        seconds = timedelta(seconds=length.seconds - length.seconds % 60)
        return (days.astimezone(UTC) + seconds).astimezone(start.tzinfo)
    if length % _DAY:
        notes.add("end", "it lasts hours, but starts on a day without a time; the end was left out")
        return None
    return start + length


def _bounded(component: Component, start: date, end: Moment, length: timedelta) -> Moment:
    if length > _LONGEST:
        why = f"it lasts {length.days} days, from {start:%Y-%m-%d} on; an event lasts {_LONGEST.days} at most"
        raise Unreadable(component.line, why)
    return end
