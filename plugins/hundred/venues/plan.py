"""The pages of venues: all of them, and each with how to get in and what is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View

_PAST = 12


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the venues in the language of `view`."""
    community = view.community
    yield page_at(
        view,
        "/venues/",
        kind="venues",
        template="venues/list.html",
        title=view.say("Venues"),
        description=view.say("Where things happen and how to get in."),
        data={"venues": [(venue, len(community.events_of("venue", venue.id))) for venue in community.venues]},
    )
    for venue in community.venues:
        text = view.text(venue)
        events = community.events_of("venue", venue.id)
        calendars = [alternates.calendar(view, text.title, "venue", venue.id)]
        if venue.city_id:
            calendars.append(alternates.calendar(view, view.label("city", venue.city_id), "city", venue.city_id))
        yield page_of(
            view,
            venue,
            template="venues/venue.html",
            alternates=tuple(calendars),
            data={
                "venue": venue,
                "upcoming": [event for event in events if event.ends_at > view.now],
                "past": [event for event in reversed(events) if event.ends_at <= view.now][:_PAST],
            },
        )
