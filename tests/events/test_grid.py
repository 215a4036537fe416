"""A month as weeks of days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.axes import Axes
from hundred.core.model import Event, Text
from hundred.core.times import AllDay, Undated
from hundred.events.grid import beside, month_grid

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.times import When


def event(id: str, when: When) -> Event:  # noqa: A002 - the word of the content
    """Return an event of whole days."""
    text = Text(lang="en", title=id, summary="", body_line=1, path="")
    return Event(id=id, path="", texts=(text,), uid=id, when=when, zone="UTC")


def days(first: str, last: str = "") -> AllDay:
    """Return a span of whole days."""
    return AllDay(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("month", "weeks", "first", "last"),
    [
        (date(2026, 2, 1), 5, date(2026, 1, 26), date(2026, 3, 1)),
        (date(2027, 2, 1), 4, date(2027, 2, 1), date(2027, 2, 28)),
        (date(2026, 8, 1), 6, date(2026, 7, 27), date(2026, 9, 6)),
        (date(2026, 11, 1), 6, date(2026, 10, 26), date(2026, 12, 6)),
    ],
)
def test_weeks_begin_on_monday(month: date, weeks: int, first: date, last: date) -> None:
    """A month fills whole weeks; the days around it are marked as others'."""
    grid = month_grid(month, [])

    cells = [cell for week in grid for cell in week]
    assert (len(grid), cells[0].date, cells[-1].date) == (weeks, first, last)
    assert [cell.in_month for cell in cells] == [cell.date.month == month.month for cell in cells]


def test_an_event_stands_on_each_of_its_days(hamlet: Hamlet) -> None:
    """Several days, an evening past midnight, and days of the neighbouring months; an open date stands nowhere."""
    community = hamlet.community(
        {
            "events/fest.md": hamlet.event(id="fest", start="2026-11-28", end="2026-12-02"),
            "events/late.md": hamlet.event(id="late", start="2026-12-05 22:00", end="2026-12-06 01:00"),
            "events/midnight.md": hamlet.event(id="midnight", start="2026-12-08 22:00", end="2026-12-09 00:00"),
            "events/open.md": hamlet.event(id="open", start="2026-12"),
        }
    )

    grid = month_grid(date(2026, 12, 1), community.events)

    shown = {f"{cell.date:%m-%d}": [one.id for one in cell.events] for week in grid for cell in week if cell.events}
    assert shown == {
        "11-30": ["fest"],
        "12-01": ["fest"],
        "12-02": ["fest"],
        "12-05": ["late"],
        "12-06": ["late"],
        "12-08": ["midnight"],
    }


def test_what_stands_at_the_edges_of_a_month() -> None:
    """Of the months before and after, only what is going on in the first and the last week is shown with a month."""
    before = [event("early", days("2026-11-29")), event("last", days("2026-11-01", "2026-11-30"))]
    after = [event("next", days("2027-01-03")), event("late", days("2027-01-04")), event("open", Undated(year=2027, month=1))]

    found = beside(date(2026, 12, 1), before, after)

    assert [one.id for one in found] == ["last", "next"]


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 31))
def test_every_day_of_an_event_is_in_one_months_grid(first: date, length: int) -> None:
    """Going through the months that are listed, each day of an event is met exactly once."""
    span = AllDay(first_day=first, last_day=first + timedelta(days=length))
    one = event("x", span)

    met = [
        cell.date
        for month in Axes([one]).ids("month")
        for week in month_grid(date.fromisoformat(f"{month}-01"), [one])
        for cell in week
        if cell.in_month and cell.events
    ]

    assert met == [first + timedelta(days=number) for number in range(length + 1)]
