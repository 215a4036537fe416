"""Repeating events of calendars: rules, sentences, exceptions, and rules that no site should have."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from towns import calendar, event

from hundred.build.intake import Wish
from hundred.core.series import dates_of
from hundred.core.times import Timed

if TYPE_CHECKING:
    from towns import Town

    from hundred.core.model import Event

BERLIN = "DTSTART;TZID=Europe/Berlin:20260515T193000"
END = "DTEND;TZID=Europe/Berlin:20260515T220000"
WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"


def days(one: Event) -> list[str]:
    """Return the local days on which an event takes place, with the hour where it has one."""
    return [
        f"{each.when.start:%m-%d %H:%M}" if isinstance(each.when, Timed) else f"{each.when.first_day:%m-%d}"
        for each in dates_of(one)
        if each.status != "cancelled"
    ]


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("FREQ=WEEKLY;COUNT=4", "repeat: every week on Friday, 4 times"),
        ("FREQ=WEEKLY;UNTIL=20260612T173000Z", "repeat: every week on Friday until 2026-06-12"),
        ("FREQ=WEEKLY;UNTIL=20260612T173000Z;INTERVAL=2;BYDAY=FR;WKST=MO", "repeat: every 2 weeks on Friday until 2026-06-12"),
        ("FREQ=MONTHLY;BYDAY=3FR;COUNT=3", "repeat: every month on the third Friday, 3 times"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=3;COUNT=3;", "repeat: every month on the third Friday, 3 times"),
        ("FREQ=WEEKLY;COUNT=2;BYHOUR=19;BYMINUTE=30;BYSECOND=0", "repeat: every week on Friday, 2 times"),
        ("FREQ=YEARLY;BYYEARDAY=135,200;COUNT=3", "rrule: FREQ=YEARLY;BYYEARDAY=135,200;COUNT=3"),
        ("FREQ=WEEKLY", "repeat: every week on Friday until 2028-11-19"),
        ("FREQ=WEEKLY;UNTIL=99991231T235959Z;COUNT=-1", "repeat: every week on Friday until 2028-11-19"),
        ("FREQ=WEEKLY;UNTIL=20991231", "repeat: every week on Friday until 2028-11-19"),
    ],
)
def test_a_rule_becomes_a_sentence_where_one_says_it(town: Town, rule: str, line: str) -> None:
    """The rule is a sentence that gives the same dates, else an RRULE; one without end gets one."""
    town.take(calendar(event(BERLIN, END, f"RRULE:{rule}", start="")))

    assert [one for one in town.only()[0] if one.startswith(("repeat", "rrule"))] == [line]
    assert len(town.events()) == 1


def test_a_chinese_site_gets_chinese_sentences(town: Town) -> None:
    """The sentence is in the language of the site."""
    town.settings = {
        **town.settings,
        "DEFAULT_LANG": "zh-Hans",
        "HUNDRED": {"uid_domain": "town.example", "languages": ["zh-Hans"]},
    }

    town.take(calendar(event(BERLIN, WEEKLY, start="")))

    (line,) = (one for one in town.only()[0] if one.startswith("repeat"))
    assert line == "repeat: 每周 周五，4次" or line.startswith("repeat: 每周")
    assert days(*town.events().values()) == ["05-15 19:30", "05-22 19:30", "05-29 19:30", "06-05 19:30"]


def test_exceptions_are_the_changes_of_the_file(town: Town) -> None:
    """EXDATE skips, an override moves or cancels, RDATE adds; what these do not say is named."""
    master = event(
        BERLIN,
        END,
        WEEKLY,
        "EXDATE;TZID=Europe/Berlin:20260522T193000,20260901T193000",
        "RDATE;TZID=Europe/Berlin:20260620T150000",
        start="",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20260529T193000",
        END.replace("0515T22", "0530T21"),
        "LOCATION:Pier",
        start=BERLIN.replace("0515", "0530"),
    )
    gone = event("RECURRENCE-ID:20260605T173000Z", "STATUS:CANCELLED", start="DTSTART:20260605T173000Z")

    done = town.take(calendar(master, moved, gone))

    assert town.only()[0][-5:] == [
        "changes:",
        "  - {on: 2026-05-22, skip: yes}",
        "  - {on: 2026-05-29, move: 2026-05-30 19:30, end: 21:00, venue: Pier}",
        "  - {on: 2026-06-05, cancel: yes}",
        "  - {add: 2026-06-20 15:00}",
    ]
    assert days(*town.events().values()) == ["05-15 19:30", "05-30 19:30", "06-20 15:00"]
    assert [note.text for note in done.rows[0].notes if note.kind == "date"] == [
        "2026-09-01 is excluded but is no date of the rule; left out"
    ]


def test_dates_without_a_rule_are_added(town: Town) -> None:
    """RDATE alone makes an event of several dates."""
    town.take(calendar(event(BERLIN, END, "RDATE;TZID=Europe/Berlin:20260515T193000,20260701T180000", start="")))

    assert days(*town.events().values()) == ["05-15 19:30", "07-01 18:00"]


def test_a_start_off_the_rule_is_a_date_too(town: Town) -> None:
    """The source's start is kept beside the dates of its rule, as calendar programs show it."""
    done = town.take(
        calendar(event("DTSTART;TZID=Europe/Berlin:20260514T193000", "RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=2", start=""))
    )

    assert days(*town.events().values()) == ["05-14 19:30", "05-15 19:30", "05-22 19:30"]
    assert "rule" in {note.kind for note in done.rows[0].notes}


