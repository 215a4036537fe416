"""Links that put one event into a calendar: its own file first, then the calendars of the large hosts."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from string import ascii_letters, digits
from typing import TYPE_CHECKING
from urllib.parse import quote

from hundred.core.invitation import invitation
from hundred.core.paths import event_ics
from hundred.core.plain import clip

if TYPE_CHECKING:
    from hundred.core.invitation import Invitation
    from hundred.core.model import Event
    from hundred.core.view import View

LONGEST = 1900  # characters of a whole address; some hosts refuse 2,048
_TITLE, _PLACE, _TEXT = 700, 400, 1000  # the most of each, in characters of the encoded address


def add_links(view: View, event: Event) -> list[tuple[str, str]]:
    """Return (label, link) of every way to add an event whose day is known; the first is a path of the site.

    Times are in UTC with their Z (Outlook reads anything else as the visitor's own clock); the end of whole days is
    exclusive. Every address is shorter than LONGEST however long the text is.
    """
    invited = invitation(view, event)
    outlook = f"path=/calendar/action/compose&rru=addevent{_outlook_times(invited)}"
    google = f"action=TEMPLATE&dates={_stamp(invited.start)}/{_stamp(invited.end)}"
    whole = "" if isinstance(invited.start, datetime) else "&dur=allday"
    yahoo = f"v=60&st={_stamp(invited.start)}&et={_stamp(invited.end)}{whole}"
    return [
        (view.say("Calendar file (.ics)"), view.path(event_ics(event.id))),
        ("Google", _fill(f"https://calendar.google.com/calendar/render?{google}", invited, "text", "location", "details")),
        ("Outlook.com", _fill(f"https://outlook.live.com/calendar/0/action/compose?{outlook}", invited, *_OUTLOOK)),
        ("Office 365", _fill(f"https://outlook.office.com/calendar/0/action/compose?{outlook}", invited, *_OUTLOOK)),
        ("Yahoo", _fill(f"https://calendar.yahoo.com/?{yahoo}", invited, "title", "in_loc", "desc")),
    ]


_OUTLOOK = ("subject", "location", "body")


def _stamp(at: datetime | date) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(at, datetime) else f"{at:%Y%m%d}"


def _outlook_times(invited: Invitation) -> str:
    if isinstance(invited.start, datetime) and isinstance(invited.end, datetime):
        start, end = (_encode(f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}") for at in (invited.start, invited.end))
        return f"&startdt={start}&enddt={end}"
    return f"&allday=true&startdt={invited.start:%Y-%m-%d}&enddt={invited.end:%Y-%m-%d}"


def _fill(base: str, invited: Invitation, title: str, place: str, text: str) -> str:
    """Return the address with the title, the place and as much of the text as fits before the page's address."""
    link = f"{base}&{title}={_fit(invited.title, _TITLE)}&{place}={_fit(invited.location, _PLACE)}&{text}="
    tail = _encode("\n\n".join(part for part in (invited.url, invited.join) if part))
    if len(link) + len(tail) >= LONGEST:
        tail = _encode(invited.url)
    room = min(_TEXT, LONGEST - 1 - len(link) - len(tail) - len(_GAP))
    shown = _fit(invited.text, room) if room > _ELLIPSIS else ""
    return link + (shown + _GAP if shown else "") + tail


@lru_cache(maxsize=16)  # the same words go into four links
def _fit(text: str, room: int) -> str:
    """Return `text` encoded, cut at a word so that the result is at most `room` characters long."""
    encoded = _encode(text[: max(0, room) + 1])  # which is too long already, where it is not all
    if len(encoded) <= room:
        return encoded
    # What is cut through, an escape or a character of several, is not counted; %80 to %BF continue a character.
    cut = re.sub(r"%.?\Z", "", encoded[: max(0, room - _ELLIPSIS)])
    fitting = len(cut) - 2 * cut.count("%") - sum(cut.count(byte) for byte in ("%8", "%9", "%A", "%B"))
    if fitting and not cut.endswith(_encode(text[fitting - 1])):
        fitting -= 1
    return _encode(clip(text, fitting + 1)) if fitting else ""


@lru_cache(maxsize=16)
def _encode(text: str) -> str:
    """Return `text` as quote() does, which looks at every byte."""
    text = text.replace("%", "%25")
    for char in _ESCAPES.keys() & set(text):
        text = text.replace(char, _ESCAPES[char])
    return text if text.isascii() else _BEYOND_ASCII.sub(lambda found: quote(found[0]), text)


_ESCAPES = {char: quote(char, safe="") for char in map(chr, range(128)) if char not in ascii_letters + digits + "_.-~%"}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_ELLIPSIS = len(_encode("…"))
_GAP = _encode("\n\n")
