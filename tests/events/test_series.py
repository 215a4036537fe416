"""Series: `repeat`, `rrule` and `changes` become dates, and whatever cannot be is told with its cure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from hundred.core.times import AllDay, Timed

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from hundred.core.model import Event

WEEKLY = {"start": "2026-12-04 19:30", "end": "21:30", "timezone": "Europe/London", "repeat": "every week, 4 times"}


def changes(*lines: str) -> str:
    """Return a list of changes as it stands in a header."""
    return "".join(f"\n  - {{{line}}}" for line in lines)


def series(hamlet: Hamlet, *lines: str, **header: str) -> Event:
    """Return a series of four Fridays in London with those changes."""
    files = {
        "events/walk.md": hamlet.event(**(WEEKLY | ({"changes": changes(*lines)} if lines else {}) | header)),
        "venues/hall.md": hamlet.file(title="The Hall"),
    }
    return hamlet.community(files).events[0]


def told(event: Event) -> list[tuple[str, str, str, str]]:
    """Return (name, state, start and end as the clock shows them, where and why) of every date."""
    return [
        (one.on, one.state, _span(one.when), " ".join(part for part in (one.venue or one.place, one.why) if part))
        for one in event.occurrences
    ]


def _span(when: Timed | AllDay) -> str:
    if isinstance(when, AllDay):
        return f"{when.first_day}/{when.last_day}"
    return f"{when.start:%m-%d %H:%M}" + (f"–{when.end:%H:%M}" if when.end else "")


def test_a_series_has_its_rule_and_every_date(hamlet: Hamlet) -> None:
    """The event itself is at the first of them."""
    event = series(hamlet)

    assert event.when == Timed(
        start=datetime(2026, 12, 4, 19, 30, tzinfo=ZoneInfo("Europe/London")),
        end=datetime(2026, 12, 4, 21, 30, tzinfo=ZoneInfo("Europe/London")),
    )
    assert event.rule == "FREQ=WEEKLY;BYDAY=FR;COUNT=4"
    assert told(event) == [
        ("2026-12-04", "", "12-04 19:30–21:30", ""),
        ("2026-12-11", "", "12-11 19:30–21:30", ""),
        ("2026-12-18", "", "12-18 19:30–21:30", ""),
        ("2026-12-25", "", "12-25 19:30–21:30", ""),
    ]


def test_every_change_of_a_series(hamlet: Hamlet) -> None:
    """Skipped, cancelled, moved in time and place, and added, each with its reason; all by start."""
    event = series(
        hamlet,
        "on: 2026-12-11, skip: the hall is let",
        "on: 2026-12-18, cancel: storm",
        "on: 2026-12-25, move: 2026-12-23 18:00, end: 19:00, venue: hall, why: the day is taken",
        "add: 2026-12-20 15:00, venue: The pier, why: for those who missed one",
    )

    assert told(event) == [
        ("2026-12-04", "", "12-04 19:30–21:30", ""),
        ("2026-12-11", "skipped", "12-11 19:30–21:30", "the hall is let"),
        ("2026-12-18", "cancelled", "12-18 19:30–21:30", "storm"),
        ("2026-12-20", "added", "12-20 15:00–17:00", "The pier for those who missed one"),
        ("2026-12-25", "moved", "12-23 18:00–19:00", "hall the day is taken"),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("on: 2026-12-11, skip: yes", ("2026-12-11", "skipped", "12-11 19:30–21:30", "")),
        ("on: 2026-12-11, cancel: 是, why: storm", ("2026-12-11", "cancelled", "12-11 19:30–21:30", "storm")),
        ("on: 2026-12-11, move: 2026-12-12", ("2026-12-11", "moved", "12-12 19:30–21:30", "")),
        ("on: 2026-12-11, venue: hall", ("2026-12-11", "moved", "12-11 19:30–21:30", "hall")),
        ("on: 2026-12-11, end: 23:00", ("2026-12-11", "moved", "12-11 19:30–23:00", "")),
        ("on: 2026-12-11, move: 2026-12-11 20:00", ("2026-12-11", "moved", "12-11 20:00–22:00", "")),
    ],
)
def test_the_short_ways_to_say_a_change(hamlet: Hamlet, line: str, found: tuple[str, str, str, str]) -> None:
    """What is not said is as planned."""
    assert told(series(hamlet, line))[1] == found


def test_a_moved_date_may_take_the_day_of_a_skipped_one(hamlet: Hamlet) -> None:
    """And that of one that is moved away itself: only what takes place counts."""
    event = series(
        hamlet,
        "on: 2026-12-11, move: 2026-12-18 19:30",
        "on: 2026-12-18, skip: yes",
    )

    assert [(one[0], one[1], one[2][:5]) for one in told(event)[1:3]] == [
        ("2026-12-11", "moved", "12-18"),
        ("2026-12-18", "skipped", "12-18"),
    ]


def test_dates_that_follow_no_rule(hamlet: Hamlet) -> None:
    """An event without `repeat` may have further dates."""
    event = series(hamlet, "add: 2026-12-09 20:00", "add: 2027-01-02", repeat="")

    assert event.rule == ""
    assert [one[:3] for one in told(event)] == [
        ("2026-12-04", "", "12-04 19:30–21:30"),
        ("2026-12-09", "added", "12-09 20:00–22:00"),
        ("2027-01-02", "added", "01-02 19:30–21:30"),
    ]


def test_a_series_keeps_its_hour_when_the_clocks_change(hamlet: Hamlet) -> None:
    """19:30 in London is 18:30 UTC before the last Sunday of October, 19:30 after it."""
    event = series(hamlet, start="2026-10-16 19:30")

    starts = [one.when.start.astimezone(UTC).hour for one in event.occurrences if isinstance(one.when, Timed)]
    assert starts == [18, 18, 19, 19]


def test_an_end_is_by_the_clock_and_a_duration_by_the_time(hamlet: Hamlet) -> None:
    """In the night in which the clocks go back a night until five is an hour longer, one of eight hours ends at four."""
    night = {"start": "2026-10-17 21:00", "repeat": "every week, 2 times"}

    by_end = series(hamlet, end="2026-10-18 05:00", **night)
    by_length = series(hamlet, end="", duration="8h", **night)

    assert [one[2] for one in told(by_end)] == ["10-17 21:00–05:00", "10-24 21:00–05:00"]
    assert [one[2] for one in told(by_length)] == ["10-17 21:00–05:00", "10-24 21:00–04:00"]


def test_whole_days_repeat_too(hamlet: Hamlet) -> None:
    """Each is as many days long as the first."""
    event = series(
        hamlet, "on: 2027-12-04, move: 2027-12-06", start="2026-12-04", end="2026-12-05", repeat="every year, 3 times"
    )

    assert [one[:3] for one in told(event)] == [
        ("2026-12-04", "", "2026-12-04/2026-12-05"),
        ("2027-12-04", "moved", "2027-12-06/2027-12-07"),
        ("2028-12-04", "", "2028-12-04/2028-12-05"),
    ]


def test_reasons_are_translated(hamlet: Hamlet) -> None:
    """A translation says them by the date; what it leaves out is said in the original's language."""
    lines = changes("on: 2026-12-11, skip: the hall is let", "on: 2026-12-18, cancel: storm")
    other = changes("on: 2026-12-11, skip: 场地租出去了")
    files = {
        "events/walk.md": hamlet.event(**WEEKLY, changes=lines),
        "events/walk.zh-Hans.md": hamlet.file(title="散步", changes=other),
    }

    view = hamlet.view(files, "zh-Hans")

    text = view.text(view.community.events[0])
    assert dict(text.words) == {"why:2026-12-11": "场地租出去了"}


