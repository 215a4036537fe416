"""What the pages of calendars ask of the community: small answers, so that a page is made anew only when its own changes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.model import Event, Venue
from hundred.core.programme import credited, festivals, sessions_of, with_sessions
from hundred.core.series import dates_of
from hundred.core.times import Undated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from hundred.core.community import Community

_NARROW = frozenset({"person", "venue", "city"})  # axes along which a session may have a place of its own
WHOLE = ("all", "upcoming")  # the axes whose one calendar has no id
AXES = (
    "group",
    "mix",
    "city",
    "venue",
    "festival",
    "series",
    "tag",
    "person",
)  # the others, in the order in which they are listed


def calendars(community: Community) -> Iterator[tuple[str, str]]:
    """Yield every calendar by (axis, id), in the order in which they are listed."""
    yield from ((axis, "") for axis in WHOLE)
    for axis in AXES:
        yield from ((axis, id_) for id_ in ids_along(community, axis))


def ids_along(community: Community, axis: str) -> Iterable[str]:
    """Return the ids of an axis that have calendars: every group, mix, city and venue; else those that have events."""
    if axis in {"group", "venue"}:
        return [record.id for record in (community.groups if axis == "group" else community.venues)]
    if axis == "mix":
        return [mix.id for mix in community.settings.mixes]
    ids = festivals(community) if axis == "festival" else frozenset(community.ids_of(axis))
    if axis == "city":
        return sorted({*ids, *(venue.city_id for venue in community.venues if venue.city_id)})
    if axis == "tag" or not ids:
        return sorted(ids)
    return [record.id for record in (community.people if axis == "person" else community.events) if record.id in ids]


@question
def directory(community: Community, axis: str) -> tuple[tuple[str, int], ...]:
    """Return (id, number of events) of the calendars of an axis."""
    return tuple((id_, community.ask(count, axis, id_)) for id_ in ids_along(community, axis))


def events_in(community: Community, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002 - the word of the content
    """Return the events of a calendar as wholes; a festival's is itself and its parts."""
    if axis == "all":
        return community.events
    if axis == "upcoming":
        # Of a series its dates are to come; in a calendar it stands as a whole.
        wholes = (community.find("event", event.id) if event.on else event for event in community.upcoming)
        return tuple({event.id: event for event in wholes if isinstance(event, Event)}.values())
    events = community.events_of(axis, id)
    festival = community.find("event", id) if axis == "festival" else None
    return (festival, *events) if isinstance(festival, Event) else events


def entries_in(community: Community, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002
    """Return what a calendar holds: festivals as a banner over the days, and each of their sessions.

    A festival's own has all its parts; that of a person, a venue or a city has, of a festival, what is theirs.
    """
    events = events_in(community, axis, id)
    if axis in _NARROW and any(event.sessions for event in events):
        return tuple(one for event in events for one in _narrowed(community, event, axis, id))
    return with_sessions(events)


def _narrowed(community: Community, event: Event, axis: str, id: str) -> Iterator[Event]:  # noqa: A002
    """Yield of an event and its sessions those that belong to the person, venue or city."""
    if axis == "person":
        yield from credited(event, id)
        return
    for one in (event, *sessions_of(event)):
        venue = community.find("venue", one.venue) if one.venue else None
        here = isinstance(venue, Venue) and id == (venue.id if axis == "venue" else venue.city_id)
        if here or one.occurrences:  # one date of a series is enough, and it stands in calendars as a whole
            yield one


@question
def count(community: Community, axis: str, id: str) -> int:  # noqa: A002
    """Return how many dates a subscriber gets: every date of a series, and events whose day is known."""
    return community.ask(_tally, axis, id)[0]


@question
def updated(community: Community, axis: str, id: str) -> datetime | None:  # noqa: A002
    """Return when an event of a calendar was last changed, None where no file says."""
    return community.ask(_tally, axis, id)[1]


@question
def _tally(community: Community, axis: str, id: str) -> tuple[int, datetime | None]:  # noqa: A002
    """Return both of a calendar."""
    dates, stamps = community.ask(_tallies)
    events = events_in(community, axis, id)
    ids = [event.id for event in events]
    if axis in _NARROW and any(event.sessions for event in events):
        number = sum(len(dates_of(one)) for one in entries_in(community, axis, id) if one.dated)
    else:
        number = sum(map(dates.__getitem__, ids))
    return number, max(filter(None, map(stamps.get, ids)), default=None)


@question
def _tallies(community: Community) -> tuple[dict[str, int], dict[str, datetime]]:
    """Return the number of dates of every event, and the last changes: most events are in several calendars."""
    events = community.events
    dates = {event.id: 1 if type(event.when) is not Undated else 0 for event in events}
    dates |= {event.id: len(dates_of(event)) for event in events if event.occurrences}
    dates |= {event.id: dates[event.id] + len(event.sessions) for event in events if event.sessions}
    return dates, {event.id: changed for event in events if (changed := event.changed)}


@question
def agenda(community: Community, axis: str, id: str, most: str) -> tuple[Event, ...]:  # noqa: A002
    """Return the first `most` dates of a calendar that are not over, by start."""
    if axis in WHOLE:
        coming = community.coming("", "")
    elif axis == "festival" or (axis in _NARROW and any(event.sessions for event in community.events_of(axis, id))):
        # A festival is its sessions to those who go there; elsewhere it is one line.
        now = community.now
        dates = (date for entry in entries_in(community, axis, id) if entry.dated for date in dates_of(entry))
        coming = tuple(sorted((date for date in dates if date.ends_at > now), key=_by_start))
    else:
        coming = community.coming(axis, id)
    return tuple(islice((event for event in coming if event.dated), int(most)))


def _by_start(date: Event) -> tuple[datetime, str, str]:
    return date.starts_at, date.id, date.on
