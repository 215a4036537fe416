"""Dates in feeds come from the records, never from the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hundred.core.clock import Clock
from hundred.core.times import Undated
from hundred.feeds.stamps import EMPTY, newest, published_at, updated_at

if TYPE_CHECKING:
    from conftest import Town

DAY = datetime(2026, 11, 1, tzinfo=UTC)


def test_publication_is_the_date_of_the_record(town: Town) -> None:
    """An event's date is when it was published, not when it takes place."""
    assert published_at(town.event(published=DAY, modified=town.now)) == DAY


def test_without_a_date_the_change_counts(town: Town) -> None:
    """A record that only says when it was changed is dated by that."""
    assert published_at(town.event(published=None, modified=DAY)) == DAY


def test_an_event_without_any_date_is_dated_before_it_begins(town: Town) -> None:
    """The fallback is a year before the start: never the start itself."""
    event = town.event(published=None)

    assert published_at(event) == event.starts_at - timedelta(days=365)


def test_an_event_to_be_announced_has_a_date_as_well(town: Town) -> None:
    """An event of which only the year is known counts from the first day that it can be."""
    event = town.event(published=None, when=Undated(year=2027, month=None))

    assert published_at(event) == datetime(2025, 12, 31, 16, tzinfo=UTC)


def test_a_happening_has_its_own_moment(town: Town) -> None:
    """What happened to the charter was published when it happened."""
    assert published_at(town.happening(at=DAY)) == DAY


@pytest.mark.parametrize(
    ("modified", "stamp"),
    [
        (None, DAY),
        (DAY + timedelta(days=2), DAY + timedelta(days=2)),
        (DAY - timedelta(days=2), DAY),
        (DAY + timedelta(days=900), DAY),
    ],
)
def test_a_change_lies_between_publication_and_now(town: Town, modified: datetime | None, stamp: datetime) -> None:
    """A change before publication or in the future is not believed."""
    assert updated_at(town.event(modified=modified), DAY, Clock(town.view())) == stamp


def test_an_empty_feed_has_a_fixed_date() -> None:
    """A feed without entries says the same date in every build."""
    assert newest([]) == EMPTY
