"""The three forms of a feed, read by independent readers."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hundred.core.model import Text

if TYPE_CHECKING:
    from conftest import Town
    from hundred.core.chronicle import Happening
    from hundred.core.model import Record

NS = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/elements/1.1/"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]>",
    "a & b &amp; c",
    "\"quotes\" 'both'",
    "<![CDATA[x]]>",
    "&lt;b&gt;",
    "灯 🧑‍🚀 عربي",
]
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=80)


def _all(town: Town) -> list[Record | Happening]:
    return [
        town.event(hosts=("ada",), groups=("popcorn",), image="images/x.webp", tags=("sea",)),
        town.post(authors=("ada",), image="images/y.jpg", modified=town.now - timedelta(hours=1)),
        town.spotlight(),
        town.happening(),
        town.person(),
        town.group(),
    ]


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_reader_finds_no_fault_in_any_feed(town: Town, lang: str) -> None:
    """The reader feedparser accepts each RSS and Atom feed, empty ones as well."""
    for files in (town.feeds(*_all(town), lang=lang), town.feeds(lang=lang)):
        for path, data in files.items():
            if not path.endswith(".json"):
                assert not feedparser.parse(data).bozo, path


def test_each_atom_entry_has_one_page_and_keeps_its_picture(town: Town) -> None:
    """Exactly one alternate link an entry; an enclosure keeps its rel, type and length."""
    root = etree.fromstring(town.feeds(*_all(town))["/feeds/all.atom"])

    for entry in root.findall("a:entry", NS):
        links = [dict(link.attrib) for link in entry.findall("a:link", NS)]
        assert [link["type"] for link in links if link["rel"] == "alternate"] == ["text/html"]
    enclosures = [dict(link.attrib) for link in root.iterfind(".//a:link[@rel='enclosure']", NS)]
    assert enclosures == [
        {"rel": "enclosure", "type": "image/jpeg", "href": "https://town.example/images/y.jpg", "length": "1234"},
        {"rel": "enclosure", "type": "image/webp", "href": "https://town.example/images/x.webp", "length": "1234"},
    ]


def test_an_rss_item_keeps_its_picture(town: Town) -> None:
    """An enclosure in RSS has url, type and length."""
    root = etree.fromstring(town.feeds(*_all(town))["/feeds/events.rss"])

    assert dict(root.find(".//enclosure").attrib) == {
        "url": "https://town.example/images/x.webp",
        "length": "1234",
        "type": "image/webp",
    }


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("all", "/"),
        ("events", "/events/"),
        ("news", "/news/"),
        ("spotlights", "/spotlights/"),
        ("charter", "/charter/"),
        ("group/popcorn", "/groups/popcorn/"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_feed_knows_its_page_and_itself(town: Town, name: str, page: str, lang: str) -> None:
    """The link of a feed is the page it accompanies; its link to itself is its own address, in each form and language."""
    tree = "" if lang == "en" else "/zh-Hans"
    own, page = f"https://town.example{tree}/feeds/{name}", f"https://town.example{tree}{page}"
    files = town.feeds(*_all(town), lang=lang)

    rss = etree.fromstring(files[f"{tree}/feeds/{name}.rss"]).find("channel")
    atom = etree.fromstring(files[f"{tree}/feeds/{name}.atom"])
    document = json.loads(files[f"{tree}/feeds/{name}.json"])

    assert [link.text for link in rss.findall("link")] == [page]
    assert [dict(link.attrib) for link in rss.findall("a:link", NS)] == [
        {"href": f"{own}.rss", "rel": "self", "type": "application/rss+xml"}
    ]
    assert {(link.get("rel"), link.get("href")) for link in atom.findall("a:link", NS)} == {
        ("self", f"{own}.atom"),
        ("alternate", page),
    }
    assert (document["home_page_url"], document["feed_url"]) == (page, f"{own}.json")
    assert (rss.findtext("language"), atom.get(XML_LANG), document["language"]) == (lang, lang, lang)


def test_dates_are_said_and_never_in_the_future(town: Town) -> None:
    """Every feed and entry has dates of its own, none later than the build's clock; a feed is as new as its newest entry."""
    files = town.feeds(*_all(town))
    rss = etree.fromstring(files["/feeds/all.rss"])
    atom = etree.fromstring(files["/feeds/all.atom"])
    items = json.loads(files["/feeds/all.json"])["items"]

    updated = [datetime.fromisoformat(entry.findtext("a:updated", None, NS)) for entry in atom.findall("a:entry", NS)]
    published = [datetime.fromisoformat(entry.findtext("a:published", None, NS)) for entry in atom.findall("a:entry", NS)]
    assert max(updated + published) <= town.now
    assert datetime.fromisoformat(atom.findtext("a:updated", None, NS)) == max(updated)
    assert parsedate_to_datetime(rss.findtext("channel/lastBuildDate")) == max(updated)
    assert [parsedate_to_datetime(date.text) for date in rss.iterfind(".//item/pubDate")] == published
    assert [datetime.fromisoformat(item["date_published"]) for item in items] == published
    assert [datetime.fromisoformat(item["date_modified"]) for item in items] == updated


