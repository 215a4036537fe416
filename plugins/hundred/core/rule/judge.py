"""A rule with its start: it must end, `start` must be one of its dates, and there may not be too many."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule.expand import LATEST, beside, completed, days_of, days_within, period_of
from hundred.core.rule.model import MOST, Phrase, fault
from hundred.core.rule.rrule import parse_rrule
from hundred.core.rule.sentence import LONGEST, read_sentence
from hundred.core.rule.words import WEEKDAYS

if TYPE_CHECKING:
    from hundred.core.rule.model import Rule, Written

_FAR = 3100  # days: more than the eight years between two 29 Februaries


def judge(written: Written, start: datetime | date, zone: str) -> Phrase:
    """Return the complete rule that a text says for an event from `start` on; raises RuleFault with all it cannot be."""
    day = start.date() if isinstance(start, datetime) else start
    if written.expert:
        if len(written.text) > LONGEST:
            message = f"'rrule' has {len(written.text)} characters; the most is {LONGEST}"
            raise fault((0, len(written.text)), "too-long", message, "say it shorter, or write several files")
        phrase = Phrase(rule=parse_rrule(written.text, start, zone), text=written.text, lang="")
    else:
        phrase = read_sentence(written.text, day)
    _must_end(phrase)
    rule = completed(phrase.rule, day)
    head = (0, phrase.end[0] if phrase.end else len(phrase.text))
    if rule.until and rule.until < day:
        message = f"the last day, {rule.until}, is before the start"
        raise fault(phrase.end or head, "repeat", message, "write a later day, or check the year")
    if day not in days_within(rule, period_of(rule, day)):
        raise fault(head, "off-rule", f"the start, {day:%A} {day}, is not a date of this rule", _nearest(rule, start))
    _bounded(phrase, rule, day)
    return replace(phrase, rule=rule)


def nearby(rule: Rule, day: date) -> tuple[date | None, date | None]:
    """Return the nearest days before and after `day` on which the rule could start, within eight years."""
    before: date | None = None
    after: date | None = None
    period = period_of(rule, day)
    walked = 0
    while before is None and walked < _FAR and period[0].year > 1:
        before = next((one for one in reversed(days_within(rule, period)) if one < day), None)
        walked += (period[-1] - period[0]).days + 1
        period = beside(rule, period, later=False)
    period = period_of(rule, day)
    walked = 0
    while after is None and walked < _FAR and period[-1] < LATEST:
        after = next((one for one in days_within(rule, period) if one > day), None)
        walked += (period[-1] - period[0]).days + 1
        period = beside(rule, period, later=True)
    return before, after if after is None or rule.until is None or after <= rule.until else None


def moved(start: datetime | date, day: date) -> str:
    """Return a start on another day, as an editor writes it."""
    return f"{day} {start:%H:%M}" if isinstance(start, datetime) else f"{day}"


def skipped(rule: Rule, days: tuple[date, ...]) -> tuple[str, list[date]]:
    """Return what some months lack, as "31st", and the first days of those months from the first date to the last."""
    short = [day for day in rule.monthdays if day > 28]  # noqa: PLR2004 - February's
    fifth = [day for ordinal, day in rule.weekdays if ordinal == 5]  # noqa: PLR2004 - many months have four
    if rule.freq not in {"MONTHLY", "YEARLY"} or not (short or fifth):
        return "", []
    what = f"day {max(short)}" if short else f"fifth {WEEKDAYS[fifth[0]]}"
    found: list[date] = []
    month = days[0].replace(day=1)
    while month <= days[-1]:
        wanted = not rule.months or month.month in rule.months
        if wanted and _lacks(month, short, fifth):
            found.append(month)
        steps = rule.interval if rule.freq == "MONTHLY" else 1
        years, number = divmod(month.month - 1 + steps, 12)
        month = date(month.year + years, number + 1, 1)
    if rule.freq == "YEARLY":
        found = [one for one in found if (one.year - days[0].year) % rule.interval == 0]
    return what, found


def _lacks(month: date, short: list[int], fifth: list[int]) -> bool:
    length = monthrange(month.year, month.month)[1]
    return any(day > length for day in short) or any(_weeks(month, day, length) < 5 for day in fifth)  # noqa: PLR2004


def _weeks(month: date, weekday: int, length: int) -> int:
    first = (weekday - month.weekday()) % 7
    return (length - first + 6) // 7


def _must_end(phrase: Phrase) -> None:
    if phrase.rule.count or phrase.rule.until:
        return
    raise fault((0, len(phrase.text)), "no-end", "the rule has no end", "add one")


def _nearest(rule: Rule, start: datetime | date) -> str:
    day = start.date() if isinstance(start, datetime) else start
    found = [f"start: {moved(start, one)}" for one in nearby(rule, day) if one]
    if not found:
        return "no day within eight years is one; write another rule"
    return f"the nearest that {'are' if len(found) > 1 else 'is'}:  {'  or  '.join(found)}"


def _bounded(phrase: Phrase, rule: Rule, day: date) -> None:
    """Raise a fault for more dates than an event may have, and for those later than any site."""
    days = days_of(rule, day, MOST + 1)
    span = phrase.end or (0, len(phrase.text))
    if len(days) > MOST or (rule.count or 0) > MOST:
        number = f"{rule.count:,}" if rule.count else f"more than {MOST:,}"
        raise fault(span, "too-many-dates", f"the rule gives {number} dates; the most is {MOST:,}", "")
    if rule.count and len(days) < rule.count:
        cure = f"write {len(days)} times, or a last day" if len(days) > 1 else "leave the rule out"
        raise fault(span, "too-many-dates", f"the rule goes on behind the year {LATEST.year}", cure)
