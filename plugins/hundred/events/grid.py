"""A month as weeks of days, Monday first, each day with what goes on."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.core.times import Timed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.core.model import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One cell of a month: its date, whether it belongs to the month, and the events of that day."""

    date: date
    in_month: bool
    events: tuple[Event, ...]


def month_grid(first: date, events: Sequence[Event]) -> list[list[Day]]:
    """Return the weeks of the month that begins on `first`; an event of several days stands on each of them."""
    weeks = Calendar(firstweekday=0).monthdatescalendar(first.year, first.month)
    span = (weeks[0][0], weeks[-1][-1])
    near = [event for event in events if event.dated and event.when.first_day <= span[1] and event.when.last_day >= span[0]]
    near.sort(key=_by_the_clock)
    return [
        [
            Day(
                date=day,
                in_month=day.month == first.month,
                events=tuple(event for event in near if event.when.first_day <= day <= event.when.last_day),
            )
            for day in week
        ]
        for week in weeks
    ]


def _by_the_clock(event: Event) -> tuple[datetime, str]:
    """Return the key that puts whole days first, then what begins earlier by its own clock, which is what a cell shows."""
    start = event.when.start.replace(tzinfo=None) if isinstance(event.when, Timed) else datetime.min  # noqa: DTZ901 - wall clocks
    return (start, event.id)


def by_month(events: Sequence[Event]) -> dict[date, list[Event]]:
    """Return the dated events by the first day of every month in which they are going on, in the order of `events`."""
    months: dict[date, list[Event]] = {}
    for event in events:
        first, last = event.when.first_day.replace(day=1), event.when.last_day
        while event.dated and first <= last:
            months.setdefault(first, []).append(event)
            first = (first + timedelta(days=31)).replace(day=1)
    return months
