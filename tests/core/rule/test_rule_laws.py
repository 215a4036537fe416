"""Laws of recurrence: dateutil is the judge of dates, every word is read back, and nothing an editor writes raises."""

from __future__ import annotations

import time
from calendar import Calendar
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from hundred.core.problems import Place, Report
from hundred.core.rule.expand import completed, days_of, expand
from hundred.core.rule.heads import head
from hundred.core.rule.judge import nearby
from hundred.core.rule.model import WORKING, Rule, Written
from hundred.core.rule.read import read_rule
from hundred.core.rule.rrule import in_order, parse_rrule, write_rrule
from hundred.core.rule.say import say_rule, sentence_of

ZONES = ("Asia/Shanghai", "Europe/London", "America/New_York", "Asia/Jerusalem", "America/Santiago", "Australia/Sydney")
WORDS = (
    "every each other second third last first 2nd 15th 31st the on of in and , until for times time day days week weeks"
    " month months year Friday Fridays Tue weekday weekend May June 12 2 0 999 2026-06-30 30 June 2026 06/07/2026 biweekly"
    " fortnight at 19:30 from except forever 每 两 周 五 周五 每周 每月 每两周 第一个 最后一个 工作日 15 日 号 月 年 至 直到 共 6 次"
    " ， 、 和 的 一共 隔周 双周 FREQ=DAILY ;COUNT=4 - – . （ \u200b 😀"
).split()


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Draw any rule that an RRULE may say, without an end."""
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    counted = freq in {"MONTHLY", "YEARLY"}
    ordinal = st.sampled_from((-2, -1, 0, 1, 2, 4, 5)) if counted else st.just(0)
    weekdays = draw(st.sets(st.tuples(ordinal, st.integers(0, 6)), max_size=4))
    monthdays = draw(st.sets(st.sampled_from((1, 13, 15, 28, 29, 30, 31, -1, -3)), max_size=3)) if counted else set()
    months = draw(st.sets(st.integers(1, 12), max_size=3))
    yeardays = draw(st.sets(st.sampled_from((1, 60, 100, 366, -1)), max_size=2)) if freq == "YEARLY" else set()
    some = weekdays or monthdays or yeardays
    positions = draw(st.sets(st.sampled_from((1, 2, -1)), max_size=2)) if some and counted else set()
    return Rule(
        freq=freq,
        interval=draw(st.integers(1, 4)),
        months=tuple(sorted(months)),
        monthdays=tuple(sorted(monthdays)),
        yeardays=tuple(sorted(yeardays)),
        weekdays=tuple(sorted(weekdays)),
        positions=tuple(sorted(positions)),
        week_start=draw(st.sampled_from((0, 6))),
    )


@st.composite
def sayable(draw: st.DrawFn) -> Rule:
    """Draw a rule of the kinds that sentences are for, without an end."""
    freq = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    interval = draw(st.integers(1, 120))
    if freq == "DAILY":
        return Rule(freq=freq, interval=interval)
    plain = draw(st.sets(st.integers(0, 6), min_size=1))
    if freq == "WEEKLY":
        return Rule(freq=freq, interval=interval, weekdays=tuple((0, day) for day in sorted(plain)))
    months = tuple(sorted(draw(st.sets(st.integers(1, 12), min_size=1)))) if freq == "YEARLY" else ()
    form = draw(st.sampled_from(("days", "weekdays", "working")))
    if form == "days":
        monthdays = draw(st.sets(st.one_of(st.integers(1, 31), st.just(-1)), min_size=1, max_size=6))
        return Rule(freq=freq, interval=interval, months=months, monthdays=in_sign(monthdays))
    ordinals = st.sampled_from((1, 2, 3, 4, 5, -1))
    if form == "working":
        positions = in_sign(draw(st.sets(ordinals, min_size=1)))
        return Rule(freq=freq, interval=interval, months=months, weekdays=WORKING, positions=positions)
    weekdays = draw(st.sets(st.tuples(ordinals, st.integers(0, 6)), min_size=1, max_size=6))
    return Rule(freq=freq, interval=interval, months=months, weekdays=in_order(weekdays))


def in_sign(numbers: set[int]) -> tuple[int, ...]:
    """Return numbers in order, those counted from the end last."""
    return tuple(sorted(numbers, key=lambda one: (one < 0, one)))


starts = st.datetimes(datetime(2020, 1, 1), datetime(2032, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
ends = st.one_of(st.integers(1, 60), st.timedeltas(timedelta(0), timedelta(days=1500)))


@settings(max_examples=60, deadline=None)
@given(rules(), starts, st.sampled_from(ZONES))
def test_days_are_those_of_dateutil(rule: Rule, start: datetime, zone: str) -> None:
    """Written as an RRULE and read by dateutil, a rule gives the same days, for six years and more."""
    # Of `BYDAY=SA,1FR` dateutil takes what is both, which is nothing; RFC 5545 §3.3.10 has a list of days, any of which will do.
    assume(len({bool(ordinal) for ordinal, _ in rule.weekdays}) < 2)
    until = start.date() + timedelta(days=2200)
    whole = Rule(**{name: getattr(rule, name) for name in Rule.__struct_fields__} | {"until": until})
    assume(days_of(completed(rule, start.date()), until + timedelta(days=1), 1))  # else dateutil looks on to the year 9999
    text = write_rrule(whole, start, zone)
    floating = f"{text.rpartition(';UNTIL=')[0]};UNTIL={datetime.combine(until, start.time()):%Y%m%dT%H%M%S}"
    judged = tuple(one.date() for one in islice(rrulestr(floating, dtstart=start), 1000))

    assert days_of(completed(whole, start.date()), start.date()) == judged


@given(rules(), starts)
def test_any_day_of_a_list_will_do(rule: Rule, start: datetime) -> None:
    """Without positions a list of weekdays, with and without ordinals, has the days of each of them."""
    assume(rule.weekdays)
    first, until = start.date(), start.date() + timedelta(days=1500)
    each = [replace(rule, weekdays=(one,), positions=(), until=until) for one in rule.weekdays]

    found = days_of(replace(rule, positions=(), until=until), first)

    assert found == tuple(sorted({day for one in each for day in days_of(one, first)}))


@given(rules(), starts, ends, st.sampled_from(ZONES))
def test_what_is_written_is_read_back(rule: Rule, start: datetime, end: int | timedelta, zone: str) -> None:
    """An RRULE that was written is read as the same days, whatever the zone makes of its UNTIL."""
    ended = _ended(completed(rule, start.date()), start, end)

    again = parse_rrule(write_rrule(ended, start, zone), start, zone)

    assert days_of(again, start.date()) == days_of(ended, start.date())
    assert [
        one.replace(tzinfo=None) for one in expand(write_rrule(ended, start, zone), start, zone) if isinstance(one, datetime)
    ] == [datetime.combine(day, start.time()) for day in days_of(ended, start.date())]


@settings(max_examples=60, deadline=None)
@given(sayable(), starts, st.integers(1, 12), st.sampled_from(("en", "zh-Hans", "zh-Hant")))
def test_a_sentence_gives_the_same_dates(rule: Rule, start: datetime, end: int, lang: str) -> None:
    """The sentence proposed for a rule is taken, and gives the rule's dates."""
    zone = "Europe/London"
    first = nearby(rule, start.date())[1]
    assume(first is not None and not (rule.freq == "YEARLY" and len(rule.monthdays) > 1 and -1 in rule.monthdays))
    begin = datetime.combine(first or start.date(), datetime(2026, 1, 1, 19, 30).time())
    ended = _ended(rule, begin, end)
    assume(len(days_of(ended, begin.date())) == end)  # the year 2199 is the last
    sentence = sentence_of(write_rrule(ended, begin, zone), begin, zone, lang)

    taken = read_rule(Written(sentence or "", Place()), Report("event.md"), begin, zone)

    assert taken is not None
    assert tuple(one.date() for one in taken.starts if isinstance(one, datetime)) == days_of(ended, begin.date())


