"""Amounts of a tally: whole numbers of heads, or decimals of an area, kept exactly as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from hundred.core.scalars import Scalar

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.problems import Place

_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?\Z")


class Amount(Scalar, frozen=True):
    """A number of votes, or square metres with up to four decimals."""

    wanted: ClassVar[str] = "a number"

    label: str = "a number"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> str | None:
        """Return the number as it is written, or None after reporting."""
        if is_amount(text):
            return text
        cure = "write it in plain digits, with a point before decimals: 237, or 48210.5"
        reading.report.error(place, "amount", f"'{text}' cannot be the {name} of a count", cure)
        return None


def is_amount(text: str) -> bool:
    """Say whether a text is a number that can be counted: nine digits at most, and four decimals."""
    return bool(_DECIMAL.match(text))
