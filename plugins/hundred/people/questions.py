"""What a person's page asks of the community: a small answer, so that it is only made anew when its own changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hundred.core.community import Community
    from hundred.core.model import Group, Person, Post, Record, Signature, Spotlight

_Groups = tuple["Group", ...]
_Told = tuple[tuple["Spotlight", ...], tuple["Post", ...], tuple["Person", ...], tuple[Any, ...], tuple["Signature", ...]]
_Belonging = tuple[_Groups, _Groups, *_Told]


@question
def belonging(community: Community, id: str) -> _Belonging:  # noqa: A002 - the word of the content
    """Return what belongs to a person, each as a list.

    The groups they lead, those they founded, portraits of them, their news, whom they invited, what they asked the assembly,
    and the signatures in their name.
    """
    leads, founded, spotlights, posts, invited, asked, signed = (found.get(id, ()) for found in community.ask(_all_belonging))
    return leads, founded, spotlights, posts, invited, asked, signed


@question
def _all_belonging(community: Community) -> tuple[Mapping[str, tuple[Any, ...]], ...]:
    """Return the parts of `belonging` by person, each found in one walk and in the order of the community."""
    return (
        _by_person((group, group.leads) for group in community.groups),
        _by_person((group, (group.founder,)) for group in community.groups),
        _by_person((spotlight, spotlight.people) for spotlight in community.spotlights),
        _by_person((post, post.authors) for post in community.posts),
        _by_person((person, (person.invited_by,)) for person in community.people),
        _by_person((one, (one.asked_by,)) for one in _questions(community)),
        _by_person((one, (one.person,)) for one in community.signatures if one.consent),
    )


def _questions(community: Community) -> list[Any]:
    """Return the questions to the assembly, the oldest first; none of a community without one."""
    found = [record for (kind, _), record in community.by_id.items() if kind == "question"]
    return sorted(found, key=lambda one: (one.asked, one.id))


def _by_person(named: Iterable[tuple[Record, tuple[str, ...]]]) -> dict[str, tuple[Any, ...]]:
    """Return the records by the ids of people with which they come."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record, people in named:
        for person in dict.fromkeys(people):
            found[person].append(record)
    return {person: tuple(records) for person, records in found.items()}
