"""The linter of calendars: a sound file passes, and each fault is told where it is."""

from __future__ import annotations

import random
import time
from datetime import date, datetime, timedelta
from itertools import takewhile
from pathlib import Path

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_cases import CASES, SOUND, Case, sound

from hundred.calendars.lint.check import lint
from hundred.calendars.lint.codes import CODES
from hundred.calendars.lint.rule import Rule, days_of, read_rule
from hundred.calendars.lint.told import MOST
from hundred.calendars.lint.values import read_duration
from hundred.core.problems import as_text

LAST = date(2031, 1, 1)


def told(data: bytes) -> list[tuple[str, int, int]]:
    """Return code, line and column of every problem of a file."""
    return [(one.code, one.place.line, one.place.col) for one in lint("town.ics", data)]


def event(*lines: str) -> bytes:
    """Return a calendar with one event of those lines besides what it must have."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:a", "DTSTAMP:20260101T000000Z", "SEQUENCE:0"]
    return "\r\n".join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def test_a_sound_calendar_has_no_problems() -> None:
    """Folds inside a word, escapes, a zone with summer time, a series with exceptions and a whole day are as they should be."""
    assert told(sound()) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_fault_is_told_where_it_is(case: Case) -> None:
    """One fault is one problem, at its line and column."""
    assert told(case.ics()) == [(case.code, case.line, case.column)]


def test_every_fault_has_a_case() -> None:
    """No code is left without a file that shows it; `limit` is shown below."""
    assert {case.code for case in CASES} == CODES.keys() - {"limit"}


def test_a_problem_says_what_to_do() -> None:
    """The message, the line and the cure are told as those of content are."""
    (case,) = (case for case in CASES if case.code == "until-not-utc")

    assert as_text(lint("town.ics", case.ics())) == (
        "town.ics:45:34: error[until-not-utc]: UNTIL is not in UTC\n"
        "  45 | RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127T190000\n"
        "     |                                  ^^^^^^^^^^^^^^^\n"
        "  help: write it in UTC, with a Z at its end\n"
    )


def test_a_column_is_found_on_a_folded_line() -> None:
    """The place is on the physical line, in characters, the blank of the fold counted."""
    text = SOUND.replace("  一直走到灯塔。", "  一直走到, 灯塔。").replace("\n", "\r\n").encode()

    assert told(text) == [("escape", 33, 7)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20260105T100000Z", "DURATION:-PT1H"], [("end-before-start", 9, 10)]),
        (["DTSTART:20260105T100000Z", "DURATION:PT0S"], [("zero-length", 9, 10)]),
        (["DTSTART:20260105T100000Z", "EXDATE:20260106T100000Z"], [("exdate-off-rule", 9, 8)]),
        (["DTSTART:20260105T100000Z", "RRULE:FREQ=HOURLY;COUNT=3", "EXDATE:20260105T110000Z"], []),
        (
            ["DTSTART;VALUE=DATE:20260105", "RRULE:FREQ=DAILY;UNTIL=20260107", "EXDATE;VALUE=DATE:20260107,20260108"],
            [("exdate-off-rule", 10, 28)],
        ),
        (["DTSTART:20260105T100000Z", "RRULE:FREQ=DAILY;UNTIL=20260107T100000Z", "EXDATE:20260107T100000Z"], []),
        (
            ["DTSTART:20260105T100000Z", "RRULE:FREQ=DAILY;UNTIL=20260107T095959Z", "EXDATE:20260107T100000Z"],
            [("exdate-off-rule", 10, 8)],
        ),
        (["DTSTART:20260105T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=2MO;COUNT=3"], [("rule", 9, 7)]),
        (["DTSTART:20260105T100000Z", "RRULE:FREQ=WEEKLY;UNTIL=20260231T100000Z"], [("date", 9, 25)]),
        (["DTSTART;VALUE=DATE:20260105T100000Z"], [("date", 8, 1)]),
        (["DTSTART:20260105"], [("date", 8, 1)]),
        (["DTSTART:20260105T100000Z", "ATTACH:https://a.example/x", "ORGANIZER:Li Wei"], [("uri", 10, 13)]),
        (["DTSTART:20260105T100000Z", "URL:hamlet.example"], [("uri", 9, 5)]),
        (["DTSTART:20260105T100000Z", "GEO:91;0"], [("geo", 9, 5)]),
        (["DTSTART:20260105T100000Z", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM"], []),
    ],
)
def test_a_further_form_of_a_fault_is_told(lines: list[str], expected: list[tuple[str, int, int]]) -> None:
    """What has several forms is told in each of them, and what only looks like a fault is not."""
    assert told(event(*lines)) == expected


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("PT1H", 3600), ("P1D", 86400), ("P2W", 1209600), ("-PT5M", -300), ("P1DT2H3M4S", 93784), ("+PT0S", 0)]
    + [(text, None) for text in ("P1H", "P", "PT", "1H", "P1W2D", "PT1H2", "P1DT", "", "PT1.5H", "P1Y", "PT9999999H")],
)
def test_a_length_of_time_is_read(text: str, seconds: int | None) -> None:
    """What the standard writes is a length, and nothing else is."""
    found = read_duration(text)

    assert found == (None if seconds is None else timedelta(seconds=seconds))


RULES = """
FREQ=DAILY;INTERVAL=3;COUNT=40
FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE;BYMONTH=3,10
FREQ=DAILY;BYMONTHDAY=1,-1
FREQ=WEEKLY
FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU
FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO
FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR;WKST=WE;COUNT=17
FREQ=WEEKLY;BYMONTH=1,12;BYDAY=SA
FREQ=MONTHLY
FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31
FREQ=MONTHLY;BYMONTHDAY=-1,-3,13
FREQ=MONTHLY;BYDAY=-1FR
FREQ=MONTHLY;BYDAY=2TU,-2TH,5SA
FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=2,-2;COUNT=9
FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13
FREQ=YEARLY
FREQ=YEARLY;INTERVAL=2;BYMONTH=2,9
FREQ=YEARLY;BYMONTHDAY=29
FREQ=YEARLY;BYDAY=MO
FREQ=YEARLY;BYDAY=20MO,-1SU
FREQ=YEARLY;BYMONTH=3,11;BYDAY=-1SU,1MO
FREQ=YEARLY;BYYEARDAY=1,100,-1
FREQ=YEARLY;BYDAY=SU;BYSETPOS=1,-1
""".split()


@pytest.mark.parametrize("start", [date(2024, 1, 31), date(2024, 2, 29), date(2025, 6, 13), date(2026, 12, 27)], ids=str)
@pytest.mark.parametrize("text", RULES)
def test_a_rule_gives_the_days_that_dateutil_gives(text: str, start: date) -> None:
    """The bounded walk and dateutil agree."""
    rule = read_rule(text)
    assert isinstance(rule, Rule)
    begin = datetime.combine(start, datetime.min.time())

    expected = [at.date() for at in takewhile(lambda at: at.date() <= LAST, rrulestr(text, dtstart=begin))]

    assert rule.walkable
    assert list(days_of(rule, start, LAST)) == expected


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n" * 10_000,
        b"\x00" * 100_000,
        b"BEGIN:VEVENT\r\n" * 20_000,
        b"BEGIN:VCALENDAR\r\n" + b"END:X\r\n" * 20_000,
        b"A" * 2_000_000,
        b"A;B=" + b'"' * 1_000_001,
        b"SUMMARY:" + b"\\" * 1_000_000,
        b"X:y\r\n" + b" \xff\r\n" * 100_000,
        event("DTSTART:20260230T100000Z" + "1" * 1_000_000),
        event("DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        event("DTSTART:00010101T100000Z", "RRULE:FREQ=DAILY", "EXDATE:99991231T100000Z"),
        event("DTSTART:99991231T235959Z", "DTEND:99991231T235959Z", "RRULE:FREQ=YEARLY;INTERVAL=9999"),
        event("DTSTART;TZID=../../etc/passwd:20260101T100000"),
        event("DTSTART:20260101T100000Z", "EXDATE:" + ",".join(["20260101T100000Z"] * 100_000)),
        event(*["DTSTART:20260101T100000Z"] * 50_000),
        event("DTSTART:20260101T100000Z", *(f"RRULE:{';' * 1000}" for _ in range(1000))),
    ],
    ids=lambda data: repr(data[:24]),
)
def test_a_hostile_file_takes_no_time(data: bytes) -> None:
    """Never a traceback, never more than a few seconds of processor time, never more problems than anybody reads."""
    began = time.process_time()
    problems = lint("town.ics", data)

    assert time.process_time() - began < 5
    assert len(problems) <= MOST + 1


def test_ten_thousand_endless_series_take_no_time() -> None:
    """Where the work for all the rules of a file is spent, the rest is said to be unjudged."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    rest = ["DTSTAMP:20260101T000000Z", "SEQUENCE:0", "DTSTART:20260101T100000Z", "RRULE:FREQ=DAILY", "EXDATE:20760101T100000Z"]
    events = ("\r\n".join(["BEGIN:VEVENT", f"UID:{n}", *rest, "END:VEVENT"]) for n in range(10_000))
    data = "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode()
    began = time.process_time()

    codes = {code for code, _, _ in told(data)}

    assert time.process_time() - began < 10
    assert codes == {"limit"}


@given(st.binary(max_size=400), st.integers(0, 10**9))
@settings(max_examples=200)
def test_any_bytes_are_judged(noise: bytes, seed: int) -> None:
    """A sound calendar with noise anywhere in it is judged without an exception."""
    place = random.Random(seed).randrange(len(sound()))  # noqa: S311 - no secret
    data = sound()

    lint("town.ics", data[:place] + noise + data[place + len(noise) // 2 :])


def test_the_samples_of_icalendar_are_judged() -> None:
    """Some hundred and fifty real and broken files, without an exception."""
    files = sorted((Path(icalendar.__file__).parent).rglob("*.ics"))

    codes = {one.code for path in files for one in lint(path.name, path.read_bytes())}

    assert len(files) > 100
    assert len(codes) > 25
