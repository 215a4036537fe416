"""The feeds of a site: everything, each kind, and each group, in three forms and every language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from hundred.core.outputs import Blob
from hundred.core.paths import feed_path, web_address
from hundred.core.plain import one_line
from hundred.core.reads import Memo
from hundred.feeds.entry import make_entry, tag_uri
from hundred.feeds.feed import Feed
from hundred.feeds.jsonfeed import json_feed
from hundred.feeds.stamps import published_at
from hundred.feeds.syndicate import atom, rss

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.core.model import Group
    from hundred.core.view import View
    from hundred.feeds.entry import Entry, Renderer, Told, Weigher

MOST = 100
"""Entries in a feed; what is older stays on the site."""
_FORMS = {"atom": atom, "json": json_feed, "rss": rss}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Channel:
    """A feed as planned: its name, the group it is of or '', and the records it tells of, newest first."""

    name: str
    group: str = ""
    title: str
    description: str
    page: str
    records: tuple[Told, ...]


@dataclass(slots=True)
class _Entries:
    """The entries in one language: each is made when a feed first needs it, and only once."""

    view: View
    render: Renderer
    weigh: Weigher
    made: Memo[tuple[str, str], Entry] = field(init=False)

    def __post_init__(self) -> None:
        self.made = Memo(self.view.community.reads)

    def as_input(self) -> object:
        return self.view.lang

    def of(self, record: Told) -> Entry:
        make = partial(make_entry, record, self.view, self.render, self.weigh)
        return self.made.get((record.kind, record.id), make)


def plan(view: View, render: Renderer, weigh: Weigher = lambda _: 0) -> Iterator[Blob]:
    """Yield every feed of the site in the language of `view`.

    `render` gives a record's body as sanitised HTML, `weigh` the bytes of a picture under content/ (0: not known).
    """
    entries = _Entries(view, render, weigh)
    for channel in _channels(view):
        for ending in _FORMS:
            path = view.path(feed_path(channel.name, ending, channel.group))
            yield Blob(path=path, make=partial(_write, channel, ending, path, entries))


def _write(channel: _Channel, ending: str, path: str, entries: _Entries) -> bytes:
    view = entries.view
    name = f"{channel.name}/{channel.group}" if channel.group else channel.name
    feed = Feed(
        id=tag_uri(view, f"feed/{name}"),
        title=channel.title,
        description=channel.description,
        author=one_line(view.settings.name(view.lang)),
        lang=view.lang,
        page=web_address(view.settings.url, channel.page),
        own=web_address(view.settings.url, path),
        entries=tuple(entries.of(record) for record in channel.records),
    )
    return _FORMS[ending](feed)


def _channels(view: View) -> Iterator[_Channel]:
    community = view.community
    kinds: dict[str, tuple[str, tuple[Told, ...]]] = {
        "events": (view.say("Events"), community.events),
        "news": (view.say("News"), community.posts),
        "spotlights": (view.say("Spotlights"), community.spotlights),
        "charter": (view.say("Charter"), community.versions),
    }
    site = one_line(view.settings.name(view.lang))
    motto = one_line(view.settings.motto(view.lang)) or site
    everything = [record for _, records in kinds.values() for record in records]
    yield _Channel(name="all", title=site, description=motto, page=view.path("/"), records=_newest(everything, view))
    for name, (label, records) in kinds.items():
        title = f"{site} · {one_line(label)}"
        page = view.path(f"/{name}/")
        yield _Channel(name=name, title=title, description=motto, page=page, records=_newest(records, view))
    for group in community.groups:
        yield _group(group, site, view)


def _group(group: Group, site: str, view: View) -> _Channel:
    """Return the feed of a group: its events and the news that concern it."""
    text = view.text(group)
    title = f"{site} · {one_line(text.title)}"
    posts = [post for post in view.community.posts if group.id in post.groups]
    return _Channel(
        name="group",
        group=group.id,
        title=title,
        description=one_line(text.summary) or title,
        page=view.href(group),
        records=_newest([*view.community.events_of("group", group.id), *posts], view),
    )


def _newest(records: Iterable[Told], view: View) -> tuple[Told, ...]:
    """Return what is published by the build's clock, newest first, then by kind and id, at most MOST of it."""
    stamped = [(stamp, record) for record in records if (stamp := published_at(record, view.settings.timezone))]
    out = [(stamp, record) for stamp, record in stamped if stamp <= view.now]
    out.sort(key=lambda one: (one[1].kind, one[1].id))
    out.sort(key=lambda one: one[0], reverse=True)  # stable: the order above breaks ties
    return tuple(record for _, record in out[:MOST])
