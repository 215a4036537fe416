"""What the files of people are asked together: whether those who brought one another make sense, and what stays behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.model import Person
from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hundred.core.kind import Parsed
    from hundred.core.model import Record


def as_published(record: Record) -> Record:
    """Return a record without the forms of a name that its owner does not show: nothing can be made of them then."""
    return replace(record, unshown=()) if isinstance(record, Person) and record.unshown else record


def report_circles(parsed: Sequence[Parsed]) -> None:
    """Report people who are said to have brought one another, once for each circle, where its first file says so."""
    brought = {one.id: one.record.invited_by for one in parsed if isinstance(one.record, Person) and one.record.invited_by}
    done: set[str] = set()
    for start in sorted(brought):
        way: dict[str, None] = {}
        here = start
        while here in brought and here not in done and here not in way:
            way[here] = None
            here = brought[here]
        if here in way:
            ids = list(way)
            circle = ids[ids.index(here) :]
            first = min(circle)
            place = circle.index(first)
            _report(first, [*circle[place:], *circle[:place]], {one.id: one for one in parsed if one.kind == Person.kind})
        done |= way.keys()


def _report(first: str, circle: list[str], people: Mapping[str, Parsed]) -> None:
    one = people[first]
    told = circle if len(circle) <= 4 else [*circle[:3], "…", circle[-1]]  # noqa: PLR2004 - a line's worth
    said = "somebody cannot have invited themselves" if len(circle) == 1 else f"they invited one another: {' ← '.join(told)}"
    cure = "take 'invited_by' out of the file of whoever was there first"
    one.report.error(one.detail.places.get("invited_by", Place()), "circle", said, cure)
