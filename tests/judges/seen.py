"""What a judge reports of one event, and what a judge is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event as a reader understands it: times in UTC or days; texts are None where the judge does not report them."""

    start: datetime | date
    end: datetime | date | None
    summary: str | None = None
    description: str | None = None
    location: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A reader: `read` returns {UID: Seen} and raises on what it refuses; `missing` says why it cannot run here, or ''."""

    name: str
    read: Callable[[bytes], dict[str, Seen]]
    missing: Callable[[], str] = lambda: ""
    zones: bool = True  # whether it reads VTIMEZONE at all


def in_utc(at: datetime | date) -> datetime | date:
    """Return a time in UTC, a day as it is; raises ValueError for a time without a zone."""
    if isinstance(at, datetime):
        if at.tzinfo is None:
            message = f"{at} has no zone"
            raise ValueError(message)
        return at.astimezone(UTC)
    return at


def parse(text: str) -> datetime | date:
    """Return the time or day that a judge outside Python printed: `2026-05-15T11:30:00Z` or `2026-05-15`."""
    return in_utc(datetime.fromisoformat(text)) if "T" in text else date.fromisoformat(text)
