"""The minimal site in our own format: what Hugo and Pelican make with the templates beside this folder, and no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.calendars.feed import Feed as Calendar
from hundred.calendars.feed import event_bytes, feed_bytes
from hundred.calendars.parts import Entries
from hundred.core.community import question
from hundred.core.model import Event
from hundred.core.outputs import Blob, Page, Sheet
from hundred.core.paths import event_ics, web_address
from hundred.feeds.entry import Entry, tag_uri
from hundred.feeds.feed import Feed
from hundred.feeds.parts import Entries as Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hundred.core.community import Community
    from hundred.core.model import Group, Spotlight, Version
    from hundred.core.view import View
    from hundred.feeds.entry import Told

ON_A_PAGE = 50


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every page, calendar and feed of the minimal site; nothing in other languages than the default one."""
    if view.lang != view.settings.lang:
        return
    community = view.community
    yield from _calendars(view)
    for event in community.events:
        yield _page(view, event.address, "event", partial(_event, view, event))
    for group in community.groups:
        yield _page(view, group.address, "listing", partial(_listing, view, "group", group.id, group))
    for tag in community.ids_of("tag"):
        yield _page(view, f"/tags/{tag}/", "listing", partial(_listing, view, "tag", tag))
    for one in community.spotlights:
        yield _page(view, one.address, "story", partial(_story, view, one))
    for version in community.versions:
        yield _page(view, version.address, "version", partial(_version, view, version))
    yield from _index(view)
    yield _page(view, "/events/", "listing", partial(_newest_events, view))
    yield _page(view, "/spotlights/", "titles", partial(_spotlights, view))
    yield _page(view, "/charter/", "titles", partial(_versions, view))


def _page(view: View, path: str, template: str, fill: Callable[[], Sheet]) -> Page:
    return Page(path=path, neutral=path, lang=view.lang, kind=template, template=f"{template}.html", fill=fill)


@question
def _newest(community: Community, start: str, end: str) -> tuple[Event, ...]:
    """Return the events from place `start` to before `end`, the newest first by when they were published."""
    return tuple(community.ask(_order)[int(start) : int(end)])


@question
def _order(community: Community) -> list[Event]:
    return sorted(community.events, key=lambda event: (event.published, event.id), reverse=True)


def _event(view: View, event: Event) -> Sheet:
    group = view.community.find("group", event.groups[0])
    return Sheet(title=view.title(event), data={"event": event, "group": group})


def _listing(view: View, axis: str, id: str, group: Group | None = None) -> Sheet:  # noqa: A002
    title = view.title(group) if group else view.label(axis, id)
    return Sheet(title=title, data={"events": view.community.events_of(axis, id)[::-1]})


def _story(view: View, record: Spotlight) -> Sheet:
    return Sheet(title=view.title(record), data={"record": record})


def _version(view: View, version: Version) -> Sheet:
    return Sheet(title=f"{view.title(version)} {version.id}", data={"version": version})


def _newest_events(view: View) -> Sheet:
    return Sheet(title="Events", data={"events": view.community.ask(_newest, "0", str(ON_A_PAGE))})


def _spotlights(view: View) -> Sheet:
    return Sheet(title="Spotlights", data={"records": view.community.spotlights})


def _versions(view: View) -> Sheet:
    return Sheet(title="Charter", data={"records": view.community.versions[::-1]})


def _index(view: View) -> Iterator[Page]:
    last = (len(view.community.events) + ON_A_PAGE - 1) // ON_A_PAGE
    for number in range(1, last + 1):
        path = "/" if number == 1 else f"/page/{number}/"
        yield _page(view, path, "index", partial(_index_page, view, number, last))


def _index_page(view: View, number: int, last: int) -> Sheet:
    before = "" if number == 1 else "/" if number == 2 else f"/page/{number - 1}/"  # noqa: PLR2004 - the second page
    after = f"/page/{number + 1}/" if number < last else ""
    events = view.community.ask(_newest, str((number - 1) * ON_A_PAGE), str(number * ON_A_PAGE))
    return Sheet(title=view.settings.name(view.lang), data={"events": events, "before": before, "after": after})


def _calendars(view: View) -> Iterator[Blob]:
    entries = Entries(view)
    yield Blob(path="/events.ics", make=partial(_calendar, entries), late=True)
    for event in view.community.events:
        yield Blob(path=event_ics(event.id), make=partial(event_bytes, entries, event), source=event.path)
    yield Blob(path="/feed.xml", make=partial(_feed, Parts(view, _entry)))


def _calendar(entries: Entries) -> bytes:
    """Return the calendar of all events."""
    name, events = entries.view.settings.name(entries.view.lang), entries.view.community.events
    everything = Calendar(path="/events.ics", name=name, title=name, about=name, page="/events/", events=events)
    return feed_bytes(everything, entries)


def _feed(parts: Parts) -> bytes:
    """Return the feed of all events with their summaries."""
    view = parts.view
    site, name, newest = view.settings.url, view.settings.name(view.lang), view.community.ask(_order)
    feed = Feed(
        id=tag_uri(view, "feed"),
        title=name,
        description=name,
        author=name,
        lang=view.lang,
        page=f"{site}/",
        own=f"{site}/feed.xml",
        updated=max(event.published for event in newest if event.published),
    )
    return parts.feed("rss", feed, newest)


def _entry(event: Told, view: View) -> Entry:
    text, published = view.text(event), event.published
    assert published is not None  # noqa: S101 - every event of the corpus has its date
    assert isinstance(event, Event)  # noqa: S101 - the feed holds nothing else
    return Entry(
        id=tag_uri(view, f"event/{event.uid}"),
        url=web_address(view.settings.url, view.href(event)),
        title=text.title,
        summary=text.summary,
        html="",
        published=published,
        updated=published,
        authors=(view.settings.name(view.lang),),
        tags=event.tags,
        image=None,
        lang=text.lang,
    )
