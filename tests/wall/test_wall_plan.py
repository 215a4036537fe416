"""The wall as a page, as data and as humans.txt."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from hundred.core.model import Contribution
from hundred.core.outputs import Blob, Page
from hundred.wall.letters import WHOLE
from hundred.wall.plan import plan
from hundred.wall.schema import SCHEMA

if TYPE_CHECKING:
    from conftest import Wall
    from hundred.core.view import View


CSS = (Path(__file__).resolve().parents[2] / "theme" / "static" / "css" / "wall.css").read_text(encoding="utf-8")


def _pages(view: View) -> dict[str, Page]:
    return {output.path: output for output in plan(view) if isinstance(output, Page)}


def _deeds(*kinds: str) -> tuple[Contribution, ...]:
    return tuple(Contribution(sort=kind, what=f"some {kind}", date=date(2026, 1, 2), proof="/groups/g/") for kind in kinds)


def _files(view: View) -> dict[str, bytes]:
    return {output.path: output.make() for output in plan(view) if isinstance(output, Blob)}


def _rows(view: View) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_files(view)[view.path("/wall/wall.csv")].decode(), newline="")))


def test_the_page_has_the_tiers_and_the_total(wall: Wall) -> None:
    """The template gets (tier, people) in order, and how many people there are."""
    ada, bo = wall.person("ada", tier="second"), wall.person("bo", tier="first")

    page = _pages(wall.view(ada, bo, lang="zh-Hans"))["/zh-Hans/wall/"]

    data = page.fill().data
    assert (page.neutral, page.kind, page.template) == ("/wall/", "wall", "wall/wall.html")
    assert (data["tiers"], data["total"]) == ([("first", [bo]), ("second", [ada])], 2)


def test_numbers_without_a_name_are_told(wall: Wall) -> None:
    """Where somebody with a number is not shown, the page has the number and nothing else of them."""
    page = _pages(wall.view(wall.person("ada", seed=1), wall.person("bo", seed=3), vacant=(2,)))["/wall/"]

    [(_, row)] = page.fill().data["tiers"]  # type: ignore[misc]
    assert [one if isinstance(one, int) else one.id for one in row] == ["ada", 2, "bo"]


def test_the_filter_knows_who_did_what(wall: Wall) -> None:
    """The kinds that somebody did stand in the order of the settings, and each person has the numbers of theirs."""
    ada = wall.person("ada", contributions=_deeds("cooking", "hosting"))
    bo = wall.person("bo", contributions=_deeds("cooking", "cooking"))

    data = _pages(wall.view(ada, bo, wall.person("cy")))["/wall/"].fill().data

    assert data["kinds"] == [(1, "hosting"), (7, "cooking")]
    assert data["did"] == {"ada": "1 7", "bo": "7", "cy": ""}


def test_a_small_wall_has_all_letters_on_one_page(wall: Wall) -> None:
    """Each letter leads to its heading there."""
    pages = _pages(wall.view(wall.person("a", "Bo"), wall.person("b", "Ada")))

    data = pages["/wall/names/"].fill().data
    assert data["letters"] == [("A", "/wall/names/#letter-a"), ("B", "/wall/names/#letter-b")]
    assert [(key, len(people)) for key, _, people in data["sections"]] == [("a", 1), ("b", 1)]  # type: ignore[attr-defined]


def test_a_large_wall_has_a_page_for_each_letter(wall: Wall) -> None:
    """Beyond what one page can hold, each letter has its own with all that is said of its people."""
    people = [wall.person(f"p{number}", f"{'AB'[number % 2]}{number:03}") for number in range(WHOLE + 1)]

    pages = _pages(wall.view(*people, lang="zh-Hans"))

    assert pages["/zh-Hans/wall/names/"].fill().data["letters"] == [
        ("A", "/zh-Hans/wall/names/a/"),
        ("B", "/zh-Hans/wall/names/b/"),
    ]
    assert pages["/zh-Hans/wall/"].fill().data["whole"] is False
    under_a, under_b = (pages[f"/zh-Hans/wall/names/{letter}/"].fill().data["people"] for letter in "ab")
    assert len(under_a) + len(under_b) == WHOLE + 1  # type: ignore[arg-type]
    assert {person.name[0] for person in under_a} == {"A"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("people", "pace"), [(0, 20), (1, 20), (38, 60), (500, 540), (9_000, 3600)])
def test_names_roll_at_an_even_pace(wall: Wall, people: int, pace: int) -> None:
    """The more names, the longer they take; the style sheet has each of these numbers."""
    data = _pages(wall.view(*(wall.person(f"p{number}") for number in range(people))))["/wall/roll/"].fill().data

    assert data["pace"] == pace
    assert f'[data-pace="{pace}"]' in CSS


@pytest.mark.parametrize(
    ("lang", "paths"),
    [
        ("en", ["/humans.txt", "/wall/wall.csv", "/wall/wall.json", "/wall/wall.schema.json"]),
        ("zh-Hans", ["/zh-Hans/wall/wall.csv", "/zh-Hans/wall/wall.json"]),
    ],
)
def test_humans_txt_belongs_to_the_whole_site(wall: Wall, lang: str, paths: list[str]) -> None:
    """Each language has its data; humans.txt is in the default tree only."""
    assert sorted(path for path in _files(wall.view(lang=lang)) if "/poster-" not in path) == paths


def test_the_json_tells_the_wall(wall: Wall) -> None:
    """The data hold each person as the wall shows them, under the tiers' names in the language."""
    deeds = _deeds("hosting")
    person = wall.person(
        "luo-yu", "罗屿", name_lang="zh-Hans", tier="first", seed=6, joined=date(2020, 5, 2), contributions=deeds
    )

    raw = _files(wall.view(person, lang="zh-Hans"))["/zh-Hans/wall/wall.json"]

    assert json.loads(raw) == {
        "$schema": "https://town.example/wall/wall.schema.json",
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
                        "contributions": [
                            {
                                "kind": "hosting",
                                "label": "hosting",
                                "what": "some hosting",
                                "lang": "en",
                                "date": "2026-01-02",
                                "proof": "https://town.example/zh-Hans/groups/g/",
                            }
                        ],
                    }
                ],
            }
        ],
    }
    assert "罗屿" in raw.decode()


