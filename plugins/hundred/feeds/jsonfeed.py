"""Feeds as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hundred.core.dates import utc_stamp

if TYPE_CHECKING:
    from hundred.feeds.entry import Entry
    from hundred.feeds.feed import Feed

VERSION = "https://jsonfeed.org/version/1.1"
Json = dict[str, object]


def json_feed(feed: Feed) -> bytes:
    """Return the feed as a JSON Feed document, its keys sorted, in UTF-8."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def _item(entry: Entry) -> Json:
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
    return item
