"""Lines and TEXT values (RFC 5545 §3.1, §3.3.11) that every reader takes as they were written.

The bytes are those of icalendar, which judges every one of them in the tests; it makes objects of each value on the way
and takes ten times as long.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_LIMIT = 75  # octets of a line
_USUAL = 74  # octets that icalendar lets stand on one, before the blank that begins a further line
_FOLD = b"\r\n "
_PIECE = re.compile(r"\\.|.", re.DOTALL)
_SECOND = timedelta(seconds=1)


def lines_of(lines: Iterable[str]) -> bytes:
    """Return lines that end with CRLF and are folded between characters, never inside an escaped one.

    Google leaves out an event with a fold after a backslash; where folds at the usual places make one, all lines are
    folded with more care. Raises ValueError for a line with a line end in it, which could be read as another property.
    """
    lines = tuple(lines)
    text = "\n".join(lines)
    if "\r" in text or text.count("\n") >= len(lines):
        message = f"a line of a calendar has a line end in it: {text!r}"
        raise ValueError(message)
    data = text.encode().split(b"\n")
    ics = b"\r\n".join([line if len(line) <= _USUAL else _folded(line) for line in data])
    if b"\\" + _FOLD in ics:
        ics = b"\r\n".join([_folded_with_care(line) for line in data])
    return ics + b"\r\n"


def escaped(text: str) -> str:
    r"""Return a TEXT value as it stands in a line. icalendar takes `\N` in it for a line end: `C:\New` would lose its N."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def stamp(at: datetime) -> str:
    """Return an aware time in UTC: `20260515T113000Z`."""
    return f"{wall(at.astimezone(UTC))}Z"


def wall(at: datetime | date) -> str:
    """Return a day, or a time by the clock it is given in, without its zone: `20260515`, `20260515T193000`."""
    return at.isoformat()[:19].replace("-", "").replace(":", "")


def duration(length: timedelta) -> str:
    """Return a length of time that is not negative (RFC 5545 §3.3.6): `PT12H`, `P1DT30M`."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}H" if hours else ""
    clock += f"{minutes}M" if minutes or (hours and seconds) else ""
    clock += f"{seconds}S" if seconds else ""
    days = f"{length.days}D" if length.days or not clock else ""
    return f"P{days}" + (f"T{clock}" if clock else "")


def offset(east: timedelta) -> str:
    """Return an offset from UTC (RFC 5545 §3.3.14): `+0800`, `-004430`."""
    minutes, seconds = divmod(abs(east) // _SECOND, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if east < timedelta() else '+'}{hours:02}{minutes:02}" + (f"{seconds:02}" if seconds else "")


def _folded(line: bytes) -> bytes:
    r"""Return a line in pieces; one that would end with `\` or `^` leaves it to the next, as icalendar does."""
    pieces, start = [], 0
    last = len(line) - _USUAL
    while start < last:
        end = start + _USUAL
        while line[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a further octet of a character (RFC 3629 §3)
            end -= 1
        if line[end - 1] in b"\\^":
            end -= 1
        pieces.append(line[start:end])
        start = end
    pieces.append(line[start:])
    return _FOLD.join(pieces)


def _folded_with_care(line: bytes) -> bytes:
    lines, room = [b""], _LIMIT
    for piece in _PIECE.findall(line.decode()):
        octets = piece.encode()
        if len(lines[-1]) + len(octets) > room:
            lines.append(b"")
            room = _LIMIT - 1  # the blank that begins a further line counts
        lines[-1] += octets
    return _FOLD.join(lines)
