"""Groups: what residents started, by interest or by city."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from hundred.core.model.base import Record
from hundred.core.times import Undated


class Group(Record, frozen=True, kw_only=True, tag="group"):
    """A group; `founder`, `leads`, `members` and `started_from` are ids."""

    kind: ClassVar[str] = "group"
    folder: ClassVar[str] = "groups"

    sort: str = "interest"
    founder: str = ""
    leads: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    started: date | Undated | None = None
    started_from: str = ""
    state: str = "active"
    image: str = ""
