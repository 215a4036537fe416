"""What of the days a Chinese sentence names: 周一、周三和周五, 第一和第三个周二, 15日, 6月12日."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule import refusals
from hundred.core.rule.cursor import plain
from hundred.core.rule.model import WORKING, Rule, fault
from hundred.core.rule.rrule import in_order
from hundred.core.rule.words import ZH_DAYS, chinese_number

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.rule.model import RuleFault

WEEK = "(?:周|星期|礼拜)"
NUMBER = "(?:[0-9]{1,6}|[零一二两三四五六七八九十]{1,3})"
_DAY = "[一二三四五六日天]"
_AND = r"\s*+(?:[、，,和及与]|以及)\s*+"
# 每周五一共 6 次 names no Monday, and 每周五六次 has more than one reading.
_RUN = re.compile(rf"{WEEK}({_DAY})(?:\s*[至到\-–—~～]\s*{WEEK}?({_DAY})|((?:(?!一共){_DAY})*+))(?!\s*[次回场月号])")
_MORE = re.compile(rf"\s*+[、和及与]\s*+({_DAY})(?=\s|[、，,。；;和及与至到直截]|\Z)(?!\s*[次回场])")
_MORE_WEEK = re.compile(rf"{_AND}(?={WEEK}{_DAY})")
_WORKDAY = re.compile(r"(?:个|逢)?工作日")
_MONTH = re.compile(rf"({NUMBER})\s*月(?:份)?")
_NEXT_MONTH = re.compile(rf"{_AND}({NUMBER})\s*月(?:份)?")
_DATES = re.compile(rf"(?:{NUMBER}\s*+[日号]?{_AND})*{NUMBER}\s*+[日号]")
_LAST_DAY = re.compile(r"最后一?[天日]")
_ORDINAL = re.compile(rf"(?:第({NUMBER})|(最后一?)|(首))(?:个)?")
_NEXT_PIECE = re.compile(rf"{_AND}(?=最后|第|首|{NUMBER}\s*+[日号])")
_NTH_WORKDAY = re.compile("个?工作日")
_NTH_DAY = re.compile("天")
_BARE = re.compile(rf"、\s*({NUMBER})(?=个|、|和)")
_WEEKDAY = "a weekday, as in 周五,"
_NTH = "a weekday, as in 第一个周五,"


@dataclass(slots=True)
class Reader:
    """A Chinese text and how far it has been read."""

    text: str
    at: int = 0
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        """Take digits and letters for their usual ones."""
        self.plain = plain(self.text)

    def skip(self, signs: str = "的在于逢") -> None:
        """Go over blanks and words without a meaning of their own."""
        while self.at < len(self.plain) and (self.plain[self.at].isspace() or self.plain[self.at] in signs):
            self.at += 1

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the match of `pattern` here and go behind it, or None."""
        self.skip()
        match = pattern.match(self.plain, self.at)
        if match:
            self.at = match.end()
        return match

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Say whether `pattern` matches here."""
        self.skip()
        return pattern.match(self.plain, self.at) is not None

    def unknown(self, wanted: str) -> RuleFault:
        """Return the fault of what cannot stand here."""
        self.skip()
        rest = re.match(r"[^\s，,。、]+|.", self.text[self.at :])
        if rest is None:
            return fault(
                (max(0, len(self.text) - 1), len(self.text)), "repeat", f"the sentence stops where {wanted} should come"
            )
        span = (self.at, self.at + min(rest.end(), 12))
        return fault(span, "repeat", f"'{self.text[slice(*span)]}' is not understood here: {wanted} should come")


def read_days(reader: Reader, rule: Rule, start: date) -> Rule:
    """Return `rule` with the days that come, or as it was where none are named."""
    reader.skip()
    begin = reader.at
    if reader.take(_WORKDAY):
        return _weekly((begin, reader.at), rule, WORKING, start)
    if reader.sees(_RUN):
        days = weekdays(reader)
        return _weekly((begin, reader.at), rule, days, start)
    if reader.sees(_MONTH):
        return _dates_of_year(reader, rule, start)
    return _of_month(reader, rule, (), begin, start)


def weekdays(reader: Reader) -> tuple[tuple[int, int], ...]:
    """Return the weekdays that come: 周一三五, 周一、周三和周五, 周一至周五."""
    days: set[int] = set()
    match = reader.take(_RUN)
    while match:
        first = ZH_DAYS[match[1]]
        days.add(first)
        if match[2]:
            days |= {(first + step) % 7 for step in range((ZH_DAYS[match[2]] - first) % 7 + 1)}
        days |= {ZH_DAYS[char] for char in match[3] or ""}
        more = _MORE.match(reader.plain, reader.at)
        while more:
            days.add(ZH_DAYS[more[1]])
            reader.at = more.end()
            more = _MORE.match(reader.plain, reader.at)
        following = _MORE_WEEK.match(reader.plain, reader.at)
        if not following:
            break
        reader.at = following.end()
        match = reader.take(_RUN)
        if match is None:
            raise reader.unknown(_WEEKDAY)
    return tuple((0, day) for day in sorted(days))


def _weekly(span: tuple[int, int], rule: Rule, days: tuple[tuple[int, int], ...], start: date) -> Rule:
    if days == WORKING and rule.freq == "DAILY" and rule.interval == 1:
        return replace(rule, freq="WEEKLY", weekdays=days)
    refusals.plain_weekdays(span, rule, days, start)
    return replace(rule, weekdays=days)


def _dates_of_year(reader: Reader, rule: Rule, start: date) -> Rule:
    """Read 6月12日, 1月1日和7月1日, 5月的最后一个周日, 3月、9月的15日."""
    begin = reader.at
    pairs: set[tuple[int, int]] = set()
    match = reader.take(_MONTH)
    while match:
        months = [_month(match)]
        more = _NEXT_MONTH.match(reader.plain, reader.at)
        while more:
            reader.at = more.end()
            months.append(_month(more))
            more = _NEXT_MONTH.match(reader.plain, reader.at)
        if not reader.sees(_DATES):
            return _of_month(reader, rule, tuple(sorted(set(months))), begin, start)
        pairs |= {(month, day) for day in _monthdays(reader) for month in months}
        joint = re.compile(rf"{_AND}(?={NUMBER}月)").match(reader.plain, reader.at)
        if not joint:
            break
        reader.at = joint.end()
        match = reader.take(_MONTH)
    span = (begin, reader.at)
    one, other = ({pair[side] for pair in pairs} for side in (0, 1))
    if len(one) * len(other) != len(pairs):
        cure = "write one file for each date, or use the same days in each month"
        raise fault(span, "repeat", "these dates do not go into one rule", cure)
    if not any(day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31) for month, day in pairs):  # noqa: PLR2004
        raise fault(span, "repeat", "there is no such day in any year", "write a day that the month has")
    dated = replace(rule, months=tuple(sorted(one)), monthdays=tuple(sorted(other)))
    if rule.freq != "YEARLY":
        raise fault(span, "repeat", "a date of the year comes every year", "", replace(dated, freq="YEARLY", interval=1))
    return dated


def _of_month(reader: Reader, rule: Rule, months: tuple[int, ...], begin: int, start: date) -> Rule:
    pairs: set[tuple[int, int]] = set()
    monthdays: set[int] = set()
    positions: tuple[int, ...] = ()
    more = True
    while more and not positions:
        weeks, days, positions = _piece(reader)
        pairs |= weeks
        monthdays |= days
        joint = _NEXT_PIECE.match(reader.plain, reader.at)
        more = joint is not None and bool(weeks or days)
        if joint and more and not positions:
            reader.at = joint.end()
    if not (pairs or monthdays):
        return replace(rule, months=months) if months and rule.freq == "YEARLY" else rule
    span = (begin, reader.at)
    if pairs and monthdays:
        cure = "write two files, one for the weekdays and one for the days of the month"
        raise fault(span, "repeat", "weekdays and days of the month do not go into one rule", cure)
    found = replace(
        rule,
        months=months,
        monthdays=tuple(sorted(monthdays, key=lambda one: (one < 0, one))),
        weekdays=in_order(pairs),
        positions=positions,
    )
    refusals.days_of_month(span, found, start)
    return found


def _piece(reader: Reader) -> tuple[set[tuple[int, int]], set[int], tuple[int, ...]]:
    """Return (weekdays, days of the month, positions) of one piece: 最后一天, 第一个周二, 15日; nothing for anything else."""
    mark = reader.at
    if reader.take(_LAST_DAY):
        return set(), {-1}, ()
    if reader.sees(_DATES):
        return set(), set(_monthdays(reader)), ()
    if not reader.sees(_ORDINAL):
        return set(), set(), ()
    ordinals = _ordinals(reader)
    if reader.take(_NTH_WORKDAY):
        return set(WORKING), set(), tuple(sorted(ordinals, key=lambda one: (one < 0, one)))
    if reader.take(_NTH_DAY):
        return set(), set(ordinals), ()
    if not reader.sees(_RUN):
        raise reader.unknown(_NTH)
    days = weekdays(reader)
    if max(ordinals) > 5:  # noqa: PLR2004 - a weekday comes at most five times in a month
        cure = "write 第一 to 第五, or 最后一个"
        raise fault((mark, reader.at), "repeat", "no weekday comes six times in a month", cure)
    return {(ordinal, day) for ordinal in ordinals for _, day in days}, set(), ()


def _monthdays(reader: Reader) -> list[int]:
    days: list[int] = []
    match = reader.take(_DATES)
    for one in re.finditer(NUMBER, match[0]) if match else ():
        number = chinese_number(one[0]) or 0
        if not 1 <= number <= 31:  # noqa: PLR2004 - days
            span = (reader.at - len(match[0]), reader.at) if match else (0, 1)
            raise fault(span, "repeat", "a month has at most 31 days", "write a day from 1日 to 31日, or 最后一天")
        days.append(number)
    return days


def _ordinals(reader: Reader) -> list[int]:
    found: list[int] = []
    match = reader.take(_ORDINAL)
    while match:
        number = -1 if match[2] else 1 if match[3] else chinese_number(match[1]) or 0
        if not -1 <= number <= 31 or number == 0:  # noqa: PLR2004 - days
            raise fault(match.span(), "repeat", "a month has at most 31 days and 5 weeks", "write 第一 to 第五, or 最后一个")
        found.append(number)
        bare = _BARE.match(reader.plain, reader.at)
        while bare:
            found.append(chinese_number(bare[1]) or 1)
            reader.at = bare.end()
            bare = _BARE.match(reader.plain, reader.at)
        reader.take(re.compile("个"))
        joint = re.compile(rf"{_AND}(?=最后一?个?|第|首)(?!最后一?[天日])").match(reader.plain, reader.at)
        if not joint:
            break
        reader.at = joint.end()
        match = reader.take(_ORDINAL)
    return found


def _month(match: re.Match[str]) -> int:
    number = chinese_number(match[1]) or 0
    if not 1 <= number <= 12:  # noqa: PLR2004 - months
        raise fault(match.span(), "repeat", "a year has 12 months", "write a month from 1月 to 12月")
    return number
