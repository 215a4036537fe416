"""The posters of the wall: everybody on it, each in a place of their own."""

from __future__ import annotations

import base64
import hashlib
import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from hundred.build.delivery.table import EVERYWHERE
from hundred.core.outputs import Blob
from hundred.wall.plan import plan
from hundred.wall.poster_colours import DARK, LIGHT
from hundred.wall.poster_draw import FORMATS, wrapped
from hundred.wall.poster_rows import Box, arranged
from hundred.wall.poster_widths import width_of

if TYPE_CHECKING:
    from conftest import Wall
    from hundred.core.view import View

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"
BOX = Box(10, 20, 400, 300, 30)
WIDTHS = st.lists(st.lists(st.floats(0.5, 40), min_size=1, max_size=60), min_size=1, max_size=4)


def _posters(view: View) -> dict[str, etree._Element]:
    files = [output for output in plan(view) if isinstance(output, Blob) and "/poster-" in output.path]
    return {output.path: etree.fromstring(output.make()) for output in files}


def _names(svg: etree._Element) -> list[etree._Element]:
    return [text for text in svg.iter(f"{SVG}text") if text.get("textLength")]


@pytest.mark.parametrize(("lang", "tree"), [("en", ""), ("zh-Hans", "/zh-Hans")])
def test_every_language_has_three_posters_and_their_dark_twins(wall: Wall, lang: str, tree: str) -> None:
    """They are SVG of the sizes that are promised, with a title and a description in the language."""
    found = _posters(wall.view(wall.person("ada"), lang=lang))

    assert list(found) == [f"{tree}/wall/poster-{form}{dark}.svg" for form in ("phone", "a3", "wide") for dark in ("", "-dark")]
    sizes = [(svg.get("width"), svg.get("height")) for svg in found.values()]
    assert sizes[::2] == sizes[1::2] == [("1080", "1920"), ("297mm", "420mm"), ("1200", "630")]
    assert all([svg[0].tag, svg[1].tag, svg.get("lang")] == [f"{SVG}title", f"{SVG}desc", lang] for svg in found.values())
    assert {svg[0].text for svg in found.values()} == {f"{'Town' if lang == 'en' else '湾镇'} · Wall of names"}


def test_everybody_stands_on_it_in_the_order_of_the_wall(wall: Wall) -> None:
    """Each name is there once and whole, under its tier where there are several, and says its language."""
    long = "Very " * 59 + "Long"
    people = [
        wall.person("a", "Ada", seed=2, tier="second"),
        wall.person("b", "李默", seed=1, tier="first", name_lang="zh-Hans"),
        wall.person("c", "ليلى", seed=3, tier="second", name_lang="ar"),
        wall.person("d", long, seed=4, tier="second"),
    ]

    for svg in _posters(wall.view(*people)).values():
        said = [(text.text, text.get("lang"), text.get("direction")) for text in _names(svg)]
        assert said == [
            ("first", None, None),
            ("李默", "zh-Hans", None),
            ("second", None, None),
            ("Ada", None, None),
            ("ليلى", "ar", "rtl"),
            (long, None, None),
        ]


def test_a_poster_tells_site_motto_address_and_year(wall: Wall) -> None:
    """They stand around the names."""
    svg = _posters(wall.view(wall.person("ada"), mottos={"en": "Leave the light on"}))["/wall/poster-phone.svg"]

    assert [text.text for text in svg.iter(f"{SVG}text")] == ["Town", "Leave the light on", "Ada", "town.example/wall · 2028"]


def test_a_wall_without_names_has_posters(wall: Wall) -> None:
    """They hold what stands around the names."""
    found = _posters(wall.view())

    assert len(found) == 6
    assert not any(_names(svg) for svg in found.values())


@pytest.mark.parametrize(
    "name", ["<b>&\"'", "]]></text><script>x()</script>", "a\u202eb", "{ink}%s", "\u200b", "灯 🧑‍🚀", "@x"]
)
def test_a_name_comes_back_as_it_is(wall: Wall, name: str) -> None:
    """Whatever a name holds is text: nothing is added to the drawing."""
    found = _posters(wall.view(wall.person("a", name)))
    plain = _posters(wall.view(wall.person("a", "Ada")))

    for svg, other in zip(found.values(), plain.values(), strict=True):
        assert [text.text for text in _names(svg)] == [name]
        assert [one.tag for one in svg.iter()] == [one.tag for one in other.iter()]


def test_a_poster_is_made_anew_for_names_alone(wall: Wall) -> None:
    """What else a person's file says does not change it."""
    before = [etree.tostring(svg) for svg in _posters(wall.view(wall.person("a", "Ada"))).values()]

    after = [etree.tostring(svg) for svg in _posters(wall.view(wall.person("a", "Ada", photo="a.jpg", links=("/",)))).values()]

    assert after == before


