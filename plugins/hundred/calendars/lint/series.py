"""Series: a sound rule, and exceptions that are dates of it. What is not a date of the rule changes nothing, silently."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.calendars.lint.rule import Rule, days_of, read_rule
from hundred.calendars.lint.values import Moment, moment, moments, read_moment
from hundred.calendars.lint.zones import check_clock
from hundred.core.times import zone_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told
    from hundred.calendars.lint.tree import Component
    from hundred.calendars.lint.zones import Zone

_YEARS = 5 * 366  # days of an endless series whose clocks are looked at
_MOST = 100 * 366  # days of any series
_COST = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}  # days looked at for a period


def check_series(entries: Iterable[Component], zones: Mapping[str, Zone], told: Told) -> None:
    """Tell what is wrong with the rules and exceptions of entries."""
    entries, quiet = list(entries), told.silent()
    changes: dict[str, list[Component]] = {}
    for entry in entries:
        uid = entry.first("UID")
        if uid and entry.first("RECURRENCE-ID"):
            changes.setdefault(uid.value, []).append(entry)
    for entry in entries:
        uid, begins = entry.first("UID"), entry.first("DTSTART")
        start = moment(begins, quiet)
        if not entry.first("RECURRENCE-ID") and start and begins:
            lines = [
                *entry.all("EXDATE"),
                *(line for one in changes.get(uid.value if uid else "", ()) for line in one.all("RECURRENCE-ID")),
            ]
            _one(entry, (start, begins), lines, zones, told)


def _one(entry: Component, begins: tuple[Moment, Line], lines: list[Line], zones: Mapping[str, Zone], told: Told) -> None:
    start, quiet = begins[0], told.silent()
    rules = entry.all("RRULE")
    rule = _rule(rules[0], start, told) if len(rules) == 1 else None
    named = [(at, line) for line in lines for at in moments(line, quiet)]
    for at, line in named:
        if at.form != start.form:
            code = "exdate-type" if line.name == "EXDATE" else "override-type"
            told.note(code, line, f"{line.name} is {_said(at)}, the start is {_said(start)}", 0, len(line.name))
    named = [(at, line) for at, line in named if at.form == start.form]
    if rules and (rule is None or not rule.walkable):
        return
    days = {start.at} if rule is None else _days(rule, begins, [at for at, _ in named], zones, told)
    if days is None:
        return
    further = {at.at for line in entry.all("RDATE") for at in moments(line, quiet)}
    for at, line in named:
        if at.at not in days and at.at not in further:
            code = "exdate-off-rule" if line.name == "EXDATE" else "override-off-rule"
            told.note(code, line, f"the series has no date {at.at}", at.start, at.width)
    if rule and start.at not in days:
        told.note("start-off-rule", begins[1], "the rule does not give its own start", start.start, start.width)


def _rule(line: Line, start: Moment, told: Told) -> Rule | None:
    """Return a sound rule, or None; tells what is wrong with it."""
    rule = read_rule(line.value)
    if isinstance(rule, str):
        told.note("rule", line, rule)
        return None
    if rule.until and rule.count:
        told.note("until-and-count", line, "the rule has UNTIL and COUNT")
    if not rule.until:
        return rule
    at = line.begins + line.value.upper().index("UNTIL=") + 6
    until = read_moment(rule.until)
    if until is None:
        told.note("date", line, f"'{rule.until[:40]}' is no date or time that exists", at, len(rule.until))
        return None
    if until.timed != start.timed:
        told.note("until-type", line, f"UNTIL is {_said(until)}, the start is {_said(start)}", at, len(rule.until))
    elif until.timed and not until.utc and (start.utc or start.zone):
        told.note("until-not-utc", line, "UNTIL is not in UTC", at, len(rule.until))
    return rule


def _days(
    rule: Rule, begins: tuple[Moment, Line], named: list[Moment], zones: Mapping[str, Zone], told: Told
) -> set[date] | None:
    """Return the dates of a rule as far as its exceptions lie, each checked with its zone; None where that is too much."""
    start, line = begins
    first = start.wall.date()
    zone = zones.get(start.zone)
    usual = first + timedelta(days=min(_YEARS if zone else _COST[rule.freq], (date.max - first).days))
    furthest = first + timedelta(days=min(_MOST, (date.max - first).days))
    last = min(_end(rule, start), max([usual, *(at.wall.date() for at in named)]), furthest)
    if not told.spend(((last - first).days // rule.interval // (4 if "BYMONTH" in rule.by else 1)) + _COST[rule.freq]):
        told.note("limit", line, "the dates of this series are not looked at: too much for one file", 0, len(line.name))
        return None
    found: set[date] = set()
    for day in days_of(rule, first, last):
        at = datetime.combine(day, start.wall.time()) if start.timed else day
        if rule.until and isinstance(at, datetime) and _after(at, start, rule.until):
            continue
        found.add(at)
        if zone:
            check_clock(zone, start, line, told, day)
    return found


def _end(rule: Rule, start: Moment) -> date:
    """Return a day after which the rule gives none, a day late where that is not sure."""
    until = read_moment(rule.until) if rule.until else None
    if until is None or until.wall.year > 9990:  # noqa: PLR2004
        return date.max
    return until.wall.date() + timedelta(days=1 if start.timed else 0)


def _after(at: datetime, start: Moment, text: str) -> bool:
    """Say whether a date lies after UNTIL; where its zone is unknown, a day is allowed for it."""
    until = read_moment(text)
    if until is None:
        return False
    if not until.timed:
        return at.date() > until.at
    if not until.utc or start.utc:
        return at > until.wall
    if start.zone in zone_names():
        return at.replace(tzinfo=ZoneInfo(start.zone)).astimezone(UTC).replace(tzinfo=None) > until.wall
    return at > until.wall + timedelta(days=1)


def _said(at: Moment) -> str:
    if not at.timed:
        return "a day"
    return "a time in UTC" if at.utc else f"a time in {at.zone[:40]}" if at.zone else "a time without a zone"
