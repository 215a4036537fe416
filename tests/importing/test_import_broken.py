"""Broken, huge and hostile calendars: each broken part is named with its line, the rest is imported, nothing takes long."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from towns import Town, calendar, event

from hundred.importing.source import MOST_BYTES, MOST_EVENTS

if TYPE_CHECKING:
    from pathlib import Path

SOUND = event("SUMMARY:Sound", uid="sound")


@pytest.mark.parametrize(
    ("broken", "line", "why"),
    [
        ("UID:x\nSUMMARY:No start", 4, "the event has no DTSTART: nobody knows when it is"),
        ("UID:x\nDTSTART:20260515T193000Z", 4, "the event has no SUMMARY: it needs a title"),
        ("UID:x\nSUMMARY:Odd\nDTSTART:5 Dec 7pm", 7, "DTSTART '5 Dec 7pm' is not a date or time"),
        ("UID:x\nSUMMARY:Odd\nDTSTART:20260231T100000Z", 7, "DTSTART '20260231T100000Z' is not a date or time"),
        ("UID:x\nSUMMARY:Old\nDTSTART:00010101T000000Z", 7, "DTSTART '00010101T000000Z' is not between 1900 and 2199"),
        ("UID:x\nSUMMARY:Empty\nDTSTART:", 7, "DTSTART has no value"),
        (
            "UID:x\nSUMMARY:Zone\nDTSTART;TZID=Mars/Olympus:20260515T193000",
            7,
            "the time zone 'Mars/Olympus' is not known, and the file does not define it",
        ),
        (
            "UID:x\nSUMMARY:Long\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260601",
            4,
            "it lasts 150 days, from 2026-01-01 on; an event lasts 31 at most",
        ),
        (
            "UID:x\nSUMMARY:Gap\nDTSTART:20260515T193000Z\nRRULE:FREQ=NEVER",
            8,
            "its rule FREQ=NEVER is not taken: 'NEVER' is not a frequency",
        ),
    ],
)
def test_a_broken_event_is_named_and_the_rest_imported(town: Town, broken: str, line: int, why: str) -> None:
    """The reason stands with the file's line; the other event has its file."""
    done = town.take(calendar(broken, SOUND))

    assert [(row.action, row.line, row.why) for row in done.rows if row.action == "refused"] == [("refused", line, why)]
    assert (len(town.events()), done.failed) == (1, True)
    assert f"town.ics:{line}: " in done.as_text()


@pytest.mark.parametrize(
    ("data", "events", "fault"),
    [
        (b"", 0, "there is no calendar in the file"),
        (b"\x00\x01\x02" * 50, 0, "there is no calendar in the file"),
        (b"<!DOCTYPE html><title>Sign in: please</title>", 0, "there is no calendar in the file"),
        (
            calendar(SOUND).replace(b"VERSION:2.0", b"VERSION:1.0"),
            0,
            "this is vCalendar 1.0, of before 1998; export it as iCalendar",
        ),
        (calendar(SOUND, SOUND)[:-60], 1, "the event is cut off: it has no END:VEVENT"),
        (calendar(SOUND).replace(b"END:VCALENDAR\r\n", b""), 1, "VCALENDAR is not closed: the file ends inside it"),
        (calendar(SOUND).replace(b"END:VEVENT", b"JUNK\r\nEND:VEVENT"), 1, "'JUNK' is no property: it has no name and colon"),
        (
            calendar(SOUND).replace(b"Sound", "Grüße".encode("cp1252")),
            1,
            "the file is not UTF-8 from here on; it was read as cp1252",
        ),
        (
            calendar(SOUND).replace(b"Sound", "爆米花之夜".encode("gb18030")),
            1,
            "the file is not UTF-8 from here on; it was read as gb18030",
        ),
        (b"x" * (MOST_BYTES + 1), 0, f"the file has {MOST_BYTES + 1:,} bytes; the most is {MOST_BYTES:,}"),
        (
            b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * (MOST_EVENTS + 1),
            0,
            f"the file has more than {MOST_EVENTS:,} events; divide it",
        ),
    ],
)
def test_a_broken_file_is_named(town: Town, data: bytes, events: int, fault: str) -> None:
    """What is wrong with a file is said once, and what can be read of it is imported."""
    done = town.take(data)

    assert (len(town.events()), fault in [message for _, _, message in done.faults], done.failed) == (events, True, True)


@pytest.mark.parametrize(
    "change",
    [
        (b"\r\n", b"\n"),
        (b"\r\n", b"\r"),
        (b"\r\n", b"\r\n\r\n"),
        (b"BEGIN:VC", b"\xef\xbb\xbfBEGIN:VC"),
        (b"DTSTART;", b"DTSTART;;"),
        (b"Sound", b"So\r\n und"),
    ],
)
def test_harmless_faults_cost_nothing(town: Town, change: tuple[bytes, bytes]) -> None:
    """Other line ends, blank lines, a byte-order mark, a doubled semicolon and folds are read without a word."""
    done = town.take(calendar(SOUND).replace(*change))

    assert ([row.title for row in done.rows], done.faults, len(town.events())) == (["Sound"], [], 1)


