"""The second wall: those who took part, from the roles that events and sessions name, by year and group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.programme import sessions_of
from hundred.wall.arrange import arrange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hundred.core.community import Community
    from hundred.core.model import Credit, Event, Person

    Act = tuple[Event, tuple[Credit, ...]]  # an event or a session, and who took part in it in which role
    Cast = list[tuple[Event, list[Act]]]  # an event, and the acts of it that anybody is named for

_NOT = frozenset({"cancelled", "postponed"})


@question
def years(community: Community) -> tuple[str, ...]:
    """Return the years in which somebody took part in something, the newest first."""
    return tuple(sorted(community.ask(_all), reverse=True))


@question
def by_group(community: Community, year: str) -> list[tuple[str, Cast]]:
    """Return (group, events with their acts) of a year: groups by id, '' for events of none last; events by start."""
    groups: dict[str, Cast] = {}
    for event, acts in community.ask(_all).get(year, ()):
        groups.setdefault(event.groups[0] if event.groups else "", []).append((event, acts))
    return sorted(groups.items(), key=lambda row: (not row[0], row[0]))


@question
def who(community: Community, year: str) -> tuple[list[Person], bool]:
    """Return the people who took part in something in a year, by name, and whether others did who are not shown."""
    ids = {credit.person for _, acts in community.ask(_all).get(year, ()) for _, named in acts for credit in named}
    found = arrange((person for person in community.people if person.id in ids), (), "name")
    return (found[0][1] if found else [], "" in ids)


@question
def _all(community: Community) -> dict[str, Cast]:
    """Return by year what has begun by today, with those of its acts that have."""
    found: dict[str, Cast] = {}
    today = community.today
    for event in community.events:
        if not event.credits and not event.sessions:
            continue
        years = list(_years(event, today))
        acts = [
            (one, one.credits) for one in (event, *sessions_of(event)) if one.credits and (one is event or _began(one, today))
        ]
        for year in years if acts else ():
            found.setdefault(year, []).append((event, acts))
    return found


def _years(event: Event, today: date) -> Iterator[str]:
    """Yield the years in which an event has begun and was not called off: a series is in each that has a date of it."""
    if event.occurrences and event.status not in _NOT:
        begun = (one.when.first_day for one in event.occurrences if one.state not in {"cancelled", "skipped"})
        yield from dict.fromkeys(str(day.year) for day in begun if day <= today)
    elif not event.occurrences and _began(event, today):
        yield str(event.when.first_day.year)


def _began(event: Event, today: date) -> bool:
    return event.dated and event.status not in _NOT and event.when.first_day <= today
