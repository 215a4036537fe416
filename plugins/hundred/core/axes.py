"""The axes of the community: along which one finds events. Each is laid out when somebody first looks along it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hundred.core.mixes import Mix
    from hundred.core.model import Event, Venue

Found = dict[str, tuple["Event", ...]]


@dataclass(slots=True)
class Axes:
    """The events along every axis, in the order of `events`; `venues` are by id, for the cities.

    Axes are `group`, `tag`, `person`, `venue`, `city`, `festival`, `series`, `mix`, `year` (`2026`) and `month` (`2026-11`).
    """

    events: Sequence[Event] = ()
    venues: Mapping[str, Venue] = field(default_factory=dict)
    mixes: tuple[Mix, ...] = ()
    _laid: dict[str, Found] = field(default_factory=dict, init=False, compare=False)

    def of(self, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002 - the word of the content
        """Return the events along an axis; none where the axis, or its id, is not known."""
        return self._along(axis).get(id, ())

    def ids(self, axis: str) -> tuple[str, ...]:
        """Return the ids along an axis that have events, sorted."""
        return tuple(sorted(self._along(axis)))

    def _along(self, axis: str) -> Found:
        found = self._laid.get(axis)
        if found is None:
            found = self._laid[axis] = self._laid_out(axis)
        return found

    def _mixed(self) -> Found:
        kept = ((mix.id, mix.kept(self.of)) for mix in self.mixes)
        return {id_: tuple(event for event in self.events if event.id in ids) for id_, ids in kept if ids}

    def _laid_out(self, axis: str) -> Found:
        if axis == "mix":
            return self._mixed()
        ids = _CITY(self.venues) if axis == "city" else _IDS.get(axis)
        if ids is None:
            return {}
        lists: dict[str, list[Event]] = {}
        for event in self.events:
            for id_ in ids(event):
                found = lists.setdefault(id_, [])
                if not found or found[-1] is not event:  # an event stands once, however often it is named
                    found.append(event)
        return {id_: tuple(found) for id_, found in lists.items()}


def _people(event: Event) -> Iterator[str]:
    yield from event.hosts
    yield from (credit.person for credit in event.credits if credit.person)
    for session in event.sessions:
        yield from (credit.person for credit in session.credits if credit.person)


def _venues(event: Event) -> tuple[str, ...]:
    """Return the venue of an event, and those of its sessions."""
    own = (event.venue,) if event.venue else ()
    if not event.sessions:
        return own
    return tuple(dict.fromkeys((*own, *(session.venue for session in event.sessions if session.venue))))


def _years(event: Event) -> Iterable[str]:
    """Return the years in which an event is going on: two for a New Year's Eve."""
    first, last = event.when.first_day.year, event.when.last_day.year
    return (str(first),) if first == last else map(str, range(first, last + 1))


def _months(event: Event) -> Iterator[str]:
    """Yield the months in which an event is going on, where its days are known."""
    month, last = event.when.first_day.replace(day=1), event.when.last_day
    while event.dated and month <= last:
        yield f"{month.year:04}-{month.month:02}"
        month = (month + timedelta(days=31)).replace(day=1)


def _CITY(venues: Mapping[str, Venue]) -> Callable[[Event], Iterable[str]]:  # noqa: N802 - one of the table below
    cities = {id_: (city,) for id_, venue in venues.items() if (city := venue.city_id)}
    return lambda event: (city for venue in _venues(event) for city in cities.get(venue, ()))


_IDS: dict[str, Callable[[Event], Iterable[str]]] = {
    "group": lambda event: event.groups,
    "tag": lambda event: event.tags,
    "person": _people,
    "venue": _venues,
    "festival": lambda event: (event.festival,) if event.festival else (),
    "series": lambda event: (event.id,) if event.occurrences else (),
    "year": _years,
    "month": _months,
}
