"""A rule that was taken, said to people, and as a sentence to write: "every 2 weeks on Friday, until 30 June 2026"."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule.heads import head
from hundred.core.rule.loose import loose
from hundred.core.rule.model import RuleFault
from hundred.core.rule.rrule import parse_rrule
from hundred.core.rule.words import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from hundred.core.rule.model import Rule


def say_rule(rrule: str, start: datetime | date, zone: str, lang: str) -> str:
    """Return an RRULE in words: in Chinese for the languages of China, in English for every other.

    Where the grammar of sentences has words for it, the words are such a sentence: they can be pasted behind `repeat:`.
    """
    from hundred.core.dates import say_day  # noqa: PLC0415 - not needed where rules are only read

    spoken = lang if lang.startswith("zh") else "en"
    rule = usual(parse_rrule(rrule, start, zone))
    said = head(rule, spoken) or loose(rule, spoken)
    if rule.until:
        day = say_day(rule.until, spoken, zone)
        said = f"{said}，至 {day}" if spoken != "en" else f"{said}, until {day}"
    return _written(said + _times(rule, spoken), spoken)


def sentence_of(rrule: str, start: datetime | date, zone: str, lang: str = "en") -> str | None:
    """Return a sentence for `repeat:` that gives exactly the dates of an RRULE, or None where there is none.

    None as well for what `repeat` refuses: no end, a start off the rule, more dates than an event may have.
    """
    from hundred.core.problems import Place  # noqa: PLC0415 - import alone asks
    from hundred.core.rule.expand import days_of  # noqa: PLC0415
    from hundred.core.rule.judge import judge  # noqa: PLC0415
    from hundred.core.rule.model import Written  # noqa: PLC0415

    spoken = lang if lang.startswith("zh") else "en"
    wall = start.replace(tzinfo=None) if isinstance(start, datetime) else start
    day = wall.date() if isinstance(wall, datetime) else wall
    try:
        rule = judge(Written(rrule, Place(), expert=True), wall, zone).rule
        said = head(usual(rule), spoken)
        if said is None:
            return None
        until = f"，至 {rule.until}" if spoken != "en" else f" until {rule.until}"
        sentence = _written(said + (until if rule.until else _times(rule, spoken)), spoken)
        again = judge(Written(sentence, Place()), wall, zone).rule
    except RuleFault:
        return None
    return sentence if days_of(again, day) == days_of(rule, day) else None


def usual(rule: Rule) -> Rule:
    """Return the same days said the usual way: programs write "the last Friday" and "every weekday" in several."""
    days = {day for _, day in rule.weekdays}
    plain = bool(days) and not any(ordinal for ordinal, _ in rule.weekdays)
    if rule.positions and plain and not rule.monthdays and rule.freq in {"MONTHLY", "YEARLY"}:
        of_months = rule.freq == "MONTHLY" or len(rule.months) == 1
        if len(days) == 1 and of_months:
            rule = replace(rule, weekdays=tuple((one, min(days)) for one in rule.positions), positions=())
        elif len(days) == 7 and of_months:  # noqa: PLR2004 - all of them
            rule = replace(rule, weekdays=(), monthdays=rule.positions, positions=())
    if rule.freq == "DAILY" and rule.interval == 1 and plain and not (rule.months or rule.monthdays or rule.positions):
        rule = replace(rule, freq="WEEKLY")
    if rule.freq == "MONTHLY" and rule.interval == 1 and rule.months and (not rule.positions or len(rule.months) == 1):
        counted = rule.monthdays or (rule.weekdays and not plain)
        rule = replace(rule, freq="YEARLY") if counted or rule.positions else rule
    return rule


def _written(said: str, spoken: str) -> str:
    """Return Chinese words in the characters of their language."""
    return said.translate(str.maketrans(SIMPLIFIED, TRADITIONAL)) if spoken.startswith("zh-Hant") else said


def _times(rule: Rule, spoken: str) -> str:
    if not rule.count:
        return ""
    if spoken != "en":
        return f"，共 {rule.count} 次"
    return f", {rule.count} times" if rule.count > 1 else ", 1 time"