def test_the_newest_stands_first(town: Town) -> None:
    """Entries are in the order of their publication, the newest first, in each form."""
    files = town.feeds(*_all(town))

    orders = [[entry.id for entry in feedparser.parse(files[f"/feeds/all.{form}"]).entries] for form in ("rss", "atom")]
    orders.append([item["id"] for item in json.loads(files["/feeds/all.json"])["items"]])

    kinds = [[id_.rpartition(":")[2].split("/")[1] for id_ in order] for order in orders]
    assert kinds == [["spotlight", "post", "event", "charter"]] * 3


def test_authors_need_no_address(town: Town) -> None:
    """Each entry names its authors in each form, and no e-mail address stands anywhere."""
    files = town.feeds(*_all(town))
    rss, atom = etree.fromstring(files["/feeds/all.rss"]), etree.fromstring(files["/feeds/all.atom"])

    expected = ["Town & Bay", "Ada", "Ada", "Town & Bay"]
    assert [name.text for name in rss.iterfind(".//item/dc:creator", NS)] == expected
    assert [name.text for name in atom.iterfind("a:entry/a:author/a:name", NS)] == expected
    assert [item["authors"][0]["name"] for item in json.loads(files["/feeds/all.json"])["items"]] == expected
    assert not [*rss.iterfind(".//author"), *atom.iterfind(".//a:email", NS)]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_comes_back_as_text(town: Town, title: str) -> None:
    """Titles, names, tags and summaries made to break out are the same words in every form."""
    records = [town.post(title=title, summary=title, authors=("ada",), tags=("x",)), town.person("ada", title)]
    files = town.feeds(*records)

    item = etree.fromstring(files["/feeds/news.rss"]).find(".//item")
    entry = etree.fromstring(files["/feeds/news.atom"]).find("a:entry", NS)
    plain = json.loads(files["/feeds/news.json"])["items"][0]

    assert (item.findtext("title"), item.findtext("dc:creator", None, NS)) == (title, title)
    assert (entry.findtext("a:title", None, NS), entry.findtext("a:summary", None, NS)) == (title, title)
    assert entry.findtext("a:author/a:name", None, NS) == title
    assert (plain["title"], plain["summary"]) == (title, title)
    assert len(item.find("title")) == len(entry.find("a:title", NS)) == 0


@settings(max_examples=60, deadline=None)
@given(title=ANY, summary=ANY, body=ANY)
def test_no_text_breaks_a_feed(town: Town, title: str, summary: str, body: str) -> None:
    """Whatever an editor writes, control characters and half surrogates included, each form can be read."""
    files = town.feeds(town.post(title=title, summary=summary), town.event(place=title), render=lambda _: body)

    for path, data in files.items():
        if path.endswith(".json"):
            assert json.loads(data)
        else:
            assert etree.fromstring(data) is not None
            assert not feedparser.parse(data).bozo


