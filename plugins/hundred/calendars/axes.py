"""Which calendars there are: one for every list of events of the site, each looked up when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.calendars.feed import Feed
from hundred.calendars.links import Subscription, subscription
from hundred.core.model import Event
from hundred.core.paths import CALENDARS, calendar_path
from hundred.core.plain import plain
from hundred.core.programme import credited, festivals, sessions_of, with_sessions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.view import View

Named = tuple[str, str]
"""A calendar by (axis, id); the id is '' of the axes `all` and `upcoming`."""
_NARROW = frozenset({"person", "venue", "city"})  # axes along which a session may have a place of its own
_LABELS = frozenset({"city", "tag"})  # axes whose ids are words of the theme, not records


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections of the page of calendars as (heading, subscriptions), looked up anew whenever they are gone through."""

    view: View

    def as_input(self) -> object:
        """Return what of them is an input in itself: their language; what is read for them is noted."""
        return self.view.lang

    def __iter__(self) -> Iterator[tuple[str, list[Subscription]]]:
        """Yield the sections that have calendars."""
        view = self.view
        for heading, names in sections(view):
            if names:
                yield heading, [subscription(view, calendar_of(view, *name)) for name in names]


def sections(view: View) -> Iterator[tuple[str, list[Named]]]:
    """Yield (heading, calendars) in the order of the page."""
    community = view.community
    yield view.say("Everything"), [("all", ""), ("upcoming", "")]
    yield view.say("Groups"), [("group", group.id) for group in community.groups]
    cities = {*community.ids_of("city"), *(venue.city_id for venue in community.venues if venue.city_id)}
    yield view.say("Cities"), [("city", city) for city in sorted(cities)]
    yield view.say("Venues"), [("venue", venue.id) for venue in community.venues]
    held = festivals(community)
    yield view.say("Festivals"), [("festival", event.id) for event in community.events if event.id in held]
    yield view.say("Topics"), [("tag", tag) for tag in community.ids_of("tag")]
    active = frozenset(community.ids_of("person"))
    yield view.say("People"), [("person", person.id) for person in community.people if person.id in active]


def calendar_of(view: View, axis: str, id: str) -> Feed:  # noqa: A002 - the word of the content
    """Return a calendar with its events. Names begin with the site's, as they stand among others'."""
    name, about, page = _words(view, axis, id)
    site = view.settings.name(view.lang)
    return Feed(
        path=view.path(calendar_path(axis, id)),
        name=name,
        title=f"{site} · {name}" if axis != "all" else site,
        about=about or view.settings.motto(view.lang),
        page=view.path(page),
        events=_events(view, axis, id),
    )


def _words(view: View, axis: str, id: str) -> tuple[str, str, str]:  # noqa: A002
    """Return what a calendar is called, what is said about it or '', and the neutral path of its page."""
    if not id:
        return view.say("All events") if axis == "all" else view.say("Upcoming events"), "", "/events/"
    record = None if axis in _LABELS else view.community.find("event" if axis == "festival" else axis, id)
    if record is None:
        return view.label(axis, id), "", CALENDARS
    text = view.text(record)
    person = view.person(id) if axis == "person" else None
    return person.name if person else text.title, plain(text.summary), record.address


def _events(view: View, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002
    """Return the events of a calendar: festivals as a banner over the days, and each of their sessions.

    A festival's own has all its parts; that of a person, a venue or a city has, of a festival, what is theirs.
    """
    community = view.community
    if axis == "all":
        return with_sessions(community.events)
    if axis == "upcoming":
        return with_sessions(community.upcoming)
    events = community.events_of(axis, id)
    if axis in _NARROW and any(event.sessions for event in events):
        return tuple(one for event in events for one in _narrowed(view, event, axis, id))
    festival = community.find("event", id) if axis == "festival" else None
    return with_sessions((festival, *events) if isinstance(festival, Event) else events)


def _narrowed(view: View, event: Event, axis: str, id: str) -> Iterator[Event]:  # noqa: A002
    """Yield of an event and its sessions those that belong to the person, venue or city."""
    if axis == "person":
        yield from credited(event, id)
        return
    for one in (event, *sessions_of(event)):
        venue = view.venue(one)
        if venue and id == (venue.id if axis == "venue" else venue.city_id):
            yield one
