"""Lines of descent that run in a circle: groups that grew out of each other, people who brought each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.model import Group, Person
from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hundred.core.kind import Parsed

_SHOWN = 4  # ids of a circle that a message names: a line's worth
# Of each field that leads upwards: what is wrong with one that names itself, and with several.
_SAID = {
    "started_from": ("a group cannot have grown out of itself", "they grew out of one another"),
    "invited_by": ("somebody cannot have invited themselves", "they invited one another"),
}


def report_circles(parsed: Sequence[Parsed]) -> None:
    """Report groups and people that stand in a circle, once for each circle, where its first file says so."""
    groups = {one.id: one for one in parsed if isinstance(one.record, Group) and one.record.started_from}
    people = {one.id: one for one in parsed if isinstance(one.record, Person) and one.record.invited_by}
    for field, named in (("started_from", groups), ("invited_by", people)):
        for circle in circles({id_: getattr(one.record, field) for id_, one in named.items()}):
            alone, several = _SAID[field]
            told = circle if len(circle) <= _SHOWN else [*circle[: _SHOWN - 1], "…", circle[-1]]
            said = alone if len(circle) == 1 else f"{several}: {' ← '.join(told)}"
            cure = f"take '{field}' out of the file of whoever was there first"
            one = named[circle[0]]
            one.report.error(one.detail.places.get(field, Place()), "circle", said, cure)


def circles(above: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield every circle of a mapping from each id to the one above it, from its smallest id upwards; in linear time."""
    done: set[str] = set()
    for start in sorted(above):
        way: dict[str, None] = {}
        id_ = start
        while id_ in above and id_ not in done and id_ not in way:
            way[id_] = None
            id_ = above[id_]
        if id_ in way:
            path = list(way)
            circle = path[path.index(id_) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
        done.update(way)
