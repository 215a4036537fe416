"""Event files: what becomes an event, and the checks that need more than one field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hundred.core.model import Credit, Event
from hundred.core.times import AllDay, Timed
from hundred.events.fields import FIELDS

if TYPE_CHECKING:
    from tests.conftest import Hamlet

SHANGHAI = ZoneInfo("Asia/Shanghai")


def test_every_field_reaches_the_event(hamlet: Hamlet) -> None:
    """All that an editor can write of an event is in its record."""
    files = {
        "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
        "groups/readers.md": "---\ntitle: Readers\n---\n",
        "venues/hall.md": "---\ntitle: Hall\n---\n",
        "events/fest.md": hamlet.event(id="fest"),
        "images/dot.png": DOT,
        "events/2026/walk.md": hamlet.event(
            start="2026-05-15 19:30",
            duration="2h 30m",
            timezone="Europe/London",
            status="postponed",
            was="2026-05-08",
            venue="hall",
            online="https://meet.example/room",
            groups="[readers]",
            hosts="ada",
            people="[{person: ada, as: singer}]",
            festival="fest",
            kind="talk",
            tags="[sea, sea]",
            summary="Along the sea.",
            image="images/dot.png",
            image_alt="A dot",
            price="free",
            capacity="40",
            register="https://forms.example/",
            contact="Ask Ada",
            access="booking",
            id="tb-walk",
            revision="2",
            date="2026-05-01",
            modified="2026-05-02 08:00",
        ),
    }

    event = next(one for one in hamlet.community(files).events if one.id == "walk")

    london = ZoneInfo("Europe/London")
    assert event == Event(
        id="walk",
        path="content/events/2026/walk.md",
        texts=event.texts,
        published=datetime(2026, 4, 30, 16, tzinfo=UTC),
        modified=datetime(2026, 5, 2, tzinfo=UTC),
        uid="tb-walk",
        when=Timed(start=datetime(2026, 5, 15, 19, 30, tzinfo=london), end=datetime(2026, 5, 15, 22, 0, tzinfo=london)),
        zone="Europe/London",
        was=AllDay(first_day=date(2026, 5, 8), last_day=date(2026, 5, 8)),
        status="postponed",
        sort="talk",
        venue="hall",
        online="https://meet.example/room",
        groups=("readers",),
        hosts=("ada",),
        credits=(Credit(person="ada", role="singer"),),
        festival="fest",
        tags=("sea",),
        image="images/dot.png",
        capacity=40,
        register="https://forms.example/",
        access="booking",
        revision=2,
    )
    assert (event.original.title, event.original.summary, dict(event.original.words)) == (
        "A walk",
        "Along the sea.",
        {"image_alt": "A dot", "price": "free", "contact": "Ask Ada"},
    )


def test_every_field_is_in_the_test_above_or_planned() -> None:
    """A field that is added is added there too; the programme and series have tests of their own."""
    shown = {"title", "start", "end", "lang", "repeat", "rrule", "changes"} | set("duration timezone status was venue online groups hosts people festival kind tags summary image image_alt price capacity register contact access id revision date modified".split())  # fmt: skip

    assert {field.name for field in FIELDS if not field.later} == shown | {"programme"}


@pytest.mark.parametrize(
    ("written", "status"),
    [("cancelled", "cancelled"), ("Canceled", "cancelled"), ("confirmed", "scheduled"), ("tentative", "tentative")],
)
def test_usual_words_for_a_status_are_taken(hamlet: Hamlet, written: str, status: str) -> None:
    """Both spellings of cancelled, and iCalendar's own words."""
    record = hamlet.record("events/walk.md", hamlet.event(status=written))

    assert isinstance(record, Event)
    assert record.status == status


@pytest.mark.parametrize(
    ("venues", "written", "venue", "place"),
    [
        ({}, "'The pier, left side'", "", "The pier, left side"),
        ({}, "灯塔", "", "灯塔"),
        ({"灯塔": "灯塔"}, "灯塔", "灯塔", ""),
        ({"hall": "Hall"}, "hall", "hall", ""),
        ({"hall": "Hall"}, "Hall", "", "Hall"),
    ],
)
def test_a_venue_is_an_id_or_words(hamlet: Hamlet, venues: dict[str, str], written: str, venue: str, place: str) -> None:
    """What is the id of a venue means it, in any script; what does not look like an id is a place in words."""
    files = {f"venues/{id_}.md": f"---\ntitle: {title}\n---\n" for id_, title in venues.items()}

    (event,) = hamlet.community({**files, "events/walk.md": hamlet.event(venue=written)}).events

    assert (event.venue, event.place) == (venue, place)


