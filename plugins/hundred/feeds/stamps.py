"""When a record was published and last changed, as feeds say it: never from the clock, never an event's own date."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.core.chronicle import Happening
from hundred.core.community import question
from hundred.core.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.clock import Clock
    from hundred.core.community import Community
    from hundred.core.model import Record

# An empty feed has to say when it last changed (RFC 4287 §4.1.1); it says the same on every day.
EMPTY = datetime(2000, 1, 1, tzinfo=UTC)
# An event whose file gives no date counts as published this long before it begins: early enough to be announced.
_AHEAD = timedelta(days=365)


def published_at(record: Record | Happening) -> datetime | None:
    """Return the instant (UTC) at which `record` was published, or something happened; None where nothing tells.

    Of a record it is its `date`, without one its `modified`, else for an event a year before it begins. The event's own
    date is never used, as readers would sort it into the future or hold it back; the clock is never used, as every build
    would publish it anew.
    """
    if isinstance(record, Happening):
        return record.at
    if record.published or record.modified:
        return record.published or record.modified
    if isinstance(record, Event):
        return record.starts_at - _AHEAD
    return None


def updated_at(record: Record | Happening, published: datetime, clock: Clock) -> datetime:
    """Return the instant of the last change, unless it lies before publication or in the future.

    It is the record's `modified`; for an event also when its file was last changed in its history.
    """
    changed = record.modified
    said = changed if changed and changed > published and clock.has_come(changed) else published
    if isinstance(record, Event) and record.touched and record.touched > said:
        return record.touched if clock.view.community.ask(_touched, record.id) else said
    return said


@question
def _touched(community: Community, id: str) -> bool:  # noqa: A002 - the word of the content
    """Say whether the last change in the history of an event is not in the future, as where a clock was wrong."""
    event = community.find("event", id)
    return isinstance(event, Event) and event.touched is not None and event.touched <= community.now


def newest(stamps: Iterable[datetime]) -> datetime:
    """Return the latest of `stamps`, or the fixed date of an empty feed."""
    return max(stamps, default=EMPTY)
