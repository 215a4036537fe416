"""The programme of a festival: what becomes a session, and every way it can contradict the festival."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hundred.core.model import Credit, Event, Session
from hundred.core.times import Timed

if TYPE_CHECKING:
    from tests.conftest import Hamlet

ADA = "---\nname: Ada\nconsent: yes\n---\n"
SHANGHAI = ZoneInfo("Asia/Shanghai")


def fest(*sessions: str, **header: str) -> str:
    """Return the file of a festival of three days, or as the header says, with those sessions."""
    lines = "".join(f"  - {{{one}}}\n" for one in sessions)
    head = {"title": "Fest", "id": "fest", "start": "2026-05-15", "end": "2026-05-17"} | header
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items() if value) + f"programme:\n{lines}---\nText.\n"


def told(hamlet: Hamlet, *sessions: str, **header: str) -> list[tuple[int, str]]:
    """Return (line, code) of every problem of that festival; its sessions begin in line 7 or one earlier without an end."""
    files = {"events/fest.md": fest(*sessions, **header), "people/ada.md": ADA, "venues/hall.md": "---\ntitle: Hall\n---\n"}
    return [(one.place.line, one.code) for one in hamlet.problems(files)]


def festival(hamlet: Hamlet, *sessions: str, **header: str) -> Event:
    """Return the sound festival."""
    event = hamlet.community({"events/fest.md": fest(*sessions, **header)}).find("event", "fest")
    assert isinstance(event, Event)
    return event


def test_sessions_come_by_start_on_the_clock_of_the_festival(hamlet: Hamlet) -> None:
    """The order of the file does not matter; an end may be a time, a day and time, or a length."""
    event = festival(
        hamlet,
        "id: c, title: C, start: 2026-05-16 10:00, duration: 90m",
        "id: b, title: B, start: 2026-05-15 22:00, end: 2026-05-16 01:00",
        "id: a, title: A, start: 2026-05-15 10:00, end: '10:30'",
    )

    first = datetime(2026, 5, 15, 10, tzinfo=SHANGHAI)
    assert [(one.key, one.when.start - first, one.when.end and one.when.end - one.when.start) for one in event.sessions] == [
        ("a", timedelta(0), timedelta(minutes=30)),
        ("b", timedelta(hours=12), timedelta(hours=3)),
        ("c", timedelta(days=1), timedelta(minutes=90)),
    ]


def test_every_field_reaches_the_session(hamlet: Hamlet) -> None:
    """All that an editor can write of a session is in its record."""
    files: dict[str, str | bytes] = {
        "people/ada.md": ADA,
        "venues/hall.md": "---\ntitle: Hall\n---\n",
        "events/fest.md": fest(
            "id: gate, start: 2026-05-15 19:30, end: '20:00', title: Gate, stage: Yard, summary: Open., status: tentative, "
            "venue: hall, people: [{person: ada, as: singer}]",
            "id: dune, start: 2026-05-16 19:30, duration: 1h, title: Dune, venue: The third dune",
        ),
    }
    community = hamlet.community(files)

    gate, dune = community.events[0].sessions
    at = datetime(2026, 5, 15, 19, 30, tzinfo=SHANGHAI)
    assert gate == Session(
        key="gate",
        when=Timed(start=at, end=at + timedelta(minutes=30)),
        title="Gate",
        summary="Open.",
        stage="Yard",
        status="tentative",
        venue="hall",
        credits=(Credit(person="ada", role="singer"),),
    )
    assert (dune.venue, dune.place) == ("", "The third dune")
    assert [community.events_of(axis, name) for axis, name in (("person", "ada"), ("venue", "hall"))] == [community.events] * 2


def test_a_festival_of_one_day_needs_no_dates(hamlet: Hamlet) -> None:
    """A time alone is a time of that day."""
    event = festival(hamlet, "id: a, title: A, start: '10:00'", start="2026-05-15", end="")

    assert event.sessions[0].when == Timed(start=datetime(2026, 5, 15, 10, tzinfo=SHANGHAI), end=None)


def test_an_id_that_is_not_written_comes_from_the_title(hamlet: Hamlet) -> None:
    """In Chinese as well; `check` advises, once for all of them, to write ids."""
    sessions = ("title: The Lamp, start: 2026-05-15 10:00", "title: 点灯, start: 2026-05-15 12:00")

    assert [one.key for one in festival(hamlet, *sessions).sessions] == ["the-lamp", "点灯"]
    assert told(hamlet, *sessions) == [(7, "no-id")]


@pytest.mark.parametrize(
    "session",
    [
        "start: 2026-05-14 23:59",
        "start: 2026-05-18 00:00",
        "start: '10:00'",
        "start: 2026-05-15",
        "start: 2026-05-15 10:00, end: 2026-05-16 10:01",
    ],
)
def test_what_does_not_lie_in_the_festival_is_refused(hamlet: Hamlet, session: str) -> None:
    """Outside its days, on none, at no time, or longer than a day."""
    assert told(hamlet, f"id: a, title: A, {session}") == [(7, "session")]


@pytest.mark.parametrize("session", ["start: 2026-05-15 13:59", "start: 2026-05-15 21:00, end: '22:01'"])
def test_a_festival_with_a_clock_holds_its_sessions_by_the_clock(hamlet: Hamlet, session: str) -> None:
    """A session before the doors open, or after they close, is outside."""
    header = {"start": "2026-05-15 14:00", "end": "'22:00'"}

    assert told(hamlet, f"id: a, title: A, {session}", **header) == [(7, "session")]
    assert told(hamlet, "id: a, title: A, start: 2026-05-15 14:00, end: '22:00'", **header) == []


@pytest.mark.parametrize(
    ("session", "code"),
    [
        ("start: 2026-05-15 10:00, end: '10:00'", "end"),
        ("start: 2026-05-15 10:00, end: '09:00'", "end"),
        ("start: 2026-05-15 10:00, end: 2026-05-16", "end"),
        ("start: 2026-05-15 10:00, end: '11:00', duration: 1h", "end"),
        ("start: noon", "date"),
        ("end: '10:00'", "missing"),
        ("start: 2026-05-15 10:00, venue: nowhere", "no-venue"),
        ("start: 2026-05-15 10:00, people: [nobody]", "no-person"),
        ("start: 2026-05-15 10:00, status: canceld", "choice"),
    ],
)
def test_a_session_is_checked_as_an_event_is(hamlet: Hamlet, session: str, code: str) -> None:
    """Times, people, venues and states have the same messages, at the session's own line."""
    assert told(hamlet, f"id: a, title: A, {session}") == [(7, code)]


