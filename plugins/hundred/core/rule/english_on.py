"""What stands behind "on": weekdays, days of the month, dates of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule import refusals
from hundred.core.rule.model import WORKING, Rule, fault
from hundred.core.rule.rrule import in_order
from hundred.core.rule.words import month_of, ordinal_of, weekday_of

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.rule.cursor import Cursor

_SUFFIXES = ("st", "nd", "rd", "th")
_JOINTS = ("and", "&", ",")
_TO = ("to", "through", "thru", "-", "–", "—")
_ON = "a weekday, 'the last Friday', 'the 15th' or '12 June'"
_OF_DATES = 5  # a weekday comes at most five times in a month
_MONTH = "a month"
_NTH = "'first', 'last', '15th' or the like"
_DAY = "a day of the month, such as 12,"
_UP_TO_31 = "a day from 1 to 31"
_WEEKDAY = "a weekday"


def read_on(cursor: Cursor, rule: Rule, start: date) -> Rule:
    """Return `rule` with the days named behind "on", or, behind "every year in May", with the month."""
    begin = cursor.here
    if cursor.accept("in"):
        rule = replace(rule, months=_months(cursor))
        if not cursor.accept("on"):
            return rule
        begin = cursor.here
    word = cursor.peek()
    if word in weekday_of:
        days = weekday_list(cursor)
        refusals.plain_weekdays((begin.begin, cursor.tokens[cursor.at - 1].end), rule, days, start)
        return replace(rule, weekdays=days)
    if cursor.accept("weekdays", "workdays"):
        if rule.freq == "WEEKLY" or (rule.freq == "DAILY" and rule.interval == 1):
            return replace(rule, freq="WEEKLY", weekdays=WORKING)
        raise fault(begin.span, "repeat", "weekdays repeat by the week", "", Rule(freq="WEEKLY", weekdays=WORKING))
    if cursor.accept("the") or word in ordinal_of:
        return read_the(cursor, rule, start)
    if word in month_of or (_number(word) and (cursor.peek(1) in month_of or cursor.peek(1) == "of")):
        return _yearly(cursor, rule)
    if _number(word) and cursor.peek(1) not in {"times", "time"}:
        return read_the(cursor, rule, start)
    raise cursor.unknown(_ON, {*weekday_of, *month_of, *ordinal_of, "the"})


def read_the(cursor: Cursor, rule: Rule | None, start: date) -> Rule:
    """Return the rule of "the first and third Tuesday", "the 15th", "the last day": by its month where `rule` is None."""
    begin = cursor.here.begin
    weekdays: set[tuple[int, int]] = set()
    monthdays: set[int] = set()
    positions: tuple[int, ...] = ()
    while True:
        mark = cursor.at
        ordinals = _ordinals(cursor)
        word = cursor.peek()
        if word in weekday_of:
            days = weekday_list(cursor, ordinals=True)
            _few(cursor, mark, ordinals)
            weekdays |= {(ordinal, day) for ordinal in ordinals for _, day in days}
        elif word in {"weekday", "workday"}:
            cursor.at += 1
            positions, weekdays = tuple(sorted(ordinals, key=lambda one: (one < 0, one))), set(WORKING)
            break
        else:
            cursor.accept("day", "days")
            monthdays |= set(ordinals)
        if not (cursor.peek() in _JOINTS and _is_ordinal(cursor, 1)):
            break
        cursor.at += 1
        cursor.accept("the", "and")
        cursor.accept("the")
    wanted = Rule(
        freq="MONTHLY",
        monthdays=tuple(sorted(monthdays, key=lambda one: (one < 0, one))),
        weekdays=in_order(weekdays),
        positions=positions,
    )
    span = (begin, cursor.tokens[cursor.at - 1].end)
    if wanted.monthdays and wanted.weekdays:
        cure = "write two files, one for the weekdays and one for the days of the month"
        raise fault(span, "repeat", "weekdays and days of the month do not go into one rule", cure)
    if any(abs(day) > 31 for day in monthdays):  # noqa: PLR2004 - days
        raise fault(span, "repeat", "a month has at most 31 days", "write a day from 1st to 31st, or the last day")
    return _of(cursor, rule, wanted, span, start)


def date_of_year(cursor: Cursor, rule: Rule) -> Rule:
    """Return `rule` on the dates that come: "12 June", "June 12th", "1 January and 1 July"."""
    pairs: set[tuple[int, int]] = set()
    begin = cursor.here.begin
    while True:
        if cursor.peek() in month_of:
            month = month_of[cursor.take().word]
            day = _day(cursor)
        else:
            day = _day(cursor)
            cursor.accept("of")
            if cursor.peek() not in month_of:
                raise cursor.unknown(_MONTH, month_of)
            month = month_of[cursor.take().word]
        pairs.add((month, day))
        if not (cursor.peek() in _JOINTS and (cursor.peek(1) in month_of or _dated(cursor))):
            break
        cursor.at += 1
        cursor.accept("and")
    months, days = ({pair[side] for pair in pairs} for side in (0, 1))
    span = (begin, cursor.tokens[cursor.at - 1].end)
    if len(months) * len(days) != len(pairs):
        cure = "write one file for each date, or use the same days in each month"
        raise fault(span, "repeat", "these dates do not go into one rule", cure)
    if not any(day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31) for month, day in pairs):  # noqa: PLR2004
        raise fault(span, "repeat", "there is no such day in any year", "write a day that the month has")
    return replace(rule, months=tuple(sorted(months)), monthdays=tuple(sorted(days)))


def weekday_list(cursor: Cursor, *, ordinals: bool = False) -> tuple[tuple[int, int], ...]:
    """Return the weekdays that come: "Monday, Wednesday and Friday", "Monday to Friday"."""
    days: set[int] = set()
    while True:
        if cursor.peek() not in weekday_of:
            raise cursor.unknown(_WEEKDAY, weekday_of)
        first = weekday_of[cursor.take().word]
        days.add(first)
        if cursor.peek() in _TO and cursor.peek(1) in weekday_of and not ordinals:
            cursor.at += 1
            last = weekday_of[cursor.take().word]
            days |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
        ahead = 1
        while cursor.peek(ahead) in (*_JOINTS, "on") and cursor.peek() in _JOINTS:
            ahead += 1
        if not (cursor.peek() in _JOINTS and cursor.peek(ahead) in weekday_of):
            return tuple((0, day) for day in sorted(days))
        cursor.at += ahead


def _ordinals(cursor: Cursor) -> list[int]:
    found: list[int] = []
    while True:
        if not _is_ordinal(cursor, 0):
            raise cursor.unknown(_NTH, ordinal_of)
        word = cursor.take().word
        found.append(ordinal_of.get(word) or _number(word))
        if found[-1] == 0:
            cursor.at -= 1
            raise cursor.unknown(_UP_TO_31)
        ahead = 0
        while cursor.peek(ahead) in (*_JOINTS, "the"):
            ahead += 1
        if not ahead or not _is_ordinal(cursor, ahead):
            return found
        cursor.at += ahead


def _is_ordinal(cursor: Cursor, ahead: int) -> bool:
    while ahead and cursor.peek(ahead) in {"the", "and"}:
        ahead += 1
    word = cursor.peek(ahead)
    return word in ordinal_of or bool(_number(word) and cursor.peek(ahead + 1) not in {"times", "time"})


def _few(cursor: Cursor, mark: int, ordinals: list[int]) -> None:
    """Raise a fault for the sixth Friday of a month."""
    if max(ordinals) > _OF_DATES:
        cure = "write first, second, third, fourth, fifth or last"
        raise fault(cursor.tokens[mark].span, "repeat", "no weekday comes six times in a month", cure)


def _of(cursor: Cursor, rule: Rule | None, wanted: Rule, span: tuple[int, int], start: date) -> Rule:
    """Return the rule with what stands behind: "of the month", "of every 2 months", "of May"."""
    interval, freq, months = (rule.interval, rule.freq, rule.months) if rule else (1, "", ())
    if cursor.accept("of", "in"):
        if cursor.peek() in month_of:
            months = _months(cursor)
            freq = freq or "YEARLY"
        elif cursor.accept("the") or rule is None:
            if rule is None:
                cursor.accept("every", "each")
                if cursor.peek().isdecimal() and 0 < len(cursor.peek()) <= 2:  # noqa: PLR2004 - digits of a number of months
                    interval = int(cursor.take().word) or 1
            if not cursor.accept("month", "months"):
                raise cursor.unknown(_MONTH, month_of)
            freq = freq or "MONTHLY"
        elif not (cursor.accept("every", "each") and cursor.accept("month")):
            raise cursor.unknown(_MONTH, month_of)
    freq = freq or "MONTHLY"
    found = replace(wanted, freq=freq, interval=interval, months=months)
    refusals.days_of_month(span, found, start)
    return found


def _months(cursor: Cursor) -> tuple[int, ...]:
    found: set[int] = set()
    while True:
        if cursor.peek() not in month_of:
            raise cursor.unknown(_MONTH, month_of)
        found.add(month_of[cursor.take().word])
        ahead = 1 + (cursor.peek(1) == "and")
        if not (cursor.peek() in _JOINTS and cursor.peek(ahead) in month_of):
            return tuple(sorted(found))
        cursor.at += ahead


def _yearly(cursor: Cursor, rule: Rule) -> Rule:
    begin = cursor.here.begin
    dated = date_of_year(cursor, replace(rule, months=()))
    if rule.freq == "YEARLY":
        return dated
    span = (begin, cursor.tokens[cursor.at - 1].end)
    raise fault(span, "repeat", "a date of the year comes every year", "", replace(dated, freq="YEARLY", interval=1))


def _day(cursor: Cursor) -> int:
    number = _number(cursor.peek())
    if not 1 <= number <= 31:  # noqa: PLR2004 - days
        raise cursor.unknown(_DAY)
    cursor.at += 1
    return number


def _dated(cursor: Cursor) -> bool:
    ahead = 1 + (cursor.peek(1) == "and")
    return bool(_number(cursor.peek(ahead))) and (cursor.peek(ahead + 1) in month_of or cursor.peek(ahead + 1) == "of")


def _number(word: str) -> int:
    """Return the number of "15" or "15th", or 0."""
    digits = word[:-2] if word[-2:] in _SUFFIXES else word
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else 0  # noqa: PLR2004 - no day has more
