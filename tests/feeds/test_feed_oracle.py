"""What the feeds write is, byte by byte, what feedgen writes, but for the faults of feedgen that are mended."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedgen_oracle as oracle
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from corpora import corpus_site
from hundred.build.site import open_site
from hundred.charter.chronicle import CharterChronicle
from hundred.core.dates import utc_stamp
from hundred.core.plain import clean, one_line
from hundred.core.view import View
from hundred.feeds.entry import Enclosure, Entry, chronicle_entry, make_entry
from hundred.feeds.feed import Feed
from hundred.feeds.jsonfeed import VERSION
from hundred.feeds.parts import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conftest import Town
    from hundred.core.community import Community
    from hundred.core.model import Record

ROOT = Path(__file__).resolve().parents[2]
AWKWARD = st.sampled_from(
    ["&", "<b>", ">", '"', "'", "]]>", "&amp;", "灯", "🧑‍🚀", "\n", "\t", " ", '\n "items": []', "<content:encoded>"]
)
ANY = st.lists(st.one_of(AWKWARD, st.text(max_size=8)), max_size=12).map("".join)
WORDS = ANY.map(one_line)
STAMPS = st.datetimes(min_value=datetime(1999, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.just(UTC))
IMAGES = st.builds(
    Enclosure, url=WORDS.map("https://a.example/".__add__), type=st.just("image/webp"), length=st.integers(0, 9999)
)
ENTRIES = st.fixed_dictionaries(
    {
        "id": WORDS.map("tag:".__add__),
        "url": WORDS.map("https://a.example/".__add__),
        "title": WORDS.map("·".__add__),
        "summary": WORDS,
        "html": ANY.map(clean).filter(lambda html: html == "" or html.strip() != ""),
        "published": STAMPS,
        "updated": STAMPS,
        "authors": st.lists(WORDS.map("A".__add__), min_size=1, max_size=2, unique=True).map(tuple),
        "tags": st.lists(WORDS.map("T".__add__), max_size=2, unique=True).map(tuple),
        "image": st.none() | IMAGES,
        "lang": st.sampled_from(["en", "zh-Hans"]),
    }
).map(lambda said: Entry(**said))
FEEDS = st.fixed_dictionaries(
    {
        "id": WORDS.map("tag:".__add__),
        "title": WORDS.map("·".__add__),
        "description": WORDS.map("·".__add__),
        "author": WORDS.map("A".__add__),
        "lang": st.just("en"),
        "page": WORDS.map("https://a.example/".__add__),
        "own": WORDS.map("https://b.example/".__add__),
        "updated": STAMPS,
    }
).map(lambda said: Feed(**said))
EMPTY = Feed(
    id="tag:a", title="A", description="A", author="A", lang="en", page="https://a/", own="https://b/", updated=datetime(2026, 1, 1, tzinfo=UTC)
)  # fmt: skip


@given(feed=FEEDS, entries=st.lists(ENTRIES, max_size=4))
@example(feed=EMPTY, entries=[])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_feed_is_written_as_feedgen_writes_it(feed: Feed, entries: list[Entry]) -> None:
    """Empty ones, hostile words, entries without a body or in another language: Atom, RSS, and JSON as json dumps it."""
    assert made("atom", feed, entries) == oracle.atom(feed, entries)
    assert made("rss", feed, entries) == oracle.rss(feed, entries)
    assert made("json", feed, entries) == dumped(feed, entries)


@pytest.mark.parametrize("unfit", ["\x00", "\x0b", "\r", "\x1f", "\ud800", "\ufffe"])
@pytest.mark.parametrize("form", ["atom", "rss"])
def test_what_xml_cannot_hold_stops_the_build(town: Town, form: str, unfit: str) -> None:
    """Entries are clean; if one were not, no reader would take the feed."""
    event = town.event()
    entry = make_entry(event, town.view(event), lambda _: "", lambda _: 0)
    broken = Entry(**{name: getattr(entry, name) for name in Entry.__struct_fields__} | {"title": f"a{unfit}"})

    with pytest.raises(ValueError, match="XML cannot hold"):
        FORMS[form][1](broken, "en")


def test_the_demo_is_written_as_feedgen_writes_it() -> None:
    """Every record of it that a feed may tell of."""
    check(open_site(ROOT).loaded.community)


def test_the_corpus_is_written_as_feedgen_writes_it(tmp_path: Path) -> None:
    """A hundred events of the bench, and all portraits."""
    check(corpus_site(tmp_path, 100).loaded.community)


def check(community: Community) -> None:
    """Assert that feedgen would write nothing of a community otherwise."""
    for seen in views(community):
        records: list[Any] = [*community.events, *community.posts, *community.spotlights]
        chronicle = CharterChronicle(render=said, redlines=None)  # type: ignore[arg-type] # no article is compared here
        entries = [make_entry(one, seen, said, lambda _: 9) for one in records]
        entries += [chronicle_entry(one, seen, chronicle) for one in chronicle.of(community, "")]

        for form, written in (("atom", oracle.atom), ("rss", oracle.rss), ("json", dumped)):
            assert made(form, EMPTY, entries) == written(EMPTY, entries)


def said(record: Record) -> str:
    """Return a short body."""
    return f"<p>{record.id}</p>"


def made(form: str, feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return a feed as the product puts it together."""
    whole, part = FORMS[form]
    return whole(feed, [part(entry, feed.lang) for entry in entries])


def dumped(feed: Feed, entries: Sequence[Entry]) -> bytes:
    """Return a JSON Feed as json dumps it in one go."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.lang,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in entries],
    }
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, object]:
    rare = {"summary": entry.summary, "tags": list(entry.tags), "image": entry.image.url if entry.image else None}
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "date_published": utc_stamp(entry.published),
        "date_modified": utc_stamp(entry.updated),
        "authors": [{"name": name} for name in entry.authors],
        "language": entry.lang,
        "content_html" if entry.html else "content_text": entry.html or entry.summary,
    } | {name: value for name, value in rare.items() if value}


def views(community: Community) -> Iterator[View]:
    """Yield a view in each language, whose words are their own message."""
    for lang in community.settings.languages:
        yield View(community=community, lang=lang, catalogue=_Words())


class _Words:
    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return singular if n == 1 else plural
