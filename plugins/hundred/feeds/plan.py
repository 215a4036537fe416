"""The feeds of a site: everything, each kind, each group and each article, in three forms and every language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from hundred.core.chronicle import Happening
from hundred.core.clock import Clock
from hundred.core.outputs import Blob
from hundred.core.paths import feed_path, web_address
from hundred.core.plain import one_line
from hundred.feeds.entry import chronicle_entry, make_entry, tag_uri
from hundred.feeds.feed import Feed
from hundred.feeds.parts import FORMS, Entries
from hundred.feeds.stamps import newest, published_at, updated_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from hundred.core.chronicle import Chronicle
    from hundred.core.view import View
    from hundred.feeds.entry import Entry, Renderer, Told, Weigher

MOST = 100
"""Entries in a feed; what is older stays on the site."""
_KINDS = ("events", "news", "spotlights", "charter")
Stamped = tuple["datetime", "Told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What entries are made from beside records; see `plan`."""

    render: Renderer
    weigh: Weigher
    chronicle: Chronicle

    def as_input(self) -> object:
        """Return nothing: what an entry depends on is noted while it is made."""
        return ""

    def tell(self, told: Told, view: View) -> Entry:
        """Return the entry of what a feed tells of."""
        if isinstance(told, Happening):
            return chronicle_entry(told, view, self.chronicle)
        return make_entry(told, view, self.render, self.weigh)

    def find(self, view: View, kind: str, id: str) -> object:  # noqa: A002 - the word of the content
        """Return what a feed tells of by its kind and id."""
        return self.chronicle.find(view.community, id) if kind == Happening.kind else view.community.find(kind, id)


def plan(view: View, render: Renderer, weigh: Weigher, chronicle: Chronicle) -> Iterator[Blob]:
    """Yield every feed of the site in the language of `view`.

    `render` gives a record's body as sanitised HTML, `weigh` the bytes of a picture under content/ (0: not known), the
    `chronicle` knows what happened to the charter.
    """
    sources = Sources(render=render, weigh=weigh, chronicle=chronicle)
    entries = Entries(view, sources.tell, sources.find)
    names = [(name, "") for name in ("all", *_KINDS)] + [("group", group.id) for group in view.community.groups]
    names += [("article", id_) for id_ in chronicle.articles(view.community)]
    for name, id_ in names:
        for form in FORMS:
            path = view.path(feed_path(name, form, id_))
            make = partial(_feed, sources, entries, form, name, id_)
            # What stands in the feed of an article stands in no other, so it need not wait for others to be made.
            yield Blob(path=path, make=make, late=name != "article")


def _feed(sources: Sources, entries: Entries, form: str, name: str, id: str) -> bytes:  # noqa: A002
    """Return a feed: of everything (`all`), of one of the kinds, or of a `group` or an `article` by its id."""
    view = entries.view
    site = one_line(view.settings.name(view.lang))
    clock = Clock(view)
    told = _newest(_told(sources, view, name, id), clock)
    title, description, page = _words(sources, view, site, name, id)
    feed = Feed(
        id=tag_uri(view, f"feed/{name}/{id}" if id else f"feed/{name}"),
        title=title,
        description=description,
        author=site,
        lang=view.lang,
        page=web_address(view.settings.url, page),
        own=web_address(view.settings.url, view.path(feed_path(name, form, id))),
        updated=newest(updated_at(record, published, clock) for published, record in told),
    )
    return entries.feed(form, feed, [record for _, record in told])


def _told(sources: Sources, view: View, name: str, id: str) -> tuple[Told, ...]:  # noqa: A002
    """Return what a feed may tell of, in no order: of a group, its events and the news that concern it."""
    community = view.community
    match name:
        case "all":
            return (*community.events, *community.posts, *community.spotlights, *sources.chronicle.of(community, ""))
        case "events":
            return community.events
        case "news":
            return community.posts
        case "spotlights":
            return community.spotlights
        case "charter" | "article":
            return sources.chronicle.of(community, id)
    return (*community.events_of("group", id), *(post for post in community.posts if id in post.groups))


def _words(sources: Sources, view: View, site: str, name: str, id: str) -> tuple[str, str, str]:  # noqa: A002
    """Return the title, the description and the path of the page of a feed."""
    if name == "article":
        called, path = sources.chronicle.about(view, id)
        said = view.say("What the article says, since when, and how it came to say so.")
        return f"{site} · {one_line(called)}", one_line(said), view.path(path)
    record = view.community.find("group", id) if id else None
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


def _newest(records: Iterable[Told], clock: Clock) -> list[Stamped]:
    """Return what is published by the build's clock, newest first, then by kind and id, at most MOST of it.

    The clock is asked from the newest on, until the first that is out: all that follow are older.
    """
    stamped = [(stamp, record) for record in records if (stamp := published_at(record))]
    stamped.sort(key=lambda one: one[0], reverse=True)
    first = next((number for number, (stamp, _) in enumerate(stamped) if clock.has_come(stamp)), len(stamped))
    # What was published at the same instant as the last that finds room is sorted with it.
    last = min(first + MOST, len(stamped)) - 1
    end = next((number for number in range(last + 1, len(stamped)) if stamped[number][0] < stamped[last][0]), len(stamped))
    out = sorted(stamped[first:end], key=lambda one: (one[1].kind, one[1].id))
    out.sort(key=lambda one: one[0], reverse=True)  # stable: the order above breaks ties
    return out[:MOST]
