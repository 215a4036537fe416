"""What the pages of groups ask of the community: small answers, so that a page is only made anew when its own changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.community import question
from hundred.core.times import Undated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from hundred.core.community import Community
    from hundred.core.model import Event, Group, Person, Post, Spotlight

_Belonging = tuple[tuple["Group", ...], tuple["Spotlight", ...], tuple["Post", ...]]
Named = tuple[str, str, str]
"""Where a person's page is, their name, and its language: all that a link to them needs."""


@question
def next_up(community: Community, id: str) -> tuple[int, Event | None]:  # noqa: A002 - the word of the content
    """Return how many events of a group are to come, and the next of them."""
    coming = community.coming("group", id)
    return len(coming), coming[0] if coming else None


@question
def standing(community: Community, id: str) -> tuple[str, date | None]:  # noqa: A002
    """Return `forming`, `active`, `resting` or `archived`, and the last day on which anything was on, None for never.

    An active group rests when nothing is to come and nothing was on for as many days as the settings say. One event to
    come brings back a group that rests, and one that was archived.
    """
    group: Group = community.find("group", id)  # type: ignore[assignment]
    zone = ZoneInfo(community.settings.timezone)
    # By days, as all else that only the clock changes: a build needs not look again before midnight.
    last = max((event.ends_at.astimezone(zone).date() for event in community.past("group", id)), default=None)
    if community.coming("group", id, 1):
        return ("active" if group.state == "archived" else group.state), last
    since = last or _begun(group, zone)
    rests = group.state == "active" and since and (community.today - since).days > community.settings.groups_rest
    return ("resting" if rests else group.state), last


def _begun(group: Group, zone: ZoneInfo) -> date | None:
    """Return the last day on which a group can have begun, or its file was published, whichever is later."""
    started = group.started.last_day if isinstance(group.started, Undated) else group.started
    if started is None:
        return None
    return max(started, group.published.astimezone(zone).date()) if group.published else started


@question
def people(community: Community, id: str) -> tuple[Named, ...]:  # noqa: A002
    """Return everybody of a group by name: founder, leads, members, and who hosted its events or is credited in them."""
    return community.ask(_all_people).get(id, ())


@question
def _all_people(community: Community) -> Mapping[str, tuple[Named, ...]]:
    """Return the people of every group, found in one walk."""
    found: dict[str, set[str]] = {group.id: {group.founder, *group.leads, *group.members} for group in community.groups}
    for event in community.events:
        if event.groups:
            theirs = {*event.hosts, *(one.person for one in event.credits)}
            theirs.update(one.person for session in event.sessions for one in session.credits)
            for id_ in event.groups:
                if id_ in found:
                    found[id_] |= theirs
    order = {person.id: place for place, person in enumerate(sorted(community.people, key=_by_name))}
    rows = {person.id: (person.address, person.name, person.name_lang) for person in community.people}
    return {
        id_: tuple(rows[one] for one in sorted(theirs & order.keys(), key=order.__getitem__)) for id_, theirs in found.items()
    }


def _by_name(person: Person) -> tuple[str, str, str]:
    return (person.order, person.name, person.id)


@question
def belonging(community: Community, id: str) -> _Belonging:  # noqa: A002
    """Return the groups that grew out of a group, the portraits of those who run it, and the news of it."""
    return community.ask(_all_belonging).get(id, ((), (), ()))


@question
def _all_belonging(community: Community) -> Mapping[str, _Belonging]:
    """Return what belongs to every group, by id, found in one walk."""
    offspring: defaultdict[str, list[Group]] = defaultdict(list)
    run_by: defaultdict[str, list[str]] = defaultdict(list)
    for group in community.groups:
        offspring[group.started_from].append(group)
        for person in {group.founder, *group.leads}:
            run_by[person].append(group.id)
    spotlights: defaultdict[str, list[Spotlight]] = defaultdict(list)
    for spotlight in community.spotlights:
        for id_ in {id_ for person in spotlight.people for id_ in run_by.get(person, ())}:
            spotlights[id_].append(spotlight)
    posts: defaultdict[str, list[Post]] = defaultdict(list)
    for post in community.posts:
        for id_ in set(post.groups):
            posts[id_].append(post)
    return {
        group.id: (tuple(offspring[group.id]), tuple(spotlights[group.id]), tuple(posts[group.id]))
        for group in community.groups
    }
