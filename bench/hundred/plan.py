"""The minimal site in our own format: what Hugo and Pelican make with the templates beside this folder, and no more."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hundred.calendars.entry import Entries
from hundred.calendars.feed import Feed as Calendar
from hundred.calendars.feed import event_bytes, feed_bytes
from hundred.core.outputs import Blob, Page
from hundred.core.paths import event_ics, web_address
from hundred.feeds.entry import Entry, tag_uri
from hundred.feeds.feed import Feed
from hundred.feeds.syndicate import rss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Event
    from hundred.core.view import View

ON_A_PAGE = 50


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every page, calendar and feed of the minimal site; nothing in other languages than the default one."""
    if view.lang != view.settings.lang:
        return
    community = view.community
    newest = sorted(community.events, key=lambda event: (event.published, event.id), reverse=True)
    yield from _calendars(view, newest)
    for event in community.events:
        group = community.find("group", event.groups[0])
        yield _page(view, event.address, "event", view.title(event), event=event, group=group)
    for group in community.groups:
        events = community.events_of("group", group.id)[::-1]
        yield _page(view, group.address, "listing", view.title(group), events=events)
    for tag in community.ids_of("tag"):
        yield _page(view, f"/tags/{tag}/", "listing", view.label("tag", tag), events=community.events_of("tag", tag)[::-1])
    for one in community.spotlights:
        yield _page(view, one.address, "story", view.title(one), record=one)
    for version in community.versions:
        yield _page(view, version.address, "version", f"{view.title(version)} {version.id}", version=version)
    yield from _index(view, newest)
    yield _page(view, "/events/", "listing", "Events", events=newest[:ON_A_PAGE])
    yield _page(view, "/spotlights/", "titles", "Spotlights", records=community.spotlights)
    yield _page(view, "/charter/", "titles", "Charter", records=community.versions[::-1])


def _page(view: View, path: str, template: str, title: str, **data: Any) -> Page:  # noqa: ANN401 - what the template reads
    return Page(path=path, neutral=path, lang=view.lang, kind=template, template=f"{template}.html", title=title, data=data)


def _index(view: View, newest: list[Event]) -> Iterator[Page]:
    last = (len(newest) + ON_A_PAGE - 1) // ON_A_PAGE
    for number in range(1, last + 1):
        path = "/" if number == 1 else f"/page/{number}/"
        before = "" if number == 1 else "/" if number == 2 else f"/page/{number - 1}/"  # noqa: PLR2004 - the second page
        after = f"/page/{number + 1}/" if number < last else ""
        events = newest[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        yield _page(view, path, "index", view.settings.name(view.lang), events=events, before=before, after=after)


def _calendars(view: View, newest: list[Event]) -> Iterator[Blob]:
    entries, name = Entries(view), view.settings.name(view.lang)
    events = view.community.events
    everything = Calendar(path="/events.ics", name=name, title=name, about=name, page="/events/", events=events)
    yield Blob(path="/events.ics", make=partial(feed_bytes, view, everything, entries))
    for event in events:
        yield Blob(path=event_ics(event.id), make=partial(event_bytes, view, event, entries), source=event.path)
    yield Blob(path="/feed.xml", make=partial(_feed, view, newest))


def _feed(view: View, newest: list[Event]) -> bytes:
    """Return the feed of all events with their summaries."""
    site, name = view.settings.url, view.settings.name(view.lang)
    feed = Feed(
        id=tag_uri(view, "feed"),
        title=name,
        description=name,
        author=name,
        lang=view.lang,
        page=f"{site}/",
        own=f"{site}/feed.xml",
        entries=tuple(_entry(view, event) for event in newest),
    )
    return rss(feed)


def _entry(view: View, event: Event) -> Entry:
    text, published = view.text(event), event.published
    assert published is not None  # noqa: S101 - every event of the corpus has its date
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
