"""A month as weeks of days, Monday first, each day with what goes on."""

from __future__ import annotations

from calendar import Calendar
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.core.times import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.core.model import Event


class Day(Struct, frozen=True, kw_only=True):
    """One cell of a month: its date, whether it belongs to the month, and the events of that day."""

    date: date
    in_month: bool
    events: tuple[Event, ...]


def month_grid(first: date, events: Sequence[Event]) -> list[list[Day]]:
    """Return the weeks of the month that begins on `first`; an event of several days stands on each of them."""
    weeks = _weeks(first)
    near = sorted((event for event in events if _is_on(event, weeks)), key=_by_the_clock)
    spans = [(event.when.first_day, event.when.last_day, event) for event in near]
    return [
        [
            Day(
                date=day,
                in_month=day.month == first.month,
                events=tuple(event for begins, ends, event in spans if begins <= day <= ends),
            )
            for day in week
        ]
        for week in weeks
    ]


def beside(first: date, before: Sequence[Event], after: Sequence[Event]) -> tuple[Event, ...]:
    """Return those of the events of the month `before` and `after` that are going on in the weeks of the month between."""
    weeks = _weeks(first)
    return tuple(event for event in (*before, *after) if _is_on(event, weeks))


def _weeks(first: date) -> list[list[date]]:
    return Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)


def _is_on(event: Event, weeks: Sequence[Sequence[date]]) -> bool:
    return event.dated and event.when.first_day <= weeks[-1][-1] and event.when.last_day >= weeks[0][0]


def _by_the_clock(event: Event) -> tuple[datetime, str]:
    """Return the key that puts whole days first, then what begins earlier by its own clock, which is what a cell shows."""
    start = event.when.start.replace(tzinfo=None) if isinstance(event.when, Timed) else datetime.min  # noqa: DTZ901 - wall clocks
    return (start, event.id)
