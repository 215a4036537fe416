"""The wall as a page, as data and as humans.txt."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.core.outputs import Blob, Page
from hundred.wall.plan import plan

if TYPE_CHECKING:
    from conftest import Wall
    from hundred.core.view import View


def _files(view: View) -> dict[str, bytes]:
    return {output.path: output.make() for output in plan(view) if isinstance(output, Blob)}


def _rows(view: View) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_files(view)[view.path("/wall/wall.csv")].decode(), newline="")))


def test_the_page_has_the_tiers_and_the_total(wall: Wall) -> None:
    """The template gets (tier, people) in order, and how many people there are."""
    ada, bo = wall.person("ada", tier="second"), wall.person("bo", tier="first")

    [page] = [output for output in plan(wall.view(ada, bo, lang="zh-Hans")) if isinstance(output, Page)]

    assert (page.path, page.neutral, page.kind, page.template) == ("/zh-Hans/wall/", "/wall/", "wall", "wall/wall.html")
    assert page.fill().data == {"tiers": [("first", [bo]), ("second", [ada])], "total": 2}


@pytest.mark.parametrize(
    ("lang", "paths"),
    [
        ("en", ["/humans.txt", "/wall/wall.csv", "/wall/wall.json"]),
        ("zh-Hans", ["/zh-Hans/wall/wall.csv", "/zh-Hans/wall/wall.json"]),
    ],
)
def test_humans_txt_belongs_to_the_whole_site(wall: Wall, lang: str, paths: list[str]) -> None:
    """Each language has its data; humans.txt is in the default tree only."""
    assert sorted(_files(wall.view(lang=lang))) == paths


def test_the_json_tells_the_wall(wall: Wall) -> None:
    """The data hold each person as the wall shows them, under the tiers' names in the language."""
    person = wall.person("luo-yu", "罗屿", name_lang="zh-Hans", tier="first", seed=6, joined=date(2020, 5, 2))

    raw = _files(wall.view(person, lang="zh-Hans"))["/zh-Hans/wall/wall.json"]

    assert json.loads(raw) == {
        "site": "湾镇",
        "lang": "zh-Hans",
        "url": "https://town.example/zh-Hans/wall/",
        "order": "ordinal",
        "total": 1,
        "tiers": [
            {
                "id": "first",
                "label": "首百",
                "people": [
                    {
                        "id": "luo-yu",
                        "seed": 6,
                        "name": "罗屿",
                        "lang": "zh-Hans",
                        "joined": "2020-05-02",
                        "state": "active",
                        "url": "https://town.example/zh-Hans/people/luo-yu/",
                    }
                ],
            }
        ],
    }
    assert "罗屿" in raw.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_is_a_formula(wall: Wall, start: str) -> None:
    """A name that a spreadsheet would run begins with an apostrophe."""
    name = f'{start}HYPERLINK("https://evil.example","x")'

    [row] = _rows(wall.view(wall.person("a", name)))

    assert row["name"] == f"'{name}"


@pytest.mark.parametrize("name", ['Ada "A" Penrose', "Penrose, Ada", "灯 🧑‍🚀", "a\nb", "O'Hara", "1 = 1"])
def test_a_name_comes_back_from_the_table(wall: Wall, name: str) -> None:
    """Commas, quotes, line breaks and every script survive."""
    [row] = _rows(wall.view(wall.person("a", name, seed=3)))

    assert (row["name"], row["seed"]) == (name, "3")


def test_the_table_is_utf8_with_crlf(wall: Wall) -> None:
    """Every line ends with CRLF (RFC 4180), there is a head line, and no byte-order mark."""
    raw = _files(wall.view(wall.person("a", "鸥"), wall.person("b")))["/wall/wall.csv"]

    assert raw.startswith(b"tier,seed,name,lang,joined,state,url\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3


def test_humans_txt_names_the_people_of_each_tier(wall: Wall) -> None:
    """Everybody on the wall stands in humans.txt, one a line, under their tier."""
    people = [wall.person("ada", "Ada", tier="first"), wall.person("ou", "鸥")]

    text = _files(wall.view(*people))["/humans.txt"].decode()

    assert text == "/* Town */\nhttps://town.example/wall/\n\n/* first */\nAda\n\n/* More names */\n鸥\n"


def test_half_a_surrogate_does_not_stop_the_wall(wall: Wall) -> None:
    """A name that cannot be written in UTF-8 loses that character, not the site."""
    files = _files(wall.view(wall.person("a", "A\ud800")))

    assert all(data.decode() for data in files.values())


def test_an_empty_wall_is_a_wall(wall: Wall) -> None:
    """A site without people has the same files."""
    files = _files(wall.view())

    assert json.loads(files["/wall/wall.json"])["total"] == 0
    assert _rows(wall.view()) == []
