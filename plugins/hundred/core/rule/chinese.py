"""The grammar of Chinese sentences: 每两周的周五和周二，至 2026-06-30."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule import refusals
from hundred.core.rule.chinese_days import NUMBER, WEEK, Reader, read_days
from hundred.core.rule.chinese_end import read_end
from hundred.core.rule.model import WORKING, Phrase, Rule, fault
from hundred.core.rule.words import ZH_DAYS, chinese_number

if TYPE_CHECKING:
    from datetime import date

_UNITS = {"天": "DAILY", "日": "DAILY", "周": "WEEKLY", "星期": "WEEKLY", "礼拜": "WEEKLY", "月": "MONTHLY", "年": "YEARLY"}
_UNIT = "(?P<unit>天|日|周|星期|礼拜|月|年)"
_DAY = "[一二三四五六日天]"
_GLUED = re.compile(rf"(?:每逢|逢|每)个?(?={WEEK}\s*{_DAY})")  # 每周五 is the day; 每五周 is a number of weeks
_ONCE = re.compile(rf"每个?{WEEK}({_DAY})\s*[次回]")
_EVERY = re.compile(rf"每\s*(?P<number>{NUMBER})?\s*(?P<piece>个)?\s*{_UNIT}")
_GAP = re.compile(rf"每?隔\s*(?P<number>{NUMBER})?\s*(?P<piece>个)?\s*{_UNIT}")
_SEASON = re.compile(r"每个?(?:(?P<half>半年)|季度?)")
_NAMED = re.compile(rf"{WEEK}\s*{_DAY}")
_WORKDAYS = re.compile(r"(?:每个?|每逢|逢)?工作日|天天")
_OFTEN = "how often, as in 每两周 or 每周五,"


def read_chinese(text: str, start: date) -> Phrase:
    """Return the rule that a Chinese sentence says; raises RuleFault. `start` is only for what a fault proposes."""
    refusals.refuse_chinese(text, start)
    reader = Reader(text)
    rule = read_days(reader, _head(reader), start)
    bare = not (rule.weekdays or rule.monthdays)
    count, until, span = read_end(reader, rule, bare=bare)
    return Phrase(rule=replace(rule, count=count, until=until), text=text, lang="zh", end=span)


def _head(reader: Reader) -> Rule:
    """Return the frequency: 每两周, 隔周, 每个月; of 每周五 only 每, as the day comes behind it."""
    reader.skip()
    workdays = reader.take(_WORKDAYS)
    if workdays:
        return Rule(freq="DAILY") if workdays[0] == "天天" else Rule(freq="WEEKLY", weekdays=WORKING)
    _once(reader)
    if reader.take(_GLUED):
        return Rule(freq="WEEKLY")
    match = reader.take(_GAP)
    if match:
        if not match["number"] and _UNITS[match["unit"]] == "WEEKLY" and reader.plain[reader.at : reader.at + 1] in ZH_DAYS:
            reader.at = match.start("unit")  # 隔周五 is said for 隔周的周五
        return _gap(match)
    season = reader.take(_SEASON)
    if season:
        return Rule(freq="MONTHLY", interval=6 if season["half"] else 3)
    match = reader.take(_EVERY)
    if match is None:
        found = reader.unknown(_OFTEN)
        if reader.sees(_NAMED):
            found.words = (f"每{reader.text[slice(found.at, found.at + found.width)]}",)
        raise found
    number = chinese_number(match["number"]) if match["number"] else 1
    if not number or number > 999:  # noqa: PLR2004 - nothing repeats every thousand years
        raise fault(match.span("number"), "repeat", f"it cannot repeat every {match['number']}", "write a number from 1 to 999")
    freq = _UNITS[match["unit"]]
    if freq == "MONTHLY" and match["number"] not in {None, "两"} and not match["piece"]:
        named = f"每{match['number']}个月"
        found = fault(
            match.span(),
            "ambiguous",
            f"'{match[0]}' may be a number of months, or the name of a month",
            "write the one you mean",
        )
        found.words = (named,) if number > 12 else (named, f"每年{match['number']}月")  # noqa: PLR2004 - months
        raise found
    return Rule(freq=freq, interval=number)


def _once(reader: Reader) -> None:
    """Raise a fault for 每周三次, which is no Wednesday."""
    match = _ONCE.match(reader.plain, reader.at)
    if match is None:
        return
    day = ZH_DAYS[match[1]]
    count = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}.get(match[1], 7)
    spread = tuple((0, 7 * one // count) for one in range(count))
    message = f"'{match[0]}' may be how often in each week, or the weekday"
    readings = (Rule(freq="WEEKLY", weekdays=spread), Rule(freq="WEEKLY", weekdays=((0, day),)))
    raise fault(match.span(), "ambiguous", message, "", *dict.fromkeys(readings))


def _gap(match: re.Match[str]) -> Rule:
    """Return the rule of 隔周 and 每隔一周, every other week; what is left out more than once has two readings."""
    number = chinese_number(match["number"]) if match["number"] else 1
    freq = _UNITS[match["unit"]]
    if not number or number > 998:  # noqa: PLR2004 - nothing repeats every thousand years
        raise fault(match.span(), "repeat", f"'{match[0]}' is not a number to repeat by", "write 每两周 or the like")
    if number > 1:
        raise refusals.gaps(match.span(), match[0], number, freq)
    return Rule(freq=freq, interval=2)
