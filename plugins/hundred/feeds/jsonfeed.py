"""Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1), in UTF-8, the keys sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.dates import utc_stamp
from hundred.core.dump import dump, with_list

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.feeds.entry import Entry
    from hundred.feeds.feed import Feed

VERSION = "https://jsonfeed.org/version/1.1"
Json = dict[str, object]


def json_feed(feed: Feed, entries: Iterable[bytes]) -> bytes:
    """Return the feed with its entries, each as `json_entry` gives it."""
    document: Json = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.lang,
        "authors": [{"name": feed.author}],
    }
    return with_list(document, "items", entries)


def json_entry(entry: Entry, _lang: str) -> bytes:
    """Return an entry as it stands in a feed, at its depth; it says its language in a feed of any."""
    item: Json = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "date_published": utc_stamp(entry.published),
        "date_modified": utc_stamp(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "language": entry.lang,
    }
    # An item must have content (the specification's content_html or content_text).
    item |= {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    item |= {"summary": entry.summary} if entry.summary else {}
    item |= {"tags": list(entry.tags)} if entry.tags else {}
    item |= {"image": entry.image.url} if entry.image else {}
    return dump(item, "\n  ").encode()
