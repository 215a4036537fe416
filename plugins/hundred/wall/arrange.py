"""The order of names on the wall: tiers as the settings list them, people by number, name, time, or by lot for a while."""

from __future__ import annotations

import hashlib
from bisect import bisect
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
Places = list[tuple[str, list["Person | int"]]]

# How a day is named for each length of time for which the lot stands.
_PERIODS = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d"}


@question
def standing(community: Community) -> Tiers:
    """Return the people of the wall as the site's settings order them."""
    settings = community.settings
    lot = community.today.strftime(_PERIODS[settings.wall.period]) if settings.wall.order == "hashed" else ""
    return arrange(community.people, settings.tiers, settings.wall.order, lot)


@question
def places(community: Community) -> Places:
    """Return the people of the wall in order, and among them the numbers of those who are not named."""
    return with_vacant(community.ask(standing), community.vacant, in_between=community.settings.wall.order == "ordinal")


def arrange(people: Iterable[Person], tiers: Sequence[str], order: str, lot: str = "") -> Tiers:
    """Return (tier, people) of every tier that has people, in the order of `tiers`; '' for people without one is last.

    `order` is `ordinal` (the permanent number; who has none comes after, by joining, then name), `name`, `joined`, or
    `hashed`: the order that the words `lot` give, in which nobody moves when others come or go.
    """
    keys: dict[str, Callable[[Person], Key]] = {"ordinal": _by_ordinal, "name": _by_name, "joined": _by_joined}
    standing: dict[str, list[Person]] = {tier: [] for tier in (*tiers, "")}
    for person in sorted(people, key=keys.get(order) or (lambda person: _by_lot(person, lot))):
        standing[person.tier if person.tier in standing else ""].append(person)
    return [(tier, found) for tier, found in standing.items() if found]


def with_vacant(tiers: Tiers, vacant: Iterable[int], *, in_between: bool) -> Places:
    """Return the tiers with the numbers of people who are not named, each in the tier of the number before it.

    Where the numbers are the order they stand in between, elsewhere at the end of the tier. Without anybody to stand
    beside they are in a tier of their own.
    """
    found: Places = [(tier, list(people)) for tier, people in tiers]
    numbers = sorted((person.seed, place) for place, (_, people) in enumerate(tiers) for person in people if person.seed)
    firsts = [number for number, _ in numbers]
    for number in sorted(vacant):
        if not found:
            found.append(("", []))
        before = bisect(firsts, number)
        row = found[numbers[max(before - 1, 0)][1] if numbers else 0][1]
        row.insert(_gap(row, number) if in_between else len(row), number)
    return found


def as_known(day: date | Undated | None) -> str:
    """Return a day in ISO 8601, as much of it as is known: `2019-11-30`, `2019-11`, `2019`, ''."""
    if isinstance(day, Undated):
        return f"{day.year:04}" + (f"-{day.month:02}" if day.month else "")
    return day.isoformat() if day else ""


def _gap(row: Sequence[Person | int], number: int) -> int:
    """Return where a number belongs in a row that is ordered by numbers, people without one last."""
    for place, one in enumerate(row):
        other = one if isinstance(one, int) else one.seed
        if other is None or other > number:
            return place
    return len(row)


def _by_ordinal(person: Person) -> Key:
    return (person.seed is None, person.seed or 0, *_by_joined(person))


def _by_joined(person: Person) -> Key:
    """Return a key by the first day that it can be; who joined at a time unknown comes last."""
    day = person.joined.first_day if isinstance(person.joined, Undated) else person.joined
    return (day is None, day or date.min, *_by_name(person))


def _by_name(person: Person) -> Key:
    return (sorted_as(person), person.name, person.id)


def sorted_as(person: Person) -> str:
    """Return the letters by which a person stands among others."""
    return person.order or person.name.casefold()


def _by_lot(person: Person, lot: str) -> Key:
    return (hashlib.blake2b(f"{lot}\0{person.id}".encode(), digest_size=16).digest(), person.id)
