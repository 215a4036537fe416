"""The pages of events: which there are, and what each is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.outputs import Page
from hundred.events.ld import happening
from hundred.events.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet


def town(hamlet: Hamlet) -> dict[str, str | bytes]:
    """Return files with events of three years."""
    return {
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
        "people/sil.md": "---\nname: Sil\n---\n",
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        "venues/hall.md": "---\ntitle: Hall\ncity: Tern Bay\naddress: 3 Lamp Lane\ngeo: 39.68, 119.43\n---\n",
        "events/old.md": hamlet.event(id="old", start="2025-03-01 19:00", groups="[readers]"),
        "events/fest.md": hamlet.event(id="fest", start="2026-11-19", end="2026-11-23", title="Fest"),
        "events/walk.md": hamlet.event(
            groups="[readers]", venue="hall", hosts="[ada, sil]", people="[{person: sil, as: singer}]", festival="fest"
        ),
        "events/talk.md": hamlet.event(id="talk", start="2026-12-08 19:00", groups="[readers]"),
        "events/open.md": hamlet.event(id="open", start="2027", groups="[readers]"),
        "events/turn.md": hamlet.event(id="turn", start="2026-12-31 22:00", end="2027-01-01 02:00"),
        "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n",
    }


def pages(hamlet: Hamlet, lang: str = "en") -> dict[str, Page]:
    """Return the pages of events by path."""
    return {page.path: page for page in plan(hamlet.view(town(hamlet), lang)) if isinstance(page, Page)}


def test_there_is_a_page_for_every_event_year_and_month(hamlet: Hamlet) -> None:
    """What is on, each event, each year that has one and each month in which something is on."""
    assert sorted(pages(hamlet)) == sorted(
        [
            "/events/",
            *(f"/events/{name}/" for name in ("old", "fest", "walk", "talk", "open", "turn")),
            *(f"/events/{year}/" for year in (2025, 2026, 2027)),
            *(f"/events/{month}/" for month in ("2025/03", "2026/11", "2026/12", "2027/01")),
        ]
    )


def test_each_language_has_a_tree_of_its_own(hamlet: Hamlet) -> None:
    """Another language's pages lie under its tag, and share the neutral path."""
    found = pages(hamlet, "zh-Hans")

    assert {page.lang for page in found.values()} == {"zh-Hans"}
    assert [page.path for page in found.values()] == [f"/zh-Hans{page.neutral}" for page in found.values()]
    assert found["/zh-Hans/events/walk/"].fill().title == "散步"


def test_what_is_coming_stands_by_month(hamlet: Hamlet) -> None:
    """What has begun stands in this month, what has no date apart, what is over nowhere."""
    data: Any = pages(hamlet)["/events/"].fill().data

    assert (
        [(first, [one.id for one in events]) for first, events in data["months"]],
        [one.id for one in data["undated"]],
        data["years"],
    ) == (
        [(date(2026, 11, 1), ["fest"]), (date(2026, 12, 1), ["walk", "talk", "turn"])],
        ["open"],
        [(2027, 2), (2026, 4), (2025, 1)],
    )


def test_an_event_is_given_all_that_belongs_to_it(hamlet: Hamlet) -> None:
    """Venue, groups, hosts, credits, festival and what its groups do next; who is not shown is nobody."""
    found = pages(hamlet)
    walk, fest = found["/events/walk/"].fill(), found["/events/fest/"].fill()
    data: Any = walk.data

    assert (data["venue"].id, [one.id for one in data["groups"]], [one.id for one in data["hosts"]], data["credits"]) == (
        "hall",
        ["readers"],
        ["ada"],
        [("singer", None)],
    )
    assert (data["festival"].id, [one.id for one in data["others"]], [label for label, _ in data["add_links"]()][:2]) == (
        "fest",
        ["talk"],
        ["Calendar file (.ics)", "Google"],
    )
    assert [one.id for one in fest.data["parts"]] == ["walk"]  # type: ignore[attr-defined]
    assert [one.path for one in walk.alternates] == ["/events/walk/event.ics", "/calendars/group/readers.ics"]


def test_a_page_depends_on_no_more_of_its_groups_than_it_shows(hamlet: Hamlet) -> None:
    """A page shows what its groups do next, without itself; whoever is not among them does not ask for one more."""
    names = {"old": "2025-03-01", "a": "2026-12-01", "b": "2026-12-02", "c": "2026-12-03", "d": "2026-12-04"}
    files = {
        f"events/{name}.md": hamlet.event(id=name, start=f"{day} 19:00", groups="[readers, walkers]")
        for name, day in names.items()
    }
    files |= {f"groups/{name}.md": f"---\ntitle: {name}\n---\n" for name in ("readers", "walkers")}
    view = hamlet.view(files)
    found = {page.path: page for page in plan(view) if isinstance(page, Page)}
    shown: dict[str, list[str]] = {}
    asked: dict[str, set[str]] = {}
    for name in names:
        with view.community.reads.collect() as reads:
            data: Any = found[f"/events/{name}/"].fill().data
        shown[name] = [one.id for one in data["others"]]
        asked[name] = {key[-1] for key in reads if key[1].endswith(".soon")}

    assert shown == {
        "old": ["a", "b", "c"],
        "a": ["b", "c", "d"],
        "b": ["a", "c", "d"],
        "c": ["a", "b", "d"],
        "d": ["a", "b", "c"],
    }
    assert asked == {"old": {"3"}, "a": {"3", "4"}, "b": {"3", "4"}, "c": {"3", "4"}, "d": {"3"}}


