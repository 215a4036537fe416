"""Reasons of changed dates in a translation: `changes: [{on: 2026-12-04, why: 元旦}]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.core.fields import Field, Group, ListOf
from hundred.core.moments import Day
from hundred.core.scalars import Words

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.nodes import Node

_WHY = Words(limit=200)
_REASON = ListOf(
    Group(
        what="the reason of a changed date",
        fields=(
            Field(name="on", type=Day(), help="Which date.", help_zh="是哪一次。", example="2026-12-04"),
            Field(name="add", type=Day(), help="Which added date.", help_zh="是增加的哪一次。", example="2026-12-11"),
            *(
                Field(name=name, type=_WHY, help="The reason.", help_zh="原因。", example="元旦")
                for name in ("why", "skip", "cancel")
            ),
        ),
    )
)


class Reasons(Struct, frozen=True):
    """The reasons of changed dates by the name under which a text keeps them: `why:2026-12-04`."""

    label: str = "a list of: {on, why}"

    def read(self, node: Node, name: str, reading: Reading) -> dict[str, str]:
        """Return the reasons that could be read."""
        found = {}
        for row in _REASON.read(node, name, reading):
            day, why = row["on"] or row["add"], row["why"] or row["skip"] or row["cancel"]
            if day and why:
                found[f"why:{day:%Y-%m-%d}"] = why
            elif not any(key in row.places for key in ("on", "add")) or not why:
                cure = "write  {on: 2026-12-04, why: …}: a translation holds the reason, the original all else"
                reading.report.error(row.place(""), "change", "the reason or its date is missing", cure)
        return found
