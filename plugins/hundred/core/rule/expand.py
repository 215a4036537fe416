"""The days that a rule gives, by the local calendar, in a bounded time.

Written here and not asked of dateutil: that one looks for ever, or to the year 9999, for the first day of a rule which has
none, and its import is slower than most builds. The tests compare the two over thousands of rules.
"""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from hundred.core.rule.model import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.rule.model import Rule

LATEST = date(2199, 12, 31)  # no date of a site is later


def expand(rrule: str, start: datetime | date, zone: str) -> tuple[datetime | date, ...]:
    """Return every start of a rule that was taken, from `start` on: aware times in `zone`, or days where `start` is one."""
    from hundred.core.rule.rrule import parse_rrule  # noqa: PLC0415 - which needs this module

    return starts_of(parse_rrule(rrule, start, zone), start, zone)


def starts_of(rule: Rule, start: datetime | date, zone: str) -> tuple[datetime | date, ...]:
    """Return the starts at the wall clock of `start`; where the clock comes twice it is the first."""
    if not isinstance(start, datetime):
        return days_of(rule, start)
    clock, info = start.time(), ZoneInfo(zone)
    return tuple(datetime.combine(day, clock, info) for day in days_of(rule, start.date()))


def days_of(rule: Rule, start: date, most: int = MOST) -> tuple[date, ...]:
    """Return the days of a complete rule from `start` on, at most `most` of them, none after the year 2199."""
    last = min(rule.until or LATEST, LATEST)
    most = min(rule.count or most, most)
    found: list[date] = []
    for period in _periods(rule, start, last):
        for day in days_within(rule, period):
            if len(found) == most or day > last:
                return tuple(found)
            if day >= start:
                found.append(day)
    return tuple(found)


def days_within(rule: Rule, period: list[date]) -> list[date]:
    """Return the days of one period, a week for WEEKLY and so on, that the rule chooses."""
    chosen = [day for day in period if _fits(rule, day)]
    if not rule.positions:
        return chosen
    size = len(chosen)
    places = {(one - 1 if one > 0 else size + one) for one in rule.positions}
    return [chosen[place] for place in sorted(places) if 0 <= place < size]


def period_of(rule: Rule, day: date) -> list[date]:
    """Return the days of the period in which `day` is; of a year only those months that the rule names."""
    if rule.freq == "DAILY":
        return [day]
    if rule.freq == "WEEKLY":
        return _run(day - timedelta(days=(day.weekday() - rule.week_start) % 7), 7)
    if rule.freq == "MONTHLY":
        return _run(day.replace(day=1), monthrange(day.year, day.month)[1])
    if rule.months:
        return [one for month in rule.months for one in _run(date(day.year, month, 1), monthrange(day.year, month)[1])]
    return _run(date(day.year, 1, 1), 366 if isleap(day.year) else 365)


def beside(rule: Rule, period: list[date], *, later: bool) -> list[date]:
    """Return the period before or after one, whatever the interval of the rule."""
    if rule.freq == "YEARLY":
        return period_of(rule, date(period[0].year + (1 if later else -1), 1, 1))
    return period_of(rule, period[-1] + timedelta(days=1) if later else period[0] - timedelta(days=1))


def completed(rule: Rule, start: date) -> Rule:
    """Return the rule with what it leaves open taken from `start`, as RFC 5545 has it, so that it can be said."""
    if rule.weekdays or rule.monthdays or rule.yeardays or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, weekdays=((0, start.weekday()),))
    if rule.freq == "YEARLY" and not rule.months:
        return replace(rule, months=(start.month,), monthdays=(start.day,))
    return replace(rule, monthdays=(start.day,))


def _periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    """Yield the periods that the interval meets, from that of `start` on, as long as they begin by `last`."""
    period = period_of(rule, start)
    try:
        while period[0] <= last:
            yield period
            period = period_of(rule, _later(rule, period[0]))
    except (OverflowError, ValueError):  # past the year 9999
        return


def _later(rule: Rule, first: date) -> date:
    if rule.freq == "YEARLY":
        return date(first.year + rule.interval, 1, 1)
    if rule.freq == "MONTHLY":
        years, month = divmod(first.month - 1 + rule.interval, 12)
        return date(first.year + years, month + 1, 1)
    return first + timedelta(days=rule.interval * (7 if rule.freq == "WEEKLY" else 1))


def _run(first: date, length: int) -> list[date]:
    """Return `length` days from `first` on; those that no calendar has are left out."""
    begin = first.toordinal()
    return [date.fromordinal(begin + one) for one in range(length) if begin + one <= date.max.toordinal()]


def _fits(rule: Rule, day: date) -> bool:
    """Say whether the day fits every part of the rule but its interval and positions."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.monthdays:
        length = monthrange(day.year, day.month)[1]
        if day.day not in rule.monthdays and day.day - length - 1 not in rule.monthdays:
            return False
    if rule.yeardays:
        number, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
        if number not in rule.yeardays and number - length - 1 not in rule.yeardays:
            return False
    return not rule.weekdays or any(_is_one(rule, one, day) for one in rule.weekdays)


def _is_one(rule: Rule, weekday: tuple[int, int], day: date) -> bool:
    """Say whether the day is that weekday: of the month, or of the year where a yearly rule names no month."""
    ordinal, wanted = weekday
    if day.weekday() != wanted:
        return False
    if not ordinal:
        return True
    if rule.freq == "YEARLY" and not rule.months:
        number, length = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
    else:
        number, length = day.day, monthrange(day.year, day.month)[1]
    return ordinal in ((number - 1) // 7 + 1, -((length - number) // 7 + 1))
