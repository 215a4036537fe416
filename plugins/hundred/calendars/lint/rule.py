"""Rules of repetition (RFC 5545 §3.3.10): whether one is sound, and which days it gives. Never more work than it is given.

dateutil gives the same days, but looks for the next one until the year 9999 where a rule has none.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,4}\Z", re.ASCII)
_RANGES = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
_FROM_ZERO = frozenset({"BYSECOND", "BYMINUTE", "BYHOUR"})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sound rule: `by` holds its numbers, `days` its weekdays with their ordinals (0: every one)."""

    freq: str
    by: dict[str, tuple[int, ...]]
    days: tuple[tuple[int, int], ...] = ()
    interval: int = 1
    count: int = 0
    until: str = ""
    week_start: int = 0

    @property
    def walkable(self) -> bool:
        """Say whether the rule gives whole days, each at the time of its start, by weeks that nobody numbers or sorts."""
        if self.freq == "WEEKLY" and "BYSETPOS" in self.by:
            return False
        return self.freq in FREQUENCIES[3:] and not {*_FROM_ZERO, "BYWEEKNO"} & self.by.keys()


def read_rule(text: str) -> Rule | str:
    """Return the rule that a value states, or what is wrong with it."""
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name.upper() in parts:
            return f"'{part[:40]}' stands twice" if name.upper() in parts else f"'{part[:40]}' is no part of a rule"
        parts[name.upper()] = value.upper()
    freq, until = parts.pop("FREQ", ""), parts.pop("UNTIL", "")
    if freq not in FREQUENCIES:
        return f"FREQ={freq[:40]} is no frequency" if freq else "the rule has no FREQ"
    days = tuple(_weekday(one) for one in parts.pop("BYDAY", "").split(",") if one)
    week_start = parts.pop("WKST", "MO")
    found: dict[str, tuple[int, ...]] = {}
    for name, value in parts.items():
        numbers = [int(one) for one in value.split(",") if _NUMBER.match(one)]
        low, high = _RANGES.get(name, (1, 9999))
        if name not in {*_RANGES, "INTERVAL", "COUNT"}:
            return f"{name[:40]} is no part of a rule"
        sound = all(low <= one <= high and (one or name in _FROM_ZERO) for one in numbers)
        if not sound or len(numbers) != value.count(",") + 1 or (name in {"INTERVAL", "COUNT"} and len(numbers) > 1):
            return f"{name}={value[:40]} is out of its range"
        found[name] = tuple(sorted(set(numbers)))
    if (
        None in days
        or week_start not in WEEKDAYS
        or (any(one and one[0] for one in days) and freq not in {"MONTHLY", "YEARLY"})
    ):
        return "BYDAY or WKST names no weekday, or numbers one where the rule has no month or year"
    return Rule(
        freq=freq,
        by={name: value for name, value in found.items() if name in _RANGES},
        days=tuple(one for one in days if one),
        interval=found.get("INTERVAL", (1,))[0],
        count=found.get("COUNT", (0,))[0],
        until=until,
        week_start=WEEKDAYS.index(week_start),
    )


def days_of(rule: Rule, start: date, last: date) -> Iterator[date]:
    """Yield the days of a walkable rule from `start` to `last` or its COUNT; UNTIL is the asker's matter."""
    given = 0
    for days in _periods(rule, start, last):
        chosen = [day for day in _chosen(rule, days) if start <= day <= last]
        for day in chosen:
            yield day
            given += 1
            if given == rule.count:
                return


def _periods(rule: Rule, start: date, last: date) -> Iterator[list[date]]:
    """Yield the days of each day, week, month or year of the rule's interval that pass its filters."""
    first = _opening(rule, start)
    while first <= last and first < date.max:
        after = _next(rule.freq, first, 1)
        yield [day for day in _span(rule, first, after) if _fits(rule, day, start)]
        first = _next(rule.freq, first, rule.interval)


def _opening(rule: Rule, start: date) -> date:
    if rule.freq == "WEEKLY":
        return start - (start.weekday() - rule.week_start) % 7 * _DAY if start.toordinal() > 7 else start  # noqa: PLR2004
    if rule.freq == "DAILY":
        return start
    return start.replace(day=1) if rule.freq == "MONTHLY" else start.replace(month=1, day=1)


def _next(freq: str, first: date, steps: int) -> date:
    try:
        if freq in {"DAILY", "WEEKLY"}:
            return first + steps * (7 if freq == "WEEKLY" else 1) * _DAY
        months = first.month - 1 + steps * (12 if freq == "YEARLY" else 1)
        return first.replace(year=first.year + months // 12, month=months % 12 + 1)
    except (OverflowError, ValueError):
        return date.max


def _span(rule: Rule, first: date, after: date) -> Iterator[date]:
    """Yield the days of a period; months that the rule does not name are passed over."""
    months = rule.by.get("BYMONTH")
    day = first
    while day < after:
        if months and day.month not in months:
            day = _next("MONTHLY", day.replace(day=1), 1)
            continue
        yield day
        day += _DAY


def _chosen(rule: Rule, days: list[date]) -> list[date]:
    places = rule.by.get("BYSETPOS")
    if not places:
        return days
    kept = {one - 1 if one > 0 else len(days) + one for one in places}
    return [day for number, day in enumerate(days) if number in kept]


def _fits(rule: Rule, day: date, start: date) -> bool:
    """Say whether a day passes every filter, those that the start gives where the rule is silent among them."""
    by, length = rule.by, monthrange(day.year, day.month)[1]
    year = 366 if isleap(day.year) else 365
    of_year = day.timetuple().tm_yday
    if not rule.days and not {"BYMONTHDAY", "BYYEARDAY"} & by.keys() and not _like_start(rule, day, start):
        return False
    numbered = (("BYMONTHDAY", day.day, length), ("BYYEARDAY", of_year, year))
    if any(name in by and not {at, at - total - 1} & {*by[name]} for name, at, total in numbered):
        return False
    within_month = rule.freq == "MONTHLY" or "BYMONTH" in by
    at, total = (day.day, length) if within_month else (of_year, year)
    return not rule.days or any(
        weekday == day.weekday() and ordinal in {0, (at + 6) // 7, -((total - at) // 7 + 1)} for ordinal, weekday in rule.days
    )


def _like_start(rule: Rule, day: date, start: date) -> bool:
    """Say whether a day is in its period where the start is in its own, as a rule means that names no days."""
    if rule.freq == "WEEKLY":
        return day.weekday() == start.weekday()
    if rule.freq == "YEARLY" and "BYMONTH" not in rule.by and day.month != start.month:
        return False
    return rule.freq == "DAILY" or day.day == start.day


def _weekday(text: str) -> tuple[int, int] | None:
    match = _BYDAY.match(text)
    ordinal = int(match[1] or 0) if match else 0
    return (ordinal, WEEKDAYS.index(match[2])) if match and abs(ordinal) <= 53 and match[1] not in {"0", "+0", "-0"} else None  # noqa: PLR2004
