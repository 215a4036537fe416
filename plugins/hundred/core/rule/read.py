"""The fields `repeat` and `rrule` of an event become its RRULE and its dates, or problems with their cures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from hundred.core.problems import Place
from hundred.core.rule.cures import cure_of, last_of_month
from hundred.core.rule.expand import days_of
from hundred.core.rule.judge import judge, skipped
from hundred.core.rule.model import RuleFault
from hundred.core.rule.rrule import write_rrule
from hundred.core.times import Undated, exists

if TYPE_CHECKING:
    from collections.abc import Collection

    from hundred.core.problems import Report
    from hundred.core.rule.model import Phrase, Written

_SHOWN = 4  # of many dates or months, so many are named


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A rule that was taken: its RRULE value, and every start: aware times in the zone, or days of a whole-day event."""

    rrule: str
    starts: tuple[datetime | date, ...]


def read_rule(
    written: Written, report: Report, start: datetime | date | Undated, zone: str, *, skips: Collection[date] = ()
) -> Taken | None:
    """Return the rule of an event that begins at `start` by the clock of `zone`, or None after reporting.

    `skips` are the days that 'changes' leaves out: there the clock may be one that does not exist. A rule by number whose
    skipped day has no such time gets a last day instead, since programs count that day or not (RFC 5545, 3.3.10).
    """
    if isinstance(start, Undated):
        cure = "write 'start' with a day, or leave the rule out until the day is known"
        report.error(written.place, "off-rule", "a date to be announced cannot repeat", cure)
        return None
    wall = start.replace(tzinfo=None) if isinstance(start, datetime) else start
    try:
        phrase = judge(written, wall, zone)
    except RuleFault as fault:
        report.error(place_in(written, fault.at, fault.width), fault.code, fault.message, cure_of(fault, written, wall, zone))
        return None
    rule = phrase.rule
    days = days_of(rule, wall.date() if isinstance(wall, datetime) else wall)
    _warn(report, written, phrase, days, wall)
    if not isinstance(wall, datetime):
        return Taken(rrule=write_rrule(rule, wall, zone), starts=days)
    starts = tuple(datetime.combine(day, wall.time(), ZoneInfo(zone)) for day in days)
    missing = _clocks(report, written, starts, zone, skips)
    if missing is None:
        return None
    if missing and rule.count:
        rule = replace(rule, count=None, until=days[-1])
    return Taken(rrule=write_rrule(rule, wall, zone), starts=starts)


def place_in(written: Written, at: int, width: int) -> Place:
    """Return the place of a stretch of the text; all of it where the text goes over several lines."""
    place = written.place
    if at >= place.width or len(written.text) > place.width:
        return place
    return Place(line=place.line, col=place.col + at, width=max(1, min(width, place.width - at)))


def _warn(report: Report, written: Written, phrase: Phrase, days: tuple[date, ...], start: datetime | date) -> None:
    if len(days) == 1:
        cure = "write a later end, or leave the rule out"
        report.warn(written.place, "one-date", f"the rule gives one date only, {days[0]}", cure)
    what, months = skipped(phrase.rule, days)
    if months:
        named = _listed([f"{month:%Y-%m}" for month in months])
        message = f"these months have no {what} and are skipped: {named}"
        report.warn(written.place, "skipped-months", message, last_of_month(phrase, start))


def _clocks(
    report: Report, written: Written, starts: tuple[datetime, ...], zone: str, skips: Collection[date]
) -> tuple[datetime, ...] | None:
    """Return the starts that no clock shows, all of them skipped; None after reporting those that are not.

    Programs disagree about such a time: some show it an hour later, some leave it out, and count on or not.
    """
    odd = [one for one in starts[1:] if one.utcoffset() != one.replace(fold=1).utcoffset()]  # the first is the start's own
    missing = tuple(one for one in odd if not exists(one.replace(tzinfo=None), zone))
    wrong = [one for one in missing if one.date() not in skips]
    clock = f"{starts[0]:%H:%M}"
    if wrong:
        message = f"{clock} does not exist on {_days(wrong)} in {zone}: the clocks skip it"
        shown = wrong[0].astimezone(UTC).astimezone(ZoneInfo(zone))
        cure = f"let it start at another time, such as {shown:%H:%M}, or leave that date out with 'skip' in 'changes'"
        report.error(written.place, "gap", message, cure)
        return None
    twice = [one for one in odd if one not in missing and one.date() not in skips]
    if twice:
        message = f"{clock} comes twice on {_days(twice)} in {zone}, as the clocks go back"
        cure = "the first of the two is taken; choose another time if that is wrong"
        report.warn(written.place, "twice", message, cure)
    return missing


def _days(starts: list[datetime]) -> str:
    return _listed([f"{one:%Y-%m-%d}" for one in starts])


def _listed(words: list[str]) -> str:
    """Return a few of the words, and how many there are besides."""
    if len(words) > _SHOWN + 1:
        return f"{', '.join(words[:_SHOWN])} and {len(words) - _SHOWN} more"
    return " and ".join([*([", ".join(words[:-1])] if words[:-1] else []), words[-1]])
