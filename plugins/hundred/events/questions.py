"""What the pages of events ask of the community: small answers, so that a page is only made anew when its own changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.events.grid import beside

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.model import Event

OTHERS = 3  # events of the same groups at the foot of an event's page


@question
def soon(community: Community, group: str) -> tuple[Event, ...]:
    """Return the next events of a group whose day is known: one more than a page shows, its own may be among them."""
    dated = [event for event in community.coming("group", group) if event.dated]
    return tuple(dated[: OTHERS + 1])


@question
def this_month(community: Community) -> date:
    """Return the first day of the month it is."""
    return community.today.replace(day=1)


@question
def years(community: Community) -> tuple[tuple[int, int], ...]:
    """Return (year, number of events) of every year in which something is on, the newest first."""
    counted = ((int(year), len(community.events_of("year", year))) for year in community.ids_of("year"))
    return tuple(sorted(counted, reverse=True))


@question
def around(community: Community, axis: str, id: str) -> tuple[str, str]:  # noqa: A002 - the word of the content
    """Return the years or months before and after one of them in which something is on, '' at the ends."""
    ids = community.ids_of(axis)
    place = ids.index(id)
    return ids[place - 1] if place else "", ids[place + 1] if place + 1 < len(ids) else ""


@question
def at_the_edges(community: Community, month: str) -> tuple[Event, ...]:
    """Return the events of the months before and after one that are going on in the weeks with which it is shown."""
    first = date.fromisoformat(f"{month}-01")
    days = (first - timedelta(days=1), first + timedelta(days=31))
    before, after = (community.events_of("month", f"{day:%Y-%m}") for day in days)
    return beside(first, before, after)
