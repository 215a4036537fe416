"""The page of a festival: its programme as tables that everybody can read, and what other pages say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

if TYPE_CHECKING:
    from tests.conftest import Hamlet

FEST = """---
id: fest
title: Fest
start: 2026-12-04
end: 2026-12-05
venue: hall
groups: [readers]
programme:
  - {id: lamp, title: Lamp, stage: Yard, start: 2026-12-04 18:00, end: "19:00", summary: "<b>One</b> match", people: [{person: ada, as: match}]}
  - {id: soup, title: Soup, stage: Barn, start: 2026-12-04 18:30, end: "20:00", people: [{person: sil, as: ladle}]}
  - {id: walk, title: Walk, start: 2026-12-05 10:00, status: cancelled}
---
Text.
"""
ZH = """---
title: 节
programme: [{id: lamp, title: 点灯, stage: 院子}]
---
文字。
"""


@pytest.fixture
def site(hamlet: Hamlet) -> dict[str, bytes]:
    """Return the finished site of a festival with a programme, a part of it, and an event of the same group."""
    return hamlet.pages(
        {
            "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
            "people/sil.md": "---\nname: Sil\n---\n",
            "groups/readers.md": "---\ntitle: Readers\n---\n",
            "venues/hall.md": "---\ntitle: Hall\n---\n",
            "events/fest.md": FEST,
            "events/fest.zh-Hans.md": ZH,
            "events/part.md": hamlet.event(id="part", title="Part", start="2026-12-04 21:00", festival="fest", venue="hall"),
            "events/open.md": hamlet.event(id="open", title="Open", start="2026-12", festival="fest"),
        }
    )


def page(site: dict[str, bytes], path: str) -> Any:
    """Return a page as a tree."""
    return html.fromstring(site[f"{path}index.html".lstrip("/")].decode())


def words(node: Any) -> str:
    """Return the text of a node with single blanks."""
    return " ".join(node.text_content().split())


def test_each_day_is_a_table_with_stages_and_times(site: dict[str, bytes]) -> None:
    """Captions name the day, column heads the stages, row heads the times; parts stand where they take place."""
    first, second = page(site, "/events/fest/").xpath("//section[@aria-labelledby='programme']//table")

    assert [words(one) for one in (first.find("caption"), second.find("caption"))] == [
        "Friday, 4 December 2026",
        "Saturday, 5 December 2026",
    ]
    assert [words(one) for one in first.xpath(".//thead//th[@scope='col']")] == ["Time", "Yard", "Barn", "Hall"]
    assert [words(one) for one in first.xpath(".//th[@scope='row']/time")] == ["18:00", "18:30", "21:00"]
    titles = [[words(one) for one in row.xpath(".//h4")] for row in first.xpath(".//tbody/tr")]
    assert titles == [["Lamp"], ["Soup"], ["Part"]]


def test_every_session_can_be_linked_to(site: dict[str, bytes]) -> None:
    """By its id; what it says is text and not markup, and whoever is not shown is not there."""
    (lamp,) = page(site, "/events/fest/").xpath("//*[@id='lamp']")
    (soup,) = page(site, "/events/fest/").xpath("//*[@id='soup']")

    assert (lamp.get("data-status"), lamp.get("data-start")) == ("scheduled", "2026-12-04T10:00:00Z")
    assert lamp.xpath(".//h4/a/@href") == ["/events/fest/#lamp"]
    assert [words(one) for one in lamp.xpath(".//*[@class='p-summary']")] == ["<b>One</b> match"]
    assert lamp.xpath(".//*[@class='who']//a/@href") == ["/people/ada/"]
    assert words(soup.xpath(".//*[@class='who']")[0]) == "ladle"
    assert not any(b"Sil" in data for data in site.values())


def test_what_is_cancelled_stays_and_says_so(site: dict[str, bytes]) -> None:
    """In words, not by colour alone."""
    (walk,) = page(site, "/events/fest/").xpath("//*[@id='walk']")

    assert walk.get("data-status") == "cancelled"
    assert walk.xpath(".//*[@class='status']")


def test_only_what_has_an_hour_is_in_the_tables(site: dict[str, bytes]) -> None:
    """A part whose day is not known stands in the list below."""
    (listed,) = page(site, "/events/fest/").xpath("//section[@aria-labelledby='parts']")

    assert [words(one) for one in listed.xpath(".//h3")] == ["Open"]


def test_the_programme_is_translated_and_marked_where_it_is_not(site: dict[str, bytes]) -> None:
    """A translated stage holds for all its sessions; the words of the original have their language."""
    found = page(site, "/zh-Hans/events/fest/")

    (table, _) = found.xpath("//section[@aria-labelledby='programme']//table")
    assert [words(one) for one in table.xpath(".//thead//th")][1:] == ["院子", "Barn", "Hall"]
    titles = {words(one): one.get("lang") for one in table.xpath(".//h4/a")}
    assert titles == {"点灯": None, "Soup": "en", "Part": "en"}


def test_linked_data_names_the_sessions(site: dict[str, bytes]) -> None:
    """As parts of the event, with their hours, place, state and performers."""
    (found,) = page(site, "/events/fest/").xpath("//script[@type='application/ld+json']")

    lamp, _, walk = json.loads(found.text)["subEvent"]
    assert (lamp["name"], lamp["startDate"], lamp["endDate"], lamp["url"]) == (
        "Lamp",
        "2026-12-04T18:00:00+08:00",
        "2026-12-04T19:00:00+08:00",
        "https://hamlet.example/events/fest/#lamp",
    )
    assert ([one["name"] for one in lamp["performer"]], lamp["location"]["name"]) == (["Ada"], "Hall")
    assert walk["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_person_has_the_sessions_they_are_in(site: dict[str, bytes]) -> None:
    """On their page, with a link to the very place, and in their calendar."""
    (credited,) = page(site, "/people/ada/").xpath("//section[@aria-labelledby='credited']")

    assert [(words(one), one.get("href")) for one in credited.xpath(".//a")] == [("Lamp", "/events/fest/#lamp")]
    assert b"UID:fest.lamp@" in site["calendars/person/ada.ics"]
    assert b"UID:fest@" not in site["calendars/person/ada.ics"]


def test_lists_have_the_festival_and_not_its_sessions(site: dict[str, bytes]) -> None:
    """The month, the list of what is on and the page of the group say that it is on, once."""
    for path in ("/events/", "/groups/readers/", "/events/2026/12/"):
        links = page(site, path).xpath("//main//a/@href")
        assert ("/events/fest/" in links, [link for link in links if "#lamp" in link]) == (True, []), path


def test_the_page_names_the_calendar_of_the_programme(site: dict[str, bytes]) -> None:
    """In its head and under the tables."""
    found = page(site, "/events/fest/")

    assert "/calendars/festival/fest.ics" in found.xpath("//link[@type='text/calendar']/@href")
    assert found.xpath("//section[@aria-labelledby='programme']//a[@type='text/calendar']/@href") == [
        "webcal://hamlet.example/calendars/festival/fest.ics"
    ]