def test_a_character_may_be_folded_in_two(town: Town) -> None:
    """Programs that fold by octets split Chinese characters; they are whole again."""
    data = calendar(event("SUMMARY:爆米花")).replace("米".encode(), "米".encode()[:1] + b"\r\n " + "米".encode()[1:])

    assert town.take(data).rows[0].title == "爆米花"


def test_what_no_file_may_hold_is_taken_away(town: Town) -> None:
    """Control characters and marks of direction, written out or as HTML, are in no file and on no terminal."""
    hidden = "\x07\u202e\ufeff\u2066"

    done = town.take(
        calendar(event(f"SUMMARY:So{hidden}und", f"DESCRIPTION:<p>a{hidden}&#x202e;&#7;b</p>", f"LOCATION:{hidden}Hall"))
    )

    assert ([row.action for row in done.rows], len(town.events())) == (["new"], 1)
    assert not set("".join(town.files().values()) + done.as_text()) & set(hidden)


def test_a_file_in_utf_16_is_read(town: Town) -> None:
    """Outlook's old exports are."""
    assert town.take(calendar(SOUND).decode().encode("utf-16")).rows[0].action == "new"


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000,
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTACH;ENCODING=BASE64:" + b"A" * 10_000_000 + b"\nEND:VEVENT\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTACH:" + b"A\n " * 1_000_000 + b"\nEND:VEVENT\nEND:VCALENDAR\n",
        calendar(event("CATEGORIES:" + "a,b\\,," * 9000)),
        calendar(
            event(
                *(f"EXDATE:2026{month:02}{day:02}T100000Z" for month in range(1, 13) for day in range(1, 29)),
                "RRULE:FREQ=WEEKLY;COUNT=9",
            )
        ),
        calendar(event("DESCRIPTION:" + "<a href=" * 7000)),
        calendar(event("RDATE:" + ",".join(["20260515T173000Z"] * 3000))),
        calendar(
            event(start="DTSTART;TZID=Bomb:20260515T193000"),
            head="BEGIN:VTIMEZONE\nTZID:Bomb\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE",
        ),
    ],
)
def test_no_file_takes_long(town: Town, data: bytes) -> None:
    """Files made to be slow are read, or refused, in seconds."""
    started = time.process_time()

    town.take(data)

    assert time.process_time() - started < 10


def test_a_zone_of_its_own_is_the_zone_that_has_its_clock(town: Town) -> None:
    """A VTIMEZONE under a made-up name means the IANA zone with the same rules, which is said."""
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:DAYLIGHT\nDTSTART:19700308T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n"
        "TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nEND:DAYLIGHT\nBEGIN:STANDARD\nDTSTART:19701101T020000\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\nEND:VTIMEZONE"
    )

    done = town.take(calendar(event(start="DTSTART;TZID=Ours:20260515T193000"), head=zone))

    assert "timezone: America/New_York" in town.only()[0]
    assert [note.kind for note in done.rows[0].notes] == ["zone of its own"]


PIECES = st.sampled_from(
    [
        *(
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VCALENDAR",
            "END:VCALENDAR",
            "BEGIN:VALARM",
            "END:VALARM",
            "UID:a",
            "UID:b",
            "SUMMARY:x",
            "SUMMARY:",
            "DTSTART:20260515T100000Z",
        ),
        *(
            "DTSTART;VALUE=DATE:20260515",
            "DTSTART;TZID=:1",
            "DTEND:20260514T100000Z",
            "DURATION:P1W",
            "DURATION:-PT5M",
            "RRULE:FREQ=DAILY;COUNT=3",
            "RRULE:;;",
            "RECURRENCE-ID:20260516T100000Z",
        ),
        *(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20260516T100000Z",
            "EXDATE:20260516T100000Z",
            "EXDATE;VALUE=DATE:20260515",
            "RDATE;VALUE=PERIOD:20260601T100000Z/PT1H",
            "STATUS:CANCELLED",
            "LOCATION:\x07\\n,;",
            " folded",
            "\t",
            ":",
            ";",
            "X",
            "DESCRIPTION:<b>",
            "\ud7ff\U0010ffff",
            "X-WR-TIMEZONE:Asia/Shanghai",
            "CATEGORIES:,,",
        ),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(PIECES, max_size=25), ends=st.sampled_from(["\r\n", "\n"]))
def test_any_mixture_of_lines_is_taken_or_told(tmp_path_factory, lines: list[str], ends: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """However lines are mixed there is no exception, the site stays without error, and a second run changes nothing."""
    folder: Path = tmp_path_factory.mktemp("town")
    town = Town(folder)
    data = ends.join(("BEGIN:VCALENDAR", *lines, "")).encode()

    town.take(data)

    assert (town.take(data).written, len(town.events()) >= 0) == ([], True)
