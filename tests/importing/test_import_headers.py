"""What an event of a calendar becomes: the header of its file, and what is said of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from towns import calendar, event

from hundred.build.intake import Wish

if TYPE_CHECKING:
    from towns import Town

BERLIN = "DTSTART;TZID=Europe/Berlin:20260515T193000"
HEADERS = [
    # times
    ((BERLIN, "DTEND;TZID=Europe/Berlin:20260515T220000"), ["start: 2026-05-15 19:30", "end: 22:00"]),
    ((BERLIN, "DURATION:PT2H30M"), ["start: 2026-05-15 19:30", "end: 22:00"]),
    ((BERLIN, "DTEND;TZID=Europe/Berlin:20260516T010000"), ["start: 2026-05-15 19:30", "end: 2026-05-16 01:00"]),
    ((BERLIN, "DTEND;TZID=Europe/London:20260515T210000"), ["start: 2026-05-15 19:30", "end: 22:00"]),
    ((BERLIN, "DTEND;TZID=Europe/Berlin:20260515T193000"), ["start: 2026-05-15 19:30"]),
    (("DTSTART;VALUE=DATE:20260515", "DTEND;VALUE=DATE:20260516"), ["start: 2026-05-15"]),
    (("DTSTART;VALUE=DATE:20260515", "DTEND;VALUE=DATE:20260518"), ["start: 2026-05-15", "end: 2026-05-17"]),
    (("DTSTART:20260515T173000Z", "DTEND:20260515T200000Z"), ["start: 2026-05-15 19:30", "end: 22:00"]),
    (("DTSTART:20260515T193000",), ["start: 2026-05-15 19:30"]),
    (("DTSTART;TZID=W. Europe Standard Time:20260515T193000",), ["start: 2026-05-15 19:30"]),
    (("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260515T193000",), ["start: 2026-05-15 19:30"]),
    (("DTSTART;TZID=Asia/Shanghai:20260515T193000",), ["start: 2026-05-15 19:30", "timezone: Asia/Shanghai"]),
    (("DTSTART;TZID=UTC+8:20260515T193000",), ["start: 2026-05-15 13:30"]),
    # the clock shows 02:30 twice: the second one is told by UTC, an end by the length
    (("DTSTART:20261025T013000Z",), ["start: 2026-10-25 01:30", "timezone: UTC"]),
    (("DTSTART:20261024T220000Z", "DTEND:20261025T003000Z"), ["start: 2026-10-25 00:00", "duration: 2h 30m"]),
    # status
    ((BERLIN, "STATUS:CONFIRMED"), ["start: 2026-05-15 19:30"]),
    ((BERLIN, "STATUS:CANCELLED"), ["start: 2026-05-15 19:30", "status: cancelled"]),
    ((BERLIN, "STATUS:TENTATIVE"), ["start: 2026-05-15 19:30", "status: tentative"]),
    # places
    ((BERLIN, "LOCATION:Old Hall\\, 3 Lamp Lane"), ["start: 2026-05-15 19:30", "venue: Old Hall, 3 Lamp Lane"]),
    ((BERLIN, "LOCATION:library"), ["start: 2026-05-15 19:30", "venue: Library"]),
    ((BERLIN, "LOCATION:https://meet.example/room"), ["start: 2026-05-15 19:30", "online: https://meet.example/room"]),
    ((BERLIN, "CONFERENCE;VALUE=URI:https://meet.example/b"), ["start: 2026-05-15 19:30", "online: https://meet.example/b"]),
    # words
    (
        (BERLIN, "CATEGORIES:Film & Night,音乐", "CATEGORIES:film night"),
        ["start: 2026-05-15 19:30", "tags: [film-night, 音乐]"],
    ),
    ((BERLIN, "DESCRIPTION:Bring a chair."), ["start: 2026-05-15 19:30", "summary: Bring a chair."]),
]


@pytest.mark.parametrize(("lines", "header"), HEADERS)
def test_a_property_becomes_a_line(town: Town, lines: tuple[str, ...], header: list[str]) -> None:
    """Each property has the line that an editor would have written for it, and the site takes the file."""
    done = town.take(calendar(event(*lines, start="")))

    assert [row.action for row in done.rows] == ["new"]
    assert town.only()[0] == ["title: Popcorn night", *header]
    assert len(town.events()) == 1


@pytest.mark.parametrize(
    ("title", "written", "status"),
    [
        ("[Cancelled] Popcorn", "title: Popcorn", ["status: cancelled"]),
        ("［已取消］爆米花之夜", "title: 爆米花之夜", ["status: cancelled"]),
        ("Canceled: Popcorn", "title: Popcorn", ["status: cancelled"]),
        ("[Postponed] Popcorn", "title: Popcorn", ["status: postponed"]),
        ("[Moved online] Popcorn", 'title: "[Moved online] Popcorn"', []),
        ('He said "no": never \\\\ #1', "title: 'He said \"no\": never \\ #1'", []),
        ("null", 'title: "null"', []),
        ("- a list", 'title: "- a list"', []),
    ],
)
def test_a_title_is_its_words(town: Town, title: str, written: str, status: list[str]) -> None:
    """A status before the title becomes the status; any other title is kept letter by letter."""
    town.take(calendar(event(f"SUMMARY:{title}")))

    lines = town.only()[0]
    assert (lines[0], lines[2:]) == (written, status)
    (one,) = town.events().values()
    assert one.original.title in {title.replace("\\\\", "\\"), written.removeprefix("title: ")}


def test_a_place_is_the_venue_it_names(town: Town) -> None:
    """A title, with or without street and city, in any language of the venue, means the venue; its clock is the event's."""
    venue = "---\ntitle: Old Hall\naddress: 3 Lamp Lane\ncity: Lisbon\ntimezone: Europe/Lisbon\n---\n"
    town.write({"venues/hall.md": venue, "venues/library.md": "---\ntitle: Library\n---\n"})
    places = ["Old Hall", "old hall\\, 3 Lamp Lane\\, Lisbon", "3 Lamp Lane\\, Lisbon", "Lisbon", "Old Hall\\, Porto"]

    town.take(
        calendar(*(event(f"LOCATION:{one}", "DTSTART:20260515T180000Z", uid=str(n), start="") for n, one in enumerate(places)))
    )

    found = sorted((one.venue or one.place, one.when.start.hour) for one in town.events().values())  # type: ignore[union-attr]
    assert found == [("Lisbon", 20), ("Old Hall, Porto", 20), ("hall", 19), ("hall", 19), ("hall", 19)]


