"""Where an event is: the id of a venue of the site where one is meant, a place in words, an address on the web."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hundred.core.plain import one_line
from hundred.core.scalars import is_web_address
from hundred.importing.privacy import holds_address, without_addresses
from hundred.importing.properties import Unreadable, parted, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hundred.importing.components import Component
    from hundred.importing.notes import Notes

_LIMIT = 300
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")  # what events take for the id of a venue
_MEETINGS = ("zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "meet.jit.si", "whereby.com", "webex.com")
_LINKS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK")
_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownVenue:
    """A venue of the site: its id, its zone or '', and in each language its title, address and city, '' where unwritten."""

    id: str
    zone: str
    names: tuple[tuple[str, str, str], ...]


class Venues:
    """The venues of the site, found by what calendars write of places; `chosen` are texts for which somebody said an id."""

    def __init__(self, venues: Sequence[KnownVenue], chosen: Mapping[str, str]) -> None:
        """Keep every way in which each venue may be written; what fits two venues fits none."""
        self._zones = {one.id: one.zone for one in venues}
        self._chosen = {_folded(text): id_ for text, id_ in chosen.items()}
        self._ways: dict[str, set[str]] = {}
        for one in venues:
            for title, address, city in one.names:
                full = [part for part in (title, address, city) if part]
                for way in {one.id, title, " ".join(full), " ".join(full[:2]), f"{title} {city}", f"{address} {city}", address}:
                    if _folded(way) and way != city:
                        self._ways.setdefault(_folded(way), set()).add(one.id)

    def find(self, text: str) -> str:
        """Return the id of the venue that `text` means, or ''."""
        folded = _folded(text)
        found = self._ways.get(folded, set())
        return self._chosen.get(folded) or (next(iter(found)) if len(found) == 1 else "")

    def zone(self, venue: str) -> str:
        """Return the zone that a venue names, or ''."""
        return self._zones.get(venue, "")

    def say(self, text: str, notes: Notes) -> dict[str, str]:
        """Return the header line for a place in a calendar's words: `venue`, or `online` for an address, or nothing."""
        text = one_line(text.replace("\n", ", "))
        if is_web_address(text):
            return {"online": text}
        venue = self.find(text)
        if venue:
            return {"venue": venue}
        text, addresses = without_addresses(_URL.sub("", text).strip(" ,;-–—"))
        notes.left_out("e-mail addresses", addresses)
        if len(text) > _LIMIT:
            notes.add("place", f"the place is longer than {_LIMIT} characters and was cut")
            text = text[: _LIMIT - 1].rstrip() + "…"
        if _ID.match(text):  # without a capital it would be taken for the id of a venue
            text = f"{text[0].upper()}{text[1:]}" if text[0].isalpha() else f"({text})"
        return {"venue": text} if text else {}


def join_link(component: Component, notes: Notes) -> str:
    """Return the address to join by that a calendar program wrote, or ''."""
    for line in component.all(*_LINKS):
        try:
            value = parted(line)[1].strip()
        except Unreadable:
            continue
        if is_web_address(value) and not holds_address(value):
            return value
        notes.add("link", f"{line.name} is no public address on the web; left out")
    place = _URL.search(text_of(component.first("LOCATION")))
    for value in (place[0].rstrip(").,;") if place else "", text_of(component.first("URL")).strip()):
        if is_web_address(value) and _is_meeting(value) and not holds_address(value):
            return value
    return ""


def page_of(component: Component, notes: Notes) -> str:
    """Return the address of the event's own page elsewhere, or ''."""
    value = text_of(component.first("URL")).strip()
    if not value or _is_meeting(value):
        return ""
    if not is_web_address(value) or holds_address(value):
        notes.add("link", "URL is no public address on the web; left out")
        return ""
    return value


def _is_meeting(url: str) -> bool:
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return False
    return any(host == one or host.endswith(f".{one}") for one in _MEETINGS)


def _folded(text: str) -> str:
    """Return a place without the differences that people overlook: case, accents' forms, punctuation, blanks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())
