"""The value of one property, typed by icalendar; what it cannot read is said, never raised.

Each line is read for itself, so that one broken value costs nothing but itself.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.importing.components import Line

_ESCAPED = re.compile(r"\\([\\;,nN:\"])")
_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")
_EARLIEST, _LATEST = 1900, 2199  # as headers have it


class Unreadable(Exception):  # noqa: N818 - a fact about a line, to be told to people
    """A value that cannot be read; `line` is the file's line of it."""

    def __init__(self, line: int, message: str) -> None:
        """Keep where and why."""
        super().__init__(message)
        self.line = line


def parted(line: Line) -> tuple[Mapping[str, str], str]:
    """Return the parameters of a property and its raw value; raise Unreadable."""
    from icalendar.parser import Contentline  # noqa: PLC0415 - who does not import need not wait for it

    try:
        _, parameters, value = Contentline(_mended(line.text)).raw_parts()  # type: ignore[no-untyped-call]
    except ValueError as fault:
        raise Unreadable(line.number, f"{line.name} cannot be read: {str(fault)[:120]}") from None
    return {str(key).upper(): _one(one) for key, one in parameters.items()}, value


def text_of(line: Line | None) -> str:
    """Return a TEXT value (RFC 5545 §3.3.11) unescaped, '' for no line or one that cannot be read."""
    if line is None:
        return ""
    try:
        _, value = parted(line)
    except Unreadable:
        value = line.text.partition(":")[2]
    return _plain(value)


def texts_of(line: Line) -> list[str]:
    """Return the values of a list of TEXT, as of CATEGORIES."""
    try:
        _, value = parted(line)
    except Unreadable:
        return []
    return [_plain(one).strip() for one in _COMMA.sub("\\1\x00", value).split("\x00")]


def moments_of(line: Line) -> list[tuple[date | datetime, timedelta | date | datetime | None, str]]:
    """Return (date or time, length or end of a PERIOD, TZID or '') of each value of a line; raise Unreadable.

    A time is naive but where it was written in UTC.
    """
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - as above

    parameters, value = parted(line)
    found: list[tuple[date | datetime, timedelta | date | datetime | None, str]] = []
    for one in value.split(","):
        text = one.strip()
        if not text:
            continue
        try:
            read = vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]
        except (ValueError, TypeError, OverflowError):
            raise Unreadable(line.number, f"{line.name} '{text[:40]}' is not a date or time") from None
        start, more = read if isinstance(read, tuple) else (read, None)
        if not isinstance(start, date):
            raise Unreadable(line.number, f"{line.name} '{text[:40]}' is not a date or time")
        if not _EARLIEST <= start.year <= _LATEST:
            raise Unreadable(line.number, f"{line.name} '{text[:40]}' is not between {_EARLIEST} and {_LATEST}")
        found.append((start, more, "" if text.endswith("Z") else parameters.get("TZID", "")))
    return found


def length_of(line: Line) -> timedelta:
    """Return a DURATION; raise Unreadable."""
    from icalendar.prop import vDuration  # noqa: PLC0415 - as above

    _, value = parted(line)
    try:
        length = vDuration.from_ical(value)  # type: ignore[no-untyped-call]
    except (ValueError, TypeError, OverflowError):
        raise Unreadable(line.number, f"{line.name} '{value[:40]}' is not a length of time") from None
    assert isinstance(length, timedelta)  # noqa: S101 - what the parser gives
    return length


def _mended(text: str) -> str:
    """Return a line without what careless programs put between name and value: `DTSTART;;VALUE = DATE:…`."""
    head, colon, value = text.partition(":")
    if ";;" in head or " " in head:
        quoted = '"' in head
        head = head if quoted else re.sub(r"\s*([;=])\s*", r"\1", re.sub(r";{2,}", ";", head)).strip(" ;")
    return f"{head}{colon}{value}"


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _one(value: object) -> str:
    return str(value[0] if isinstance(value, list) and value else value)