@settings(max_examples=60, deadline=None)
@given(st.one_of(sayable(), rules()), starts, st.sampled_from(("en", "zh-Hans")))
def test_every_head_is_read_as_its_rule(rule: Rule, start: datetime, lang: str) -> None:
    """Where a rule has a sentence, both give the same days."""
    from hundred.core.rule.sentence import read_sentence  # noqa: PLC0415 - here alone

    whole = completed(rule, start.date())
    said = head(whole, lang)
    assume(said is not None)

    assert days_of(completed(read_sentence(said or "", start.date()).rule, start.date()), start.date(), 20) == days_of(
        whole, start.date(), 20
    )


@given(rules(), starts, ends, st.sampled_from(("en", "zh-Hans", "zh-Hant", "de")))
def test_any_rule_can_be_said(rule: Rule, start: datetime, end: int | timedelta, lang: str) -> None:
    """No rule is without words, and all its months and days are in them."""
    ended = _ended(completed(rule, start.date()), start, end)

    said = say_rule(write_rrule(ended, start, "Europe/London"), start, "Europe/London", lang)

    assert said.startswith("每" if lang.startswith("zh") else "every")
    assert "None" not in said


@settings(max_examples=400, deadline=1000)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.booleans(), st.sampled_from((" ", "")))
def test_no_words_raise(words: list[str], expert: bool, joint: str) -> None:  # noqa: FBT001 - drawn
    """Words of the grammars in any order are a rule, or problems inside the line with a help, in little time."""
    text = joint.join(words) or "x"
    _read(text, expert=expert)


