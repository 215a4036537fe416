"""What must stand in a calendar and in its events, what may stand once, and what no two events may share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told
    from hundred.calendars.lint.tree import Component

_OF_CALENDAR = frozenset(
    "PRODID VERSION CALSCALE METHOD UID LAST-MODIFIED URL REFRESH-INTERVAL SOURCE COLOR X-WR-CALNAME X-WR-TIMEZONE".split()
)
_OF_EVENT = frozenset(
    "DTSTAMP UID DTSTART DTEND DURATION CLASS CREATED DESCRIPTION GEO LAST-MODIFIED LOCATION ORGANIZER PRIORITY SEQUENCE"
    " STATUS SUMMARY TRANSP URL RECURRENCE-ID RRULE COLOR COMPLETED DUE PERCENT-COMPLETE".split()
)
_OF_ZONE = frozenset("TZID LAST-MODIFIED TZURL DTSTART TZOFFSETFROM TZOFFSETTO RRULE".split())
_ONCE = {"VCALENDAR": _OF_CALENDAR, "VTIMEZONE": _OF_ZONE, "STANDARD": _OF_ZONE, "DAYLIGHT": _OF_ZONE}
ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL"})


def check_shape(calendar: Component, told: Told) -> None:
    """Tell what a calendar and its entries lack or have twice."""
    for name, code in (("VERSION", "no-version"), ("PRODID", "no-prodid")):
        if not calendar.first(name):
            told.note(code, calendar.begin, f"the calendar has no {name}")
    if not calendar.parts:
        told.note("no-component", calendar.begin, "the calendar has nothing in it")
    for component in calendar.walk():
        _once(component, told)
    for entry in (part for part in calendar.parts if part.name in ENTRIES):
        _entry(entry, told)
    _published(calendar, told)
    _identities([part for part in calendar.parts if part.name in ENTRIES], told)


def _once(component: Component, told: Told) -> None:
    names = _ONCE.get(component.name, _OF_EVENT if component.name in ENTRIES else frozenset())
    seen: Counter[str] = Counter()
    for line in component.lines:
        seen[line.name] += 1
        if line.name in names and seen[line.name] > 1:
            told.note("twice", line, f"{line.name} stands here for the second time", 0, len(line.name))


def _entry(entry: Component, told: Told) -> None:
    needed = [("UID", "no-uid"), ("DTSTAMP", "no-dtstamp"), ("SEQUENCE", "no-sequence")]
    needed += [("DTSTART", "no-start")] if entry.name == "VEVENT" else []
    for name, code in needed:
        if not entry.first(name):
            told.note(code, entry.begin, f"this {entry.name} has no {name}")


def _published(calendar: Component, told: Told) -> None:
    """Tell a METHOD:PUBLISH that some entry has no organizer for (RFC 5546 §3.2.1)."""
    method = calendar.first("METHOD")
    lacking = [one for one in calendar.parts if one.name in ENTRIES and not one.first("ORGANIZER")]
    if method and method.value.upper() == "PUBLISH" and lacking:
        others = f", and so have {len(lacking) - 1} others" if lacking[1:] else ""
        told.note("no-organizer", method, f"the {lacking[0].name} of line {lacking[0].begin.number} has no ORGANIZER{others}")


def _identities(entries: list[Component], told: Told) -> None:
    """Tell every UID, and every UID with RECURRENCE-ID, that two entries share."""
    seen: dict[tuple[str, str], Line] = {}
    for entry in entries:
        line, override = entry.first("UID"), entry.first("RECURRENCE-ID")
        if not line:
            continue
        key = (line.value, override.value if override else "")
        before = seen.setdefault(key, line)
        if before is not line and override:
            told.note("duplicate-override", override, f"this date of {line.value[:80]} is changed on line {before.number} too")
        elif before is not line:
            told.note("duplicate-uid", line, f"{line.value[:80]} is the event of line {before.number}")
