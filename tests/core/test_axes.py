"""The years and months of events: axes that follow from their days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.core.axes import Axes
from hundred.core.model import Event, Text
from hundred.core.times import AllDay, Undated

if TYPE_CHECKING:
    from hundred.core.times import When


def event(id: str, when: When) -> Event:  # noqa: A002 - the word of the content
    """Return an event of whole days."""
    text = Text(lang="en", title=id, summary="", body_line=1, path="")
    return Event(id=id, path="", texts=(text,), uid=id, when=when, zone="UTC")


def days(first: str, last: str = "") -> AllDay:
    """Return a span of whole days."""
    return AllDay(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("spans", "years", "months"),
    [
        ([], [], []),
        ([days("2026-05-15")], ["2026"], ["2026-05"]),
        ([days("2026-05-31", "2026-06-01"), days("2026-05-01")], ["2026"], ["2026-05", "2026-06"]),
        ([days("2027-01-31", "2027-03-02")], ["2027"], ["2027-01", "2027-02", "2027-03"]),
        ([days("2026-12-30", "2027-01-02")], ["2026", "2027"], ["2026-12", "2027-01"]),
        ([Undated(year=2026, month=5)], ["2026"], []),
        ([Undated(year=2026, month=None)], ["2026"], []),
    ],
)
def test_every_year_and_month_in_which_something_is_on(spans: list[When], years: list[str], months: list[str]) -> None:
    """Also those that an event only passes through; an open date belongs to its year and to no month."""
    axes = Axes([event(str(number), span) for number, span in enumerate(spans)])

    found = {axis: [*axes.ids(axis)] for axis in ("year", "month")}
    assert found == {"year": years, "month": months}


def test_events_of_a_month_keep_their_order() -> None:
    """Along an axis events stand as they were given, each once."""
    given = [event("b", days("2026-05-01", "2026-06-30")), event("a", days("2026-05-02")), event("c", days("2026-06-01"))]

    axes = Axes(given)

    assert [[one.id for one in axes.of("month", month)] for month in ("2026-05", "2026-06")] == [["b", "a"], ["b", "c"]]
