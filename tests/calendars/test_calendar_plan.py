"""Everything the calendars publish."""

from __future__ import annotations

import pytest
from calendar_builders import days, event, group, parsed, person, text, timed, venue, view

from hundred.calendars.plan import plan
from hundred.core.model import Credit
from hundred.core.outputs import Blob, Page
from hundred.core.times import Undated
from hundred.core.view import View

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

    assert {path.removeprefix("/zh-Hans") for path in chinese} == english.keys() - {"/calendars/events.schema.json"}
    assert uids(chinese["/zh-Hans/calendars/all.ics"]) == uids(english["/calendars/all.ics"])


def test_a_community_without_events_still_has_its_calendars() -> None:
    """A first build of an empty folder is fine."""
    assert [output.path for output in plan(view())] == [
        "/calendars/all.ics",
        "/calendars/upcoming.ics",
        "/calendars/events.schema.json",
        "/calendars/events.json",
        "/calendars/all.jcal",
        "/calendars/",
        "/calendars/all/",
        "/calendars/embed/all/",
        "/calendars/upcoming/",
        "/calendars/embed/upcoming/",
    ]


def test_planning_makes_nothing_and_looks_at_no_event_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a calendar holds is looked up when it is made, and only then."""
    seen = view(*RECORDS)
    monkeypatch.setattr(View, "text", None)

    outputs = list(plan(seen))

    assert len(outputs) == 43
    with pytest.raises(TypeError):
        [output.fill() for output in outputs if isinstance(output, Page)]


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
