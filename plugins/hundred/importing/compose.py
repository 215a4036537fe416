"""An event of a calendar as what its file will say: the lines of a header, a body, and what could not be said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from hundred.core.times import happens_twice
from hundred.importing.changes import Changes
from hundred.importing.clocks import Moment, in_zone, same_moment, shifted, zone_of
from hundred.importing.notes import Note, Notes
from hundred.importing.places import join_link, page_of
from hundred.importing.properties import Unreadable, text_of
from hundred.importing.rules import read_rule, say_rule
from hundred.importing.spans import read_end, say_end
from hundred.importing.words import summary_and_body, tags_of, title_and_status

if TYPE_CHECKING:
    from hundred.importing.components import Component
    from hundred.importing.places import Venues
    from hundred.importing.rules import Ends, Repeating
    from hundred.importing.source import Group, Source

Value = str | list[str] | list[dict[str, str]]

# What a header is made from, what only keeps a calendar in step, and what is told by kinds of its own.
_READ = set(
    "UID SUMMARY DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS LOCATION DESCRIPTION URL CATEGORIES".split()
)
_READ |= {"CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"}
_STEP = {"DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "CREATED", "TRANSP", "CLASS"}
_PEOPLE = {"ATTENDEE": "attendees", "ORGANIZER": "organisers", "CONTACT": "contacts"}


class Private(Exception):  # noqa: N818 - a fact about an event
    """An event that its calendar calls private or confidential: nobody meant it for a web site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What a file will say: the header's values in their order, its body; `until` where an endless rule was ended."""

    key: str
    line: int
    header: dict[str, Value]
    body: str
    first_day: date
    created: str
    until: date | None
    notes: list[Note] = field(default_factory=list)


def compose(group: Group, source: Source, venues: Venues, site: tuple[str, str], ends: Ends) -> Composed:
    """Return what the file of an event will say in a `site` of that (zone, language); raise Unreadable or Private."""
    group = _as_one(group)
    master, notes = group.master, Notes()
    site_zone, lang = site
    if text_of(master.first("CLASS")).strip().upper() in {"PRIVATE", "CONFIDENTIAL"}:
        raise Private
    begun = master.first("DTSTART")
    if begun is None:
        raise Unreadable(master.line, "the event has no DTSTART: nobody knows when it is")
    online = join_link(master, notes)
    title, status = title_and_status(master, notes, cancels=source.cancels, online=bool(online))
    if not title:
        raise Unreadable(master.line, "the event has no SUMMARY: it needs a title")
    where = venues.say(text_of(master.first("LOCATION")), notes)
    online = online or where.pop("online", "")
    base = venues.zone(where.get("venue", "")) or site_zone
    start = source.clocks.moment(begun, notes)
    end = read_end(master, start, source.clocks, notes)
    shown = source.clocks.own or base
    repeating, start = read_rule(master, start, shown, ends, notes)
    zone = zone_of(start) or shown
    start, end, extra = _first(start, None if end is None else in_zone(end, zone), repeating, notes)
    single = repeating is None or len(repeating.starts) < 2  # noqa: PLR2004 - one date is no series
    start = _once(start, notes, single=single)
    zone = zone_of(start) or zone
    changes = Changes(
        start=start,
        end=end,
        zone=zone,
        repeats=not single,
        endless=bool(repeating and repeating.until),
        planned={} if single or repeating is None else {f"{one:%Y-%m-%d}": one for one in repeating.starts},
        clocks=source.clocks,
        notes=notes,
        place=lambda text: venues.say(text, notes),
        here=where,
    )
    rows = changes.read(master, group.overrides, extra)
    if changes.planned and sum("skip" in row for row in rows) == len(changes.planned) and not any("add" in row for row in rows):
        raise Unreadable(master.line, "every one of its dates is excluded again")
    _name_the_rest(group, notes)
    page = page_of(master, notes)
    summary, body = summary_and_body(master, "" if page == online else page, notes)
    header: dict[str, Value] = {"title": title, "start": _text(start), **say_end(start, end)}
    if isinstance(start, datetime) and zone != base:
        header["timezone"] = zone
    if not single and repeating is not None:
        header |= say_rule(repeating, start, lang)
    words: dict[str, Value] = {
        "changes": rows,
        "status": status,
        **where,
        "online": online,
        "tags": tags_of(master, notes),
        "summary": summary,
    }
    header |= {name: value for name, value in words.items() if value}
    created = text_of(master.first("CREATED"))[:8]
    return Composed(
        key=group.key,
        line=master.line,
        header=header,
        body=body,
        first_day=start.date() if isinstance(start, datetime) else start,
        created=created if created.isdecimal() else "",
        until=repeating.until if repeating else None,
        notes=notes.all,
    )


def _as_one(group: Group) -> Group:
    """Return an event of one date with what an override says of that date put in its place."""
    begun = group.master.first("DTSTART")
    if begun is None or not group.overrides or group.master.first("RRULE", "RDATE"):
        return group
    day = re.search(r":(\d{8})", begun.text)
    same = [one for one in group.overrides if (line := one.first("RECURRENCE-ID")) and day and f":{day[1]}" in line.text]
    if len(same) != 1:
        return group
    named = {line.name for line in same[0].lines}
    named |= {"DTEND", "DURATION"} if named & {"DTSTART", "DTEND", "DURATION"} else set()
    kept = [line for line in group.master.lines if line.name not in named]
    master = replace(same[0], lines=[*kept, *same[0].lines], parts=[*group.master.parts, *same[0].parts])
    return replace(group, master=master, overrides=[one for one in group.overrides if one is not same[0]])


def _first(
    start: Moment, end: Moment | None, repeating: Repeating | None, notes: Notes
) -> tuple[Moment, Moment | None, list[Moment]]:
    """Return start and end of the rule's first date, and the source's own start where the rule does not give it."""
    if repeating is None:
        return start, end, []
    if not repeating.starts:
        notes.add("rule", "its rule gives no date at all; it was taken for a single event")
        return start, end, []
    first = repeating.starts[0]
    if same_moment(first, start):
        return start, end, []
    notes.add("rule", f"it starts on {start:%Y-%m-%d}, which its rule does not give; that date was added to those of the rule")
    return first, None if end is None else shifted(end, start, first), [start]


def _once(start: Moment, notes: Notes, *, single: bool) -> Moment:
    """Return a start that headers can say: the second of two times that a clock shows is said in UTC."""
    if isinstance(start, datetime) and start.fold and single:
        zone = zone_of(start)
        if happens_twice(start.replace(tzinfo=None, fold=0), zone):
            notes.add("zone", f"{start:%H:%M} comes twice that day in {zone}; the second one is written in UTC")
            return in_zone(start, "UTC")
    return start


def _name_the_rest(group: Group, notes: Notes) -> None:
    """Note what the components hold beyond what a file can say: people never, the rest by its name."""
    if group.doubles:
        notes.add("doubles", f"{group.doubles} more of the same UID; the newest was taken")
    counts: Counter[str] = Counter()
    for component in (group.master, *group.overrides):
        counts.update(_kind(line.name) for line in component.lines if line.name not in _READ and line.name not in _STEP)
        counts.update(_part(part) for part in component.parts)
    for kind, count in sorted(counts.items()):
        notes.left_out(kind, count)


def _kind(name: str) -> str:
    return _PEOPLE.get(name, name)


def _part(component: Component) -> str:
    return "alarms" if component.name == "VALARM" else component.name


def _text(moment: date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"
