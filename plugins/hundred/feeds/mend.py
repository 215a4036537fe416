"""Mend what feedgen 1.0 writes: links of Atom entries, the link of an RSS channel, the languages of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped, unused-ignore]

if TYPE_CHECKING:
    from hundred.feeds.entry import Entry
    from hundred.feeds.feed import Feed

_ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def mend_atom(document: bytes, feed: Feed) -> bytes:
    """Return the Atom `document` with whole links in every entry, and each entry's language where it is another.

    feedgen drops rel, type and length of an entry's links (its issue 135), so that a picture becomes a second page.
    """
    root = _parse(document)
    for element, entry in zip(root.findall(f"{_ATOM}entry"), feed.entries, strict=True):
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
