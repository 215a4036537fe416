"""XML as lxml writes it: escaped text and attributes, and no character that XML cannot hold (XML 1.0 §2.2)."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def text(words: str) -> str:
    """Return words as the text of an element."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(words: str) -> str:
    """Return words, on one line, as the value of an attribute between double quotes."""
    return text(words).replace('"', "&quot;")


def written(lines: Iterable[str]) -> bytes:
    """Return lines of markup in UTF-8, each with its line end; raises ValueError where XML cannot hold a character."""
    markup = "\n".join((*lines, ""))
    found = _UNFIT.search(markup)
    if found:
        message = f"XML cannot hold {found[0]!r}: {markup[:200]!r}"
        raise ValueError(message)
    return markup.encode()


def iso(at: datetime) -> str:
    """Return an aware time in UTC as Atom writes it (RFC 3339): `2026-11-20T16:00:00+00:00`."""
    return at.astimezone(UTC).isoformat()


def rfc822(at: datetime) -> str:
    """Return an aware time in UTC as RSS writes it, in English whatever the locale: `Fri, 20 Nov 2026 16:00:00 +0000`."""
    at = at.astimezone(UTC)
    return f"{_DAYS[at.weekday()]}, {at.day:02} {_MONTHS[at.month - 1]} {at.year:04} {at:%H:%M:%S} +0000"
