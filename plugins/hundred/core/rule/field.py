"""The types of the fields `repeat` and `rrule`: their text and its place, read as a rule when the start is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from hundred.core.fields import wrong_shape
from hundred.core.nodes import Text
from hundred.core.problems import Place
from hundred.core.rule.model import Written
from hundred.core.scalars import Scalar

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.nodes import Node


class Recurrence(Scalar, frozen=True):
    """A sentence of recurrence, or with `expert` an RRULE."""

    wanted: ClassVar[str] = "a sentence"

    expert: bool = False
    label: str = "a sentence"

    def read(self, node: Node, name: str, reading: Reading) -> Written | None:
        """Return the text with the place of its first character, or None after reporting that it is no text."""
        if not isinstance(node, Text):
            wanted = "an RRULE" if self.expert else self.wanted
            wrong_shape(node, name, wanted, reading, f"write  {name}: …  without brackets or hyphens")
            return None
        value = node.value.strip()
        place = node.place
        if not node.plain:  # the quotation mark stands before the first character
            place = Place(line=place.line, col=place.col + 1, width=max(1, place.width - 2))
        return Written(value, place, self.expert)
