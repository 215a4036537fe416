"""Days, times and lengths: what is taken as written, what is refused, and never a guess."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.fields import Reading
from hundred.core.moments import Day, End, Length, Moment, PartDay, Zone, read_length
from hundred.core.nodes import Text
from hundred.core.problems import Place, Report
from hundred.core.times import Undated

if TYPE_CHECKING:
    from tests.core.conftest import Reader

    from hundred.core.fields import FieldType

FORM = "write it in this form:"


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        (Moment(), "2026-05-15 19:30", datetime(2026, 5, 15, 19, 30)),
        (Moment(), "2026-05-15T19:30", datetime(2026, 5, 15, 19, 30)),
        (Moment(), "2026-05-15 19:30:00", datetime(2026, 5, 15, 19, 30)),
        (Moment(), "2026-05-15   9:30", datetime(2026, 5, 15, 9, 30)),
        (Moment(), "2026-05-15\u00a019:30", datetime(2026, 5, 15, 19, 30)),
        (Moment(), "2026-05-15\u300019:30", datetime(2026, 5, 15, 19, 30)),
        (Moment(), "2026-05-15 00:00", datetime(2026, 5, 15)),
        (Moment(), "2028-02-29", date(2028, 2, 29)),
        (Moment(part=True), "2026-05", Undated(year=2026, month=5)),
        (Moment(part=True), "2026", Undated(year=2026, month=None)),
        (Day(), "2026-05-15", date(2026, 5, 15)),
        (Day(), "2026-05-15 19:30", date(2026, 5, 15)),
        (End(), "21:30", time(21, 30)),
        (End(), "9:05", time(9, 5)),
        (End(), "00:00", time(0, 0)),
        (End(), "2026-05-16 01:00", datetime(2026, 5, 16, 1, 0)),
        (End(), "2026-05-16", date(2026, 5, 16)),
        (PartDay(), "2021", Undated(year=2021, month=None)),
        (PartDay(), "2021-05", Undated(year=2021, month=5)),
        (PartDay(), "2021-05-06", date(2021, 5, 6)),
        (Length(), "2h 30m", timedelta(hours=2, minutes=30)),
        (Length(), "90 min", timedelta(minutes=90)),
        (Length(), "2小时30分钟", timedelta(hours=2, minutes=30)),
        (Length(), "1 Day 2 Hours", timedelta(days=1, hours=2)),
        (Length(), "31d", timedelta(days=31)),
        (Zone(), "Asia/Shanghai", "Asia/Shanghai"),
        (Zone(), "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        (Zone(), "UTC", "UTC"),
    ],
)
def test_times_as_people_write_them(reader: Reader, type_: FieldType, written: str, value: Any) -> None:
    """ISO 8601 with a blank or a T is taken, seconds of zero and odd blanks included."""
    read = reader.value(type_, written)

    assert (read.result, read.told) == (value, [])


@pytest.mark.parametrize(
    ("type_", "written", "message"),
    [
        (Moment(), "5 Dec 7pm", "'5 Dec 7pm' is not a date and time | write it as 2026-12-05 19:00"),
        (Moment(), "Dec 5, 2027", "'Dec 5, 2027' is not a date and time | write it as 2027-12-05"),
        (Moment(), "05/06/2026", "'05/06/2026' is not a date and time | write it as 2026-06-05"),
        (Moment(), "2026/5/6 18:00", "'2026/5/6 18:00' is not a date and time | write it as 2026-05-06 18:00"),
        (Moment(), "2026年12月5日", "'2026年12月5日' is not a date and time | write it as 2026-12-05"),
        (Moment(), "2026年12月5日19：30", "'2026年12月5日19：30' is not a date and time | write it as 2026-12-05 19:30"),
        (Moment(), "２０２６-０５-１５", "'２０２６-０５-１５' is not a date and time | write it as 2026-05-15"),
        (Moment(), "2026-5-6", "'2026-5-6' is not a date and time | write it as 2026-05-06"),
        (Moment(), "2026-05-15T10:00Z", "'2026-05-15T10:00Z' is not a date and time | write it as 2026-05-15 10:00; times are by the clock of the place, which 'timezone' names"),
        (Moment(), "2026-05-15 25:00", "'2026-05-15 25:00' is not a date and time: a day has 24 hours of 60 minutes | write a time from 00:00 to 23:59"),
        (Moment(), "2026-05-15 19:60", "'2026-05-15 19:60' is not a date and time: a day has 24 hours of 60 minutes | write a time from 00:00 to 23:59"),
        (Moment(), "2026-12-31 24:00", "'2026-12-31 24:00' is not a date and time: a day has no 24:00 | write midnight as the beginning of the next day: 2027-01-01 00:00"),
        (Moment(), "2026-02-29", "'2026-02-29' is not a date and time: 2026-02 has 28 days | write a day from 01 to 28"),
        (Moment(), "2026-15-05", "'2026-15-05' is not a date and time: a year has 12 months | write the month before the day; did you mean 2026-05-15?"),
        (Moment(), "2026-15-40", "'2026-15-40' is not a date and time: a year has 12 months | write the month before the day"),
        (Moment(), "1066-10-14", "'1066-10-14' is not a date and time: the year is not between 1900 and 2199 | correct the year"),
        (Moment(), "2026-05", "'2026-05' is not a date and time | write it as 2026-05-01"),
        (Moment(), "tomorrow", f"'tomorrow' is not a date and time | {FORM} 2026-12-05 19:00"),
        (Moment(), "Friday", f"'Friday' is not a date and time | {FORM} 2026-12-05 19:00"),
        (Moment(), "19:30", f"'19:30' is not a date and time | {FORM} 2026-12-05 19:00"),
        (Moment(part=True), "2026-13", f"'2026-13' is not a date and time | {FORM} 2026-12-05 19:00"),
        (Day(), "soon", f"'soon' is not a date | {FORM} 2026-12-05"),
        (End(), "9pm", f"'9pm' is not a time or a date | {FORM} 21:30, or 2026-12-05 21:30"),
        (End(), "24:00", "'24:00' is not a time or a date: a day has no 24:00 | write midnight as the beginning of the next day, with its date: 2026-12-06 00:00"),
        (End(), "25:00", "'25:00' is not a time or a date: a day has 24 hours of 60 minutes | write a time from 00:00 to 23:59"),
        (PartDay(), "May 2021", "'May 2021' is not a date, a month or a year | write it as 2021-05"),
        (Length(), "long", "'long' is not a length of time | write hours and minutes, at least 1m and at most 31d: 2h 30m"),
        (Length(), "0m", "'0m' is not a length of time | write hours and minutes, at least 1m and at most 31d: 2h 30m"),
        (Length(), "32d", "'32d' is not a length of time | write hours and minutes, at least 1m and at most 31d: 2h 30m"),
        (Length(), "90", "'90' is not a length of time | write hours and minutes, at least 1m and at most 31d: 2h 30m"),
        (Zone(), "shanghai", "'shanghai' is not a time zone | did you mean 'Asia/Shanghai'?"),
        (Zone(), "new york", "'new york' is not a time zone | did you mean 'America/New_York'?"),
        (Zone(), "Europe/Londn", "'Europe/Londn' is not a time zone | did you mean 'Europe/London' or 'Europe/Lisbon' or 'Europe/Oslo'?"),
        (Zone(), "+08:00", "'+08:00' is an offset, not a time zone | name the place, so that summer time is known: Asia/Shanghai, Europe/London"),
        (Zone(), "GMT+8", "'GMT+8' is an offset, not a time zone | name the place, so that summer time is known: Asia/Shanghai, Europe/London"),
    ],
)  # fmt: skip
def test_what_would_need_guessing_is_refused(reader: Reader, type_: FieldType, written: str, message: str) -> None:
    """A time in another form is an error that says how to write what was probably meant."""
    read = reader.value(type_, f"'{written}'")

    assert (read.result, read.messages) == (None, [message.removeprefix(" ")])


@pytest.mark.parametrize(
    "zone", ["localtime", "posixrules", "Factory", "EST", "GMT", "Etc/GMT+8", "posix/Europe/London", "../etc/passwd", "PRC", ""]
)
def test_zones_that_depend_on_the_machine_or_know_no_summer_are_refused(reader: Reader, zone: str) -> None:
    """Only places, and UTC, name a clock."""
    read = reader.value(Zone(), f"'{zone}'")

    assert read.told == ["2:4 timezone"]


@given(st.sampled_from([Day(), Moment(), Moment(part=True), End(), PartDay(), Length(), Zone()]), st.text() | st.from_regex(r"[0-9]{1,4}[-/.: 年][0-9]{1,3}([-/.: 月T][0-9]{1,2}){0,3}[Z日 ]?", fullmatch=True))  # fmt: skip
def test_any_text_gives_a_time_or_an_error(type_: FieldType, text: str) -> None:
    """Reading a time never raises; what is not taken has a reason and a cure."""
    reading = Reading(report=Report("x.md", [text]), today=date(2026, 11, 21))

    value = type_.read(Text(text, Place()), "x", reading)

    assert (value is None, all(one.help for one in reading.report.problems)) == (reading.report.failed, True)


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_every_minute_can_be_written(at: datetime) -> None:
    """A time written to the minute comes back as it was."""
    reading = Reading(report=Report("x.md"), today=date(2026, 11, 21))
    minute = at.replace(second=0, microsecond=0)

    assert Moment().read(Text(f"{minute:%Y-%m-%d %H:%M}", Place()), "x", reading) == minute


@given(st.integers(1, 31 * 24 * 60))
def test_every_length_can_be_written(minutes: int) -> None:
    """A length in days, hours and minutes comes back as it was."""
    length = timedelta(minutes=minutes)
    hours, rest = divmod(minutes % (24 * 60), 60)

    assert read_length(f"{length.days}d {hours}h {rest}m") == length


@given(st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9][ T][0-2]?[0-9]:[0-6][0-9](:00)?", fullmatch=True))
def test_a_moment_is_a_day_and_a_time(text: str) -> None:
    """What reads as a date and time is what its two halves read as, and nothing where one of them is none."""
    reading = Reading(report=Report("x.md"), today=date(2026, 11, 21))
    place = Place()
    day = Day().read(Text(text[:10], place), "x", reading)
    clock = End().read(Text(text[11:], place), "x", reading)
    sound = isinstance(day, date) and isinstance(clock, time)

    value = Moment().read(Text(text, place), "x", reading)

    assert value == (datetime.combine(day, clock) if sound else None)
