"""VTIMEZONE: a zone as calendar programs need it, compared with zoneinfo before anybody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from hundred.calendars.footer import footer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.calendars.footer import Footer

_EPOCH_YEAR = 1970  # rules start here, as other programs write them; earlier where an event is earlier
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class ZoneError(RuntimeError):
    """Raised when no form of VTIMEZONE says what zoneinfo says: a fault of ours, never of an editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The clocks of a zone go from `before` to `after` (UTC offsets) at the instant `at` (UTC)."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def vtimezone(name: str, first: datetime, last: datetime) -> bytes:
    """Return the one VTIMEZONE of a zone for a calendar whose (aware) times lie between `first` and `last`.

    A yearly RRULE where the zone's own rule held in all those years, else one RDATE to a line; raises ZoneError when
    both disagree with zoneinfo anywhere in those years. Why not icalendar's own: readers take the first of several
    dates in one RDATE, and are an hour wrong for half of the year.
    """
    return _vtimezone(name, first.astimezone(UTC).year, last.astimezone(UTC).year)


@cache
def _vtimezone(name: str, first: int, last: int) -> bytes:
    start, stop = datetime(first, 1, 1, tzinfo=UTC) - _DAY, datetime(last + 1, 1, 1, tzinfo=UTC) + _DAY
    info, footer = ZoneInfo(name), footer_of(name)
    component = _by_rule(name, footer, min(_EPOCH_YEAR, first - 1)) if footer else None
    if component is None or differs(component, info, start, stop):
        component = _by_dates(name, info, start - 366 * _DAY, stop)
    found = differs(component, info, start, stop)
    if found:
        message = f"VTIMEZONE of {name} is wrong at {found:%Y-%m-%d %H:%M} UTC"
        raise ZoneError(message)
    return bytes(component.to_ical())


def differs(component: Timezone, info: ZoneInfo, start: datetime, stop: datetime) -> datetime | None:
    """Return the first instant found between `start` and `stop` at which the component and zoneinfo disagree, or None.

    Looked at: every day, and both sides of every change that either of them knows.
    """
    onsets = sorted(_onsets(component, stop))
    edges = [at for at, _ in onsets] + [change.at for change in changes(info, start, stop)]
    days = [start + number * _DAY for number in range((stop - start).days + 1)]
    instants = sorted({*days, *edges, *(at - _SECOND for at in edges)})
    onset = 0
    for at in (one for one in instants if start <= one <= stop):
        while onset + 1 < len(onsets) and onsets[onset + 1][0] <= at:
            onset += 1
        if not onsets or onsets[onset][0] > at or onsets[onset][1] != at.astimezone(info).utcoffset():
            return at
    return None


@lru_cache(maxsize=64)
def changes(info: ZoneInfo, start: datetime, stop: datetime) -> tuple[Change, ...]:
    """Return every change of a zone's offset between two instants (UTC), found by looking at every day."""
    found = []
    before = _offset(info, start)
    for number in range((stop - start).days + 1):
        low, high = start + number * _DAY, start + (number + 1) * _DAY
        after = _offset(info, high)
        if before == after:
            continue
        while high - low > _SECOND:
            middle = low + (high - low) // _SECOND // 2 * _SECOND
            low, high = (middle, high) if _offset(info, middle) == before else (low, middle)
        found.append(_change(info, high, before))
        before = after
    return tuple(found)


def _change(info: ZoneInfo, at: datetime, before: timedelta) -> Change:
    local = at.astimezone(info)
    summer = (local.dst() or timedelta()) > timedelta()
    return Change(at=at, before=before, after=_offset(info, at), name=local.tzname() or "", summer=summer)


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()


def _onsets(component: Timezone, stop: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """Yield every onset up to `stop` as (instant, offset from then on): what the written component means."""
    parts: list[Any] = component.subcomponents
    for part in parts:
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        wall: datetime = part["DTSTART"].dt
        walls = [wall]
        if "RRULE" in part:
            rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=wall)
            walls = rule.between(datetime.min, stop.replace(tzinfo=None) + 2 * _DAY)  # noqa: DTZ901 - wall clocks
        dates = part.get("RDATE", [])
        walls += [one.dt for line in (dates if isinstance(dates, list) else [dates]) for one in line.dts]
        yield from ((wall.replace(tzinfo=UTC) - before, after) for wall in walls)


def _by_rule(name: str, footer: Footer, year: int) -> Timezone | None:
    """Return the zone with its present rule from `year` on, or None where the rule cannot be an RRULE."""
    zone = Timezone()
    zone.add("TZID", name)
    if footer.turns is None:
        zone.add_component(_observance(name=footer.name, wall=datetime(year, 1, 1), before=footer.offset, after=footer.offset))  # noqa: DTZ001
        return zone
    for turn, other in (footer.turns, footer.turns[::-1]):
        rule = turn.when.rrule()
        if rule is None:
            return None
        part = _observance(
            name=turn.name,
            wall=turn.when.onset(year),
            before=other.offset,
            after=turn.offset,
            summer=turn.offset > other.offset,
        )
        part.add("RRULE", vRecur.from_ical(rule))
        zone.add_component(part)
    return zone


def _by_dates(name: str, info: ZoneInfo, start: datetime, stop: datetime) -> Timezone:
    """Return the zone with every change between two instants, one RDATE to a line, the first one said in DTSTART too."""
    zone = Timezone()
    zone.add("TZID", name)
    opening = _change(info, start, _offset(info, start))
    kinds: dict[tuple[timedelta, timedelta, str, bool], list[Change]] = {}
    for change in (opening, *changes(info, start, stop)):
        kinds.setdefault((change.before, change.after, change.name, change.summer), []).append(change)
    for (before, after, label, summer), found in kinds.items():
        part = _observance(name=label, wall=_wall(found[0]), before=before, after=after, summer=summer)
        for change in found:
            part.add("RDATE", [_wall(change)])
        zone.add_component(part)
    return zone


def _wall(change: Change) -> datetime:
    """Return the instant by the clock as it stood before the change, which is how onsets are written."""
    return change.at.replace(tzinfo=None) + change.before


def _observance(
    *, name: str, wall: datetime, before: timedelta, after: timedelta, summer: bool = False
) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if summer else TimezoneStandard()
    part.add("DTSTART", wall)
    part.add("TZOFFSETFROM", before)
    part.add("TZOFFSETTO", after)
    part.add("TZNAME", name)
    return part
