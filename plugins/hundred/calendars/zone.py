"""VTIMEZONE: a zone as calendar programs need it, compared with zoneinfo before anybody sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from hundred.calendars.footer import footer_of
from hundred.calendars.text import lines_of, offset, wall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EPOCH_YEAR = 1970  # rules start here, as other programs write them; earlier where an event is earlier
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


class ZoneError(RuntimeError):
    """Raised when no form of VTIMEZONE says what zoneinfo says: a fault of ours, never of an editor."""


class Change(Struct, frozen=True, kw_only=True):
    """The clocks of a zone go from `before` to `after` (UTC offsets) at the instant `at` (UTC)."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


class Observance(Struct, frozen=True, kw_only=True):
    """A part of a VTIMEZONE: from `onset` (by the clock as it stood before) clocks go from `before` to `after`.

    That happens again by the RRULE `rule` where there is one, else at every one of `dates`, the onset among them.
    """

    name: str
    onset: datetime
    before: timedelta
    after: timedelta
    summer: bool = False
    rule: str = ""
    dates: tuple[datetime, ...] = ()


@cache
def vtimezone(name: str, first: int, last: int) -> bytes:
    """Return the one VTIMEZONE of a zone for a calendar whose times lie between the years `first` and `last` (UTC).

    A yearly RRULE where the zone's own rule held in all those years, else one RDATE to a line; raises ZoneError when
    both disagree with zoneinfo anywhere in those years. Why not icalendar's own: readers take the first of several
    dates in one RDATE, and are an hour wrong for half of the year.
    """
    begin = min(_EPOCH_YEAR, first - 1)
    rule = _by_rule(name, begin)
    if rule and all(_holds(name, begin, year) for year in range(first, last + 1)):
        return _written(name, rule)
    info, start, stop = ZoneInfo(name), _span(first)[0], _span(last)[1]
    parts = _by_dates(info, start - 366 * _DAY, stop)
    found = differs(parts, info, start, stop)
    if found:
        message = f"VTIMEZONE of {name} is wrong at {found:%Y-%m-%d %H:%M} UTC"
        raise ZoneError(message)
    return _written(name, parts)


@cache
def _holds(name: str, begin: int, year: int) -> bool:
    """Say whether the present rule of a zone, written from the year `begin` on, was its rule in `year` too."""
    return differs(_by_rule(name, begin), ZoneInfo(name), *_span(year)) is None


def _span(year: int) -> tuple[datetime, datetime]:
    """Return a year (UTC) with a day before and after it, in which it has begun or not yet ended elsewhere."""
    return datetime(year, 1, 1, tzinfo=UTC) - _DAY, datetime(year + 1, 1, 1, tzinfo=UTC) + _DAY


def differs(parts: Sequence[Observance], info: ZoneInfo, start: datetime, stop: datetime) -> datetime | None:
    """Return the first instant found between `start` and `stop` at which the parts and zoneinfo disagree, or None.

    Looked at: the start, every day on which zoneinfo has another offset than the day before, and both sides of every
    change that either of them knows. On all other days both say what they said the day before.
    """
    onsets = sorted(_onsets(parts, start, stop))
    edges = [at for at, _ in onsets] + [change.at for change in changes(info, start, stop)]
    days = [day for year in range(start.year, stop.year + 1) for day in _other_days(info, year)]
    onset = 0
    for at in (one for one in sorted({start, *days, *edges, *(at - _SECOND for at in edges)}) if start <= one <= stop):
        while onset + 1 < len(onsets) and onsets[onset + 1][0] <= at:
            onset += 1
        if not onsets or onsets[onset][0] > at or onsets[onset][1] != _offset(info, at):
            return at
    return None


def changes(info: ZoneInfo, start: datetime, stop: datetime) -> tuple[Change, ...]:
    """Return every change of a zone's offset after `start` up to `stop` (UTC), found by looking at every day."""
    years = range(start.year, stop.year + 1)
    return tuple(change for year in years for change in _changes(info, year) if start < change.at <= stop)


@cache
def _changes(info: ZoneInfo, year: int) -> tuple[Change, ...]:
    turns = (_turn(info, midnight - _DAY, midnight) for midnight in _other_days(info, year))
    return tuple(_change(info, at, _offset(info, at - _SECOND)) for at in turns)


