"""Calendars as jCal (RFC 7265): the content lines that we write, as JSON with typed values."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = re.compile(r"\\(.)")
_ITEM = re.compile(r"(?:[^\\,]|\\.)+")
_PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"]*"|[^";:]*)')
_QUOTED = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:]*))*):')
# The types of the properties that we write, where their lines do not say (RFC 5545 §8.3.2, RFC 7986 §5); others are unknown.
_TYPES = {
    **dict.fromkeys("DTSTART DTEND DTSTAMP CREATED LAST-MODIFIED RECURRENCE-ID EXDATE RDATE".split(), "date-time"),
    **dict.fromkeys("TZOFFSETFROM TZOFFSETTO".split(), "utc-offset"),
    **dict.fromkeys("URL SOURCE TZURL".split(), "uri"),
    **dict.fromkeys(
        "CALSCALE CATEGORIES COMMENT DESCRIPTION LOCATION METHOD NAME PRODID RELATED-TO STATUS SUMMARY TRANSP TZID TZNAME UID "
        "VERSION COLOR CONTACT".split(),
        "text",
    ),
    **dict.fromkeys("SEQUENCE PRIORITY".split(), "integer"),
    "DURATION": "duration",
    "GEO": "float",
    "RRULE": "recur",
}
_LISTS = frozenset({"CATEGORIES", "EXDATE", "RDATE"})
_WORDS = frozenset({"FREQ", "BYDAY", "WKST", "RSCALE", "SKIP"})  # of a rule; the other values are numbers, or UNTIL


def components(ics: bytes) -> str:
    """Return the components that stand in `ics` one after the other as the members of a JSON array, in ASCII.

    `ics` is ours: lines end with CRLF, folded ones go on after a blank.
    """
    return ",".join([_json(one) for one in _nested(ics)])


def jcal(head: bytes, zones: bytes, entries: str) -> bytes:
    """Return a whole calendar: `head` are the lines of its own properties, with BEGIN and without END."""
    lines = head.replace(b"\r\n ", b"").decode().split("\r\n")[1:-1]
    inside = ",".join(part for part in (components(zones), entries) if part)
    return f'["vcalendar",{_json([_property(line) for line in lines])},[{inside}]]\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _nested(ics: bytes) -> list[Any]:
    """Return the components of lines, each as [name, properties, components]."""
    outside: list[Any] = []
    open_: list[list[Any]] = [["", [], outside]]
    for line in ics.replace(b"\r\n ", b"").decode().split("\r\n"):
        if line.startswith("BEGIN:"):
            inside: list[Any] = [line[6:].lower(), [], []]
            open_[-1][2].append(inside)
            open_.append(inside)
        elif line.startswith("END:"):
            open_.pop()
        elif line:
            open_[-1][1].append(_property(line))
    return outside


def _property(line: str) -> list[Any]:
    """Return a property as [name, parameters, type, value, …]; its VALUE is no parameter here, but the type (§3.4, §3.5)."""
    head, _, value = line.partition(":")
    parameters: dict[str, str] = {}
    if '"' in head and (found := _QUOTED.match(line)):
        head, value = line[: found.end() - 1], line[found.end() :]
    name, semicolon, _ = head.partition(";")
    if semicolon:
        parameters = {key.lower(): said.strip('"') for key, said in _PARAMETER.findall(head)}
    kind = parameters.pop("value", "").lower() or _TYPES.get(name, "unknown")
    read = _READ.get(kind)
    if read is None:
        return [name.lower(), parameters, kind, value]
    if name in _LISTS:
        return [name.lower(), parameters, kind, *[read(one) for one in _ITEM.findall(value)]]
    return [name.lower(), parameters, kind, read(value)]


def _text(value: str) -> str:
    return _PIECE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value) if "\\" in value else value


def _moment(value: str) -> str:
    """Return `20260515T193000Z` as `2026-05-15T19:30:00Z`, a day alone as one (§3.6.4, §3.6.5)."""
    day = f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    return f"{day}T{value[9:11]}:{value[11:13]}:{value[13:]}" if len(value) > len("20260515") else day


def _offset(value: str) -> str:
    """Return `+0800` as `+08:00` (§3.6.13)."""
    return f"{value[:3]}:{value[3:5]}" + (f":{value[5:]}" if value[5:] else "")


def _numbers(value: str) -> float | list[float]:
    """Return one number, or the two of a GEO (§3.4.1.2)."""
    numbers = [float(one) for one in value.split(";")]
    return numbers if len(numbers) > 1 else numbers[0]


def _rule(value: str) -> dict[str, Any]:
    """Return a rule as an object; what has several values is an array (§3.6.10)."""
    said: dict[str, Any] = {}
    for part in value.split(";"):
        key, _, words = part.partition("=")
        read: Callable[[str], Any] = _moment if key == "UNTIL" else str if key in _WORDS else int
        values = [read(word) for word in words.split(",")]
        said[key.lower()] = values if len(values) > 1 else values[0]
    return said


_READ: dict[str, Callable[[str], Any]] = {
    "text": _text,
    "date-time": _moment,
    "date": _moment,
    "utc-offset": _offset,
    "integer": int,
    "float": _numbers,
    "recur": _rule,
}
