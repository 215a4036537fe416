"""Feeds as RSS 2.0 and Atom: feedgen builds the body, `mend` corrects what it gets wrong."""

from __future__ import annotations

from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped, unused-ignore]

from hundred.feeds.mend import mend_atom, mend_rss

if TYPE_CHECKING:
    from hundred.feeds.entry import Entry
    from hundred.feeds.feed import Feed

GENERATOR = "Hundred"
ATOM, RSS = "application/atom+xml", "application/rss+xml"


def atom(feed: Feed) -> bytes:
    """Return the feed as an Atom document (RFC 4287)."""
    generator = _generator(feed, ATOM)
    for entry in feed.entries:
        one = _add(generator, entry)
        one.author([{"name": name} for name in entry.authors])
        if entry.summary:
            one.summary(entry.summary)
    return mend_atom(generator.atom_str(), feed)


def rss(feed: Feed) -> bytes:
    """Return the feed as an RSS 2.0 document; authors stand in dc:creator, as RSS itself wants their e-mail address.

    A description is HTML by the specification and to readers, so plain words are escaped; a title is text.
    """
    generator = _generator(feed, RSS)
    generator.description(escape(feed.description, quote=False))
    generator.load_extension("dc", atom=False)
    for entry in feed.entries:
        one = _add(generator, entry)
        one.dc.dc_creator(list(entry.authors))
        if entry.lang != feed.lang:
            one.dc.dc_language(entry.lang)
        if entry.summary:
            one.description(escape(entry.summary, quote=False), isSummary=True)
    return mend_rss(generator.rss_str(), feed)


def _generator(feed: Feed, media: str) -> FeedGenerator:
    """Return a generator for one form; two forms need two, as feedgen keeps one link to itself for both."""
    generator = FeedGenerator()
    generator.id(feed.id)
    generator.title(feed.title)
    generator.description(feed.description)
    generator.author({"name": feed.author})
    generator.language(feed.lang)
    generator.generator(GENERATOR)
    generator.updated(feed.updated.astimezone(UTC))
    generator.link(href=feed.own, rel="self", type=media)
    generator.link(href=feed.page, rel="alternate", type="text/html")
    return generator


def _add(generator: FeedGenerator, entry: Entry) -> FeedGenerator:
    """Add what both forms have in common of an entry, below the entries already there, and return feedgen's entry."""
    one = generator.add_entry(order="append")
    one.id(entry.id)
    one.title(entry.title)
    one.link(href=entry.url, rel="alternate", type="text/html")
    one.published(entry.published.astimezone(UTC))
    one.updated(entry.updated.astimezone(UTC))
    if entry.html:
        one.content(entry.html, type="html")
    if entry.tags:
        one.category([{"term": tag} for tag in entry.tags])
    if entry.image:
        one.enclosure(entry.image.url, entry.image.length, entry.image.type)
    return one
