"""The dates of a series as its page shows them: every one with its state and reason, the next one marked."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from hundred.core.series import date_of
from hundred.events import questions

if TYPE_CHECKING:
    from hundred.core.model import Event
    from hundred.core.view import View

_SHORT = 12  # dates that stand in one list; more are folded by year


class Row(NamedTuple):
    """One date: as an event of its own, how it differs, and whether it is the next, or over."""

    event: Event
    state: str
    is_next: bool
    is_over: bool


class Year(NamedTuple):
    """The dates that begin in one year; `folded` is None where all dates stand in one list."""

    year: int
    rows: list[Row]
    folded: bool | None


def dates(view: View, event: Event) -> list[Year]:
    """Return all dates of a series, in one list or by year, of which that of the next date is open."""
    if not event.occurrences:
        return []
    upcoming = view.community.ask(questions.next_on, event.id)
    rows, over = [], True
    for one in event.occurrences:
        over = over and one.on != upcoming
        rows.append(Row(date_of(event, one), one.state, one.on == upcoming, over))
    if len(rows) <= _SHORT:
        return [Year(rows[0].event.when.first_day.year, rows, None)]
    years = [(year, list(found)) for year, found in groupby(rows, key=lambda row: row.event.when.first_day.year)]
    wanted = next((year for year, found in years if any(row.is_next for row in found)), years[-1][0])
    return [Year(year, found, year != wanted) for year, found in years]


def shown(view: View, event: Event) -> Event:
    """Return the date of a series that stands for it: the next one, else its last; a single event stands for itself."""
    if not event.occurrences:
        return event
    held = [one for one in event.occurrences if one.state not in {"skipped", "cancelled"}] or list(event.occurrences)
    upcoming = view.community.ask(questions.next_on, event.id)
    return date_of(event, next((one for one in held if one.on == upcoming), held[-1]))
