"""What the calendars publish: a subscription for every list of events, a file for every event, and the page of them all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.calendars.entry import Entries
from hundred.calendars.feed import Feed, event_bytes, feed_bytes
from hundred.calendars.links import subscription
from hundred.calendars.listing import listing
from hundred.core import alternates
from hundred.core.outputs import Blob
from hundred.core.pages import page_at
from hundred.core.paths import CALENDARS, EVENTS_JSON, calendar_path, event_ics
from hundred.core.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Event, Record
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every calendar in the language of `view`, and the page that lists them; an event's UID is the same in all."""
    entries = Entries(view)
    sections = [(heading, feeds) for heading, feeds in _sections(view) if feeds]
    for _, feeds in sections:
        for feed in feeds:
            yield Blob(path=feed.path, make=partial(feed_bytes, view, feed, entries), source=feed.path.strip("/"))
    for event in view.community.events:
        if event.dated:
            make = partial(event_bytes, view, event, entries)
            yield Blob(path=view.path(event_ics(event.id)), make=make, source=event.path)
    yield Blob(path=view.path(EVENTS_JSON), make=partial(listing, view), source="calendars/events.json")
    yield page_at(
        view,
        CALENDARS,
        kind="calendars",
        template="calendars/list.html",
        title=view.say("Calendars"),
        description=view.say("Every calendar of the community, to subscribe to once and have for ever."),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            alternates.calendar(view, view.say("Upcoming events"), "upcoming"),
        ),
        data={"sections": [(heading, [subscription(view, feed) for feed in feeds]) for heading, feeds in sections]},
    )


def _sections(view: View) -> Iterator[tuple[str, list[Feed]]]:
    """Yield (heading, calendars) in the order of the page. Names begin with the site's, as they stand among others'."""
    community = view.community
    yield (
        view.say("Everything"),
        [
            _feed(view, "all", "", view.say("All events"), community.events, page="/events/"),
            _feed(view, "upcoming", "", view.say("Upcoming events"), community.upcoming, page="/events/"),
        ],
    )
    yield view.say("Groups"), [_of_record(view, "group", group) for group in community.groups]
    cities = {*community.ids_of("city"), *(venue.city_id for venue in community.venues if venue.city_id)}
    yield view.say("Cities"), [_of_label(view, "city", city) for city in sorted(cities)]
    yield view.say("Venues"), [_of_record(view, "venue", venue) for venue in community.venues]
    yield view.say("Festivals"), [_festival(view, one) for one in community.events if community.events_of("festival", one.id)]
    yield view.say("Topics"), [_of_label(view, "tag", tag) for tag in community.ids_of("tag")]
    people = [person for person in community.people if community.events_of("person", person.id)]
    yield view.say("People"), [_of_record(view, "person", person, person.name) for person in people]


def _of_record(view: View, axis: str, record: Record, name: str = "") -> Feed:
    text = view.text(record)
    events = view.community.events_of(axis, record.id)
    return _feed(view, axis, record.id, name or text.title, events, page=record.address, about=plain(text.summary))


def _of_label(view: View, axis: str, id: str) -> Feed:  # noqa: A002 - the word of the content
    return _feed(view, axis, id, view.label(axis, id), view.community.events_of(axis, id), page=CALENDARS)


def _festival(view: View, event: Event) -> Feed:
    """Return the calendar of a festival: its banner over the days, and its parts."""
    text = view.text(event)
    events = (event, *view.community.events_of("festival", event.id))
    return _feed(view, "festival", event.id, text.title, events, page=event.address, about=plain(text.summary))


def _feed(  # noqa: PLR0913 - the facts of a calendar
    view: View,
    axis: str,
    id: str,  # noqa: A002
    name: str,
    events: tuple[Event, ...],
    *,
    page: str,
    about: str = "",
) -> Feed:
    site = view.settings.name(view.lang)
    return Feed(
        path=view.path(calendar_path(axis, id)),
        name=name,
        title=f"{site} · {name}" if axis != "all" else site,
        about=about or view.settings.motto(view.lang),
        page=view.path(page),
        events=events,
    )
