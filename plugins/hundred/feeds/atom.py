"""Feeds as Atom (RFC 4287): the bytes of feedgen, with the links of entries that it gets wrong put right.

feedgen drops rel, type and length of an entry's links (its issue 135), so that a picture becomes a second page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.feeds.markup import attribute, iso, text, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.feeds.entry import Enclosure, Entry
    from hundred.feeds.feed import Feed

GENERATOR = "Hundred"


def atom(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return the feed with its entries, each as `atom_entry` gives it."""
    head = (
        "<?xml version='1.0' encoding='UTF-8'?>",
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{attribute(feed.lang)}">',
        f"  <id>{text(feed.id)}</id>",
        f"  <title>{text(feed.title)}</title>",
        f"  <updated>{iso(feed.updated)}</updated>",
        "  <author>",
        f"    <name>{text(feed.author)}</name>",
        "  </author>",
        f'  <link href="{attribute(feed.own)}" rel="self" type="application/atom+xml"/>',
        f'  <link href="{attribute(feed.page)}" rel="alternate" type="text/html"/>',
        f"  <generator>{GENERATOR}</generator>",
        f"  <subtitle>{text(feed.description)}</subtitle>",
    )
    return b"".join((written(head), *entries, b"</feed>\n"))


def atom_entry(entry: Entry, lang: str) -> bytes:
    """Return an entry as it stands in a feed in `lang`: its own language is said where it is another."""
    return written(_lines(entry, lang))


def _lines(entry: Entry, lang: str) -> Iterator[str]:
    yield "  <entry>" if entry.lang == lang else f'  <entry xml:lang="{attribute(entry.lang)}">'
    yield f"    <id>{text(entry.id)}</id>"
    yield f"    <title>{text(entry.title)}</title>"
    yield f"    <updated>{iso(entry.updated)}</updated>"
    for name in entry.authors:
        yield f"    <author>\n      <name>{text(name)}</name>\n    </author>"
    if entry.html:
        yield f'    <content type="html">{text(entry.html)}</content>'
    if entry.summary:
        yield f"    <summary>{text(entry.summary)}</summary>"
    for tag in entry.tags:
        yield f'    <category term="{attribute(tag)}"/>'
    yield f"    <published>{iso(entry.published)}</published>"
    yield f'    <link rel="alternate" type="text/html" href="{attribute(entry.url)}"/>'
    if entry.image:
        yield _enclosure(entry.image)
    yield "  </entry>"


def _enclosure(image: Enclosure) -> str:
    length = f' length="{image.length}"' if image.length else ""
    return f'    <link rel="enclosure" type="{attribute(image.type)}" href="{attribute(image.url)}"{length}/>'
