"""Everything the calendars publish."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from calendar_builders import days, event, group, parsed, person, text, timed, venue, view

from hundred.calendars.plan import plan
from hundred.core.model import Credit
from hundred.core.outputs import Blob, Page
from hundred.core.times import Undated
from hundred.core.view import View

if TYPE_CHECKING:
    from hundred.core.times import When

RECORDS = (
    event("walk", groups=("popcorn",), tags=("sea", "night"), venue="hall", hosts=("li-wei",), festival="week"),
    event("talk", when=timed("2025-05-15 19:30"), venue="hall", online="https://meet.example/x", access="members"),
    event("week", when=days("2026-05-14", "2026-05-16"), tags=("sea",), credits=(Credit(person="li-wei", role="cook"),)),
    event("later", when=Undated(year=2027, month=4), groups=("popcorn",)),
    group("popcorn"),
    group("empty", "Empty"),
    venue("hall"),
    venue("pier", texts=(text("Pier", city="Marram"),), city="Marram", position=None),
    person("li-wei"),
    person("nobody", "No Body"),
)


def made(view: View) -> dict[str, bytes]:
    """Return the bytes of every blob by path."""
    return {output.path: output.make() for output in plan(view) if isinstance(output, Blob)}


def uids(ics: bytes) -> list[str]:
    """Return the left halves of the UIDs of a calendar, in order."""
    return [str(one["UID"]).removeprefix("uid-").partition("@")[0] for one in parsed(ics).walk("VEVENT")]


def test_every_axis_has_its_calendars() -> None:
    """Groups, venues and cities have one even without events; people and tags where they have events."""
    calendars = {path: uids(ics) for path, ics in made(view(*RECORDS)).items() if path.endswith(".ics")}

    assert calendars == {
        "/calendars/all.ics": ["talk", "week", "walk"],
        "/calendars/upcoming.ics": ["week", "walk"],
        "/calendars/group/popcorn.ics": ["walk"],
        "/calendars/group/empty.ics": [],
        "/calendars/city/marram.ics": [],
        "/calendars/city/tern-bay.ics": ["talk", "walk"],
        "/calendars/venue/hall.ics": ["talk", "walk"],
        "/calendars/venue/pier.ics": [],
        "/calendars/festival/week.ics": ["week", "walk"],
        "/calendars/tag/night.ics": ["walk"],
        "/calendars/tag/sea.ics": ["week", "walk"],
        "/calendars/person/li-wei.ics": ["week", "walk"],
        "/events/talk/event.ics": ["talk"],
        "/events/walk/event.ics": ["walk"],
        "/events/week/event.ics": ["week"],
    }


def test_another_language_has_the_same_calendars_in_its_own_tree() -> None:
    """Same paths behind the prefix, same UIDs."""
    english, chinese = made(view(*RECORDS)), made(view(*RECORDS, lang="zh-Hans"))

    assert {path.removeprefix("/zh-Hans") for path in chinese} == english.keys()
    assert uids(chinese["/zh-Hans/calendars/all.ics"]) == uids(english["/calendars/all.ics"])


def test_the_page_lists_every_subscription() -> None:
    """What is published can be found: the sections hold each calendar once, with the number of its events."""
    outputs = list(plan(view(*RECORDS)))
    (page,) = [output for output in outputs if isinstance(output, Page)]
    found: Any = page.fill().data["sections"]
    sections = list(found)

    listed = {one.path: one.count for _, subscriptions in sections for one in subscriptions}
    published = {
        output.path: len(uids(output.make()))
        for output in outputs
        if output.path.startswith("/calendars/") and output.path.endswith(".ics")
    }
    assert [heading for heading, _ in sections] == ["Everything", "Groups", "Cities", "Venues", "Festivals", "Topics", "People"]
    assert listed == published
    assert [one.title for one in sections[0][1]] == ["All events", "Upcoming events"]
    assert (page.path, page.neutral, page.kind, page.template) == (
        "/calendars/",
        "/calendars/",
        "calendars",
        "calendars/list.html",
    )
    assert {alternate.path for alternate in page.fill().alternates} <= published.keys()


def test_a_community_without_events_still_has_its_calendars() -> None:
    """A first build of an empty folder is fine, and nothing has an empty section."""
    outputs = list(plan(view()))

    assert [output.path for output in outputs] == [
        "/calendars/all.ics",
        "/calendars/upcoming.ics",
        "/calendars/events.json",
        "/calendars/",
    ]
    found: Any = outputs[-1].fill().data["sections"]  # type: ignore[union-attr]
    assert [heading for heading, _ in found] == ["Everything"]


def test_planning_makes_nothing_and_looks_at_no_event_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a calendar holds is looked up when it is made, and only then."""
    seen = view(*RECORDS)
    monkeypatch.setattr(View, "text", None)

    outputs = list(plan(seen))

    assert len(outputs) == 17
    with pytest.raises(TypeError):
        list(outputs[-1].fill().data["sections"])  # type: ignore[call-overload, union-attr]


