"""A rule in words without its end; what is said here is read back by the grammars as the same rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.numerals import numeral
from hundred.core.rule.model import WORKING
from hundred.core.rule.words import MONTHS, ORDINALS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.rule.model import Rule

_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_UNITS_ZH = {"DAILY": "天", "WEEKLY": "周", "MONTHLY": "个月", "YEARLY": "年"}
_DAYS_ZH = "一二三四五六日"


def head(rule: Rule, lang: str) -> str | None:
    """Return the sentence of a complete rule without its end, or None where the grammar of `lang` has no words for it."""
    if rule.yeardays or rule.week_start or not _can_be_said(rule):
        return None
    return _chinese(rule) if lang.startswith("zh") else _english(rule)


def how_many(number: int) -> str:
    """Return a number as it stands before 周 and the like: 两, 三, from eleven on in digits."""
    if number == 2:  # noqa: PLR2004 - two
        return "两"
    return numeral(number, "zh") if number <= 10 else str(number)  # noqa: PLR2004 - short ones


def _can_be_said(rule: Rule) -> bool:
    ordinals = [one for one, _ in rule.weekdays]
    if (rule.weekdays and rule.monthdays) or any(one < -1 for one in rule.monthdays):
        return False
    if rule.freq == "YEARLY" and len(rule.monthdays) > 1 and -1 in rule.monthdays:
        return False
    if rule.freq in {"DAILY", "WEEKLY"}:
        plain = not (any(ordinals) or rule.monthdays or rule.months or rule.positions)
        return plain and bool(rule.weekdays) == (rule.freq == "WEEKLY")
    if (rule.freq == "YEARLY") != bool(rule.months):
        return False
    if rule.positions:
        return rule.weekdays == WORKING and all(-1 <= one <= 5 for one in rule.positions)  # noqa: PLR2004 - that have names
    return bool(rule.monthdays) or all(-1 <= one <= 5 and one for one in ordinals)  # noqa: PLR2004 - weeks of a month


def _english(rule: Rule) -> str:
    unit = _UNITS[rule.freq]
    every = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    if rule.freq == "DAILY":
        return every
    if rule.freq == "WEEKLY":
        if rule.weekdays == WORKING and rule.interval == 1:
            return "every weekday"
        return f"{every} on {_joined([WEEKDAYS[day] for _, day in rule.weekdays])}"
    if rule.freq == "YEARLY" and rule.monthdays and -1 not in rule.monthdays:
        return f"{every} on {_joined([f'{day} {MONTHS[month - 1]}' for month in rule.months for day in rule.monthdays])}"
    of = f" of {_joined([MONTHS[month - 1] for month in rule.months])}" if rule.months else ""
    return f"{every} on the {_days(rule)}{of}"


def _days(rule: Rule) -> str:
    """Return "15th", "last day", "first and third Tuesday", "last weekday"."""
    if rule.positions:
        return f"{_joined([_ordinal(one) for one in rule.positions])} weekday"
    if rule.monthdays:
        return _joined(
            [_nth(day) if day > 0 else "last day" for day in rule.monthdays], " and the " if -1 in rule.monthdays else " and "
        )
    return " and the ".join(
        f"{_joined(_ordinal(one) for one in ordinals)} {_joined(WEEKDAYS[day] for day in days)}"
        for ordinals, days in _groups(rule)
    )


def _chinese(rule: Rule) -> str:
    unit = _UNITS_ZH[rule.freq]
    every = f"每{how_many(rule.interval)}{unit}" if rule.interval > 1 else f"每{unit.removeprefix('个')}"
    of = "的" if rule.interval > 1 else ""
    if rule.freq == "DAILY":
        return every
    if rule.freq == "WEEKLY":
        if rule.weekdays == WORKING:
            return "每周一至周五" if rule.interval == 1 else f"{every}的周一至周五"
        days = _joined_zh([f"周{_DAYS_ZH[day]}" for _, day in rule.weekdays])
        return f"{every}的{days}" if of else f"每{days}"
    if rule.freq == "YEARLY" and rule.monthdays and -1 not in rule.monthdays:
        return f"{every}{of}{_joined_zh([f'{month}月{day}日' for month in rule.months for day in rule.monthdays])}"
    months = f"{of}{_joined_zh([f'{month}月' for month in rule.months])}" if rule.months else ""
    return f"{every}{months}{_days_zh(rule, '的' if rule.months else of or '的')}"


def _days_zh(rule: Rule, of: str) -> str:
    if rule.positions:
        return f"{of}{_joined_zh([_ordinal_zh(one) + '个' for one in rule.positions])}工作日"
    if rule.monthdays:
        said = _joined_zh([f"{day}日" if day > 0 else "最后一天" for day in rule.monthdays])
        return f"{of if not said[0].isdecimal() else of if rule.interval > 1 else ''}{said}"
    return of + "和".join(
        _joined_zh(f"{_ordinal_zh(one)}个" for one in ordinals) + _joined_zh(f"周{_DAYS_ZH[day]}" for day in days)
        for ordinals, days in _groups(rule)
    )


def _groups(rule: Rule) -> Iterable[tuple[tuple[int, ...], list[int]]]:
    """Return the ordinals with the weekdays that share them: of "first and third Tuesday", (1, 3) with [1]."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for day in sorted({day for _, day in rule.weekdays}):
        groups.setdefault(tuple(ordinal for ordinal, other in rule.weekdays if other == day), []).append(day)
    return groups.items()


def _joined(words: Iterable[str], last: str = " and ") -> str:
    *others, final = words
    return f"{', '.join(others)}{last}{final}" if others else final


def _joined_zh(words: Iterable[str]) -> str:
    *others, final = words
    return f"{'、'.join(others)}和{final}" if others else final


def _ordinal(number: int) -> str:
    return "last" if number < 0 else ORDINALS[number - 1]


def _ordinal_zh(number: int) -> str:
    return "最后一" if number < 0 else f"第{numeral(number, 'zh')}"


def _nth(number: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    teen = number % 100 // 10 == 1
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