@cache
def _other_days(info: ZoneInfo, year: int) -> tuple[datetime, ...]:
    """Return the midnights (UTC) after the year's first, up to the next year's, at which the offset is not the last one's."""
    first = datetime(year, 1, 1, tzinfo=UTC)
    midnights = [first + number * _DAY for number in range((first.replace(year=year + 1) - first).days + 1)]
    offsets = [one.astimezone(info).utcoffset() for one in midnights]
    return tuple(
        midnight for midnight, before, after in zip(midnights[1:], offsets, offsets[1:], strict=False) if before != after
    )


def _turn(info: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the second at which the offset of `low` ends, at `high` at the latest."""
    before = _offset(info, low)
    while high - low > _SECOND:
        middle = low + (high - low) // _SECOND // 2 * _SECOND
        low, high = (middle, high) if _offset(info, middle) == before else (low, middle)
    return high


def _change(info: ZoneInfo, at: datetime, before: timedelta) -> Change:
    local = at.astimezone(info)
    summer = (local.dst() or timedelta()) > timedelta()
    return Change(at=at, before=before, after=_offset(info, at), name=local.tzname() or "", summer=summer)


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta()


def _onsets(parts: Sequence[Observance], start: datetime, stop: datetime) -> Iterator[tuple[datetime, timedelta]]:
    """Yield (instant, offset from then on) of every onset up to `stop`; of those by a rule, from two years before `start`."""
    for part in parts:
        walls = _repeated(part, start.year - 2, stop) if part.rule else (part.onset, *part.dates)
        yield from ((one.replace(tzinfo=UTC) - part.before, part.after) for one in walls)


def _repeated(part: Observance, year: int, stop: datetime) -> list[datetime]:
    """Return what dateutil makes of a yearly rule, from `year` or its first onset on."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - slow to import, and only for zones whose clocks change

    since = part.onset if part.onset.year >= year else part.onset.replace(year=year, month=1, day=1)
    return list(rrulestr(part.rule, dtstart=since).between(since - _DAY, stop.replace(tzinfo=None) + 2 * _DAY))


@cache
def _by_rule(name: str, year: int) -> tuple[Observance, ...]:
    """Return the zone with its present rule from `year` on; nothing where the rule is unknown or cannot be an RRULE."""
    footer = footer_of(name)
    if footer is None:
        return ()
    if footer.turns is None:
        start = datetime(year, 1, 1)  # noqa: DTZ001 - a wall clock
        return (Observance(name=footer.name, onset=start, before=footer.offset, after=footer.offset),)
    parts = []
    for turn, other in (footer.turns, footer.turns[::-1]):
        rule = turn.when.rrule()
        if rule is None:
            return ()
        summer = turn.offset > other.offset
        onset = turn.when.onset(year)
        parts.append(Observance(name=turn.name, onset=onset, before=other.offset, after=turn.offset, summer=summer, rule=rule))
    return tuple(parts)


def _by_dates(info: ZoneInfo, start: datetime, stop: datetime) -> list[Observance]:
    """Return the zone with every change between two instants, the first one said as the onset too."""
    opening = _change(info, start, _offset(info, start))
    kinds: dict[tuple[timedelta, timedelta, str, bool], list[datetime]] = {}
    for change in (opening, *changes(info, start, stop)):
        clock = change.at.replace(tzinfo=None) + change.before  # as it stood before, which is how onsets are written
        kinds.setdefault((change.before, change.after, change.name, change.summer), []).append(clock)
    return [
        Observance(name=label, onset=found[0], before=before, after=after, summer=summer, dates=tuple(found))
        for (before, after, label, summer), found in kinds.items()
    ]


def _written(name: str, parts: Sequence[Observance]) -> bytes:
    """Return the bytes: one RDATE to a line, as readers take only the first of several."""
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for part in parts:
        kind = "DAYLIGHT" if part.summer else "STANDARD"
        lines += [f"BEGIN:{kind}", f"DTSTART:{wall(part.onset)}", *(f"RDATE:{wall(date)}" for date in part.dates)]
        lines += [f"RRULE:{part.rule}"] if part.rule else []
        lines += [f"TZNAME:{part.name}", f"TZOFFSETFROM:{offset(part.before)}", f"TZOFFSETTO:{offset(part.after)}"]
        lines += [f"END:{kind}"]
    return lines_of([*lines, "END:VTIMEZONE"])