@pytest.mark.parametrize(
    ("path", "axis"),
    [
        ("/calendars/group/popcorn.ics", ("axis", "group", "popcorn")),
        ("/calendars/festival/week.ics", ("axis", "festival", "week")),
        ("/calendars/all.ics", ("part", "events")),
        ("/events/walk/event.ics", ("find", "event", "walk")),
        ("/calendars/events.json", ("find", "event", "later")),
    ],
)
def test_a_calendar_notes_what_is_in_it_and_not_the_hour(path: str, axis: tuple[str, ...]) -> None:
    """It is made again when one of its events changes, and lasts until then; a second time it notes no less."""
    seen = view(*RECORDS)
    (make,) = [output.make for output in plan(seen) if isinstance(output, Blob) and output.path == path]

    noted = []
    for _ in range(2):
        with seen.community.reads.collect() as reads:
            make()
        noted.append(set(reads))

    assert noted[0] == noted[1]
    assert axis in noted[0]
    assert not {("part", "now"), ("part", "today"), ("part", "upcoming")} & noted[0]


def test_what_is_coming_never_needs_the_hour() -> None:
    """What is over by now is what matters, on the day of an event too."""
    noted = []
    for wall in ("2026-01-02 19:30", "2026-01-01 08:30"):  # it is eight o'clock in the morning of 1 January
        seen = view(event(when=timed(wall)))
        (make,) = [output.make for output in plan(seen) if output.path == "/calendars/upcoming.ics"]  # type: ignore[union-attr]
        with seen.community.reads.collect() as reads:
            make()
        noted.append((("part", "now") in reads, ("part", "upcoming") in reads))

    assert noted == [(False, True), (False, True)]


def listed(**given: Any) -> dict[str, Any]:
    """Return what events.json says of one event in a town with a hall and a group."""
    seen = view(event(**given), group("popcorn"), venue("hall"))
    found: dict[str, Any] = json.loads(made(seen)["/calendars/events.json"])["events"][0]
    return found


def test_events_json_tells_an_event_whole() -> None:
    """Times in UTC and by the local clock, and addresses that need no further knowledge."""
    given = {"groups": ("popcorn",), "tags": ("twin-town",), "venue": "hall", "image": "images/a.webp", "sort": "talk"}

    assert listed(**given, modified=datetime(2026, 2, 3, tzinfo=UTC)) == {
        "access": "public",
        "all_day": False,
        "announced": None,
        "changed": "2026-02-03T00:00:00Z",
        "end": "2026-05-15T13:30:00Z",
        "groups": [{"id": "popcorn", "title": "Popcorn", "url": "https://town.example/site/groups/popcorn/"}],
        "image": "https://town.example/site/images/a.webp",
        "join": None,
        "kind": "talk",
        "language": "en",
        "local_end": "2026-05-15T21:30:00+08:00",
        "local_start": "2026-05-15T19:30:00+08:00",
        "mode": "offline",
        "place": None,
        "start": "2026-05-15T11:30:00Z",
        "status": "scheduled",
        "summary": "",
        "tags": [{"id": "twin-town", "title": "twin town"}],
        "timezone": "Asia/Shanghai",
        "title": "Picnic",
        "uid": "uid-picnic@town.example",
        "url": "https://town.example/site/events/picnic/",
        "venue": {"city": "Tern Bay", "id": "hall", "title": "The Hall", "url": "https://town.example/site/venues/hall/"},
    }


@pytest.mark.parametrize(
    ("when", "times"),
    [
        (timed("2026-05-15 19:30", hours=None), ("2026-05-15T11:30:00Z", None, "2026-05-15T19:30:00+08:00", None, None)),
        (days("2026-05-15"), ("2026-05-14T16:00:00Z", "2026-05-15T16:00:00Z", "2026-05-15", "2026-05-16", None)),
        (Undated(year=2027, month=4), (None, None, None, None, "2027-04")),
        (Undated(year=2027, month=None), (None, None, None, None, "2027")),
    ],
)
def test_events_json_says_what_is_known_of_the_time(when: When, times: tuple[str | None, ...]) -> None:
    """An end that nobody wrote is null, and so is all that is to be announced."""
    found = listed(when=when)

    assert tuple(found[name] for name in ("start", "end", "local_start", "local_end", "announced")) == times


@pytest.mark.parametrize(("access", "join"), [("public", "https://meet.example/x"), ("members", None), ("booking", None)])
def test_events_json_gives_the_way_to_join_only_where_everybody_may_know(access: str, join: str | None) -> None:
    """The address of a members' event is nowhere in it."""
    found = listed(online="https://meet.example/x", access=access, texts=(text("Talk", summary="Join https://meet.example/x"),))

    assert found["join"] == join
    assert ("https://meet.example/x" in json.dumps(found)) == (access == "public")


def test_all_addresses_in_events_json_are_whole() -> None:
    """A program elsewhere can follow them."""
    found = listed(groups=("popcorn",), venue="hall", image="images/a.webp")

    addresses = [found["url"], found["image"], found["venue"]["url"], found["groups"][0]["url"]]
    assert {urlsplit(address).netloc for address in addresses} == {"town.example"}
