"""The pages on which one subscribes: the list of all, the page of each, and the agenda for other sites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from calendar_builders import days, event, group, person, text, timed, venue, view
from test_calendar_plan import RECORDS, made, uids

from hundred.calendars.plan import plan
from hundred.core.outputs import Page
from hundred.core.qr import qr

if TYPE_CHECKING:
    from hundred.core.outputs import Sheet
    from hundred.core.view import View

ADDRESS = "https://town.example/zh-Hans/calendars/tag/%E6%B5%B7/"


def pages(view: View) -> dict[str, Page]:
    """Return the pages of a plan by path."""
    return {output.path: output for output in plan(view) if isinstance(output, Page)}


def sheet(path: str, *records: Any, lang: str = "en") -> Sheet:
    """Return what stands on a page in a town of these records."""
    return pages(view(*(records or RECORDS), lang=lang))[path].fill()


def ids(sheet: Sheet, name: str) -> list[str]:
    """Return the ids of the events that a sheet holds by a name."""
    events: Any = sheet.data[name]
    return [one.id for one in events]


def test_every_calendar_has_a_page_and_an_agenda() -> None:
    """What is published can be subscribed to and embedded: for each .ics a page of its name and one under embed/."""
    seen = view(*RECORDS)
    calendars = {path for path in made(seen) if path.startswith("/calendars/") and path.endswith(".ics")}

    own = {path.replace(".ics", "/") for path in calendars}
    embeds = {path.replace("/calendars/", "/calendars/embed/") for path in own}
    assert pages(seen).keys() == {"/calendars/", *own, *embeds}
    assert {path for path, page in pages(seen).items() if not page.indexable} == embeds


def test_the_list_names_every_calendar_with_its_number_of_events() -> None:
    """Under the heading of each axis that has calendars stand their pages, and how many events a subscriber gets."""
    found = sheet("/calendars/")
    data: Any = found.data

    listed = {path: count for _, _, rows in data["sections"] for _, path, count in rows}
    listed |= {path: count for _, path, count in data["whole"]}
    files = made(view(*RECORDS)).items()
    published = {path: len(uids(ics)) for path, ics in files if path.startswith("/calendars/") and path.endswith(".ics")}
    assert listed == {path.replace(".ics", "/"): count for path, count in published.items()}
    assert [heading for _, heading, _ in data["sections"]] == ["Groups", "Cities", "Venues", "Festivals", "Topics", "People"]


def test_the_page_of_a_calendar_leads_everywhere() -> None:
    """Links for the large programs, the address, what it is about, its file in the head, and the feeds of a group."""
    found = sheet("/calendars/group/popcorn/")
    links: Any = found.data["links"]

    assert links.address == "https://town.example/site/calendars/group/popcorn.ics"
    assert (found.title, found.data["about"]) == ("Popcorn · Groups · Calendars", "/groups/popcorn/")
    assert [one.path for one in found.alternates] == [
        "/calendars/group/popcorn.ics",
        "/feeds/group/popcorn.atom",
        "/feeds/group/popcorn.rss",
        "/feeds/group/popcorn.json",
    ]
    assert found.data["embed"] == "https://town.example/site/calendars/embed/group/popcorn/"


def test_what_has_no_page_of_its_own_is_at_home_here() -> None:
    """A topic and a city are about nothing else, so their page does not lead away."""
    assert [sheet(f"/calendars/{name}/").data["about"] for name in ("tag/sea", "city/tern-bay")] == ["", ""]


def test_the_next_events_are_those_to_come() -> None:
    """The page shows the next five and the agenda twenty, by start, without what is over or has no day."""
    found = sheet("/calendars/tag/sea/")
    walks = [event(f"w{number:02}", when=timed(f"2026-05-{number:02} 19:30"), tags=("sea",)) for number in range(1, 26)]

    assert ids(found, "next_events") == ["week", "walk"]
    assert ids(sheet("/calendars/all/"), "next_events") == ["week", "walk"]
    assert ids(sheet("/calendars/festival/week/"), "next_events") == ["week", "walk"]
    assert ids(sheet("/calendars/tag/sea/", *walks), "next_events") == ["w01", "w02", "w03", "w04", "w05"]
    assert len(ids(sheet("/calendars/embed/tag/sea/", *walks), "events")) == 20


@pytest.mark.parametrize(
    "path", ["/calendars/", "/calendars/group/popcorn/", "/calendars/embed/group/popcorn/", "/calendars/all/"]
)
def test_a_page_is_drawn_anew_only_when_what_it_shows_changes(path: str) -> None:
    """No page of calendars reads the clock, all events or an axis: it asks for counts and for the next events."""
    seen = view(*RECORDS)
    page = pages(seen)[path]

    with seen.community.reads.collect() as reads:
        page.fill()

    wide = [key for key in reads if key[0] == "axis" or key in {("part", "now"), ("part", "events"), ("part", "upcoming")}]
    assert wide == []


def test_the_last_change_is_that_of_the_newest_file() -> None:
    """Where no file says when it was changed, neither does the page."""
    assert sheet("/calendars/venue/hall/").data["updated"] is None


def test_a_code_leaves_its_quiet_zone_free() -> None:
    """Four modules on every side are light, as readers need them."""
    code = qr(ADDRESS)
    corners = [tuple(map(int, one.split("h")[0].split())) for one in code.path.split("M")[1:]]

    assert (min(x for x, _ in corners), min(y for _, y in corners)) == (4, 4)
    assert max(y for _, y in corners) == code.size - 5


def test_a_code_says_the_address() -> None:
    """A reader that is not ours reads from the drawing what was put into it."""
    zxing = pytest.importorskip("zxingcpp")
    from PIL import Image, ImageDraw  # noqa: PLC0415 - for this one test

    code, scale = qr(ADDRESS), 6
    picture = Image.new("L", (code.size * scale, code.size * scale), 255)
    draw = ImageDraw.Draw(picture)
    for run in code.path.split("M")[1:]:
        place, _, rest = run.partition("h")
        (x, y), width = map(int, place.split()), int(rest.partition("v")[0])
        draw.rectangle((x * scale, y * scale, (x + width) * scale - 1, (y + 1) * scale - 1), fill=0)

    assert [one.text for one in zxing.read_barcodes(picture)] == [ADDRESS]


def test_another_language_has_pages_of_its_own() -> None:
    """Its own file is what it subscribes to."""
    found = sheet("/zh-Hans/calendars/person/li-wei/", event(hosts=("li-wei",)), person("li-wei"), lang="zh-Hans")
    links: Any = found.data["links"]

    assert links.address.endswith("/zh-Hans/calendars/person/li-wei.ics")


def test_names_are_as_they_were_written() -> None:
    """A title is text, whatever stands in it."""
    odd = group("odd", "<b>&\"'")
    records = (odd, venue("hall"), event(texts=(text("T"),), groups=("odd",), when=days("2026-05-01")))

    assert sheet("/calendars/group/odd/", *records).data["name"] == "<b>&\"'"
