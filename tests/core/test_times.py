"""Zones, wall clocks and spans: summer time in London, New York and Lord Howe, and days of other lengths."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.times import AllDay, Timed, Undated, add_elapsed, ends_at, exists, happens_twice, starts_at, zone_names

ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Africa/Casablanca", "America/Sao_Paulo")


@pytest.mark.parametrize(
    ("zone", "wall", "there", "twice"),
    [
        ("Europe/London", "2026-03-29 00:59", True, False),
        ("Europe/London", "2026-03-29 01:00", False, False),
        ("Europe/London", "2026-03-29 01:59", False, False),
        ("Europe/London", "2026-03-29 02:00", True, False),
        ("Europe/London", "2026-10-25 00:59", True, False),
        ("Europe/London", "2026-10-25 01:00", True, True),
        ("Europe/London", "2026-10-25 01:59", True, True),
        ("Europe/London", "2026-10-25 02:00", True, False),
        ("America/New_York", "2026-03-08 02:30", False, False),
        ("America/New_York", "2026-11-01 01:30", True, True),
        ("Australia/Lord_Howe", "2026-10-04 02:00", False, False),
        ("Australia/Lord_Howe", "2026-10-04 02:29", False, False),
        ("Australia/Lord_Howe", "2026-10-04 02:30", True, False),
        ("Australia/Lord_Howe", "2026-04-05 01:30", True, True),
        ("Australia/Lord_Howe", "2026-04-05 01:29", True, False),
        ("Asia/Shanghai", "2026-03-29 01:30", True, False),
        ("America/Sao_Paulo", "2018-11-04 00:00", False, False),
    ],
)
def test_clocks_that_change(zone: str, wall: str, *, there: bool, twice: bool) -> None:
    """A time that the clocks skip does not exist, one that they repeat happens twice, to the minute."""
    at = datetime.fromisoformat(wall)

    assert (exists(at, zone), happens_twice(at, zone)) == (there, twice)


@pytest.mark.parametrize(
    ("when", "zone", "start", "end"),
    [
        (
            AllDay(first_day=date(2026, 5, 15), last_day=date(2026, 5, 15)),
            "Asia/Shanghai",
            "2026-05-14 16:00",
            "2026-05-15 16:00",
        ),
        (
            AllDay(first_day=date(2026, 3, 29), last_day=date(2026, 3, 29)),
            "Europe/London",
            "2026-03-29 00:00",
            "2026-03-29 23:00",
        ),
        (
            AllDay(first_day=date(2026, 10, 24), last_day=date(2026, 10, 25)),
            "Europe/London",
            "2026-10-23 23:00",
            "2026-10-26 00:00",
        ),
        (
            AllDay(first_day=date(2018, 11, 4), last_day=date(2018, 11, 4)),
            "America/Sao_Paulo",
            "2018-11-04 03:00",
            "2018-11-05 02:00",
        ),
        (Undated(year=2026, month=12), "UTC", "2026-12-01 00:00", "2027-01-01 00:00"),
        (Undated(year=2026, month=2), "UTC", "2026-02-01 00:00", "2026-03-01 00:00"),
        (Undated(year=2026, month=None), "UTC", "2026-01-01 00:00", "2027-01-01 00:00"),
    ],
)
def test_days_begin_and_end_by_the_clock_of_the_place(when: AllDay | Undated, zone: str, start: str, end: str) -> None:
    """Whole days last from midnight to midnight where they take place, be they 23, 24 or 25 hours long."""
    found = (starts_at(when, zone), ends_at(when, zone))

    assert found == (datetime.fromisoformat(f"{start}Z"), datetime.fromisoformat(f"{end}Z"))


@pytest.mark.parametrize(
    ("end", "last_day"),
    [
        (None, date(2026, 5, 15)),
        ("2026-05-15 21:00", date(2026, 5, 15)),
        ("2026-05-16 00:00", date(2026, 5, 15)),
        ("2026-05-16 00:01", date(2026, 5, 16)),
    ],
)
def test_an_end_at_midnight_belongs_to_the_day_before(end: str | None, last_day: date) -> None:
    """The last day of a span is the last on which anything of it goes on."""
    info = ZoneInfo("Asia/Shanghai")
    start = datetime(2026, 5, 15, 19, tzinfo=info)
    when = Timed(start=start, end=datetime.fromisoformat(end).replace(tzinfo=info) if end else None)

    assert (when.first_day, when.last_day, ends_at(when, "UTC")) == (
        start.date(),
        last_day,
        (when.end or start).astimezone(UTC),
    )


def test_an_open_date_knows_its_first_and_last_day() -> None:
    """A month or year alone can be any of its days."""
    found = [
        (when.first_day, when.last_day)
        for when in (Undated(year=2028, month=2), Undated(year=2026, month=12), Undated(year=2026, month=None))
    ]

    assert found == [
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
    ]


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)))
def test_every_instant_has_a_wall_clock_that_exists(zone: str, at: datetime) -> None:
    """No clock ever shows a time that does not exist."""
    wall = at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    assert exists(wall.replace(fold=0), zone)


@given(
    st.sampled_from(ZONES),
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)),
    st.timedeltas(timedelta(minutes=1), timedelta(days=31)),
)
def test_elapsed_time_is_real_time(zone: str, at: datetime, length: timedelta) -> None:
    """Two hours last two hours, also over a change of the clocks, and end by the clock of the place."""
    start = at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))

    end = add_elapsed(start, length)

    assert (end.astimezone(UTC) - start.astimezone(UTC), end.tzinfo) == (length, start.tzinfo)


def test_zones_are_places() -> None:
    """The zones that an editor may write are IANA's places and UTC."""
    names = zone_names()

    assert ({"UTC", *ZONES} <= names, [name for name in names if "/" not in name], len(names) > 300) == (True, ["UTC"], True)