def test_content_is_html_and_summaries_of_rss_are_escaped(town: Town) -> None:
    """Readers get the body as HTML in each form; a plain summary stays plain where HTML is expected."""
    files = town.feeds(town.post(summary="1 < 2"), render=lambda _: '<p><a href="/x/">1 &lt; 2</a></p>')

    whole = '<p><a href="https://town.example/x/">1 &lt; 2</a></p>'
    item = etree.fromstring(files["/feeds/news.rss"]).find(".//item")
    content = etree.fromstring(files["/feeds/news.atom"]).find("a:entry/a:content", NS)
    assert item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") == whole
    assert item.findtext("description") == "1 &lt; 2"
    assert (content.text, content.get("type")) == (whole, "html")
    assert json.loads(files["/feeds/news.json"])["items"][0]["content_html"] == whole


def test_a_text_in_another_language_is_marked(town: Town) -> None:
    """An entry that is not in the feed's language says so in each form."""
    text = Text(lang="zh-Hans", title="灯", summary="亮", body_line=1, path="content/news/a.md")
    files = town.feeds(town.post(texts=(text,)))

    assert etree.fromstring(files["/feeds/news.atom"]).find("a:entry", NS).get(XML_LANG) == "zh-Hans"
    assert etree.fromstring(files["/feeds/news.rss"]).findtext(".//item/dc:language", None, NS) == "zh-Hans"
    assert json.loads(files["/feeds/news.json"])["items"][0]["language"] == "zh-Hans"


def test_ids_do_not_depend_on_the_form(town: Town) -> None:
    """RSS, Atom and JSON name an entry alike, and RSS does not call the id an address."""
    files = town.feeds(town.post())
    guid = etree.fromstring(files["/feeds/news.rss"]).find(".//guid")

    assert guid.get("isPermaLink") == "false"
    assert guid.text == etree.fromstring(files["/feeds/news.atom"]).findtext("a:entry/a:id", None, NS)
    assert guid.text == json.loads(files["/feeds/news.json"])["items"][0]["id"]


def test_a_json_feed_has_the_types_of_its_specification(town: Town) -> None:
    """JSON Feed 1.1: the required keys are there, and every key has the type that the specification gives it."""
    types: dict[str, type] = dict.fromkeys(
        [
            "version",
            "title",
            "home_page_url",
            "feed_url",
            "description",
            "language",
            "id",
            "url",
            "content_html",
            "summary",
            "image",
        ],
        str,
    ) | {"date_published": str, "date_modified": str, "authors": list, "tags": list, "items": list, "name": str}
    raw = town.feeds(*_all(town))["/feeds/all.json"]

    def check(thing: Any) -> None:
        for key, value in thing.items():
            assert isinstance(value, types[key]), key
            for one in value if isinstance(value, list) else []:
                assert isinstance(one, str) if key == "tags" else isinstance(one, dict)
                if isinstance(one, dict):
                    check(one)

    document = json.loads(raw)
    check(document)
    assert {"version", "title", "items"} <= set(document)
    assert all({"id", "content_html"} <= set(item) for item in document["items"])
    assert "\\u" not in raw.decode()


def test_an_item_without_a_body_still_has_content(town: Town) -> None:
    """JSON Feed wants content in every item: without a body it is the summary."""
    item = json.loads(town.feeds(town.post(), render=lambda _: "")["/feeds/news.json"])["items"][0]

    assert item["content_text"] == "About fence."


def test_an_empty_feed_is_a_feed(town: Town) -> None:
    """Without entries each form is whole and dated by a fixed day, not by the clock."""
    files = town.feeds()

    atom = etree.fromstring(files["/feeds/news.atom"])
    rss = etree.fromstring(files["/feeds/news.rss"])
    assert atom.findtext("a:updated", None, NS) == "2000-01-01T00:00:00+00:00"
    assert rss.findtext("channel/lastBuildDate") == "Sat, 01 Jan 2000 00:00:00 +0000"
    assert json.loads(files["/feeds/news.json"])["items"] == []
