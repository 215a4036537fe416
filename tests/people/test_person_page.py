"""The page of a person: what they did, the way they came, and what readers of microformats and robots find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import html5lib
import mf2py

from hundred.people.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_the_way_somebody_came(hamlet: Hamlet) -> None:
    """The first event with its role, the first hosted, the first group and story, by date; cancelled events do not count."""
    files = {
        "people/ada.md": "---\nname: Ada\nconsent: yes\njoined: 2020-06\n---\n",
        "groups/readers.md": "---\ntitle: Readers\nfounder: ada\nstarted: 2021-03\n---\n",
        "groups/walkers.md": "---\ntitle: Walkers\nleads: [ada]\nstarted: 2022-03\n---\n",
        "events/off.md": hamlet.event(id="off", start="2020-01-01 19:00", hosts="[ada]", status="cancelled"),
        "events/tea.md": hamlet.event(id="tea", start="2020-07-01 19:00", people="[{person: ada, as: cook}]"),
        "events/walk.md": hamlet.event(start="2020-08-01 19:00", hosts="[ada]"),
        "events/again.md": hamlet.event(id="again", start="2020-09-01 19:00", hosts="[ada]"),
        "news/n.md": "---\ntitle: N\ndate: 2020-05-01\nsummary: S.\nauthors: [ada]\n---\n",
    }

    (ada,) = plan(hamlet.view(files))

    way: Any = ada.fill().data["path"]
    assert [(what, record.id, role) for what, _, record, role in way] == [
        ("story", "n", ""),
        ("joined", "ada", ""),
        ("event", "tea", "cook"),
        ("host", "walk", ""),
        ("lead", "readers", ""),
    ]


def test_one_step_is_no_way(hamlet: Hamlet) -> None:
    """Who has only joined has no list of firsts, but the date."""
    made = hamlet.pages({"people/ada.md": hamlet.file(name="Ada", consent="yes", joined="2020-06")})

    page = html5lib.parse(made["people/ada/index.html"].decode(), namespaceHTMLElements=False)
    assert page.find(".//section[@class='path']") is None
    assert [one.text for one in page.iter("dt")] == ["Joined"]


def test_a_page_is_an_h_card(hamlet: Hamlet) -> None:
    """Readers of microformats find the name, the picture, the note and the addresses of one person."""
    files: dict[str, str | bytes] = {
        "people/ada.md": hamlet.file(
            "Mends nets.\n",
            name="Ada & <Co>",
            consent="yes",
            links="[https://ada.example]",
            photo="images/a.png",
            photo_alt="Ada",
        ),
        "images/a.png": DOT,
    }

    made = hamlet.pages(files)

    found = mf2py.parse(doc=made["people/ada/index.html"].decode(), url="https://hamlet.example/people/ada/")["items"]
    card = next(one["properties"] for one in found if one["type"] == ["h-card"])
    assert card["name"] == ["Ada & <Co>"]
    assert card["note"] == ["Mends nets."]
    assert set(card["url"]) == {"https://ada.example", "https://hamlet.example/people/ada/"}
    assert card["photo"] == [{"value": "https://hamlet.example/images/a.png", "alt": "Ada"}]


def test_who_is_not_to_be_indexed_is_in_no_list_for_robots(hamlet: Hamlet) -> None:
    """`indexable: no`: the page says noindex, and the sitemap does not know it; a neighbour's does."""
    files = {
        "people/ada.md": hamlet.file(name="Ada", consent="yes", indexable="no"),
        "people/bo.md": hamlet.file(name="Bo", consent="yes"),
    }

    made = hamlet.pages(files)

    pages = {
        id_: html5lib.parse(made[f"people/{id_}/index.html"].decode(), namespaceHTMLElements=False) for id_ in ("ada", "bo")
    }
    told = {
        id_: [one.get("content") for one in page.iter("meta") if one.get("name") == "robots"] for id_, page in pages.items()
    }
    assert told["ada"] == ["noindex"]
    assert told["bo"] == []
    assert [f"/people/{id_}/<".encode() in made["sitemap.xml"] for id_ in ("ada", "bo")] == [False, True]


def test_a_name_is_isolated_and_in_its_language(hamlet: Hamlet) -> None:
    """Wherever a person is named it is a bdi with the language of the name, on a page of another."""
    files = {
        "people/layla.md": hamlet.file(name="ليلى حداد", lang="ar", consent="yes"),
        "events/walk.md": hamlet.event(hosts="[layla]"),
    }

    made = hamlet.pages(files)

    for path in ("events/walk/index.html", "wall/index.html", "people/layla/index.html"):
        page = html5lib.parse(made[path].decode(), namespaceHTMLElements=False)
        names = [one for one in page.iter("bdi") if one.text == "ليلى حداد"]
        assert names, path
        assert {one.get("lang") for one in names} == {"ar"}


def test_a_name_may_be_another_in_a_translation(hamlet: Hamlet) -> None:
    """Each text has the name in the form that was chosen, and no other form."""
    files = {
        "people/ada.md": hamlet.file(name="Ada Penrose", handle="lamp", display="both", consent="yes"),
        "people/ada.zh-Hans.md": hamlet.file(name="艾达"),
    }

    (ada,) = hamlet.community(files).people

    assert [(text.lang, text.title, dict(text.words)) for text in ada.texts] == [
        ("en", "Ada Penrose (lamp)", {}),
        ("zh-Hans", "艾达 (lamp)", {}),
    ]


def test_contributions_are_said_in_the_language_of_the_page(hamlet: Hamlet) -> None:
    """A translation has the words in the same order; what it lacks is said in the original, marked."""
    files = {
        "people/ada.md": hamlet.file(
            name="Ada", consent="yes", contributions="[{kind: hosting, what: tea}, {what: cake, kind: cooking}]"
        ),
        "people/ada.zh-Hans.md": hamlet.file(contributions="[茶会]"),
    }

    made = hamlet.pages(files)

    page = html5lib.parse(made["zh-Hans/people/ada/index.html"].decode(), namespaceHTMLElements=False)
    deeds = [(one.text, one.get("lang")) for one in page.findall(".//ul[@class='deeds']/li/span")]
    assert deeds == [("茶会", None), ("cake", "en")]
