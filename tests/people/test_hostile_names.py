"""Names that would break something if they could: each comes out of every output as it went in, and is nothing but text."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import html5lib
import icalendar
import pytest
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Hamlet

SVG = "{http://www.w3.org/2000/svg}"
ATOM = "{http://www.w3.org/2005/Atom}"
SHAPES = {"svg", "title", "desc", "style", "rect", "circle", "g", "text", "path", "line"}
NAMES = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "A & B \"C\" 'D' <e>",
    "]]><b>x</b>",
    "-->--!><!--",
    "&lt;b&gt; &amp;amp; &#x41;",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "＝SUM(A1)",
    "a;b,c:d\\n\\,e",
    "BEGIN:VEVENT",
    "{{ 7 * 7 }}{% raw %}%(x)s %s",
    "\\u003cb\\u003e",
    "zero\u200bwidth",
    "👩‍👩‍👧‍👦 Silva 🏳️‍🌈",
    "ליאת ١٢٣ (ABC)",
    "نور «علي»",
    "e\u0301" * 20,
    "Z" * 300,
    "李" * 300,
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Return the site of these people, each of whom hosts an event, leads a group and writes news."""
    from tests.conftest import Hamlet  # noqa: PLC0415 - the maker of sites, for a whole module

    hamlet = Hamlet(tmp_path_factory.mktemp("names"))
    files = {}
    for n, name in enumerate(NAMES):
        files[f"people/p{n}.md"] = hamlet.file(name=json.dumps(name, ensure_ascii=False), consent="yes", seed=str(n + 1))
        files[f"events/e{n}.md"] = hamlet.event(title=f"Event {n}", id=f"e{n}", hosts=f"[p{n}]")
        files[f"news/n{n}.md"] = hamlet.file(title=f"News {n}", date="2026-01-02", summary="S.", authors=f"[p{n}]")
    return hamlet.pages(files)


def test_pages_show_the_name_and_nothing_else(made: Mapping[str, bytes]) -> None:
    """The heading, the title and the linked data hold the name; no element comes of it."""
    for n, name in enumerate(NAMES):
        page = html5lib.parse(made[f"people/p{n}/index.html"].decode(), namespaceHTMLElements=False)
        (data,) = (json.loads(one.text) for one in page.iter("script") if one.get("type") == "application/ld+json")
        assert "".join(page.find(".//h1/bdi").itertext()) == name
        assert page.find(".//title").text.startswith(name)
        assert data["name"] == name
        assert [one for one in page.iter() if one.tag in {"img", "b", "e"}] == []
        assert [one for one in page.iter() if any(key.startswith("on") for key in one.keys())] == []  # noqa: SIM118 - lxml's


def test_the_wall_has_all_of_them(made: Mapping[str, bytes]) -> None:
    """As a page and as JSON."""
    page = html5lib.parse(made["wall/index.html"].decode(), namespaceHTMLElements=False)
    told = json.loads(made["wall/wall.json"])

    names = {"".join(one.itertext()) for one in page.iter("bdi")}
    assert set(NAMES) <= names
    assert [one["name"] for tier in told["tiers"] for one in tier["people"]] == list(NAMES)


@pytest.mark.parametrize("form", ["phone", "phone-dark", "a3", "a3-dark", "wide", "wide-dark"])
def test_posters_draw_the_name_and_nothing_else(made: Mapping[str, bytes], form: str) -> None:
    """Each name is the text of one element; no other element is there than a poster is made of."""
    poster = etree.fromstring(made[f"wall/poster-{form}.svg"])

    drawn = ["".join(text.itertext()) for text in poster.iter(f"{SVG}text") if text.get("textLength")]
    assert set(NAMES) <= set(drawn)
    assert {etree.QName(one).localname for one in poster.iter()} <= SHAPES
    assert [key for one in poster.iter() for key in one.keys() if key.startswith("on") or "href" in key] == []  # noqa: SIM118


def test_no_cell_of_the_table_is_a_formula(made: Mapping[str, bytes]) -> None:
    """Every name is there, behind an apostrophe where a spreadsheet would run it."""
    rows = list(csv.DictReader(io.StringIO(made["wall/wall.csv"].decode("utf-8-sig"))))

    assert [row["name"].removeprefix("'") for row in rows] == list(NAMES)
    assert [row["name"] for row in rows if row["name"][:1] in set("=+-@＝＋－＠\t\r\n")] == []


def test_calendars_hold_the_name(made: Mapping[str, bytes]) -> None:
    """A person's calendar is called after them, without what programs show escaped, and has their one event."""
    bare = str.maketrans(dict.fromkeys(";,\\", " "))
    for n, name in enumerate(NAMES):
        calendar = icalendar.Calendar.from_ical(made[f"calendars/person/p{n}.ics"])
        assert name.translate(bare).split() == str(calendar["X-WR-CALNAME"]).partition(" · ")[2].translate(bare).split()
        assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [f"Event {n}"]


def test_feeds_hold_the_name(made: Mapping[str, bytes]) -> None:
    """The author of a piece of news, in Atom and JSON Feed."""
    tree = etree.fromstring(made["feeds/news.atom"])
    feed = json.loads(made["feeds/news.json"])

    authors = {one.findtext(f"{ATOM}title"): one.findtext(f"{ATOM}author/{ATOM}name") for one in tree.iter(f"{ATOM}entry")}
    told = {one["title"]: one["authors"][0]["name"] for one in feed["items"]}
    wanted = {f"News {n}": name for n, name in enumerate(NAMES)}
    assert {title: wanted[title] for title in authors} == authors
    assert {title: wanted[title] for title in told} == told


def test_a_name_with_marks_of_direction_is_refused(hamlet: Hamlet) -> None:
    """It would turn round what stands beside it, in calendars and tables too."""
    assert hamlet.told({"people/p.md": hamlet.file(name="txt\u202eexe", consent="yes")}) == [
        "content/people/p.md:2:10 bidi-character"
    ]


def test_a_name_beyond_all_measure_is_refused(hamlet: Hamlet) -> None:
    """300 characters are enough for everybody."""
    assert hamlet.told({"people/p.md": hamlet.file(name="Z" * 301, consent="yes")}) == ["content/people/p.md:2:7 too-long"]
