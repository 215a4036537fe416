"""Any text an editor can write reaches every reader as it was meant, on lines every reader accepts."""

from __future__ import annotations

import unicodedata

import pytest
from calendar_builders import event, text, view
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from test_calendar_judges import sit

from hundred.calendars.feed import event_bytes
from hundred.calendars.parts import Entries
from hundred.core.plain import clean, one_line, plain
from judges import ICAL, ICALENDAR, ICALJS, ICSPY, JUDGES, VOBJECT, Judge

FAMILY = "👩‍👩‍👧‍👦"  # four people joined by ZWJ, 25 octets that must not be parted
AWKWARD = st.sampled_from(
    ["\n", "\n\n", ",", ";", "\\", "\\n", "\\,", ":", '"', "^n", "BEGIN:VEVENT", "汉字", "，", FAMILY, "🏳️‍🌈", " ", "\t"]
)
WORDS = st.lists(st.one_of(AWKWARD, st.text(max_size=8)), max_size=40).map("".join)
UID = "uid-picnic@town.example"


def ics_of(title: str, place: str) -> bytes:
    """Return the file of an event with that title and place."""
    one = event(texts=(text(title),), place=place)
    seen = view(one)
    return event_bytes(Entries(seen), one)


def ics_with(body: str) -> bytes:
    """Return the file of an event with that body."""
    one = event(texts=(text(body=body),))
    seen = view(one)
    return event_bytes(Entries(seen), one)


def check_lines(ics: bytes) -> None:
    """Assert what no reader complains about: CRLF, at most 75 octets, whole characters, no controls, one final CRLF."""
    assert ics.endswith(b"END:VCALENDAR\r\n")
    assert not ics.startswith(b"\xef\xbb\xbf")
    lines = ics.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert 0 < len(line) <= 75
        shown = line.decode()  # raises where a character was parted
        assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cs"} and char != "\t"]
        assert (len(shown) - len(shown.rstrip("\\"))) % 2 == 0  # no escape is parted from what it escapes


@given(title=WORDS, place=WORDS)
@example(title="a" * 10_000, place="汉" * 10_000)
@example(title=FAMILY * 400, place="\\" * 999 + ",;" * 999)
@example(title="12345678" * 8 + "\\", place="123456" * 10 + "\\" * 300)
@example(title="\x07bell\x00 \x85next \u2028line \ud800 \ufeff", place="\r\nBEGIN:VALARM\r\n")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_lines_are_short_whole_and_free_of_controls(title: str, place: str) -> None:
    """No text can break a line, a character or the frame of the file."""
    check_lines(ics_of(title, place))


@pytest.mark.parametrize("judge", [ICALENDAR, ICAL, VOBJECT, ICSPY], ids=lambda judge: judge.name)
@given(title=WORDS, place=WORDS)
@example(title="a" * 10_000, place="汉" * 10_000)
@example(title=FAMILY * 400, place="a,b;c:d")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_titles_and_places_come_back_as_they_were(judge: Judge, title: str, place: str) -> None:
    """What a reader shows is what the editor wrote, on one line and without control characters."""
    assume(judge is not ICSPY or "\\" not in title + place)  # it takes a backslash and the letter n for a line end
    seen = judge.read(ics_of(title, place))[UID]

    assert (seen.summary or "").strip() == one_line(title)
    assert (seen.location or "").strip() == one_line(place)


@pytest.mark.parametrize("judge", [ICALENDAR, ICAL, VOBJECT, ICALJS], ids=lambda judge: judge.name)
@pytest.mark.parametrize(
    "body",
    [
        "first, line; of \\ many\n\nsecond " + FAMILY,
        "，。；：" * 90 + "\n\n" + FAMILY * 20,
        "- one, two\n- three; four\n- C:\\new\\north",
        "\\\\n is not a line end, \\\\\\\\n neither",
    ],
)
def test_descriptions_come_back_as_they_were(judge: Judge, body: str) -> None:
    """Lines, commas, semicolons, backslashes, Chinese and joined emoji survive."""
    sit(judge)
    ics = ics_with(body)

    assert judge.read(ics)[UID].description == f"{plain(body)}\n\nhttps://town.example/site/events/picnic/"
    check_lines(ics)


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.name)
@pytest.mark.parametrize("body", ["x" * 10_000, "好" * 10_000, FAMILY * 2000, ", ;" * 3000])
def test_ten_thousand_characters_are_read_by_all(judge: Judge, body: str) -> None:
    """The text is cut, the address of the page still stands under it, no line is too long."""
    sit(judge)
    ics = ics_with(body)

    description = judge.read(ics)[UID].description

    assert description is None or description.endswith("…\n\nhttps://town.example/site/events/picnic/")
    check_lines(ics)


@given(st.text())
def test_clean_text_has_one_kind_of_line_end(written: str) -> None:
    """Whatever Python's splitlines() takes for a line end is one, and no other control is left."""
    assert clean(written).splitlines() == clean(written).removesuffix("\n").split("\n") or not clean(written)
    assert clean(clean(written)) == clean(written)