def test_the_json_is_what_its_schema_says(wall: Wall) -> None:
    """The published schema is sound, takes the data of any wall, and refuses a key that it does not know."""
    Draft202012Validator.check_schema(SCHEMA)
    judge = Draft202012Validator(SCHEMA)
    people = [wall.person("a", contributions=_deeds("care", "music")), wall.person("b", seed=2, state="remembered")]
    walls = [json.loads(_files(wall.view(*some))["/wall/wall.json"]) for some in ((), people)]

    assert [error.message for one in walls for error in judge.iter_errors(one)] == []
    assert not judge.is_valid(walls[1] | {"rank": 1})


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_cell_is_a_formula(wall: Wall, start: str) -> None:
    """What a spreadsheet would run begins with an apostrophe, be it a name or a reason."""
    name = f'{start}HYPERLINK("https://evil.example","x")'
    deed = Contribution(sort="care", what=name)

    [row] = _rows(wall.view(wall.person("a", name, contributions=(deed,))))

    assert (row["name"], row["reason"], row["kinds"]) == (f"'{name}", f"'{name}", "care")


@pytest.mark.parametrize("name", ['Ada "A" Penrose', "Penrose, Ada", "灯 🧑‍🚀", "a\nb", "O'Hara", "1 = 1"])
def test_a_name_comes_back_from_the_table(wall: Wall, name: str) -> None:
    """Commas, quotes, line breaks and every script survive."""
    [row] = _rows(wall.view(wall.person("a", name, seed=3)))

    assert (row["name"], row["seed"]) == (name, "3")


def test_the_table_is_utf8_with_crlf(wall: Wall) -> None:
    """Every line ends with CRLF (RFC 4180), there is a head line, and no byte-order mark."""
    raw = _files(wall.view(wall.person("a", "鸥"), wall.person("b")))["/wall/wall.csv"]

    assert raw.startswith(b"tier,seed,name,lang,joined,state,url,kinds,reason\r\n")
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
