"""A programme as tables: a day each, stages side by side, times from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.core.programme import sessions_of
from hundred.core.series import dates_of
from hundred.core.times import Timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from hundred.core.model import Event
    from hundred.core.view import View


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in the column of a stage from one row on: an event, or nothing, over so many rows."""

    stage: str
    event: Event | None
    rows: int


@dataclass(frozen=True, slots=True)
class Row:
    """What begins at a time of day, and the cells that begin in this row; those of rows above may reach into it."""

    at: datetime
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a programme: (stage, number of its columns) from left to right, and rows in the order of time."""

    date: date
    stages: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """Return the number of columns beside that of the times."""
        return sum(columns for _, columns in self.stages)


def programme(view: View, festival: Event, parts: Iterable[Event]) -> tuple[tuple[Day, ...], tuple[Event, ...]]:
    """Return the days of a festival's programme, and those of its `parts` that have no place there.

    Sessions stand under their stage, parts and sessions without one under the place they are at. Stages come
    in the order of time in which they are first used.
    """
    dated = [date for part in parts for date in dates_of(part) if isinstance(date.when, Timed)]
    sessions = sessions_of(festival)
    stages = {one.original.words["stage"]: view.stage(one) for one in sessions}
    items = [(view.stage(one) or stages.get(one.place) or view.place(one), one) for one in (*sessions, *dated)]
    shown = {one.id for one in dated}
    return timetable(items), tuple(part for part in parts if part.id not in shown)


def timetable(items: Sequence[tuple[str, Event]]) -> tuple[Day, ...]:
    """Return the days on which any of the (stage, event) begins; every one stands once, on the day it begins.

    Stages keep the order in which `items` first name them. What goes on at a time on one stage stands in columns side by
    side. Rows are the times at which something begins. Only events with a clock have a place here.
    """
    order = {stage: number for number, (stage, _) in reversed(list(enumerate(items)))}
    days: dict[date, list[tuple[str, Timed, Event]]] = {}
    for stage, event in items:
        when = event.when
        if isinstance(when, Timed):
            days.setdefault(when.first_day, []).append((stage, when, event))
    return tuple(_day(day, sorted(days[day], key=_first), order) for day in sorted(days))


def _first(item: tuple[str, Timed, Event]) -> tuple[float, str, str]:
    return (item[1].start.timestamp(), item[2].id, item[2].on)


def _day(day: date, items: Sequence[tuple[str, Timed, Event]], order: dict[str, int]) -> Day:
    starts = sorted({when.start for _, when, _ in items})
    lanes: dict[str, list[list[tuple[Timed, Event]]]] = {}
    for stage, when, event in items:
        _put(lanes.setdefault(stage, []), when, event)
    stages = sorted(lanes, key=order.__getitem__)
    columns = [_column(stage, lane, starts) for stage in stages for lane in lanes[stage]]
    rows = (Row(at, tuple(column[at] for column in columns if at in column)) for at in starts)
    return Day(day, tuple((stage, len(lanes[stage])) for stage in stages), tuple(rows))


def _put(lanes: list[list[tuple[Timed, Event]]], when: Timed, event: Event) -> None:
    """Put an event into the first column in which the one before it is over."""
    for lane in lanes:
        before = lane[-1][0]
        if (before.end or before.start) <= when.start and before.start < when.start:
            lane.append((when, event))
            return
    lanes.append([(when, event)])


def _column(stage: str, lane: Iterable[tuple[Timed, Event]], starts: Sequence[datetime]) -> dict[datetime, Cell]:
    """Return the cells of a column by the row they begin in, with empty ones between."""
    cells: dict[datetime, Cell] = {}
    free = 0  # the first row that is not taken
    for when, event in lane:
        row = starts.index(when.start)
        if row > free:
            cells[starts[free]] = Cell(stage, None, row - free)
        taken = max(1, sum(1 for at in starts[row:] if at < (when.end or when.start)))
        cells[when.start] = Cell(stage, event, taken)
        free = row + taken
    if free < len(starts):
        cells[starts[free]] = Cell(stage, None, len(starts) - free)
    return cells