@settings(max_examples=60, deadline=None)
@given(widths=WIDTHS, labelled=st.booleans())
def test_no_two_names_meet_and_none_leaves_the_box(widths: list[list[float]], labelled: bool) -> None:  # noqa: FBT001
    """However many names of whatever width there are, each has a place, in order, and the places are apart."""
    block = arranged(widths, BOX, labelled=labelled)

    assert [len(names) for names in block.names] == [len(names) for names in widths]
    places = [place for names in block.names for place in names]
    slack = 1e-6
    for place in places:
        assert BOX.x - slack <= place.x - place.width / 2
        assert place.x + place.width / 2 <= BOX.x + BOX.width + slack
        assert BOX.y <= place.y <= BOX.y + BOX.height
    for one, other in pairwise(places):
        apart = other.x - other.width / 2 - (one.x + one.width / 2)
        assert apart >= 0.8 * block.size if one.y == other.y else other.y - one.y >= 1.4 * block.size
    assert block.size <= BOX.cap


def test_a_long_name_makes_no_other_smaller() -> None:
    """It is set as wide as a row, and the others stay as they would be beside a name of a line."""
    block = arranged([[5.0, 26.0, 5.0]], BOX, labelled=False)
    with_long = arranged([[5.0, 300.0, 5.0]], BOX, labelled=False)

    assert with_long.size == block.size
    assert with_long.names[0][1].width == pytest.approx(BOX.width)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("", 0.5),
        ("李默", 2.0),
        ("김하늘", 2.76),
        ("é", width_of("e")),
        ("e\u0301", width_of("e")),
        ("🧑‍🚀", 1.25),
        ("👍🏽", 1.25),
        ("🇫🇷", 1.25),
        ("\u200b", 0.5),
    ],
)
def test_widths_are_those_of_what_is_seen(text: str, em: float) -> None:
    """Marks, joiners and tones take no room; wide characters are one em, emoji a little more."""
    assert width_of(text) == pytest.approx(em)


def test_a_long_motto_is_broken() -> None:
    """At blanks, and a Chinese one between any two characters; nothing is lost."""
    assert wrapped("leave the light on", 5) == ["leave the", "light on"]
    assert wrapped("留一盏灯给晚归的人", 5) == ["留一盏灯给", "晚归的人"]
    assert wrapped("留一盏灯，等人", 4) == ["留一盏", "灯，等人"]


def test_lines_of_a_heading_are_of_like_length(wall: Wall) -> None:
    """No word stands alone below a line that is full."""
    motto = "We leave the light on for whoever comes home late, and for those who have nowhere else to be"
    for svg in _posters(wall.view(wall.person("ada"), mottos={"en": motto})).values():
        [lines] = [group for group in svg.iter(f"{SVG}g") if group.get("font-family")]
        said = [text.text or "" for text in lines][1:]

        assert " ".join(said) == motto
        assert min(map(len, said)) > 0.6 * max(map(len, said))


def test_two_thousand_names_are_quick(wall: Wall) -> None:
    """A poster of two thousand names takes less than three tenths of a second."""
    files = [
        output
        for output in plan(wall.view(*(wall.person(f"p{n}", f"Name {n}") for n in range(2000))))
        if "poster-" in output.path
    ]
    took = []
    for output in files[:6]:
        assert isinstance(output, Blob)
        begun = time.perf_counter()
        output.make()
        took.append(time.perf_counter() - begun)

    assert min(took) < 0.3


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_letters_stand_out_from_the_paper(colours: dict[str, str]) -> None:
    """The contrast of each colour of letters is that of WCAG's level AA, and more."""
    assert colours.keys() == {"paper", "ink", "soft", "lamp"}
    assert min(_contrast(colours[name], colours["paper"]) for name in ("ink", "soft", "lamp")) > 5


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_the_policy_of_the_site_lets_a_poster_turn_dark(wall: Wall) -> None:
    """The digest that the site's headers allow is that of the style sheet in the posters (CSP 3)."""
    svg = _posters(wall.view(wall.person("ada")))["/wall/poster-a3.svg"]

    [style] = svg.iter(f"{SVG}style")

    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert f"'sha256-{digest}'" in dict(EVERYWHERE)["Content-Security-Policy"]


def test_every_format_has_room_around_the_names() -> None:
    """The names' box is within the sheet."""
    for form in FORMATS.values():
        box = form.names
        assert 0 < box.x < box.x + box.width < form.width
        assert 0 < box.y < box.y + box.height < form.height