FAULTS: list[tuple[str, str, str, str]] = [
    ("on: 2026-12-12, skip: x", "change-date", "2026-12-12", "the nearest are 2026-12-04, 2026-12-11, 2026-12-18"),
    ("skip: x", "change", "", "write  {on: 2026-12-04, skip: why}"),
    ("on: 2026-12-11", "change", "", "write  {on: 2026-12-11, skip: why}"),
    ("on: 2026-12-11, why: x", "change", "", "write  {on: 2026-12-11, skip: why}"),
    ("on: 2026-12-11, skip: x, cancel: y", "change", "y", "keep one of the two"),
    ("on: 2026-12-11, cancel: x, move: 2026-12-12", "change", "2026-12-12", "keep one of the two"),
    ("on: 2026-12-11, skip: x, venue: hall", "change", "hall", "leave it out"),
    ("on: 2026-12-11, cancel: x, end: 22:00", "change", "22:00", "leave it out"),
    ("on: 2026-12-11, move: 2026-12-11 19:30", "change", "2026-12-11 19:30", "leave this line out"),
    ("on: 2026-12-11, move: 2026-12-18 20:00", "change-twice", "2026-12-18 20:00", "skip the other one:  {on: 2026-12-18"),
    ("on: 2026-12-11, move: tomorrow", "date", "tomorrow", "write it in this form: 2026-12-05 19:00"),
    ("on: 2026-12-11, end: 19:00", "end", "19:00", "if it ends the next day"),
    ("on: 2026-12-11, move: 2027-03-28 01:30", "gap", "2027-03-28 01:30", "write 2027-03-28 02:30"),
    ("on: 2026-12-11, venue: hal", "no-venue", "hal", "did you mean 'hall'?"),
    ("add: 2026-12-11 12:00", "change-twice", "2026-12-11 12:00", "{on: 2026-12-11, move: 2026-12-11 20:00}"),
    ("add: 2026-12-12, on: 2026-12-11", "change", "2026-12-11", "leave 'on' out"),
    ("add: 2026-12-12, skip: x", "change", "2026-12-12", "keep one of the two"),
    ("on: 2026-12-11, skip: storm, again", "unknown-key", "again", "keys"),
    ("on: 2026-12-11, skip: storm, once again", "unknown-key", "once again", 'in quotes, as in  "so and so, once again"'),
]


