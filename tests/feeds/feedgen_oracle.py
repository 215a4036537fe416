"""Feeds as feedgen builds them, with what it gets wrong mended: what the product's have to be equal to, byte by byte."""

from __future__ import annotations

from datetime import UTC
from html import escape
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.feeds.entry import Entry
    from hundred.feeds.feed import Feed

GENERATOR = "Hundred"
ATOM, RSS = "application/atom+xml", "application/rss+xml"
_ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an Atom document (RFC 4287)."""
    generator = _generator(feed, ATOM)
    for entry in entries:
        one = _add(generator, entry)
        one.author([{"name": name} for name in entry.authors])
        if entry.summary:
            one.summary(entry.summary)
    return mend_atom(generator.atom_str(), feed, entries)


def rss(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return the feed as an RSS 2.0 document; authors stand in dc:creator, as RSS itself wants their e-mail address.

    A description is HTML by the specification and to readers, so plain words are escaped; a title is text.
    """
    generator = _generator(feed, RSS)
    generator.description(escape(feed.description, quote=False))
    generator.load_extension("dc", atom=False)
    for entry in entries:
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


def mend_atom(document: bytes, feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return the Atom `document` with whole links in every entry, and each entry's language where it is another.

    feedgen drops rel, type and length of an entry's links (its issue 135), so that a picture becomes a second page.
    """
    root = _parse(document)
    for element, entry in zip(root.findall(f"{_ATOM}entry"), entries, strict=True):
        if entry.lang != feed.lang:
            element.set(_LANG, entry.lang)
        for link in element.findall(f"{_ATOM}link"):
            element.remove(link)
        element.extend(etree.Element(f"{_ATOM}link", attributes) for attributes in _links(entry))
    return _write(root)


def mend_rss(document: bytes, feed: Feed) -> bytes:
    """Return the RSS `document` with the channel's link on the page and its link to itself on the feed.

    feedgen takes the last link added, of whatever kind, for the channel's.
    """
    root = _parse(document)
    for link in root.iterfind("channel/link"):
        link.text = feed.page
    for link in root.iterfind(f"channel/{_ATOM}link"):
        link.set("href", feed.own)
    return _write(root)


def _links(entry: Entry) -> list[dict[str, str]]:
    links = [{"rel": "alternate", "type": "text/html", "href": entry.url}]
    if entry.image:
        enclosure = {"rel": "enclosure", "type": entry.image.type, "href": entry.image.url}
        links.append(enclosure | ({"length": str(entry.image.length)} if entry.image.length else {}))
    return links


def _parse(document: bytes) -> etree._Element:
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(document, parser)


def _write(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    document: bytes = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return document
