"""Dates in words, in English and Chinese, whatever the machine's own language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, format_skeleton

from hundred.core.dates import is_known, locale_of, say_day, say_month, say_when, say_zone, utc_stamp, weekday_names
from hundred.core.times import AllDay, Timed, Undated


def timed(start: str, end: str | None, zone: str) -> Timed:
    """Return a span of wall-clock times."""
    info = ZoneInfo(zone)
    first = datetime.fromisoformat(start).replace(tzinfo=info)
    return Timed(start=first, end=datetime.fromisoformat(end).replace(tzinfo=info) if end else None)


EVENING = timed("2026-12-05 19:00", "2026-12-05 21:30", "Asia/Shanghai")


@pytest.mark.parametrize(
    ("when", "zone", "lang", "whole"),
    [
        (EVENING, "Asia/Shanghai", "en", "Saturday, 5 December 2026 19:00 – 21:30 (Shanghai, UTC+8)"),
        (EVENING, "Asia/Shanghai", "zh-Hans", "2026年12月5日星期六 19:00 – 21:30（上海时间，UTC+8）"),
        (timed("2026-12-05 22:00", "2026-12-06 01:00", "Asia/Shanghai"), "Asia/Shanghai", "en", "Saturday, 5 December 2026 22:00 – 01:00 (Shanghai, UTC+8)"),
        (timed("2026-12-05 09:00", "2026-12-06 17:00", "Asia/Shanghai"), "Asia/Shanghai", "en", "Saturday, 5 December 2026 09:00 – Sunday, 6 December 2026 17:00 (Shanghai, UTC+8)"),
        (timed("2026-12-05 19:00", None, "America/St_Johns"), "America/St_Johns", "en", "Saturday, 5 December 2026 19:00 (St John’s, UTC-3:30)"),
        (timed("2026-07-05 19:00", None, "Europe/London"), "Europe/London", "zh-Hans", "2026年7月5日星期日 19:00（伦敦时间，UTC+1）"),
        (timed("2026-07-05 19:00", None, "UTC"), "UTC", "en", "Sunday, 5 July 2026 19:00 (UTC)"),
        (AllDay(first_day=date(2026, 5, 15), last_day=date(2026, 5, 15)), "UTC", "en", "Friday, 15 May 2026"),
        (AllDay(first_day=date(2026, 5, 15), last_day=date(2026, 5, 17)), "UTC", "zh-Hans", "2026年5月15日星期五 – 2026年5月17日星期日"),
        (Undated(year=2027, month=5), "UTC", "en", "May 2027 (later)"),
        (Undated(year=2027, month=5), "UTC", "zh-Hans", "2027年5月（later）"),
        (Undated(year=2027, month=None), "UTC", "en", "2027 (later)"),
    ],
)  # fmt: skip
def test_when_something_is_in_words(when: Timed | AllDay | Undated, zone: str, lang: str, whole: str) -> None:
    """A span is said with its day, its clock, and the zone where the clock matters."""
    assert say_when(when, zone, lang, to_be_announced="later").whole == whole


@pytest.mark.parametrize(
    ("when", "attributes"),
    [
        (EVENING, ("2026-12-05T19:00:00+08:00", "2026-12-05T21:30:00+08:00", "Shanghai, UTC+8")),
        (AllDay(first_day=date(2026, 5, 15), last_day=date(2026, 5, 17)), ("2026-05-15", "2026-05-17", "")),
        (AllDay(first_day=date(2026, 5, 15), last_day=date(2026, 5, 15)), ("2026-05-15", "", "")),
        (Undated(year=2027, month=5), ("2027-05", "", "")),
        (Undated(year=2027, month=None), ("2027", "", "")),
    ],
)
def test_machines_get_the_same(when: Timed | AllDay | Undated, attributes: tuple[str, str, str]) -> None:
    """The attributes hold the instants with their offset, or the days, as exact as they are known."""
    words = say_when(when, "Asia/Shanghai", "en", to_be_announced="later")

    assert (words.start_iso, words.until_iso, words.zone) == attributes


@pytest.mark.parametrize(
    ("value", "lang", "said"),
    [
        (date(2026, 11, 9), "en", "9 November 2026"),
        (date(2026, 11, 9), "zh-Hans", "2026年11月9日"),
        (datetime(2026, 11, 9, 20, 0, tzinfo=UTC), "en", "10 November 2026"),
        (Undated(year=2021, month=5), "en", "May 2021"),
        (Undated(year=2021, month=None), "zh-Hans", "2021年"),
        (date(2026, 11, 9), "de", "9. November 2026"),
    ],
)
def test_a_day_in_words(value: date | datetime | Undated, lang: str, said: str) -> None:
    """A day is said by the clock of the site, as exactly as it is known."""
    assert say_day(value, lang, "Asia/Shanghai") == said


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "de", "fr", "ar", "ja", "eu"])
def test_every_day_is_said_as_babel_says_it(lang: str) -> None:
    """The words are those of CLDR for each day of some years, leap years and far ones among them."""
    locale = locale_of(lang)
    days = [date(year, 1, 1) + timedelta(days=number) for year in (1969, 2024, 2026, 2027, 9998) for number in range(366)]

    for day in days:
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        whole = AllDay(first_day=day, last_day=day)
        assert say_when(whole, "UTC", lang, to_be_announced="later").start == format_date(day, "full", locale)
        assert say_day(day, lang, "UTC") == say_day(noon, lang, "UTC") == format_date(day, "long", locale)
        if day.day == 1:
            assert say_month(day, lang) == format_skeleton("yMMMM", day, locale=locale)
            assert say_day(Undated(year=day.year, month=day.month), lang, "UTC") == say_month(day, lang)
            assert say_day(Undated(year=day.year, month=None), lang, "UTC") == format_skeleton("y", day, locale=locale)


def test_months_and_weekdays_have_names() -> None:
    """Calendars begin on Monday in both languages."""
    found = (
        say_month(date(2026, 5, 1), "en"),
        say_month(date(2026, 5, 1), "zh-Hans"),
        weekday_names("en")[0],
        weekday_names("zh-Hans")[6],
    )

    assert found == ("May 2026", "2026年5月", ("Mon", "Monday"), ("周日", "星期日"))


def test_the_offset_is_that_of_the_day() -> None:
    """A zone is said with its offset at that instant, summer or winter."""
    winter, summer = (datetime(2026, month, 5, 12, tzinfo=UTC) for month in (1, 7))

    assert [say_zone("Europe/London", at, "en") for at in (winter, summer)] == ["London, UTC+0", "London, UTC+1"]


def test_instants_are_stamped_in_utc() -> None:
    """A stamp is in UTC whatever zone the time was given in."""
    at = datetime(2026, 11, 21, 8, tzinfo=ZoneInfo("Asia/Shanghai")) + timedelta(seconds=1)

    assert utc_stamp(at) == "2026-11-21T00:00:01Z"


@pytest.mark.parametrize(
    ("lang", "known"), [("en", True), ("zh-Hans", True), ("pt-BR", True), ("es-419", True), ("xx", False), ("qqq", False)]
)
def test_a_language_nobody_heard_of_is_known_as_such(lang: str, *, known: bool) -> None:
    """Only languages that CLDR describes can say dates."""
    assert is_known(lang) is known


def test_english_is_british() -> None:
    """The day stands before the month and the clock has 24 hours, as the files are written."""
    assert str(locale_of("en")) == "en_GB"