@pytest.mark.parametrize(("line", "code", "at", "cure"), FAULTS, ids=[fault[0] for fault in FAULTS])
def test_a_change_that_cannot_be(hamlet: Hamlet, line: str, code: str, at: str, cure: str) -> None:
    """It is told at its line and value, with what to write instead."""
    text = hamlet.event(**WEEKLY, changes=changes(line))
    written = f"  - {{{line}}}"

    [problem] = hamlet.problems({"events/walk.md": text, "venues/hall.md": hamlet.file(title="The Hall")})

    place = problem.place
    assert (problem.code, problem.source) == (code, written)
    assert cure in problem.help
    assert written[place.col - 1 :].startswith(at or "{")


TWICE = [
    (("on: 2026-12-11, skip: x", "on: 2026-12-11, cancel: y"), "2026-12-11 is changed twice; first on line 9"),
    (("add: 2026-12-13", "add: 2026-12-13 12:00"), "2026-12-13 is changed twice; first on line 9"),
    (("add: 2026-12-13", "on: 2026-12-11, move: 2026-12-13"), "another date of the series is on 2026-12-13 already"),
]


@pytest.mark.parametrize(("lines", "message"), TWICE)
def test_two_changes_that_cannot_both_be(hamlet: Hamlet, lines: tuple[str, str], message: str) -> None:
    """The second one is told."""
    [problem] = hamlet.problems({"events/walk.md": hamlet.event(**WEEKLY, changes=changes(*lines))})

    assert (problem.code, problem.place.line, problem.message) == ("change-twice", 10, message)


HEADERS: list[tuple[dict[str, Any], str, str]] = [
    ({"repeat": "", "changes": changes("on: 2026-12-04, skip: x")}, "change", "say how it repeats"),
    ({"start": "2026-12", "end": ""}, "repeat", "give the start a day"),
    ({"rrule": "FREQ=WEEKLY;COUNT=4"}, "repeat", "keep one of the two"),
    ({"was": "2026-11-27 19:30"}, "repeat", "is moved by a line under 'changes'"),
    ({"repeat": "every day, 990 times", "changes": changes(*["add: 2036-01-01"] * 11)}, "repeat", "end the rule sooner"),
    ({"start": "2026-12-04", "end": "", "changes": changes("add: 2027-01-01 12:00")}, "change", "add: 2027-01-01"),
]


@pytest.mark.parametrize(("header", "code", "cure"), HEADERS, ids=range(len(HEADERS)))
def test_what_cannot_repeat(hamlet: Hamlet, header: dict[str, Any], code: str, cure: str) -> None:
    """An event contradicts itself: it is told, with a way out."""
    found = hamlet.problems({"events/walk.md": hamlet.event(**(WEEKLY | header))})

    assert [problem.code for problem in found] == [code]
    assert cure in found[0].help


def test_a_translation_gives_reasons_only(hamlet: Hamlet) -> None:
    """For dates that the original changes, and nothing but the reason."""
    lines = changes("on: 2026-12-11, skip: the hall is let")
    other = changes("on: 2026-12-18, why: 某", "on: 2026-12-11, move: 2026-12-12", "on: 2026-12-11")
    files = {
        "events/walk.md": hamlet.event(**WEEKLY, changes=lines),
        "events/walk.zh-Hans.md": hamlet.file(title="散步", changes=other),
    }

    assert hamlet.told(files) == [
        "content/events/walk.zh-Hans.md:4:10 change-date",
        "content/events/walk.zh-Hans.md:5:5 change",
        "content/events/walk.zh-Hans.md:5:22 unknown-key",
        "content/events/walk.zh-Hans.md:6:5 change",
    ]