def test_clocks_that_change_during_a_festival(hamlet: Hamlet) -> None:
    """A time that is skipped is refused; one that comes twice has a warning."""
    header = {"start": "2026-03-29", "end": "", "timezone": "Europe/London"}
    assert told(hamlet, "id: a, title: A, start: '01:30'", **header) == [(7, "gap")]

    header = {"start": "2026-10-25", "end": "", "timezone": "Europe/London"}
    assert told(hamlet, "id: a, title: A, start: '01:30'", **header) == [(7, "twice")]


def test_one_stage_has_one_session_at_a_time(hamlet: Hamlet) -> None:
    """Every later one that begins before an earlier one is over is refused; what is cancelled leaves the stage free."""
    long = "id: a, title: A, stage: Barn, start: 2026-05-15 10:00, end: '13:00'"
    within = "id: b, title: B, stage: Barn, start: 2026-05-15 10:30, end: '11:00'"
    late = "id: c, title: C, stage: Barn, start: 2026-05-15 12:00, end: '13:00'"
    after = "id: d, title: D, stage: Barn, start: 2026-05-15 13:00, end: '14:00'"

    assert told(hamlet, long, within, late, after) == [(8, "overlap"), (9, "overlap")]
    assert told(hamlet, f"{long}, status: cancelled", within, late, after) == []
    assert told(hamlet, long, within.replace("Barn", "Yard"), after) == []


def test_two_sessions_at_a_venue_of_their_own_overlap(hamlet: Hamlet) -> None:
    """Where no stage is named, the venue is one."""
    at = "venue: hall, start: 2026-05-15 10:00, end: '11:00'"

    assert told(hamlet, f"id: a, title: A, {at}", f"id: b, title: B, {at}") == [(8, "overlap")]


def test_nobody_is_in_two_places(hamlet: Hamlet) -> None:
    """A warning: sometimes somebody does run from one to the other."""
    first = "id: a, title: A, stage: Barn, start: 2026-05-15 10:00, end: '11:00', people: [ada]"
    second = "id: b, title: B, stage: Yard, start: 2026-05-15 10:30, end: '11:30', people: [{person: ada, as: singer}]"

    assert told(hamlet, first, second) == [(8, "two-places")]
    assert told(hamlet, first, second.replace("10:30", "11:00")) == []


def test_a_stage_that_looks_misspelt_is_asked_about(hamlet: Hamlet) -> None:
    """One that stands once and looks like another; numbered ones are meant."""
    stages = ("Main stage", "Main stage", "Main stge", "Tent 1", "Tent 1", "Tent 2")
    sessions = [f"id: s{n}, title: S, stage: {stage}, start: 2026-05-15 1{n}:00" for n, stage in enumerate(stages)]

    assert told(hamlet, *sessions) == [(9, "stage")]


