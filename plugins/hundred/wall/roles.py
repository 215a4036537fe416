"""The second wall: those who took part, from the roles that events and sessions name, by year and group.

The axis `cast` of the community has the years.
"""

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
def by_group(community: Community, year: str) -> list[tuple[str, Cast]]:
    """Return (group, events with their acts) of a year: groups by id, '' for events of none last; events by start."""
    groups: dict[str, Cast] = {}
    for event in community.events_of("cast", year):
        acts = [(one, one.credits) for one in (event, *sessions_of(event)) if one.credits and one.status not in _NOT]
        if acts:
            groups.setdefault(event.groups[0] if event.groups else "", []).append((event, acts))
    return sorted(groups.items(), key=lambda row: (not row[0], row[0]))


@question
def who(community: Community, year: str) -> tuple[list[Person], bool]:
    """Return the people who by today took part in something in a year, by name, and whether others did who are not shown."""
    ids = set(_who(community, year))
    found = arrange((person for person in community.people if person.id in ids), (), "name")
    return (found[0][1] if found else [], "" in ids)


def _who(community: Community, year: str) -> Iterator[str]:
    """Yield who took part in what has begun: '' for people who are not shown."""
    today = community.today
    for event in community.events_of("cast", year):
        for one in (event, *sessions_of(event)):
            if one.status not in _NOT and _began(one, year, today):
                yield from (credit.person for credit in one.credits)


def _began(event: Event, year: str, today: date) -> bool:
    """Say whether an event has begun by `today`: of a series, its first date of the year."""
    if not event.occurrences:
        return event.when.first_day <= today
    days = [one.when.first_day for one in event.occurrences if one.state not in {"cancelled", "skipped"}]
    return any(day <= today for day in days if str(day.year) == year)
