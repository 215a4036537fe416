"""The build's clock, read no more exactly than a question needs: an output that knows only the year is good for a year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

if TYPE_CHECKING:
    from hundred.core.view import View

Span = tuple[datetime, datetime]


class Clock(Struct):
    """Compares instants with the build's clock. Reads of the year, the day and the clock itself are noted where they occur."""

    view: View
    _year: Span | None = None
    _day: Span | None = None

    def has_come(self, at: datetime) -> bool:
        """Say whether the instant `at` is not later than the build's clock."""
        self._year = self._year or self._span(date(year := self.view.year, 1, 1), date(year + 1, 1, 1))
        if not self._year[0] < at < self._year[1]:
            return at <= self._year[0]
        if self._day is None:
            today = self.view.today
            self._day = self._span(today, today + timedelta(days=1))
        if not self._day[0] < at < self._day[1]:
            return at <= self._day[0]
        return at <= self.view.now

    def _span(self, first: date, end: date) -> Span:
        """Return the instants (UTC) at which two days begin in the site's zone."""
        zone = ZoneInfo(self.view.settings.timezone)
        begins, ends = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, end))
        return begins, ends
