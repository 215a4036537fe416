"""The feeds of a site: everything, each kind, and each group, in three forms and every language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core.clock import Clock
from hundred.core.outputs import Blob
from hundred.core.paths import feed_path, web_address
from hundred.core.plain import one_line
from hundred.feeds.entry import make_entry, tag_uri
from hundred.feeds.feed import Feed
from hundred.feeds.parts import FORMS, Entries
from hundred.feeds.stamps import newest, published_at, updated_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from hundred.core.view import View
    from hundred.feeds.entry import Renderer, Told, Weigher

MOST = 100
"""Entries in a feed; what is older stays on the site."""
_KINDS = ("events", "news", "spotlights", "charter")
Stamped = tuple["datetime", "Told"]


def plan(view: View, render: Renderer, weigh: Weigher = lambda _: 0) -> Iterator[Blob]:
    """Yield every feed of the site in the language of `view`.

    `render` gives a record's body as sanitised HTML, `weigh` the bytes of a picture under content/ (0: not known).
    """
    entries = Entries(view, partial(make_entry, render=render, weigh=weigh))
    names = [(name, "") for name in ("all", *_KINDS)] + [("group", group.id) for group in view.community.groups]
    for name, group in names:
        for form in FORMS:
            path = view.path(feed_path(name, form, group))
            yield Blob(path=path, make=partial(_feed, entries, form, name, group), late=True)


def _feed(entries: Entries, form: str, name: str, group: str) -> bytes:
    """Return a feed: of everything (`all`), of one of the kinds, or of a `group` by its id."""
    view = entries.view
    site = one_line(view.settings.name(view.lang))
    clock = Clock(view)
    told = _newest(_told(view, name, group), view, clock)
    title, description, page = _words(view, site, name, group)
    feed = Feed(
        id=tag_uri(view, f"feed/{name}/{group}" if group else f"feed/{name}"),
        title=title,
        description=description,
        author=site,
        lang=view.lang,
        page=web_address(view.settings.url, page),
        own=web_address(view.settings.url, view.path(feed_path(name, form, group))),
        updated=newest(updated_at(record, published, clock) for published, record in told),
    )
    return entries.feed(form, feed, [record for _, record in told])


def _told(view: View, name: str, group: str) -> tuple[Told, ...]:
    """Return what a feed may tell of, in no order: of a group, its events and the news that concern it."""
    community = view.community
    match name:
        case "all":
            return (*community.events, *community.posts, *community.spotlights, *community.versions)
        case "events":
            return community.events
        case "news":
            return community.posts
        case "spotlights":
            return community.spotlights
        case "charter":
            return community.versions
    return (*community.events_of("group", group), *(post for post in community.posts if group in post.groups))


def _words(view: View, site: str, name: str, group: str) -> tuple[str, str, str]:
    """Return the title, the description and the path of the page of a feed."""
    record = view.community.find("group", group) if group else None
    if record:
        text = view.text(record)
        title = f"{site} · {one_line(text.title)}"
        return title, one_line(text.summary) or title, view.href(record)
    motto = one_line(view.settings.motto(view.lang)) or site
    if name == "all":
        return site, motto, view.path("/")
    labels = {
        "events": view.say("Events"),
        "news": view.say("News"),
        "spotlights": view.say("Spotlights"),
        "charter": view.say("Charter"),
    }
    return f"{site} · {one_line(labels[name])}", motto, view.path(f"/{name}/")


def _newest(records: Iterable[Told], view: View, clock: Clock) -> list[Stamped]:
    """Return what is published by the build's clock, newest first, then by kind and id, at most MOST of it.

    The clock is asked from the newest on, until the first that is out: all that follow are older.
    """
    zone = view.settings.timezone
    stamped = [(stamp, record) for record in records if (stamp := published_at(record, zone))]
    stamped.sort(key=lambda one: one[0], reverse=True)
    first = next((number for number, (stamp, _) in enumerate(stamped) if clock.has_come(stamp)), len(stamped))
    # What was published at the same instant as the last that finds room is sorted with it.
    last = min(first + MOST, len(stamped)) - 1
    end = next((number for number in range(last + 1, len(stamped)) if stamped[number][0] < stamped[last][0]), len(stamped))
    out = sorted(stamped[first:end], key=lambda one: (one[1].kind, one[1].id))
    out.sort(key=lambda one: one[0], reverse=True)  # stable: the order above breaks ties
    return out[:MOST]
