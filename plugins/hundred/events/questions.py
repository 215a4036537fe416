"""What the pages of events ask of the community: small answers, so that a page is only made anew when its own changes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.series import dates_of
from hundred.events.grid import beside

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.model import Event

AHEAD = 24  # dates of a series in its linked data
OTHERS = 3  # events of the same groups at the foot of an event's page


@question
def soon(community: Community, group: str, most: str) -> tuple[Event, ...]:
    """Return the next events of a group whose day is known, so many at the most."""
    dated = [event for event in community.next_of_each("group", group) if event.dated]
    return tuple(dated[: int(most)])


@question
def next_on(community: Community, id: str) -> str:  # noqa: A002 - the word of the content
    """Return the name of the next date of a series that is held; '' when there is none to come."""
    series: Event = community.find("event", id)  # type: ignore[assignment]
    now = community.now
    return next((one.on for one in dates_of(series) if one.status != "cancelled" and one.ends_at > now), "")


@question
def dates_ahead(community: Community, id: str) -> tuple[Event, ...]:  # noqa: A002
    """Return the dates of a series that are not over, as many as search engines are told; its last one when it is over."""
    series: Event = community.find("event", id)  # type: ignore[assignment]
    found, now = dates_of(series), community.now
    return tuple(one for one in found if one.ends_at > now)[:AHEAD] or found[-1:]


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
