"""TEXT values and lines (RFC 5545 §3.1, §3.3.11) that every reader takes as they were written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from icalendar.prop import vText

if TYPE_CHECKING:
    from icalendar import Component

_LIMIT = 75  # octets of a line
_FOLD = b"\r\n "
_PIECE = re.compile(r"\\.|.", re.DOTALL)


class Words(vText):
    r"""A TEXT value. icalendar takes a backslash and a capital N in it for a line end: `C:\New` would lose its N."""

    def to_ical(self) -> bytes:
        """Return the value as it stands in a file, before folding."""
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def ics_of(component: Component) -> bytes:
    """Return a component in lines that end with CRLF and are folded between characters, never inside an escaped one.

    Google leaves out an event with a fold after a backslash; icalendar still folds between two of them.
    """
    ics = bytes(component.to_ical())
    if b"\\" + _FOLD not in ics:
        return ics
    return b"\r\n".join(_fold(line) for line in ics.replace(_FOLD, b"").split(b"\r\n"))


def _fold(line: bytes) -> bytes:
    lines, room = [b""], _LIMIT
    for piece in _PIECE.findall(line.decode()):
        octets = piece.encode()
        if len(lines[-1]) + len(octets) > room:
            lines.append(b"")
            room = _LIMIT - 1  # the blank that begins a further line counts
        lines[-1] += octets
    return _FOLD.join(lines)
