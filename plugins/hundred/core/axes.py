"""The axes of the community: along which one finds events. Each is laid out when somebody first looks along it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from hundred.core.series import by_start, dates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hundred.core.mixes import Mix
    from hundred.core.model import Event, Venue

Found = dict[str, tuple["Event", ...]]


@dataclass(slots=True)
class Axes:
    """The events along every axis, in the order of `events`; `venues` are by id, for the cities.

    Axes are `group`, `tag`, `person`, `venue`, `city`, `festival`, `series`, `mix`, `cast`, `year` and `month`.
    Along the last two stand the dates of series, along the others the series as wholes; `dates` gives their dates there.
    """

    events: Sequence[Event] = ()
    venues: Mapping[str, Venue] = field(default_factory=dict)
    mixes: tuple[Mix, ...] = ()
    _laid: dict[tuple[str, bool], Found] = field(default_factory=dict, init=False, compare=False)
    _dates: dict[str, tuple[Event, ...]] = field(default_factory=dict, init=False, compare=False)
    _repeating: bool | None = field(default=None, init=False, compare=False)

    def of(self, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002 - the word of the content
        """Return the events along an axis; none where the axis, or its id, is not known."""
        return self._along(axis).get(id, ())

    def dates(self, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002
        """Return every date along an axis, by start: of a series, those that take place there."""
        return self._along(axis, dated=True).get(id, ())

    def ids(self, axis: str) -> tuple[str, ...]:
        """Return the ids along an axis that have events, sorted."""
        return tuple(sorted(self._along(axis)))

    def dates_of(self, events: Sequence[Event]) -> Sequence[Event]:
        """Return every date of the events, by start; the very same events where none of them is a series."""
        if not any(event.occurrences for event in events):
            return events
        return sorted((one for event in events for one in self._dates_of(event)), key=by_start)

    def _dates_of(self, event: Event) -> tuple[Event, ...]:
        if not event.occurrences:
            return (event,)
        if event.id not in self._dates:
            self._dates[event.id] = dates_of(event)
        return self._dates[event.id]

    def _along(self, axis: str, *, dated: bool = False) -> Found:
        if self._repeating is None:
            self._repeating = any(event.occurrences for event in self.events)
        dated = self._repeating and (dated or axis in _BY_DATE)
        found = self._laid.get((axis, dated))
        if found is None:
            found = self._laid[axis, dated] = self._laid_out(axis, self.dates_of(self.events) if dated else self.events)
        return found

    def _mixed(self, events: Sequence[Event]) -> Found:
        kept = ((mix.id, mix.kept(self.of)) for mix in self.mixes)
        return {id_: tuple(event for event in events if event.id in ids) for id_, ids in kept if ids}

    def _laid_out(self, axis: str, events: Sequence[Event]) -> Found:
        if axis == "mix":
            return self._mixed(events)
        ids = _CITY(self.venues) if axis == "city" else _IDS.get(axis)
        if ids is None:
            return {}
        lists: defaultdict[str, list[Event]] = defaultdict(list)
        for event in events:
            for id_ in ids(event):
                found = lists[id_]
                if not found or found[-1] is not event:  # an event stands once, however often it is named
                    found.append(event)
        return {id_: tuple(found) for id_, found in lists.items()}


def _people(event: Event) -> Iterator[str]:
    yield from event.hosts
    yield from (credit.person for credit in event.credits if credit.person)
    for session in event.sessions:
        yield from (credit.person for credit in session.credits if credit.person)


def _venues(event: Event) -> Iterable[str]:
    """Return the venue of an event, and those of its sessions and of single dates."""
    own = (event.venue,) if event.venue else ()
    if not event.sessions and not event.occurrences:
        return own
    elsewhere = (*(one.venue for one in event.sessions), *(one.venue for one in event.occurrences))
    return dict.fromkeys((*own, *filter(None, elsewhere)))


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


def _cast(event: Event) -> Iterable[str]:
    """Return the years in which somebody takes part in an event: of a series, each that has a date of it."""
    named = event.credits or any(session.credits for session in event.sessions)
    if not named or not event.dated or event.status in {"cancelled", "postponed"}:
        return ()
    if not event.occurrences:
        return (str(event.when.first_day.year),)
    takes_place = (one for one in event.occurrences if one.state not in {"cancelled", "skipped"})
    return dict.fromkeys(str(one.when.first_day.year) for one in takes_place)


def _CITY(venues: Mapping[str, Venue]) -> Callable[[Event], Iterable[str]]:  # noqa: N802 - one of the table below
    cities = {id_: city for id_, venue in venues.items() if (city := venue.city_id)}
    return lambda event: dict.fromkeys(cities[id_] for id_ in _venues(event) if id_ in cities)


_BY_DATE = frozenset({"year", "month"})
_IDS: dict[str, Callable[[Event], Iterable[str]]] = {
    "group": attrgetter("groups"),
    "tag": attrgetter("tags"),
    "person": _people,
    "venue": _venues,
    "festival": lambda event: (event.festival,) if event.festival else (),
    "series": lambda event: (event.id,) if event.occurrences or event.on else (),
    "cast": _cast,
    "year": _years,
    "month": _months,
}
