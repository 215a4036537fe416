"""What has two readings, or none: refused, with the rules that may be meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule.cursor import plain
from hundred.core.rule.model import Rule, RuleFault, fault
from hundred.core.rule.words import MONTHS, ORDINALS, WEEKDAYS

if TYPE_CHECKING:
    from datetime import date

_ENGLISH = re.compile(r"\b(?:bi-?(?:weekly|monthly|annual(?:ly)?|yearly)|(?:every|each|on)\s+(?:the\s+)?weekends?|weekends)\b")
_CHINESE = re.compile(
    r"每?个?(?P<sign>[单双])(?P<unit>周|星期|礼拜|月)(?P<day>[一二三四五六日天])?|每?个?周末|每第(?P<nth>[二三四五])个"
)
_SETS = {"双": (2, 4), "单": (1, 3)}


def refuse_english(text: str, start: date) -> None:
    """Raise RuleFault for words that people use for two things."""
    match = _ENGLISH.search(plain(text))
    if match is None:
        return
    word, day = match[0], start.weekday()
    if "weekend" in word:
        raise _weekend(match.span(), word)
    shown = text[slice(*match.span())]
    if word.endswith("weekly"):
        both = Rule(freq="WEEKLY", weekdays=_sorted_days(day, day + 3))
        twice = Rule(freq="WEEKLY", interval=2, weekdays=((0, day),))
        raise fault(match.span(), "ambiguous", f"'{shown}' may be every two weeks or twice a week", "", twice, both)
    if word.endswith("monthly"):
        raise _twice_a_month(match.span(), f"'{shown}' may be every two months or twice a month", start)
    half = Rule(freq="MONTHLY", interval=6, monthdays=(start.day,))
    two = Rule(freq="YEARLY", interval=2, months=(start.month,), monthdays=(start.day,))
    raise fault(match.span(), "ambiguous", f"'{shown}' may be every two years or twice a year", "", two, half)


def refuse_chinese(text: str, start: date) -> None:
    """Raise RuleFault for Chinese words that people use for two things: 双周五, 每周末, 每第二个周五."""
    match = _CHINESE.search(plain(text))
    if match is None:
        return
    span = match.span()
    shown = text[slice(*span)]
    if match["nth"]:
        day = re.match(r"(?:周|星期|礼拜)([一二三四五六日天])", text[match.end() :])
        number = "零一二三四五".index(match["nth"])
        if day is None:
            raise fault(
                span, "repeat", f"a weekday should come behind '{shown}'", "write it as 每两周的周五 or 每月的第二个周五"
            )
        weekday = "一二三四五六日".find(day[1].replace("天", "日"))
        raise nth_weekday((span[0], span[1] + day.end()), text, number, weekday)
    if match["sign"] is None:
        raise _weekend(span, shown)
    if match["unit"] == "月":
        raise _twice_a_month(span, f"'{shown}' may be every two months or twice a month", start)
    weekday = "一二三四五六日".find((match["day"] or "一二三四五六日"[start.weekday()]).replace("天", "日"))
    every = Rule(freq="WEEKLY", interval=2, weekdays=((0, weekday),))
    weeks = _SETS[match["sign"]]
    named = Rule(freq="MONTHLY", weekdays=tuple((week, weekday) for week in weeks))
    nth = " and ".join(ORDINALS[week - 1] for week in weeks)
    message = f"'{shown}' may be every two weeks, or the {nth} {WEEKDAYS[weekday]} of every month"
    raise fault(span, "ambiguous", message, "", every, named)


def nth_weekday(span: tuple[int, int], text: str, number: int, weekday: int) -> RuleFault:
    """Return the fault of "every second Friday": every two weeks, or the second Friday of the month."""
    weekly = Rule(freq="WEEKLY", interval=max(1, number), weekdays=((0, weekday),))
    rest = -1 if number < 0 else number
    shown = text[slice(*span)]
    if not -1 <= rest <= len(ORDINALS):
        return fault(span, "repeat", f"'{shown}' is said in weeks", "", weekly)
    monthly = Rule(freq="MONTHLY", weekdays=((rest, weekday),))
    weeks = "every week" if number <= 1 else f"every {number} weeks"
    nth = "last" if rest < 0 else ORDINALS[rest - 1]
    message = f"'{shown}' may be {weeks}, or the {nth} {WEEKDAYS[weekday]} of every month"
    return fault(span, "ambiguous", message, "", weekly, monthly)


def plain_weekdays(span: tuple[int, int], rule: Rule, days: tuple[tuple[int, int], ...], start: date) -> None:
    """Raise RuleFault for "every month on Friday", since nobody knows which Friday."""
    if rule.freq == "WEEKLY":
        return
    weekly = Rule(freq="WEEKLY", weekdays=days)
    if rule.freq == "DAILY":
        raise fault(span, "repeat", "a day of the week comes every week, not every day", "", weekly)
    number = min((start.day - 1) // 7 + 1, 4)
    months = () if rule.freq == "MONTHLY" else rule.months or (start.month,)
    weekdays = tuple((number, day) for _, day in days)
    named = Rule(freq=rule.freq, interval=rule.interval, months=months, weekdays=weekdays)
    unit = "month" if rule.freq == "MONTHLY" else "year"
    several = "weekdays" if len(days) > 1 else WEEKDAYS[days[0][1]]
    raise fault(span, "ambiguous", f"a {unit} has several {several}s".replace("ss", "s"), "", named, weekly)


def days_of_month(span: tuple[int, int], rule: Rule, start: date) -> None:
    """Raise RuleFault for days of a month in a rule that does not count months, or of no certain month in a year."""
    freq, months = rule.freq, rule.months
    if freq in {"DAILY", "WEEKLY"}:
        unit = "day" if freq == "DAILY" else "week"
        named = replace(rule, freq="YEARLY" if months else "MONTHLY", interval=1)
        raise fault(span, "repeat", f"this is a day of the month, but it repeats every {unit}", "", named)
    if freq == "MONTHLY" and months:
        named = replace(rule, freq="YEARLY", interval=1)
        raise fault(span, "repeat", f"{MONTHS[months[0] - 1]} comes every year, not every month", "", named)
    if freq == "YEARLY" and not months:
        named, monthly = replace(rule, months=(start.month,)), replace(rule, freq="MONTHLY", interval=1)
        raise fault(span, "repeat", "the month is missing", "", named, monthly)


def gaps(span: tuple[int, int], shown: str, number: int, freq: str) -> RuleFault:
    """Return the fault of 每隔两周: every two weeks for some, every three for others."""
    unit = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}[freq]
    message = f"'{shown}' is every {number} {unit} for some people, every {number + 1} for others"
    readings = (Rule(freq=freq, interval=number), Rule(freq=freq, interval=number + 1))
    return fault(span, "ambiguous", message, "", *readings)


def _weekend(span: tuple[int, int], shown: str) -> RuleFault:
    saturday, both = Rule(freq="WEEKLY", weekdays=((0, 5),)), Rule(freq="WEEKLY", weekdays=((0, 5), (0, 6)))
    return fault(span, "ambiguous", f"'{shown}' may be one day or two", "", saturday, both)


def _twice_a_month(span: tuple[int, int], message: str, start: date) -> RuleFault:
    other = start.day + 14 if start.day <= 14 else start.day - 14  # noqa: PLR2004 - two weeks
    two = Rule(freq="MONTHLY", interval=2, monthdays=(start.day,))
    both = Rule(freq="MONTHLY", monthdays=tuple(sorted({start.day, other})))
    return fault(span, "ambiguous", message, "", two, both)


def _sorted_days(*days: int) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((0, day % 7) for day in days))
