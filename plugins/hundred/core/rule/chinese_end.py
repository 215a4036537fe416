"""How a Chinese sentence ends: 直到 2026-06-30, 至 2026年6月30日, 共 6 次."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hundred.core.rule.chinese_days import NUMBER
from hundred.core.rule.cursor import in_range, iso_day
from hundred.core.rule.model import fault
from hundred.core.rule.words import chinese_number

if TYPE_CHECKING:
    from hundred.core.rule.chinese_days import Reader
    from hundred.core.rule.model import Rule

_UNTIL = re.compile(r"直到|截止到|截止至|截止|截至|直至|到|至")
_ISO = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])")
_FULL = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*[日号]")
_PART = re.compile(rf"(?:[0-9]{{4}}\s*年\s*)?{NUMBER}\s*月(?:\s*{NUMBER}\s*[日号])?|[0-9]{{4}}\s*年|(?:年|月)[底末]")
_DAY_ALONE = re.compile(rf"({NUMBER})\s*月\s*({NUMBER})\s*[日号]")
_TIME = re.compile(r"[0-9]{1,2}[:：][0-9]{2}")
_CLOCK = re.compile(
    r"(?:上午|下午|晚上|早上|中午|[0-9零一二两三四五六七八九十]+\s*[点:：])[0-9零一二两三四五六七八九十点半分:：\s]*"
)
_ALL = re.compile(r"(?:一共|总共|共计|共|合计|重复|办)")
_TIMES = re.compile(rf"({NUMBER})\s*[次场]")
_CLOSE = re.compile(r"为止|止|结束")
_SIGN = re.compile(r"[，,；;、]")
_STOP = re.compile(r"[。.]")
_END = "the end, as in 至 2026-06-30 or 共 6 次,"
_ISO_DAY = "a date, as in 2026-06-30,"
_NUMBER_OF = "a number of times, as in 6 次,"


def read_end(reader: Reader, rule: Rule, *, bare: bool) -> tuple[int | None, date | None, tuple[int, int] | None]:
    """Return (times, last day, where the end stands); two None and no place where the sentence has no end.

    每周三次 is three times in each week: behind a `bare` 每周, a number of times needs a comma or 共.
    """
    reader.skip()
    begin = reader.at
    comma = reader.take(_SIGN) is not None
    count: int | None = None
    until: date | None = None
    reader.skip()
    first = reader.at
    if reader.take(_UNTIL):
        until = _day(reader)
        reader.take(_CLOSE)
    elif reader.sees(_ALL) or reader.sees(_TIMES):
        count = _count(reader, rule, sure=comma or not bare)
    reader.take(_STOP)
    reader.skip()
    if reader.at < len(reader.text):
        raise _left_over(reader, ended=count is not None or until is not None)
    if count is None and until is None:
        return None, None, None
    return count, until, (begin if comma else first, len(reader.text))


def _day(reader: Reader) -> date:
    iso = reader.take(_ISO)
    if iso:
        _no_time(reader)
        return iso_day(iso[0], iso.span())
    full = reader.take(_FULL)
    if full:
        try:
            meant = date(int(full[1]), int(full[2]), int(full[3]))
        except ValueError:
            raise fault(full.span(), "repeat", "there is no such day", "write a day that exists, as in 2026-06-30") from None
        _no_time(reader)
        return in_range(meant, full.span())
    part = reader.take(_PART)
    if part:
        found = fault(part.span(), "repeat", "the last day is not said in full", "write year, month and day, as in 2026-06-30")
        named = _DAY_ALONE.fullmatch(part[0])
        if named:
            month, day = (chinese_number(one) or 0 for one in named.groups())
            found.words = (f"{{year}}-{month:02}-{day:02}",)
        raise found
    raise reader.unknown(_ISO_DAY)


def _no_time(reader: Reader) -> None:
    time = reader.take(_TIME)
    if time:
        found = fault(time.span(), "repeat", "the end is a day, without a time", "leave the time out: that day is included")
        found.words = ("",)
        raise found


def _count(reader: Reader, rule: Rule, *, sure: bool) -> int:
    reader.skip()
    begin = reader.at
    sure = reader.take(_ALL) is not None or sure
    match = reader.take(_TIMES)
    if match is None:
        raise reader.unknown(_NUMBER_OF)
    number = chinese_number(match[1])
    if not number:
        raise fault(match.span(), "repeat", "it must take place at least once", "write a number from 1 to 1000")
    if not sure:
        unit = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[rule.freq]
        message = f"'{match[0]}' may be in all, or in each {unit}"
        found = fault((begin, match.end()), "ambiguous", message, "name the days when there are several in each")
        found.words = (f"，共 {match[0]}",)
        raise found
    return number


def _left_over(reader: Reader, *, ended: bool) -> Exception:
    span = (reader.at, len(reader.text))
    again = re.match(r"[，,、和且]|共|直到|至", reader.plain[reader.at :]) or reader.sees(_TIMES)
    if ended and again:
        found = fault(span, "repeat", "only one end can be said, and nothing behind it", "keep one end")
        found.words = ("",)
        return found
    clock = _CLOCK.match(reader.plain, reader.at)
    if clock:
        span = clock.span()
        found = fault(span, "repeat", "the time of day is not said here", "it stands in 'start'; leave it out here")
        found.words = ("",)
        return found
    if re.match("除|但|不包括|不含", reader.plain[reader.at :]):
        found = fault(span, "repeat", "a date that is left out is not said here", "it stands in 'changes'; leave it out here")
        found.words = ("",)
        return found
    if re.match(r"[次回]", reader.plain[reader.at :]):
        cure = "name the days, as in 每周一、周三和周五，共 10 次"
        return fault((reader.at, reader.at + 1), "ambiguous", "this may be how often in all, or in each week", cure)
    found = reader.unknown("nothing more" if ended else _END)
    if re.match(r"月?[底末]", reader.plain[reader.at :]):
        found.width, found.words = 1, ("最后一天",)
    return found
