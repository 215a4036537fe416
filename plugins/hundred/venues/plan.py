"""The pages of venues: all of them, and each with how to get in and what is on."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.community import question
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at, page_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Venue
    from hundred.core.outputs import Page
    from hundred.core.view import View

_PAST = 12


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the venues in the language of `view`."""
    yield page_at(view, "/venues/", kind="venues", template="venues/list.html", fill=partial(_list, view))
    for venue in view.community.venues:
        yield page_of(view, venue, template="venues/venue.html", fill=partial(_venue, view, venue))


def _list(view: View) -> Sheet:
    return Sheet(
        title=view.say("Venues"),
        description=view.say("Where things happen and how to get in."),
        data={"cities": _by_city(view)},
    )


def _by_city(view: View) -> list[list[tuple[Venue, int]]]:
    """Return the venues of each city with how many events there are: the city with most venues first, those without last."""
    found: defaultdict[str, list[tuple[Venue, int]]] = defaultdict(list)
    for venue in view.community.venues:
        found[venue.city_id].append((venue, view.community.ask(_count, venue.id)))
    ids = sorted(found, key=lambda id_: (not id_, -len(found[id_]), id_))
    return [found[id_] for id_ in ids]


def _venue(view: View, venue: Venue) -> Sheet:
    calendars = [alternates.calendar(view, view.title(venue), "venue", venue.id)]
    if venue.city_id:
        calendars.append(alternates.calendar(view, view.label("city", venue.city_id), "city", venue.city_id))
    return sheet_of(
        view,
        venue,
        alternates=tuple(calendars),
        data={
            "venue": venue,
            "upcoming": list(view.community.next_of_each("venue", venue.id)),
            "past": list(view.community.last_of_each("venue", venue.id, _PAST)),
        },
    )


@question
def _count(community: Community, id: str) -> int:  # noqa: A002 - the word of the content
    """Return how many events there are at a venue."""
    return len(community.events_of("venue", id))
