"""What a person's page asks of the community: a small answer, so that it is only made anew when its own changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hundred.core.community import Community
    from hundred.core.model import Group, Person, Post, Record, Spotlight

_Groups = tuple["Group", ...]
_Belonging = tuple[_Groups, _Groups, tuple["Spotlight", ...], tuple["Post", ...], tuple["Person", ...]]


@question
def belonging(community: Community, id: str) -> _Belonging:  # noqa: A002 - the word of the content
    """Return the groups that a person leads and those they founded, portraits of them, their news, and whom they invited."""
    leads, founded, spotlights, posts, invited = community.ask(_all_belonging)
    return leads.get(id, ()), founded.get(id, ()), spotlights.get(id, ()), posts.get(id, ()), invited.get(id, ())


@question
def _all_belonging(community: Community) -> tuple[Mapping[str, tuple[Any, ...]], ...]:
    """Return the parts of `belonging` by person, each found in one walk and in the order of the community."""
    return (
        _by_person((group, group.leads) for group in community.groups),
        _by_person((group, (group.founder,)) for group in community.groups),
        _by_person((spotlight, spotlight.people) for spotlight in community.spotlights),
        _by_person((post, post.authors) for post in community.posts),
        _by_person((person, (person.invited_by,)) for person in community.people),
    )


def _by_person(named: Iterable[tuple[Record, tuple[str, ...]]]) -> dict[str, tuple[Any, ...]]:
    """Return the records by the ids of people with which they come."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record, people in named:
        for person in dict.fromkeys(people):
            found[person].append(record)
    return {person: tuple(records) for person, records in found.items()}
