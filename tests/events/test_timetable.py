"""A programme as tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hundred.core.model import Event, Text
from hundred.core.times import Timed
from hundred.events.timetable import Day, timetable

FIRST = datetime(2026, 5, 15, tzinfo=UTC)


def event(name: str, start: int, minutes: int | None) -> Event:
    """Return an event that begins so many minutes into the festival."""
    text = Text(lang="en", title=name, summary="", body_line=1, path="")
    begin = FIRST + timedelta(minutes=start)
    when = Timed(start=begin, end=None if minutes is None else begin + timedelta(minutes=minutes))
    return Event(id=name, path="", texts=(text,), uid=name, when=when, zone="UTC")


def placed(day: Day) -> list[list[str]]:
    """Return a day as a browser lays it out: a name in every square that its cell covers, '' in empty ones."""
    squares: dict[tuple[int, int], str] = {}
    for row, one in enumerate(day.rows):
        column = 0
        for cell in one.cells:
            while (row, column) in squares:
                column += 1
            for below in range(cell.rows):
                assert (row + below, column) not in squares
                squares[row + below, column] = cell.event.id if cell.event else ""
    assert set(squares) == {(row, column) for row in range(len(day.rows)) for column in range(day.width)}
    return [[squares[row, column] for column in range(day.width)] for row in range(len(day.rows))]


def test_stages_stand_side_by_side() -> None:
    """A long session reaches over the rows that begin meanwhile; what overlaps on a stage has columns of its own."""
    items = [
        ("Barn", event("a", 600, 90)),
        ("Yard", event("b", 630, 30)),
        ("Yard", event("c", 640, 30)),
        ("Barn", event("d", 690, None)),
        ("Barn", event("e", 1440 + 600, 30)),
    ]

    first, second = timetable(items)

    assert [row.at.strftime("%H:%M") for row in first.rows] == ["10:00", "10:30", "10:40", "11:30"]
    assert (first.stages, placed(first)) == (
        (("Barn", 1), ("Yard", 2)),
        [["a", "", ""], ["a", "b", ""], ["a", "b", "c"], ["d", "", ""]],
    )
    assert (second.date.day, placed(second)) == (16, [["e"]])


SESSIONS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.integers(0, 3 * 288).map(lambda at: at * 5), st.none() | st.integers(1, 40)),
    max_size=40,
)


@given(SESSIONS)
def test_every_session_stands_once_and_nothing_on_another(sessions: list[tuple[str, int, int | None]]) -> None:
    """Whatever the programme: each in one cell of its stage, from the row of its start, never two in one square."""
    items = [(stage, event(f"e{n}", at, length and length * 5)) for n, (stage, at, length) in enumerate(sessions)]

    days = timetable(items)

    shown = sorted(cell.event.id for day in days for row in day.rows for cell in row.cells if cell.event)
    assert shown == sorted(one.id for _, one in items)
    for day in days:
        squares = placed(day)
        stages = [stage for stage, columns in day.stages for _ in range(columns)]
        for stage, one in items:
            if one.when.first_day == day.date:
                covered = [(r, c) for r, row in enumerate(squares) for c, name in enumerate(row) if name == one.id]
                rows = [r for r, row in enumerate(day.rows) if _going_on(one.when, row.at)]
                assert {stages[c] for _, c in covered} == {stage}
                assert [r for r, _ in covered] == rows


def _going_on(when: object, at: datetime) -> bool:
    assert isinstance(when, Timed)
    return when.start == at or (when.end is not None and when.start <= at < when.end)
