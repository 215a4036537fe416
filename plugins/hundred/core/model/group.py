"""Groups: what residents started, by interest or by city."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from hundred.core.model.base import Record

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.times import Undated


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """A group; `founder`, `leads` and `started_from` are ids."""

    kind: ClassVar[str] = "group"
    folder: ClassVar[str] = "groups"

    sort: str = "interest"
    founder: str = ""
    leads: tuple[str, ...] = ()
    started: date | Undated | None = None
    started_from: str = ""
    state: str = "active"
    image: str = ""
