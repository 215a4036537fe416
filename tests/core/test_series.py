"""Series: each date as an event of its own, with what differs there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hundred.build.shelf import Entry, decode_entry, encode_entry
from hundred.core.model import Event, Occurrence, Text
from hundred.core.series import dates_of
from hundred.core.times import AllDay, Timed

LONDON = ZoneInfo("Europe/London")


def timed(day: str, clock: str = "19:30") -> Timed:
    """Return two hours by the clock of London."""
    start = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=LONDON)
    return Timed(start=start, end=start + timedelta(hours=2))


def series(*occurrences: Occurrence, when: Timed | AllDay | None = None, status: str = "scheduled") -> Event:
    """Return a series in London at the library."""
    text = Text(lang="en", title="Readers", summary="", body_line=1, path="")
    return Event(
        id="readers",
        path="",
        texts=(text,),
        uid="readers",
        when=when or timed("2026-10-16"),
        zone="Europe/London",
        status=status,
        venue="library",
        rule="FREQ=WEEKLY;COUNT=4",
        occurrences=occurrences,
    )


PLAIN = Occurrence(when=timed("2026-10-16"), planned=timed("2026-10-16"))
SKIPPED = Occurrence(when=timed("2026-10-23"), planned=timed("2026-10-23"), state="skipped", why="half-term")
CANCELLED = Occurrence(when=timed("2026-10-30"), planned=timed("2026-10-30"), state="cancelled", why="storm")
MOVED = Occurrence(when=timed("2026-11-07", "15:00"), planned=timed("2026-11-06"), state="moved", place="The pier")
ADDED = Occurrence(when=timed("2026-11-20"), state="added", venue="lighthouse")


def test_a_single_event_is_its_only_date() -> None:
    """The very same one, so that it costs nothing."""
    event = series()

    assert dates_of(event)[0] is event
    assert len(dates_of(event)) == 1


def test_every_date_but_the_skipped_ones_is_an_event() -> None:
    """With the state, the time and the place of that date, and the name it keeps."""
    found = dates_of(series(PLAIN, SKIPPED, CANCELLED, MOVED, ADDED))

    assert [(one.on, one.when.first_day.isoformat(), one.status, one.venue, one.place) for one in found] == [
        ("2026-10-16", "2026-10-16", "scheduled", "library", ""),
        ("2026-10-30", "2026-10-30", "cancelled", "library", ""),
        ("2026-11-06", "2026-11-07", "scheduled", "", "The pier"),
        ("2026-11-20", "2026-11-20", "scheduled", "lighthouse", ""),
    ]
    assert [one.was for one in found] == [None, None, timed("2026-11-06"), None]
    assert {(one.rule, one.occurrences, one.address) for one in found} == {("", (), "/events/readers/")}
    assert [one.anchor for one in found] == ["#2026-10-16", "#2026-10-30", "#2026-11-06", "#2026-11-20"]


def test_all_dates_of_a_cancelled_series_are_cancelled() -> None:
    """Its status is that of every date."""
    assert [one.status for one in dates_of(series(PLAIN, ADDED, status="cancelled"))] == ["cancelled", "cancelled"]


def test_a_series_is_over_when_its_last_date_is() -> None:
    """Not when its first date is."""
    assert series(PLAIN, MOVED).ends_at == datetime(2026, 11, 7, 17, tzinfo=UTC)
    assert series().ends_at == datetime(2026, 10, 16, 20, 30, tzinfo=UTC)


def test_the_original_start_of_a_date() -> None:
    """As the rule gives it: a time, a day, or nothing for an added one."""
    days = AllDay(first_day=date(2026, 10, 16), last_day=date(2026, 10, 17))

    assert MOVED.original == timed("2026-11-06").start
    assert Occurrence(when=days, planned=days).original == date(2026, 10, 16)
    assert ADDED.original is None


@given(
    st.lists(
        st.builds(
            Occurrence,
            when=st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(lambda day: timed(day.isoformat())),
            planned=st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)).map(lambda day: timed(day.isoformat(), "09:00")),
            state=st.sampled_from(["", "moved", "cancelled", "skipped", "added"]),
            why=st.text(max_size=5),
        ),
        max_size=6,
    )
)
def test_a_series_comes_back_from_the_shelf_by_its_own_clock(occurrences: list[Occurrence]) -> None:
    """Every time of every date is kept as an instant, and set by the clock of the event again."""
    event = series(*occurrences)
    entry = Entry(
        kind="event", folder="events", id="readers", path="", record=event, needs=(), cross=(), links=(), marks={}, zones={},
        sources=(), digest=b"",
    )  # fmt: skip

    found = decode_entry(encode_entry(entry)).record

    assert found == event
    assert isinstance(found, Event)
    assert repr(found.occurrences) == repr(event.occurrences)
    assert repr(found.when) == repr(event.when)