def test_an_open_date_is_in_no_calendar(hamlet: Hamlet) -> None:
    """Without a day there is no file to add and no link to one."""
    page = pages(hamlet)["/events/open/"].fill()

    assert (page.data["add_links"], [one.path for one in page.alternates]) == (None, ["/calendars/group/readers.ics"])


def test_months_and_years_lead_to_their_neighbours(hamlet: Hamlet) -> None:
    """Turning pages passes over months and years in which nothing was on."""
    found = pages(hamlet)

    sheets = [(page.kind, page.fill().data) for _, page in sorted(found.items())]
    months = [(data["previous"], data["next"]) for kind, data in sheets if kind == "month"]
    years = [(data["previous"], data["next"]) for kind, data in sheets if kind == "archive"]
    assert months == [
        (None, "/events/2026/11/"),
        ("/events/2025/03/", "/events/2026/12/"),
        ("/events/2026/11/", "/events/2027/01/"),
        ("/events/2026/12/", None),
    ]
    assert years == [(None, 2026), (2025, 2027), (2026, None)]


def test_a_site_without_events_still_says_so(hamlet: Hamlet) -> None:
    """The page of what is on is there before the first event is."""
    (page,) = plan(hamlet.view({}))

    data = page.fill().data
    assert (page.path, data["months"], data["years"]) == ("/events/", [], [])


def test_new_years_eve_stands_in_both_years(hamlet: Hamlet) -> None:
    """An event that ends in another year has a page for both, under the month in which it is on."""
    files = {"events/eve.md": hamlet.event(id="eve", start="2026-12-31 22:00", end="2027-01-01 02:00")}

    found = {page.path: page for page in plan(hamlet.view(files))}

    times = {"/events/2027/01/", "/events/2026/12/", "/events/2026/", "/events/2027/"}
    assert set(found) == {"/events/", "/events/eve/", *times}
    assert [first for first, _ in found["/events/2027/"].fill().data["months"]] == [date(2027, 1, 1)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({}, {"startDate": "2026-12-05T19:00:00+08:00", "eventStatus": "https://schema.org/EventScheduled", "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode"}),
        ({"start": "2026-12-05", "end": "2026-12-06"}, {"startDate": "2026-12-05", "endDate": "2026-12-06"}),
        ({"start": "2027-05"}, {"startDate": "2027-05"}),
        ({"start": "2027"}, {"startDate": "2027"}),
        ({"status": "cancelled"}, {"eventStatus": "https://schema.org/EventCancelled"}),
        ({"was": "2026-12-01 19:00"}, {"eventStatus": "https://schema.org/EventRescheduled", "previousStartDate": "2026-12-01T19:00:00+08:00"}),
        ({"status": "postponed", "was": "2026-12-01"}, {"eventStatus": "https://schema.org/EventPostponed", "previousStartDate": "2026-12-01"}),
        ({"venue": "hall"}, {"location": {"@type": "Place", "name": "Hall", "address": {"@type": "PostalAddress", "streetAddress": "3 Lamp Lane", "addressLocality": "Tern Bay"}, "geo": {"@type": "GeoCoordinates", "latitude": 39.68, "longitude": 119.43}, "url": "https://hamlet.example/venues/hall/"}}),
        ({"venue": "The pier"}, {"location": {"@type": "Place", "name": "The pier", "address": "The pier"}}),
        ({"online": "https://meet.example/"}, {"location": {"@type": "VirtualLocation", "url": "https://meet.example/"}, "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}),
        ({"online": "https://meet.example/", "access": "members"}, {"location": {"@type": "VirtualLocation", "url": "https://hamlet.example/events/x/"}}),
        ({"online": "https://meet.example/", "venue": "The pier", "status": "moved-online"}, {"location": {"@type": "VirtualLocation", "url": "https://meet.example/"}, "eventStatus": "https://schema.org/EventMovedOnline"}),
        ({"groups": "[readers]"}, {"organizer": [{"@type": "Organization", "name": "Readers", "url": "https://hamlet.example/groups/readers/"}]}),
        ({"festival": "fest", "capacity": "40"}, {"superEvent": {"@type": "Event", "name": "Fest", "url": "https://hamlet.example/events/fest/"}, "maximumAttendeeCapacity": 40}),
    ],
)  # fmt: skip
def test_linked_data_says_the_same_as_the_page(hamlet: Hamlet, header: dict[str, str], expected: dict[str, Any]) -> None:
    """Times, state, place and people of an event as schema.org has them; a secret address is not among them."""
    view = hamlet.view({**town(hamlet), "events/x.md": hamlet.event(**({"id": "x"} | header))})
    event = next(one for one in view.community.events if one.id == "x")

    found = happening(view, event)

    assert {key: found.get(key) for key in expected} == expected
