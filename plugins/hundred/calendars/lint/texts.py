"""Values that are words, addresses, numbers: what in them a reader would take for something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.calendars.lint.values import read_duration

if TYPE_CHECKING:
    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told
    from hundred.calendars.lint.tree import Component

_TEXT = frozenset(
    "SUMMARY DESCRIPTION LOCATION COMMENT CONTACT NAME X-WR-CALNAME X-WR-CALDESC UID RELATED-TO PRODID TZID TZNAME".split()
)
_LISTS = frozenset({"CATEGORIES", "RESOURCES"})
_URIS = frozenset({"URL", "SOURCE", "CONFERENCE", "TZURL", "ORGANIZER", "ATTENDEE"})
_VALUES = {"REFRESH-INTERVAL": ("DURATION",), "SOURCE": ("URI",), "CONFERENCE": ("URI",), "IMAGE": ("URI", "BINARY")}
_LENGTHS = frozenset({"DURATION", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"})
_NUMBERS = frozenset({"SEQUENCE", "PRIORITY", "PERCENT-COMPLETE"})
_STATUS = {
    "VEVENT": ("TENTATIVE", "CONFIRMED", "CANCELLED"),
    "VTODO": ("NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"),
    "VJOURNAL": ("DRAFT", "FINAL", "CANCELLED"),
}
_BARE = re.compile(r"\\[\\;,nN]|([\\,;])")  # what is escaped, or else what should be
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}\x00-\x20]+\Z")
_STRAY = re.compile(r"[\s\"<>\\^`{|}]")
_NUMBER = re.compile(r"\d{1,10}\Z", re.ASCII)
_GEO = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?);([+-]?\d{1,3}(?:\.\d+)?)\Z", re.ASCII)


def check_values(component: Component, told: Told) -> None:
    """Tell every value of a component's own lines that is not what its property wants."""
    for line in component.lines:
        name, value = line.name, line.value
        if name in _TEXT or name in _LISTS:
            _escaped(line, told)
        if (
            name in _URIS
            or (name == "IMAGE" and line.param("VALUE").upper() != "BINARY")
            or line.param("VALUE").upper() == "URI"
        ):
            _uri(line, told)
        wanted = _VALUES.get(name)
        if wanted and line.param("VALUE").upper() not in wanted:
            told.note("value-type", line, f"{name} without VALUE={wanted[0]}", 0, len(name))
        if name in _LENGTHS and read_duration(value) is None:
            told.note("duration", line, f"'{value[:40]}' is no length of time")
        if name in _NUMBERS and not _NUMBER.match(value):
            told.note("number", line, f"{name} is '{value[:40]}'")
        if name == "STATUS" and value.upper() not in _STATUS.get(component.name, (value.upper(),)):
            told.note("status", line, f"{value[:40]} is no status of a {component.name}")
        if name == "GEO":
            _geo(line, told)


def _escaped(line: Line, told: Told) -> None:
    """Tell the first character of a text that should have a backslash before it; commas part the entries of a list."""
    for match in _BARE.finditer(line.value):
        at = line.begins + match.start()
        if line.name in _LISTS and match[0] == "\\,":
            told.note("category-comma", line, "this comma stands inside a category", at, 2)
            return
        if match[1] and not (line.name in _LISTS and match[1] == ","):
            told.note("escape", line, f"this {match[1]} has no backslash before it", at, 1)
            return


def _uri(line: Line, told: Told) -> None:
    value = line.value
    stray = _STRAY.search(value)
    if stray:
        told.note("uri", line, f"an address cannot hold '{stray[0]}'", line.begins + stray.start(), 1)
    elif not _URI.match(value):
        told.note("uri", line, f"'{value[:80]}' is no full address")


def _geo(line: Line, told: Told) -> None:
    match = _GEO.match(line.value)
    if not match or abs(float(match[1])) > 90 or abs(float(match[2])) > 180:  # noqa: PLR2004 - degrees
        told.note("geo", line, f"'{line.value[:40]}' is not latitude;longitude")
