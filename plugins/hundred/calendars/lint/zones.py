"""VTIMEZONEs (RFC 5545 §3.6.5): their form, and whether their clocks show what the zone's do."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.calendars.lint.rule import Rule, days_of, read_rule
from hundred.calendars.lint.values import moment, moments, read_moment, read_offset
from hundred.core.times import zone_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told
    from hundred.calendars.lint.tree import Component
    from hundred.calendars.lint.values import Moment

_PARTS = ("STANDARD", "DAYLIGHT")
_MOST = 3_000  # onsets of a part: a rule of two thousand years, or a line of dates that nobody means
_OLDEST = 1850  # before this, clocks went by the sun


@dataclass(slots=True)
class Part:
    """A part of a VTIMEZONE: from `onset` by the clock as it stood, clocks go from `before` to `after`."""

    onset: datetime
    before: timedelta
    after: timedelta
    rule: Rule | None
    dates: list[datetime]


@dataclass(slots=True)
class Zone:
    """A VTIMEZONE, and the line where it was first told to be wrong, if it was."""

    name: str
    line: Line
    parts: list[Part]
    used: bool = False
    wrong: bool = False
    turns: dict[int, list[tuple[datetime, timedelta]]] = field(default_factory=dict)

    def offset(self, wall: datetime, told: Told) -> timedelta | None:
        """Return the offset that readers take for a wall clock: that of the latest onset before it."""
        decade = wall.year // 10
        if decade not in self.turns:
            self.turns[decade] = sorted(set(_onsets(self.parts, 10 * decade, told)))
        turns = self.turns[decade]
        place = bisect_right(turns, (wall, timedelta.max))
        return turns[place - 1][1] if place else None


def zones_of(calendar: Component, told: Told) -> dict[str, Zone]:
    """Return the VTIMEZONEs of a calendar by name; tells what is wrong with their form."""
    found: dict[str, Zone] = {}
    for component in calendar.inside("VTIMEZONE"):
        line = component.first("TZID")
        if line is None:
            told.note("zone-part", component.begin, "this VTIMEZONE has no TZID")
            continue
        if line.value in found:
            told.note("zone-twice", line, f"{line.value[:80]} is there already, on line {found[line.value].line.number}")
        parts = list(_parts(component, told))
        unsound = len(parts) < sum(part.name in _PARTS for part in component.parts)  # what is not read cannot be judged
        zone = Zone(line.value, line, parts, wrong=unsound)
        found.setdefault(line.value, zone)
        for comment in (one for part in component.walk() for one in part.all("COMMENT")):
            told.note("zone-comment", comment, "a VTIMEZONE with a COMMENT", 0, len(comment.name))
    return found


def check_clock(zone: Zone, at: Moment, line: Line, told: Told, day: date | None = None) -> None:
    """Tell, once for a zone, a time (of the `day` of a series) that its VTIMEZONE and tzdata put at different instants."""
    zone.used = True
    wall = datetime.combine(day, at.wall.time()) if day else at.wall
    if zone.wrong or not zone.parts or zone.name not in zone_names() or wall.year < _OLDEST or wall.year > 9990:  # noqa: PLR2004
        return
    info = ZoneInfo(zone.name)
    real = {wall.replace(tzinfo=info, fold=fold).utcoffset() for fold in (0, 1)}
    said = zone.offset(wall, told)
    if told.steps > 0 and said not in real:
        zone.wrong = True
        meant = wall.replace(tzinfo=info).astimezone(UTC)
        shown = f"{(wall - said):%H:%M} UTC" if said is not None else "no instant"
        message = f"{wall:%Y-%m-%d %H:%M} in {zone.name} is {meant:%H:%M} UTC, and {shown} by the VTIMEZONE"
        message += f" of line {zone.line.number}"
        told.note("zone-wrong", line, message, at.start, at.width)


def _parts(component: Component, told: Told) -> Iterator[Part]:
    """Yield the sound parts of a VTIMEZONE."""
    parts = [part for part in component.parts if part.name in _PARTS]
    if not parts:
        told.note("zone-empty", component.begin, "this VTIMEZONE has no STANDARD or DAYLIGHT")
    for part in parts:
        names = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO")
        lines = [part.first(name) for name in names]
        if None in lines:
            missing = names[lines.index(None)]
            told.note("zone-part", part.begin, f"this {part.name} has no {missing}")
            continue
        onset, offsets = moment(lines[0], told), [read_offset(line.value) for line in lines[1:] if line]
        for line, offset in zip(lines[1:], offsets, strict=True):
            if offset is None and line:
                told.note("zone-part", line, f"'{line.value[:40]}' is no offset from UTC")
        dates = [one for line in part.all("RDATE") for one in _dates(line, told)]
        rule = _rule(part, told)
        before, after = offsets
        if onset and before is not None and after is not None:
            yield Part(onset.wall, before, after, rule, dates)


def _dates(line: Line, told: Told) -> list[datetime]:
    found = moments(line, told)
    if len(found) > 1:
        told.note("zone-dates", line, f"{len(found)} dates in one RDATE of a VTIMEZONE")
    return [one.wall for one in found]


def _rule(part: Component, told: Told) -> Rule | None:
    line = part.first("RRULE")
    rule = read_rule(line.value) if line else None
    if line and isinstance(rule, str):
        told.note("rule", line, rule)
    elif line and isinstance(rule, Rule):
        if rule.freq == "YEARLY" and not rule.days:
            told.note("zone-byday", line, "a yearly rule of a VTIMEZONE without BYDAY")
        return rule
    return None


def _onsets(parts: list[Part], year: int, told: Told) -> Iterator[tuple[datetime, timedelta]]:
    """Yield (onset by the clock as it stood, offset from then on) as far as a decade from `year` on needs them."""
    for part in parts:
        yield part.onset, part.after
        for one in part.dates[:_MOST]:
            yield one, part.after
        rule = part.rule
        last = date(min(year + 11, 9999), 1, 1)
        if rule is None or not rule.walkable or part.onset.date() > last:
            continue
        shifted = rule.interval == 1 and not rule.count and part.onset.year < year - 2
        # From a first day of the month on, no day that the rule leaves to its start would be the right one.
        shifted = shifted and rule.freq == "YEARLY" and bool(rule.days or "BYMONTHDAY" in rule.by) and "BYMONTH" in rule.by
        begin = date(year - 2, 1, 1) if shifted else part.onset.date()
        until = read_moment(rule.until) if rule.until else None
        end = min(last, (until.wall + part.before).date() if until and until.utc else until.wall.date()) if until else last
        if told.spend((end - begin).days // (8 if "BYMONTH" in rule.by else 1) + 1):
            yield from ((datetime.combine(day, part.onset.time()), part.after) for day in days_of(rule, begin, end))
