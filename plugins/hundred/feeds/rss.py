"""Feeds as RSS 2.0: the bytes of feedgen, with the link of the channel on its page, not on the last link of all.

Authors stand in dc:creator, as RSS itself wants their e-mail address. A description is HTML by the specification and to
readers, so plain words are escaped once more; a title is text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.feeds.atom import GENERATOR
from hundred.feeds.markup import attribute, rfc822, text, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.feeds.entry import Enclosure, Entry
    from hundred.feeds.feed import Feed

_DC = ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
_ATOM = ' xmlns:atom="http://www.w3.org/2005/Atom"'
_CONTENT = ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'


def rss(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return the feed with its entries, each as `rss_entry` gives it; it names the namespaces that stand in it."""
    items = b"".join(entries)
    content = _CONTENT if b"\n      <content:encoded>" in items else ""
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>",
        f'<rss{_DC if items else ""}{_ATOM}{content} version="2.0">',
        "  <channel>",
        f"    <title>{text(feed.title)}</title>",
        f"    <link>{text(feed.page)}</link>",
        f"    <description>{text(text(feed.description))}</description>",
        f'    <atom:link href="{attribute(feed.own)}" rel="self" type="application/rss+xml"/>',
        "    <docs>http://www.rssboard.org/rss-specification</docs>",
        f"    <generator>{GENERATOR}</generator>",
        f"    <language>{text(feed.lang)}</language>",
        f"    <lastBuildDate>{rfc822(feed.updated)}</lastBuildDate>",
    )
    return b"".join((written(head), items, b"  </channel>\n</rss>\n"))


def rss_entry(entry: Entry, lang: str) -> bytes:
    """Return an entry as it stands in a feed in `lang`: its own language is said where it is another."""
    return written(_lines(entry, lang))


def _lines(entry: Entry, lang: str) -> Iterator[str]:
    yield "    <item>"
    yield f"      <title>{text(entry.title)}</title>"
    yield f"      <link>{text(entry.url)}</link>"
    if entry.summary:
        yield f"      <description>{text(text(entry.summary))}</description>"
    if entry.html:
        name = "content:encoded" if entry.summary else "description"
        yield f"      <{name}>{text(entry.html)}</{name}>"
    yield f'      <guid isPermaLink="false">{text(entry.id)}</guid>'
    for tag in entry.tags:
        yield f"      <category>{text(tag)}</category>"
    if entry.image:
        yield _enclosure(entry.image)
    yield f"      <pubDate>{rfc822(entry.published)}</pubDate>"
    for name in entry.authors:
        yield f"      <dc:creator>{text(name)}</dc:creator>"
    if entry.lang != lang:
        yield f"      <dc:language>{text(entry.lang)}</dc:language>"
    yield "    </item>"


def _enclosure(image: Enclosure) -> str:
    return f'      <enclosure url="{attribute(image.url)}" length="{image.length}" type="{attribute(image.type)}"/>'