@settings(max_examples=300, deadline=1000)
@given(st.text(min_size=1, max_size=400), st.booleans())
def test_no_text_raises(text: str, expert: bool) -> None:  # noqa: FBT001 - drawn
    """Any text at all is a rule or a problem."""
    _read(text, expert=expert)


@settings(max_examples=300, deadline=1000)
@given(st.lists(st.tuples(st.sampled_from(("FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYYEARDAY", "COUNT", "UNTIL", "WKST")), st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY", "2", "-1", "FR", "-1FR", "53MO", "99991231", "20260630T000000Z", "366", "999", "999999", "2,30", "SU"))), max_size=6))  # fmt: skip
def test_no_rrule_raises(parts: list[tuple[str, str]]) -> None:
    """Parts of an RRULE with any values are a rule or a problem, in little time."""
    _read(";".join("=".join(part) for part in parts) or "x", expert=True)


@pytest.mark.parametrize(
    "text",
    [
        "每月" + "1、" * 148,
        "每月" + "1  、 " * 59 + "x",
        "每周" + "周五、" * 98,
        "every month on the " + "1st and " * 35,
        "every " + "Friday and " * 26,
        "every year on " + "1 May and " * 28,
        "每年" + "1月1日和" * 49,
        "每月第一" + "、一" * 145,
        "每" + "9" * 298,
        "every " + "9" * 290 + " weeks",
        " " * 299 + "x",
    ],
)
def test_no_sentence_is_a_bomb(text: str) -> None:
    """What is made to be slow is read or refused in a tenth of a second, many times over."""
    begin = time.process_time()
    _read(text, expert=False)

    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=10",
        "FREQ=DAILY;COUNT=999999",
        "FREQ=DAILY;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;COUNT=1000",
        "FREQ=YEARLY;INTERVAL=999;COUNT=1000",
        "FREQ=MONTHLY;INTERVAL=999;BYDAY=5FR;BYSETPOS=5;COUNT=1000",
        "FREQ=SECONDLY;COUNT=10",
    ],
)
def test_no_rrule_is_a_bomb(text: str) -> None:
    """A rule that never ends, or never begins, is refused in little time."""
    begin = time.process_time()
    taken, report = _read(text, expert=True)

    assert (taken, report.failed, time.process_time() - begin < 1) == (None, True, True)


def test_each_day_of_a_leap_year_can_be_the_start() -> None:
    """A yearly, monthly, weekly or daily rule without days is on the day of its start, whichever that is."""
    days = [day for month in range(1, 13) for day in Calendar().itermonthdates(2028, month) if day.year == 2028]

    odd = [
        (day, sentence)
        for day in days
        for sentence in ("every year, 2 times", "every month, 2 times", "every week, 2 times", "every day, 2 times")
        if (taken := read_rule(Written(sentence, Place()), Report("event.md"), day, "UTC")) is None or taken.starts[0] != day
    ]

    assert odd == []


def _read(text: str, *, expert: bool) -> tuple[object, Report]:
    line = f"repeat: {text}"
    report = Report("event.md", [line])
    place = Place(line=1, col=9, width=max(1, len(text)))
    taken = read_rule(Written(text, place, expert), report, datetime(2026, 5, 15, 19, 30), "Europe/London")
    assert (taken is None) == report.failed
    for one in report.problems:
        assert one.message
        assert one.help
        assert 9 <= one.place.col <= len(line)
        assert one.place.col + one.place.width <= len(line) + 2
    if taken is not None:
        assert 1 <= len(taken.starts) <= 1000
        assert taken.starts[0] == datetime(2026, 5, 15, 19, 30, tzinfo=ZoneInfo("Europe/London"))
    return taken, report


def _ended(rule: Rule, start: datetime, end: int | timedelta) -> Rule:
    values = {name: getattr(rule, name) for name in Rule.__struct_fields__}
    return Rule(**values | ({"count": end} if isinstance(end, int) else {"until": start.date() + end}))