def test_a_place_may_be_said_to_be_a_venue(town: Town) -> None:
    """What the command is told of a place counts for every event there."""
    town.write({"venues/hall.md": "---\ntitle: Old Hall\n---\n"})

    town.take(calendar(event("LOCATION:Main room\\, upstairs")), wish=Wish(venues={"main room, Upstairs": "hall"}))

    assert "venue: hall" in town.only()[0]


def test_the_zone_of_a_calendar_is_that_of_its_times(town: Town) -> None:
    """UTC and floating times are told by the clock that X-WR-TIMEZONE names; the floating ones are an assumption."""
    floating, utc = event(uid="1", start="DTSTART:20260515T193000"), event(uid="2", start="DTSTART:20260515T113000Z")

    done = town.take(calendar(floating, utc, head="X-WR-TIMEZONE:Asia/Shanghai"))

    starts = {one.when.start.isoformat() for one in town.events().values()}  # type: ignore[union-attr]
    assert starts == {"2026-05-15T19:30:00+08:00"}
    assert [[note.kind for note in row.notes] for row in done.rows] == [["floating time"], []]


def test_what_has_no_place_in_a_file_is_named(town: Town) -> None:
    """People are left out and counted, so are alarms, attachments and the properties of other programs."""
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM"
    people = "ATTENDEE;CN=Ada:mailto:ada@secret.example\nATTENDEE:mailto:bo@secret.example\nORGANIZER;CN=Ada:mailto:ada@secret.example"
    words = "DESCRIPTION:Write to ada@secret.example\\, or come.\nLOCATION:Hall (key: bo@secret.example)"

    done = town.take(calendar(event(people, words, alarm, "ATTACH:https://x.example/a.pdf", "X-OWN:1", "GEO:1;2"), head=""))

    (row,) = done.rows
    assert {note.kind: note.text for note in row.notes if note.kind != "e-mail addresses"} == {
        "ATTACH": "1 left out",
        "GEO": "1 left out",
        "X-OWN": "1 left out",
        "alarms": "1 left out",
        "attendees": "2 left out",
        "organisers": "1 left out",
    }
    assert "secret.example" not in "".join(town.files().values())
    assert "secret.example" not in done.as_json() + done.as_text()


@pytest.mark.parametrize("word", ["PRIVATE", "confidential"])
def test_what_is_private_stays_private(town: Town, word: str) -> None:
    """An event of a private class is not imported and said to be private."""
    done = town.take(calendar(event(f"CLASS:{word}")))

    assert ([row.action for row in done.rows], done.failed, town.files()) == (["private"], False, {})
