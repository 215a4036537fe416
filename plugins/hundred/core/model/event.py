"""Events: what happens when, where, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from hundred.core.model.base import Record
from hundred.core.times import Undated, When, ends_at, starts_at

if TYPE_CHECKING:
    from datetime import datetime

STATUSES = ("scheduled", "tentative", "cancelled", "postponed", "moved-online")


class Credit(Struct, frozen=True, kw_only=True, array_like=True):
    """A person's part in an event; `person` is '' where the person is not shown, and only the role remains."""

    person: str
    role: str


class Event(Record, frozen=True, kw_only=True, tag="event"):
    """One event. `zone` is the IANA zone of its wall clock; `venue` is a venue's id, `place` a place in free words.

    `uid` is the left half of the calendar's UID and never depends on title, time, venue or address.
    """

    kind: ClassVar[str] = "event"
    folder: ClassVar[str] = "events"

    uid: str
    when: When
    zone: str
    was: When | None = None
    status: str = "scheduled"
    sort: str = ""
    venue: str = ""
    place: str = ""
    online: str = ""
    groups: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    festival: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""
    capacity: int | None = None
    register: str = ""
    access: str = "public"
    revision: int = 0

    @property
    def starts_at(self) -> datetime:
        """Return the instant (UTC) it begins."""
        return starts_at(self.when, self.zone)

    @property
    def ends_at(self) -> datetime:
        """Return the instant (UTC) from which it is over."""
        return ends_at(self.when, self.zone)

    @property
    def dated(self) -> bool:
        """Say whether the day is known."""
        return not isinstance(self.when, Undated)

    @property
    def mode(self) -> str:
        """Return how one takes part: `online`, `offline` or `hybrid`."""
        there = bool(self.venue or self.place)
        if self.status == "moved-online" or (self.online and not there):
            return "online"
        return "hybrid" if self.online and there else "offline"

    @property
    def join_link(self) -> str:
        """Return the address to join by, where everybody may know it: never for members' or booked events."""
        return self.online if self.access == "public" else ""
