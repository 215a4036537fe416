"""RRULEs of calendars become rules that an event file may have: with an end, by the day, at most a thousand dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.importing.clocks import in_zone, same_moment, zone_of
from hundred.importing.properties import Unreadable, parted

if TYPE_CHECKING:
    from hundred.core.rule.model import Rule
    from hundred.importing.clocks import Moment
    from hundred.importing.components import Component, Line
    from hundred.importing.notes import Notes

_YEARS = 2  # that a rule without an end is taken to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeating:
    """A rule and every start it gives; `until` is the last day that was chosen for a rule without an end, else None."""

    rule: Rule
    starts: tuple[Moment, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where rules without an end are to end: on `chosen`, else on `known` as a former import did, else from `today` on."""

    today: date
    chosen: date | None = None
    known: date | None = None

    def of(self, start: Moment) -> date:
        """Return the last day of an endless rule from `start` on."""
        given = self.chosen or self.known
        if given is not None:
            return given
        first = max(_day(start), self.today)
        return first + timedelta(days=365 * _YEARS)


def read_rule(component: Component, start: Moment, shown: str, ends: Ends, notes: Notes) -> tuple[Repeating | None, Moment]:
    """Return how an event repeats, None for a single one, and its start by the clock of a zone in which that is true.

    A rule of UTC is shown by the clock of `shown` where both give the same instants. Raises Unreadable.
    """
    line = _only(component)
    if line is None:
        return None, in_zone(start, shown) if zone_of(start) == "UTC" else start
    repeating = _read(line, start, zone_of(start) or shown, ends)
    if repeating.until:
        notes.add("rule without end", f"it goes on without end, or for years; here until {repeating.until}, or as --until says")
    if zone_of(start) != "UTC" or shown == "UTC":
        return repeating, start
    local = in_zone(start, shown)
    moved = _read(line, local, shown, ends)
    same = len(moved.starts) == len(repeating.starts) and all(map(same_moment, moved.starts, repeating.starts))
    if same:
        return moved, local
    notes.add("zone", f"it repeats by the clock of UTC, which is not that of {shown} all year; it is shown in UTC")
    return repeating, start


def say_rule(repeating: Repeating, start: Moment, lang: str) -> dict[str, str]:
    """Return the header line for a rule: `repeat` with a sentence where one says it, else `rrule`."""
    from hundred.core.rule.rrule import write_rrule  # noqa: PLC0415 - only series need it
    from hundred.core.rule.say import sentence_of  # noqa: PLC0415

    text = write_rrule(repeating.rule, start, zone_of(start) or "UTC")
    sentence = sentence_of(text, start, zone_of(start) or "UTC", lang)
    return {"repeat": sentence} if sentence else {"rrule": text}


def _only(component: Component) -> Line | None:
    """Return the one RRULE of an event, None where it has none; raise Unreadable for more than a file can say."""
    exceptions = component.first("EXRULE")
    if exceptions:
        raise Unreadable(exceptions.number, "it has an EXRULE, a rule of exceptions, which event files do not have")
    lines = {line.text: line for line in component.all("RRULE") if parted(line)[1].strip()}
    if len(lines) > 1:
        raise Unreadable(component.line, f"it repeats by {len(lines)} rules at once; an event file has one")
    return next(iter(lines.values()), None)


def _read(line: Line, start: Moment, zone: str, ends: Ends) -> Repeating:
    from hundred.core.rule.expand import days_of, starts_of  # noqa: PLC0415 - only series need them
    from hundred.core.rule.model import MOST, RuleFault  # noqa: PLC0415
    from hundred.core.rule.rrule import parse_rrule  # noqa: PLC0415

    text = _without_clock(parted(line)[1], start, line)
    try:
        rule = parse_rrule(text, start, zone)
    except RuleFault as fault:
        raise Unreadable(line.number, f"its rule {text[:80]} is not taken: {fault.message}") from None
    until = None
    if rule.count is None and (rule.until is None or len(days_of(rule, _day(start), MOST + 1)) > MOST):
        until = ends.of(start) if rule.until is None else min(rule.until, ends.of(start))
        rule = replace(rule, until=until)
    if len(days_of(rule, _day(start), MOST + 1)) > MOST:
        raise Unreadable(line.number, f"its rule {text[:80]} gives more than {MOST:,} dates, the most of one event")
    return Repeating(rule=rule, starts=starts_of(rule, start, zone), until=until)


def _without_clock(text: str, start: Moment, line: Line) -> str:
    """Return a rule without the parts that only repeat the time of `start`; raise Unreadable for several times of a day."""
    clock = {"BYHOUR": start.hour, "BYMINUTE": start.minute, "BYSECOND": start.second} if isinstance(start, datetime) else {}
    if not isinstance(start, datetime):
        clock = dict.fromkeys(("BYHOUR", "BYMINUTE", "BYSECOND"), 0)
    kept = []
    for part in text.replace(" ", "").upper().strip(";").split(";"):
        name, _, value = part.partition("=")
        if part == "COUNT=-1" or re.match(r"UNTIL=(?:2[2-9]|[3-9])", part):  # how some programs say that it has no end
            continue
        if name not in clock:
            kept.append(part)
        elif value not in {str(clock[name]), f"{clock[name]:02}"}:
            raise Unreadable(line.number, f"its rule {text[:80]} gives other times of the day than its start")
    return ";".join(kept)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
