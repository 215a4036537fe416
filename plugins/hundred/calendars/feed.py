"""Calendars of many events, and the file of one: headers, zones, entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import icalendar
from icalendar.prop import vDuration, vUri

from hundred.calendars.entry import uid
from hundred.calendars.text import Words, ics_of
from hundred.calendars.zone import vtimezone
from hundred.core.invitation import span_of
from hundred.core.paths import web_address
from hundred.core.plain import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.calendars.entry import Entries
    from hundred.core.model import Event
    from hundred.core.view import View

PRODID = "-//Hundred//Calendars//EN"
_END = b"END:VCALENDAR\r\n"
# A backslash before them is shown to people by some readers, so names of calendars do without.
_APART = str.maketrans(",;\\", "   ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar to subscribe to: its path (with the language), page on the site, and events.

    `name` is what the site calls it, `title` what it is called among a reader's other calendars.
    """

    path: str
    name: str
    title: str
    about: str
    page: str
    events: tuple[Event, ...]

    @property
    def dated(self) -> tuple[Event, ...]:
        """Return the events that are in it: those whose day is known."""
        return tuple(event for event in self.events if event.dated)


def feed_bytes(view: View, feed: Feed, entries: Entries) -> bytes:
    """Return the calendar: its events by start and UID, past ones too, and one VTIMEZONE for each zone in use."""
    head = _head()
    name = Words(one_line(feed.title.translate(_APART)))
    own = web_address(view.settings.url, feed.path)
    head.add("UID", Words(f"{feed.path.strip('/')}@{view.settings.uid_domain}"))
    head.add("NAME", name)
    head.add("X-WR-CALNAME", name)
    if one_line(feed.about):
        head.add("DESCRIPTION", Words(one_line(feed.about)))
        head.add("X-WR-CALDESC", Words(one_line(feed.about)))
    changed = [event.changed for event in feed.dated if event.changed]
    if changed:
        head.add("LAST-MODIFIED", max(changed))
    head.add("URL", vUri(web_address(view.settings.url, feed.page)))
    head.add("SOURCE", vUri(own), parameters={"VALUE": "URI"})  # both need their VALUE, which icalendar leaves out
    head.add("REFRESH-INTERVAL", vDuration(view.settings.calendar_refresh), parameters={"VALUE": "DURATION"})
    head.add("X-PUBLISHED-TTL", vDuration(view.settings.calendar_refresh))
    head.add("X-WR-TIMEZONE", Words(view.settings.timezone))
    return _with(head, view, feed.dated, entries)


def event_bytes(view: View, event: Event, entries: Entries) -> bytes:
    """Return the file of one event: without a name, which would make some programs open a calendar of its own."""
    return _with(_head(), view, (event,), entries)


def _head() -> icalendar.Calendar:
    head = icalendar.Calendar()
    head.add("VERSION", "2.0")
    head.add("PRODID", PRODID)
    head.add("CALSCALE", "GREGORIAN")
    return head


def _with(head: icalendar.Calendar, view: View, events: Sequence[Event], entries: Entries) -> bytes:
    """Return the calendar with zones in the order of their names, then entries; never with nothing inside (RFC 5545 §3.6)."""
    spans = _spans(view, events) or ({} if events else {view.settings.timezone: (view.now, view.now)})
    zones = [vtimezone(name, *span) for name, span in sorted(spans.items())]
    inside = [entries.of(event) for event in sorted(events, key=lambda event: (event.starts_at, uid(view, event)))]
    opening = ics_of(head).removesuffix(_END)
    return b"".join((opening, *zones, *inside, _END))


def _spans(view: View, events: Sequence[Event]) -> dict[str, tuple[datetime, datetime]]:
    """Return the first start and the last end in each zone that the events' clocks use; UTC needs no zone."""
    spans: dict[str, tuple[datetime, datetime]] = {}
    for event in events:
        start, end = span_of(event, view.settings.calendar_length)
        if event.zone != "UTC" and isinstance(start, datetime) and isinstance(end, datetime):
            first, last = spans.get(event.zone, (start, end))
            spans[event.zone] = (min(first, start), max(last, end))
    return spans