def test_every_session_has_a_name_of_its_own(hamlet: Hamlet) -> None:
    """Two of one id would be one entry in calendars; what the page itself uses is taken, and a title may give none."""
    assert told(hamlet, "id: a, title: A, start: 2026-05-15 10:00", "id: a, title: B, start: 2026-05-15 11:00") == [
        (8, "duplicate-session")
    ]
    assert told(hamlet, "id: programme, title: A, start: 2026-05-15 10:00") == [(7, "session")]
    assert told(hamlet, "title: '!', start: 2026-05-15 10:00") == [(7, "session")]


def test_a_programme_is_bounded(hamlet: Hamlet) -> None:
    """Five hundred sessions are a programme; one more is several festivals."""
    first = datetime(2026, 5, 15, tzinfo=UTC)
    sessions = [f"id: s{n}, title: S, start: {first + timedelta(minutes=n):%Y-%m-%d %H:%M}" for n in range(501)]

    assert told(hamlet, *sessions[:500]) == []
    assert told(hamlet, *sessions) == [(7, "session")]


def test_a_date_to_be_announced_has_no_programme(hamlet: Hamlet) -> None:
    """Sessions need days to lie in."""
    assert told(hamlet, "id: a, title: A, start: '10:00'", start="2027-05", end="") == [(6, "session")]


def test_translations_name_sessions_by_id(hamlet: Hamlet) -> None:
    """They hold words alone, and only for sessions that there are."""
    files: dict[str, str | bytes] = {
        "events/fest.md": fest("id: lamp, title: Lamp, stage: Yard, start: 2026-05-15 10:00"),
        "events/fest.zh-Hans.md": "---\ntitle: 节\nprogramme:\n  - {id: lamp, title: 灯, stage: 院子}\n---\n",
    }
    event = hamlet.community(files).find("event", "fest")

    assert event is not None
    assert dict(event.text("zh-Hans").words) == {"session:lamp:title": "灯", "session:lamp:stage": "院子"}
    files["events/fest.zh-Hans.md"] = "---\ntitle: 节\nprogramme: [{id: lmp, title: 灯}, {id: lamp, end: 12:00}]\n---\n"
    assert hamlet.told(files) == [
        "content/events/fest.zh-Hans.md:3:18 no-session",
        "content/events/fest.zh-Hans.md:3:45 unknown-key",
    ]


def test_a_festival_is_not_part_of_another(hamlet: Hamlet) -> None:
    """Neither one with a programme, nor one that others belong to, nor itself."""
    other = hamlet.event(id="other", start="2026-05-15", festival="fest")
    files: dict[str, str | bytes] = {
        "events/fest.md": fest("id: a, title: A, start: 2026-05-15 10:00", festival="top"),
        "events/top.md": hamlet.event(id="top", start="2026-05-15"),
    }

    assert hamlet.told(files) == ["content/events/fest.md:6:11 nested-festival"]
    files["events/fest.md"] = hamlet.event(id="fest", start="2026-05-15", festival="top")
    assert hamlet.told(files) == []
    assert hamlet.told(files | {"events/other.md": other}) == ["content/events/fest.md:5:11 nested-festival"]
    files["events/fest.md"] = hamlet.event(id="fest", start="2026-05-15", festival="fest")
    assert hamlet.told(files | {"events/other.md": other}) == ["content/events/fest.md:5:11 nested-festival"]


def test_a_part_meets_the_sessions(hamlet: Hamlet) -> None:
    """An event of the festival at the venue of a session, or with its people, at the same time has a warning."""
    files: dict[str, str | bytes] = {
        "people/ada.md": ADA,
        "venues/hall.md": "---\ntitle: Hall\n---\n",
        "events/fest.md": fest("id: a, title: A, start: 2026-05-15 10:00, end: '11:00', people: [ada]", venue="hall"),
    }
    part = {"id": "part", "start": "2026-05-15 10:30", "festival": "fest", "venue": "hall", "people": "[ada]"}

    assert hamlet.told(files | {"events/part.md": hamlet.event(**part)}) == [
        "content/events/part.md:4:8 overlap",
        "content/events/part.md:7:9 two-places",
    ]
    assert hamlet.told(files | {"events/part.md": hamlet.event(**part | {"start": "2026-05-15 11:00"})}) == []


def test_whoever_does_not_agree_is_in_no_session(hamlet: Hamlet) -> None:
    """The role stays without its person; a credit without a role goes."""
    files: dict[str, str | bytes] = {
        "people/sil.md": "---\nname: Sil\n---\n",
        "events/fest.md": fest("id: a, title: A, start: 2026-05-15 10:00, people: [sil, {person: sil, as: fire}]"),
    }
    community = hamlet.community(files)

    (session,) = community.events[0].sessions
    assert [(one.person, one.role) for one in session.credits] == [("", "fire")]
    assert community.events_of("person", "sil") == ()
