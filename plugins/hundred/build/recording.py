"""Bring the list of what was published up to date: the state of every event as the next build will publish it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.lives import text_of
from hundred.build.published import Line, stamp
from hundred.core.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hundred.build.lives import Lives
    from hundred.build.shelf import Entry


def lines_now(lives: Lives, now: datetime) -> list[Line]:
    """Return the lines of the list at the instant `now`: those of events as they are, and all others as they were."""
    return [*lives.lines, *_lines(lives, now)]


def _lines(lives: Lives, now: datetime) -> Iterator[Line]:
    newest: dict[str, Line] = {}
    for line in sorted(lives.lines, key=lambda one: one.rank):
        newest[line.uid] = line
    for entry in lives.entries:
        event = entry.record
        if isinstance(event, Event):
            stem = entry.path.partition("/events/")[2].removesuffix(".md")
            stem = f"events/{stem.rpartition('/')[0]}/{event.id}" if "/" in stem else f"events/{event.id}"
            yield _line(
                event, stem, entry, newest.get(event.uid), _last_change(event, entry, newest.get(event.uid), lives, now)
            )


def _line(event: Event, stem: str, entry: Entry, line: Line | None, at: str) -> Line:
    at = max(at, line.at) if line else at
    return Line(event.uid, stem, stamp(event.ends_at), event.sequence, entry.facts, text_of(entry), at)


def _last_change(event: Event, entry: Entry, line: Line | None, lives: Lives, now: datetime) -> str:
    """Return when an event was last changed: as committed, or now where it is not yet."""
    held = lives.history.head if lives.history else {}
    if event.touched and all(one.file in held and held[one.file].digest == one.digest for one in entry.sources):
        return stamp(event.touched)
    if line and (line.sequence, line.facts, line.text) == (event.sequence, entry.facts, text_of(entry)):
        return line.at
    if line is None and not lives.versioned and event.changed:
        return stamp(event.changed)
    return stamp(now)