@pytest.mark.parametrize(
    ("start", "zone", "hours"),
    [("20260515T090000Z", "UTC", {"09:00"}), ("20261115T090000Z", "Europe/Berlin", {"10:00"})],
)
def test_a_rule_by_utc_is_shown_by_the_local_clock_where_that_is_true(
    town: Town, start: str, zone: str, hours: set[str]
) -> None:
    """Half a year by UTC crosses a change of the clocks and stays in UTC; six weeks do not."""
    town.take(calendar(event(f"DTSTART:{start}", f"RRULE:FREQ=WEEKLY;COUNT={40 if zone == 'UTC' else 6}", start="")))

    (one,) = town.events().values()
    assert (one.zone, {day[-5:] for day in days(one)}) == (zone, hours)


def test_the_end_of_an_endless_rule_stays(town: Town) -> None:
    """What was once chosen is kept by later imports, told when it comes near, and moved by --until."""
    data = calendar(event(BERLIN, "RRULE:FREQ=WEEKLY;BYDAY=FR", start=""))
    town.take(data)
    town.now = datetime(2028, 10, 1, tzinfo=UTC)

    later = town.take(data)
    assert (later.written, "import it with a later --until" in later.as_text()) == ([], True)
    chosen = town.take(data, wish=Wish(until=date(2029, 6, 1)))

    assert chosen.rows[0].taken == ("rule",)
    assert "repeat: every week on Friday until 2029-06-01" in town.only()[0]
    assert town.take(data).written == []


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY;COUNT=5", "FREQ=SECONDLY is not taken"),
        ("FREQ=MINUTELY", "FREQ=MINUTELY is not taken"),
        ("FREQ=DAILY;COUNT=999999", "more than 1,000 dates"),
        ("FREQ=DAILY;COUNT=99999999999999999999", "COUNT is not a number"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL is not a number"),
        ("FREQ=FORTNIGHTLY", "is not a frequency"),
        ("FREQ=DAILY;BYHOUR=1,2,3", "gives other times of the day than its start"),
        ("COUNT=3", "needs a FREQ"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=10", "makes some calendar programs hang"),
    ],
)
def test_a_rule_that_no_event_may_have_is_refused_soon(town: Town, rule: str, why: str) -> None:
    """Rules of many or odd dates are refused with the reason, and cost nothing."""
    started = time.process_time()

    done = town.take(calendar(event(BERLIN, f"RRULE:{rule}", start=""), event(uid="b")))

    assert ([row.action for row in done.rows], why in done.rows[0].why) == (["refused", "new"], True)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "rule",
    ["FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=10", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=DAILY;UNTIL=20200101"],
)
def test_a_rule_without_any_date_is_a_single_event(town: Town, rule: str) -> None:
    """Looking for a day that never comes ends, and the start is kept."""
    started = time.process_time()

    town.take(calendar(event(BERLIN, f"RRULE:{rule}", start="")))

    assert (days(*town.events().values()), time.process_time() - started < 5) == (["05-15 19:30"], True)


def test_rules_of_exceptions_and_several_rules_are_refused(town: Town) -> None:
    """EXRULE and a second RRULE are named as what the file cannot say."""
    done = town.take(calendar(event(WEEKLY, "EXRULE:FREQ=DAILY"), event(WEEKLY, "RRULE:FREQ=DAILY;COUNT=3", uid="b")))

    assert [row.why for row in done.rows] == [
        "it has an EXRULE, a rule of exceptions, which event files do not have",
        "it repeats by 2 rules at once; an event file has one",
    ]
