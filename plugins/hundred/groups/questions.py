"""What the pages of groups ask of the community: small answers, so that a page is only made anew when its own changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.community import Community
    from hundred.core.model import Event, Group, Post, Spotlight

_REST = 180  # days without an event after which an active group is shown as resting
_Belonging = tuple[tuple["Group", ...], tuple["Spotlight", ...], tuple["Post", ...]]


@question
def next_up(community: Community, id: str) -> tuple[int, Event | None]:  # noqa: A002 - the word of the content
    """Return how many events of a group are to come, and the next of them."""
    coming = community.coming("group", id)
    return len(coming), coming[0] if coming else None


@question
def state(community: Community, id: str) -> str:  # noqa: A002
    """Return `forming`, `active`, `resting` or `archived`: an active group rests when nothing is or was on for long."""
    group: Group = community.find("group", id)  # type: ignore[assignment]
    past = community.past("group", id)
    if group.state != "active" or not past or community.coming("group", id, 1):
        return group.state
    last = max(event.ends_at for event in past).astimezone(ZoneInfo(community.settings.timezone))
    # By days, as all else that only the clock changes: a build needs not look again before midnight.
    return "resting" if (community.today - last.date()).days > _REST else "active"


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
