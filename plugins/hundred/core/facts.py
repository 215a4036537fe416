"""The facts of an event: where they change, calendars must take it for a newer one (SEQUENCE, RFC 5545 §3.8.7.4)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hundred.core.times import AllDay, Timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Event
    from hundred.core.times import When

_SIZE = 8  # bytes; they are compared with the former facts of the same event alone


def facts_of(event: Event) -> str:
    """Return a digest (16 hex digits) of when, where, by what rule and in what state an event takes place.

    It is made of the typed event, so that another way of writing the same facts changes nothing; and of those facts that
    are not the usual ones, so that a fact which a later program knows changes no digest of an event without it.
    """
    return hashlib.blake2b("\n".join(_lines(event)).encode(), digest_size=_SIZE).hexdigest()


def _lines(event: Event) -> Iterator[str]:
    """Yield `name=value` of every fact, in an order that never changes: the digests lie in repositories."""
    yield f"when={_span(event.when)}"
    yield f"zone={event.zone}"
    for name, value in (
        ("was", _span(event.was) if event.was else ""),
        ("status", "" if event.status == "scheduled" else event.status),
        ("venue", event.venue),
        ("place", event.place),
        ("online", event.online),
        ("rule", event.rule),
    ):
        if value:
            yield f"{name}={value}"
    for one in event.occurrences:
        if one.state:
            yield f"date={one.on} {one.state} {_span(one.when)} {one.venue} {one.place}"
    for session in event.sessions:
        yield f"session={session.key} {session.status} {_span(session.when)} {session.venue} {session.place} {session.stage}"


def _span(when: When) -> str:
    """Return a span by the clock of its place."""
    if isinstance(when, Timed):
        start = when.start.replace(tzinfo=None).isoformat()
        return f"{start}/{when.end.replace(tzinfo=None).isoformat()}" if when.end else start
    if isinstance(when, AllDay):
        return f"{when.first_day}/{when.last_day}"
    return f"{when.year:04}-{when.month:02}" if when.month else f"{when.year:04}"