@pytest.mark.parametrize(
    ("zone", "venue", "expected"),
    [
        ({}, {}, "Asia/Shanghai"),
        ({}, {"timezone": "America/New_York"}, "America/New_York"),
        ({"timezone": "Europe/London"}, {"timezone": "America/New_York"}, "Europe/London"),
    ],
)
def test_the_clock_is_the_events_else_the_venues_else_the_sites(
    hamlet: Hamlet, zone: dict[str, str], venue: dict[str, str], expected: str
) -> None:
    """A time is by the clock of the place where it happens."""
    files = {"venues/hall.md": hamlet.file(title="Hall", **venue), "events/walk.md": hamlet.event(venue="hall", **zone)}

    (event,) = hamlet.community(files).events

    assert (event.zone, event.starts_at) == (expected, datetime(2026, 12, 5, 19, tzinfo=ZoneInfo(expected)).astimezone(UTC))


@pytest.mark.parametrize(
    ("header", "mode", "link"),
    [
        ({}, "offline", ""),
        ({"venue": "The pier"}, "offline", ""),
        ({"online": "https://meet.example/"}, "online", "https://meet.example/"),
        ({"online": "https://meet.example/", "venue": "The pier"}, "hybrid", "https://meet.example/"),
        ({"online": "https://meet.example/", "venue": "The pier", "status": "moved-online"}, "online", "https://meet.example/"),
        ({"online": "https://meet.example/", "access": "members"}, "online", ""),
        ({"online": "https://meet.example/", "access": "booking"}, "online", ""),
    ],
)
def test_how_one_takes_part(hamlet: Hamlet, header: dict[str, str], mode: str, link: str) -> None:
    """Place and address say how one takes part; the address of members' and booked events is given to nobody."""
    record = hamlet.record("events/walk.md", hamlet.event(**header))

    assert isinstance(record, Event)
    assert (record.mode, record.join_link) == (mode, link)


@pytest.mark.parametrize(
    ("name", "header", "told", "message"),
    [
        ("2026", {}, "1:1 reserved", "the address /events/2026/ belongs to the archive | give the file a name with a word in it, such as picnic-2026.md"),
        ("past", {}, "1:1 reserved", "the address /events/past/ belongs to the archive | give the file a name with a word in it, such as picnic-2026.md"),
        ("walk", {"id": "''"}, "1:1 no-id", "the event has no id of its own | add a line  id: walk  so that renaming the file never makes a second event in people's calendars"),
        ("walk", {"status": "moved-online"}, "5:9 moved-online", "the event moved online, but to no address | add  online: https://…  so that people know where"),
        ("walk", {"kind": "talks"}, "5:7 choice", "'talks' is not one of the site's event_kinds | did you mean 'talk'?"),
        ("walk", {"kind": "xyz"}, "5:7 choice", "'xyz' is not one of the site's event_kinds | write one of: gathering, talk, workshop, outing, performance, festival, assembly, swap"),
    ],
)  # fmt: skip
def test_faults_between_fields(hamlet: Hamlet, name: str, header: dict[str, str], told: str, message: str) -> None:
    """What is only wrong together with something else is told with what to write."""
    (problem,) = hamlet.problems({f"events/{name}.md": hamlet.event(**header)})

    assert (f"{problem.place.line}:{problem.place.col} {problem.code}", f"{problem.message} | {problem.help}") == (
        told,
        message,
    )


def test_a_secret_address_is_found_wherever_it_is_written(hamlet: Hamlet) -> None:
    """An address that only some may know is told in the body, the summary and the translation, not in `online` itself."""
    room = "https://meet.example/room"
    files = {
        "events/walk.md": hamlet.event(f"Join: {room}.\n", online=room, access="members", summary=f"At {room}"),
        "events/walk.zh-Hans.md": f"---\ntitle: 散步\nsummary: 请进 {room}\n---\n",
    }

    told = hamlet.told(files)

    assert told == [
        "content/events/walk.md:7:13 secret",
        "content/events/walk.md:9:7 secret",
        "content/events/walk.zh-Hans.md:3:13 secret",
    ]


def test_a_uid_depends_on_nothing_that_changes(hamlet: Hamlet) -> None:
    """Title, time and place do not change the calendar's id; without an id it is made from the file's name."""
    first = hamlet.record("events/walk.md", hamlet.event())
    second = hamlet.record("events/walk.md", hamlet.event(title="Other", start="2027-01-01", venue="Elsewhere"))
    third = hamlet.record("events/walk.md", "---\ntitle: A walk\nstart: 2026-12-05\n---\n")

    assert [one.uid for one in (first, second, third) if isinstance(one, Event)] == ["walk", "walk", "walk.events"]


def test_an_event_says_when_it_begins_and_ends(hamlet: Hamlet) -> None:
    """Begin and end are instants; an open date is not dated."""
    walk, month = (hamlet.record(f"events/{name}.md", hamlet.event(start=start, id=name)) for name, start in [("walk", "2026-12-05"), ("month", "2026-12")] if not (hamlet.folder / "content" / "events" / "walk.md").unlink(missing_ok=True))  # fmt: skip

    assert isinstance(walk, Event)
    assert isinstance(month, Event)
    begin = datetime(2026, 12, 5, tzinfo=SHANGHAI).astimezone(UTC)
    assert (walk.starts_at, walk.ends_at, walk.dated, month.dated) == (begin, begin + timedelta(days=1), True, False)


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
