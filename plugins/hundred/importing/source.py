"""A calendar from elsewhere: its events with what belongs to each, and what is in it beside events."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.importing.clocks import Clocks
from hundred.importing.components import Component, Fault, read_components
from hundred.importing.properties import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_BYTES = 20_000_000
MOST_EVENTS = 10_000
"""What one file may hold; a community's calendar of a century is smaller."""


@dataclass(slots=True, kw_only=True)
class Group:
    """The components of one event: its master, or None where only single dates of it are known, and its overrides."""

    key: str
    master: Component
    overrides: list[Component] = field(default_factory=list)
    doubles: int = 0


@dataclass(slots=True, kw_only=True)
class Source:
    """One file: the calendar's name or '', its events by key, its clocks, its faults, and counts of what else it holds."""

    file: str
    name: str
    cancels: bool
    groups: list[Group]
    clocks: Clocks
    faults: list[Fault]
    others: Counter[str]


def read_source(data: bytes, file: str, site_zone: str) -> Source:
    """Return what a file holds; what is no calendar, or too large, has no events and a fault that says so."""
    empty = Source(file=file, name="", cancels=False, groups=[], clocks=Clocks((), site_zone), faults=[], others=Counter())
    if len(data) > MOST_BYTES:
        empty.faults.append(Fault(1, f"the file has {len(data):,} bytes; the most is {MOST_BYTES:,}"))
        return empty
    if data.count(b"BEGIN:VEVENT") > MOST_EVENTS:
        empty.faults.append(Fault(1, f"the file has more than {MOST_EVENTS:,} events; divide it"))
        return empty
    outer, faults = read_components(data)
    calendars = [one for one in outer if one.name == "VCALENDAR"] or outer
    if not any(one.name in {"VCALENDAR", "VEVENT"} for one in outer):
        empty.faults += [Fault(1, "there is no calendar in the file"), *faults]
        return empty
    if any(text_of(one.first("VERSION")).strip() == "1.0" for one in calendars):
        empty.faults.append(Fault(1, "this is vCalendar 1.0, of before 1998; export it as iCalendar"))
        return empty
    events = [one for calendar in outer for one in ([calendar] if calendar.name == "VEVENT" else calendar.parts)]
    names = [name for one in calendars if (name := text_of(one.first("X-WR-CALNAME", "NAME")).strip())]
    cut = [one for one in events if one.name == "VEVENT" and not one.closed]
    faults = [one for one in faults if not any(event.line == one.line for event in cut)]
    faults += [Fault(one.line, "the event is cut off: it has no END:VEVENT") for one in cut]
    return Source(
        file=file,
        name=names[0] if names else "",
        cancels=any(text_of(one.first("METHOD")).strip().upper() == "CANCEL" for one in calendars),
        groups=_grouped(one for one in events if one.name == "VEVENT" and one.closed),
        clocks=Clocks(outer, site_zone),
        faults=sorted(faults, key=lambda fault: fault.line),
        others=Counter(one.name for one in events if one.name not in {"VEVENT", "VTIMEZONE"}),
    )


def _grouped(events: Iterable[Component]) -> list[Group]:
    """Return the events by key in the order of the file: what has one UID belongs together (RFC 5545 §3.8.4.7)."""
    masters: dict[str, list[Component]] = {}
    dates: dict[str, list[Component]] = {}
    for one in events:
        uid = text_of(one.first("UID")).strip()
        key = uid or f"nameless-{_digest(*(line.text for line in one.all('SUMMARY', 'DTSTART')))}"
        (dates if one.first("RECURRENCE-ID") else masters).setdefault(key, []).append(one)
    groups: list[Group] = []
    for key, several in masters.items():
        for name, ones in _apart(key, several):
            ones.sort(key=_age)
            groups.append(Group(key=name, master=ones[-1], doubles=len(ones) - 1))
        groups[-1].overrides = _newest(dates.pop(key, []))
    for key, alone in dates.items():
        groups += [Group(key=f"{key} {_when(one)}", master=one) for one in _newest(alone)]
    return groups


def _apart(key: str, several: list[Component]) -> list[tuple[str, list[Component]]]:
    """Return the masters of one UID: editions of one event, or events that a careless program gave the same UID."""
    starts = {_start(one) for one in several}
    if len(starts) == 1 or len({_age(one)[:2] for one in several}) > 1:
        return [(key, several)]
    return [
        (key if place == 0 else f"{key} {start}", [one for one in several if _start(one) == start])
        for place, start in enumerate(sorted(starts))
    ]


def _newest(overrides: list[Component]) -> list[Component]:
    """Return the newest edition of each date."""
    newest: dict[str, Component] = {}
    for one in sorted(overrides, key=_age):
        newest[_when(one)] = one
    return list(newest.values())


def _age(one: Component) -> tuple[int, str, int]:
    """Return what is greater in a later edition: SEQUENCE, else LAST-MODIFIED, else the place in the file."""
    sequence = text_of(one.first("SEQUENCE")).strip()
    return int(sequence) if sequence.isdecimal() and len(sequence) < 10 else 0, text_of(one.first("LAST-MODIFIED")), one.line  # noqa: PLR2004


def _start(one: Component) -> str:
    return _value(one, "DTSTART")


def _when(one: Component) -> str:
    return _value(one, "RECURRENCE-ID")


def _value(one: Component, name: str) -> str:
    line = one.first(name)
    return line.text.rpartition(":")[2].strip() if line else ""


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]
