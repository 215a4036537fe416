"""From files to the wall: what a site shows of numbers and roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

if TYPE_CHECKING:
    from tests.conftest import Hamlet

FILES = {
    "people/ada.md": "---\nname: Ada\nconsent: yes\nseed: 1\n---\n",
    "people/bo.md": "---\nname: Bo\nconsent: no\nseed: 2\n---\n",
    "people/cy.md": "---\nname: withdrawn\nstate: withdrawn\nseed: 4\n---\n",
    "events/play.md": (
        "---\ntitle: Play\nid: play\nstart: 2026-05-01\n"
        "people: [{person: ada, as: director}, {person: bo, as: a goose}]\n---\nText.\n"
    ),
}
WORDS = {"HUNDRED": {"languages": ["en", "zh-Hans"], "vocabulary": {"zh-Hans": {"role:director": "导演"}}}}


def test_a_number_stays_when_its_name_goes(hamlet: Hamlet) -> None:
    """Who did not agree, or has withdrawn, leaves their number to the wall; a number that nobody had is not there."""
    page = html.fromstring(hamlet.pages(dict(FILES), **WORDS)["wall/index.html"])

    found = [(one.get("id"), one.get("data-person"), "".join(one.itertext()).split()) for one in page.xpath("//ol/li")]

    assert [(id_, person) for id_, person, _ in found] == [("seed-001", "ada"), ("seed-002", None), ("seed-004", None)]
    assert [words for _, person, words in found if not person] == [
        ["2", "a", "founding", "member"],
        ["4", "a", "founding", "member"],
    ]


def test_a_role_is_said_in_each_language(hamlet: Hamlet) -> None:
    """On the event, on the person and on the second wall; one that nobody has named stays, marked with its language."""
    made = hamlet.pages(dict(FILES), **WORDS)

    for path in ("events/play", "people/ada", "wall/roles/2026"):
        english, chinese = (html.fromstring(made[f"{prefix}{path}/index.html"]) for prefix in ("", "zh-Hans/"))
        assert "director" in english.find(".//main").text_content()
        assert "导演" in chinese.find(".//main").text_content()
        assert "director" not in chinese.find(".//main").text_content()
    cast = html.fromstring(made["zh-Hans/wall/roles/2026/index.html"])
    assert [one.get("lang") for one in cast.xpath("//dt/span[.='a goose']")] == ["en"]
    assert [one.text_content() for one in cast.xpath("//dd")] == ["Ada", "一位成员"]
