"""What calendars publish: one for every list of events, a file for every event, and the pages on which one subscribes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.calendars.axes import calendar_of
from hundred.calendars.charter import charter_bytes
from hundred.calendars.charter_page import charter_pages
from hundred.calendars.feed import event_bytes, feed_bytes, feed_jcal
from hundred.calendars.listing import listing
from hundred.calendars.pages import pages
from hundred.calendars.parts import Entries
from hundred.calendars.questions import calendars
from hundred.calendars.schema import schema_bytes
from hundred.core.charter_dates import any_dates
from hundred.core.outputs import Blob
from hundred.core.paths import ALL_JCAL, EVENTS_JSON, EVENTS_SCHEMA, calendar_path, event_ics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every calendar in the language of `view`, and the pages of them; an event's UID is the same in all."""
    entries, names = Entries(view), tuple(calendars(view.community))
    for axis, id_ in names:
        path = view.path(calendar_path(axis, id_))
        yield Blob(path=path, make=partial(_calendar, entries, axis, id_), source=path.strip("/"), late=True)
    for event in view.community.events:
        if event.dated:
            path = view.path(event_ics(event.id))
            yield Blob(path=path, make=partial(event_bytes, entries, event), source=event.path)
    if view.community.ask(any_dates):
        path = view.path(calendar_path("charter"))
        yield Blob(path=path, make=partial(charter_bytes, view), source=path.strip("/"))
        yield from charter_pages(view)
    if view.lang == view.settings.lang:
        yield Blob(path=EVENTS_SCHEMA, make=schema_bytes, source="calendars/events.schema.json")
    yield Blob(path=view.path(EVENTS_JSON), make=partial(listing, entries), source="calendars/events.json", late=True)
    yield Blob(path=view.path(ALL_JCAL), make=partial(_jcal, entries), source="calendars/all.jcal", late=True)
    yield from pages(view, names)


def _calendar(entries: Entries, axis: str, id: str) -> bytes:  # noqa: A002 - the word of the content
    return feed_bytes(calendar_of(entries.view, axis, id), entries)


def _jcal(entries: Entries) -> bytes:
    return feed_jcal(calendar_of(entries.view, "all", ""), entries)
