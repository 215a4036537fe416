"""From `start`, `end` and `duration` to the span an event takes, with every way they can contradict each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.times import AllDay, Timed, Undated, add_elapsed, exists, happens_twice

if TYPE_CHECKING:
    from hundred.core.kind import Draft
    from hundred.core.problems import Place
    from hundred.core.times import When

_LONGEST = timedelta(days=31)


def read_span(draft: Draft, zone: str) -> When | None:
    """Return when the event takes place by the clock of `zone`, or None after reporting."""
    start = draft.values["start"]
    if start is None:
        return None
    if draft.values["end"] is not None and draft.values["duration"] is not None:
        cure = "keep one of the two"
        draft.report.error(draft.values.place("duration"), "end", "'end' and 'duration' both say when it ends", cure)
        return None
    if isinstance(start, Undated):
        return _undated(draft, start)
    if isinstance(start, datetime):
        return _timed(draft, start, zone)
    return _all_day(draft, start)


def read_was(draft: Draft, zone: str) -> When | None:
    """Return the earlier start of a rescheduled event, or None."""
    was = draft.values["was"]
    if was is None:
        return None
    if isinstance(was, datetime):
        return Timed(start=_aware(draft, "was", was, zone), end=None)
    return AllDay(first_day=was, last_day=was)


def aware(draft: Draft, place: Place, wall: datetime, zone: str) -> datetime | None:
    """Return a wall-clock time in its zone, or None after reporting at `place` that the clocks skip it."""
    if not exists(wall, zone):
        _report_gap(draft, place, wall, zone)
        return None
    return wall.replace(tzinfo=ZoneInfo(zone))


def _undated(draft: Draft, start: Undated) -> Undated | None:
    for name in ("end", "duration"):
        if draft.values[name] is not None:
            cure = f"leave '{name}' out until the day is known"
            draft.report.error(draft.values.place(name), "end", f"'{name}' needs a start with a day", cure)
            return None
    return start


def _all_day(draft: Draft, first: date) -> AllDay | None:
    end, length = draft.values["end"], draft.values["duration"]
    place = draft.values.place("end" if end is not None else "duration")
    if length is not None and length % timedelta(days=1):
        draft.report.error(place, "end", "a whole-day event lasts whole days", "write  duration: 2d, or give the start a time")
        return None
    if isinstance(end, time | datetime):
        cure = f"give the start a time as well, as in  start: {first:%Y-%m-%d} 19:00, or end on a day"
        draft.report.error(place, "end", "the end has a time of day, the start has none", cure)
        return None
    last = end if end is not None else first + (length or timedelta(days=1)) - timedelta(days=1)
    if last < first:
        cure = f"the last day comes after the first: write {first:%Y-%m-%d} or a later day"
        draft.report.error(place, "end", f"the last day, {last:%Y-%m-%d}, is before the start", cure)
        return None
    return AllDay(first_day=first, last_day=last) if _not_too_long(draft, last - first) else None


def _timed(draft: Draft, wall: datetime, zone: str) -> Timed | None:
    end, length = draft.values["end"], draft.values["duration"]
    start = _aware(draft, "start", wall, zone)
    if draft.report.failed and not exists(wall, zone):
        return None
    place = draft.values.place("end")
    if end is None:
        return Timed(start=start, end=add_elapsed(start, length) if length else None)
    if isinstance(end, date) and not isinstance(end, datetime):
        cure = f"write the time it ends, as in  end: {end:%Y-%m-%d} 21:30"
        draft.report.error(place, "end", "the start has a time of day, the end has none", cure)
        return None
    until = datetime.combine(wall.date(), end) if isinstance(end, time) else end
    once = _comes_once(until, zone)
    if not once and not exists(until, zone):
        _report_gap(draft, place, until, zone)
        return None
    finish = until.replace(tzinfo=ZoneInfo(zone), fold=1 if not once and happens_twice(until, zone) else 0)
    if finish.astimezone(UTC) <= start.astimezone(UTC):
        next_day = until + timedelta(days=1)
        if until == wall:
            cure = "write a later end, or leave it out while it is not known"
        elif isinstance(end, time):
            cure = f"if it ends the next day, write  end: {next_day:%Y-%m-%d %H:%M}"
        else:
            cure = "write a later end"
        what = "when it starts" if until == wall else "before it starts"
        draft.report.error(place, "end", f"it ends at {until:%Y-%m-%d %H:%M}, {what}", cure)
        return None
    return Timed(start=start, end=finish) if _not_too_long(draft, until - wall) else None


def _aware(draft: Draft, name: str, wall: datetime, zone: str) -> datetime:
    """Return the wall-clock time in its zone; report a time that the clocks skip, warn of one that comes twice."""
    if _comes_once(wall, zone):
        return wall.replace(tzinfo=ZoneInfo(zone))
    if not exists(wall, zone):
        _report_gap(draft, draft.values.place(name), wall, zone)
    elif happens_twice(wall, zone):
        cure = "the first of the two is taken; choose another time if that is wrong"
        message = f"{wall:%H:%M} comes twice on {wall:%Y-%m-%d} in {zone}, as the clocks go back"
        draft.report.warn(draft.values.place(name), "twice", message, cure)
    return wall.replace(tzinfo=ZoneInfo(zone))


def _comes_once(wall: datetime, zone: str) -> bool:
    """Say whether no clock is changed about then: the offset is the same before and after (PEP 495)."""
    first = wall.replace(tzinfo=ZoneInfo(zone))
    return first.utcoffset() == first.replace(fold=1).utcoffset()


def _report_gap(draft: Draft, place: Place, wall: datetime, zone: str) -> None:
    shown = wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    message = f"{wall:%H:%M} does not exist on {wall:%Y-%m-%d} in {zone}: the clocks skip it"
    draft.report.error(place, "gap", message, f"write {shown:%Y-%m-%d %H:%M}, the same instant")


def _not_too_long(draft: Draft, length: timedelta) -> bool:
    if length <= _LONGEST:
        return True
    cure = "check the year and month; a season of evenings is better as one file an evening"
    where = draft.values.place("end" if draft.values["end"] is not None else "duration")
    draft.report.error(where, "end", f"the event lasts {length.days} days; the most is {_LONGEST.days}", cure)
    return False
