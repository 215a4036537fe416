"""A series as VEVENTs (RFC 5545 §3.8.4.4, §3.8.5): its rule, what is other than the rule has it, and what was added."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.calendars.entry import Part, moment, vevent
from hundred.calendars.text import wall
from hundred.core.series import date_of
from hundred.core.times import Timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Event, Occurrence
    from hundred.core.view import View


_ORDER = "FREQ UNTIL COUNT INTERVAL BYDAY BYMONTHDAY BYYEARDAY BYMONTH BYSETPOS WKST".split()


def vevents(view: View, event: Event) -> bytes:
    """Return every VEVENT of an event whose day is known: one of a single event.

    Of a series the first has the rule and, as EXDATE, what is skipped; one with a RECURRENCE-ID follows for every date
    that is moved or cancelled, then one with a UID of its own for every added date.
    """
    if not event.occurrences:
        return vevent(view, event)
    return b"".join(_written(view, event))


def _written(view: View, event: Event) -> Iterator[bytes]:
    by_rule = sorted((one for one in event.occurrences if one.planned is not None), key=lambda one: one.on)
    rules = (f"RRULE:{_in_order(event.rule)}",) if event.rule else ()
    skipped = tuple(f"EXDATE{_original(event, one)}" for one in by_rule if one.state == "skipped")
    yield vevent(view, event, Part(rules=rules + skipped, repeated=bool(rules)))
    for one in by_rule:
        if one.state in {"moved", "cancelled"} or (not one.state and not _as_long(event, one)):
            yield vevent(view, date_of(event, one), Part(original=_original(event, one)))
    for one in event.occurrences:
        if one.planned is None:
            yield vevent(view, date_of(event, one), Part(suffix=f".{one.on}"))


def _in_order(rule: str) -> str:
    """Return a rule with its parts in icalendar's order."""
    return ";".join(sorted(rule.split(";"), key=lambda part: _ORDER.index(part.partition("=")[0])))


def _original(event: Event, one: Occurrence) -> str:
    """Return the start that the rule gives a date, in the form of the DTSTART of the series: always at its hour.

    A skipped date may lie where the clocks skip that hour.
    """
    start = event.when.start if isinstance(event.when, Timed) else event.when.first_day
    return moment(start, event.zone, repeated=True).replace(wall(event.when.first_day), one.on.replace("-", ""))


def _as_long(event: Event, one: Occurrence) -> bool:
    """Say whether readers agree on the end of a date: not where the clocks are changed meanwhile, by which some count."""
    when, first = one.when, event.when
    if not isinstance(when, Timed) or not isinstance(first, Timed) or when.end is None or first.end is None:
        return True
    return _elapsed(when) == _elapsed(first) and _by_the_clock(when) == _by_the_clock(first)


def _elapsed(when: Timed) -> timedelta:
    end: datetime = when.end or when.start
    return end.astimezone(UTC) - when.start.astimezone(UTC)


def _by_the_clock(when: Timed) -> timedelta:
    end: datetime = when.end or when.start
    return end.replace(tzinfo=None) - when.start.replace(tzinfo=None)
