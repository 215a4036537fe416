"""The order of names on the wall: tiers as the settings list them, people by number, name or time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.times import Undated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hundred.core.community import Community
    from hundred.core.model import Person

Key = tuple[object, ...]
Tiers = list[tuple[str, list["Person"]]]


@question
def standing(community: Community) -> Tiers:
    """Return the people of the wall as the site's settings order them."""
    return arrange(community.people, community.settings.tiers, community.settings.wall_order)


def arrange(people: Iterable[Person], tiers: Sequence[str], order: str) -> Tiers:
    """Return (tier, people) of every tier that has people, in the order of `tiers`; '' for people without one is last.

    `order` is `ordinal` (the permanent number; who has none comes after, by joining, then name), `name` or `joined`.
    """
    keys: dict[str, Callable[[Person], Key]] = {"ordinal": _by_ordinal, "name": _by_name, "joined": _by_joined}
    standing: dict[str, list[Person]] = {tier: [] for tier in (*tiers, "")}
    for person in sorted(people, key=keys[order]):
        standing[person.tier if person.tier in standing else ""].append(person)
    return [(tier, found) for tier, found in standing.items() if found]


def joined_words(person: Person) -> str:
    """Return the day somebody joined in ISO 8601, as much of it as is known: `2019-11-30`, `2019-11`, `2019`, ''."""
    if isinstance(person.joined, Undated):
        return f"{person.joined.year:04}" + (f"-{person.joined.month:02}" if person.joined.month else "")
    return person.joined.isoformat() if person.joined else ""


def _by_ordinal(person: Person) -> Key:
    return (person.seed is None, person.seed or 0, *_by_joined(person))


def _by_joined(person: Person) -> Key:
    """Return a key by the first day that it can be; who joined at a time unknown comes last."""
    day = person.joined.first_day if isinstance(person.joined, Undated) else person.joined
    return (day is None, day or date.min, *_by_name(person))


def _by_name(person: Person) -> Key:
    return (person.order or person.name.casefold(), person.name, person.id)
