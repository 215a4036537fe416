"""Rules that the grammar of sentences has no words for, described all the same: nothing of them is left unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.numerals import numeral
from hundred.core.rule.heads import how_many
from hundred.core.rule.words import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.rule.model import Rule

_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_UNITS_ZH = {"DAILY": "天", "WEEKLY": "周", "MONTHLY": "个月", "YEARLY": "年"}


def loose(rule: Rule, lang: str) -> str:
    """Return a rule in words that need not be a sentence of the grammar."""
    return _chinese(rule) if lang.startswith("zh") else _english(rule)


def _english(rule: Rule) -> str:
    unit = _UNITS[rule.freq]
    said = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    days = []
    of = " of the year" if rule.freq == "YEARLY" and not rule.months else ""
    if rule.weekdays:
        days.append(_joined((_weekday(*one, of) for one in rule.weekdays), " or "))
    if rule.monthdays:
        days.append(_joined((f"the {_from_end(one)}{' day' if one < 0 else ''}" for one in rule.monthdays), " or "))
    if rule.yeardays:
        days.append(_joined((f"the {_from_end(one)} day of the year" for one in rule.yeardays), " or "))
    if days:
        said += f" on {', if it is also '.join(days)}"
    if rule.months:
        said += f", in {_joined((MONTHS[one - 1] for one in rule.months), ' and ')}"
    if rule.positions:
        said += f" (only the {_joined((_from_end(one) for one in rule.positions), ' and ')} of these in each {unit})"
    if rule.week_start:
        said += f" (weeks begin on {WEEKDAYS[rule.week_start]})"
    return said


def _weekday(ordinal: int, day: int, of: str) -> str:
    return f"the {_from_end(ordinal)} {WEEKDAYS[day]}{of}" if ordinal else WEEKDAYS[day]


def _from_end(number: int) -> str:
    """Return 1st, 2nd, 21st; last, 2nd to last."""
    if number == -1:
        return "last"
    size = abs(number)
    teen = size % 100 // 10 == 1
    nth = f"{size}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(size % 10, 'th')}"
    return f"{nth} to last" if number < 0 else nth


def _chinese(rule: Rule) -> str:
    unit = _UNITS_ZH[rule.freq]
    every = "" if rule.interval == 1 else how_many(rule.interval)
    said = f"每{every}{unit if every else unit.removeprefix('个')}"
    days = []
    of = "全年" if rule.freq == "YEARLY" and not rule.months else ""
    if rule.weekdays:
        days.append(_joined_zh(_weekday_zh(*one, of) for one in rule.weekdays))
    if rule.monthdays:
        days.append(_joined_zh(f"{one}日" if one > 0 else f"{_from_end_zh(one)}天" for one in rule.monthdays))
    if rule.yeardays:
        days.append(_joined_zh(f"全年{_from_end_zh(one)}天" for one in rule.yeardays))
    if rule.months:
        said += "".join(("的" if every else "", _joined_zh(f"{one}月" for one in rule.months)))
    if days:
        said += f"的{days[0]}" + "".join(f"（同时须是{one}）" for one in days[1:])
    if rule.positions:
        span = {"DAILY": "天", "WEEKLY": "周", "MONTHLY": "月", "YEARLY": "年"}[rule.freq]
        said += f"（每{span}只取其中{_joined_zh(_from_end_zh(one) + '个' for one in rule.positions)}）"
    if rule.week_start:
        said += f"（一周从周{'一二三四五六日'[rule.week_start]}开始）"
    return said


def _weekday_zh(ordinal: int, day: int, of: str) -> str:
    name = f"周{'一二三四五六日'[day]}"
    return f"{of}{_from_end_zh(ordinal)}个{name}" if ordinal else name


def _from_end_zh(number: int) -> str:
    if number == -1:
        return "最后一"
    return f"倒数第{numeral(-number, 'zh')}" if number < 0 else f"第{numeral(number, 'zh')}"


def _joined(words: Iterable[str], last: str) -> str:
    *others, final = words
    return f"{', '.join(others)}{last}{final}" if others else final


def _joined_zh(words: Iterable[str]) -> str:
    *others, final = words
    return f"{'、'.join(others)}和{final}" if others else final
