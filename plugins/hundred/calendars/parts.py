"""The parts of calendars: the bytes of an event, made once for all the calendars of a language that hold it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.calendars.jcal import components
from hundred.calendars.listing import listed
from hundred.calendars.series import vevents
from hundred.core.model import Event
from hundred.core.programme import sessions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hundred.core.reads import Key
    from hundred.core.view import View

_BETWEEN = ",\n"


class Entries(Struct, frozen=True):
    """The events of one language of one build, each written once. What is in them is looked up when they are, and noted."""

    view: View

    def as_input(self) -> object:
        """Return what of the entries is an input in itself: their language."""
        return self.view.lang

    def of(self, event: Event) -> bytes:
        """Return the VEVENTs of an event whose day is known: several of a series."""
        key = ("vevent", self.view.lang, f"{event.id}{event.anchor}")
        return self.view.community.kept.get(key, partial(self._make, vevents, key[2]))

    def joined(self, events: Iterable[Event]) -> bytes:
        """Return the VEVENTs of events whose days are known, one after the other."""
        lang = self.view.lang
        return self.view.community.kept.joined(
            [("vevent", lang, f"{event.id}{event.anchor}") for event in events], self._vevent
        )

    def _vevent(self, key: Key) -> bytes:
        return self._make(vevents, key[2])

    def jcal(self, events: Iterable[Event]) -> str:
        """Return the same VEVENTs as the members of a JSON array (RFC 7265)."""
        lang = self.view.lang
        parts = self.view.community.kept.joined([("jcal", lang, f"{event.id}{event.anchor}") for event in events], self._jcal)
        return parts.decode().removesuffix(_BETWEEN)

    def _jcal(self, key: Key) -> bytes:
        ics = self.view.community.kept.held(("vevent", *key[1:]), partial(self._make, vevents, key[2]))
        return (components(ics) + _BETWEEN).encode()

    def listed(self, event: Event) -> bytes:
        """Return what events.json says of an event."""
        key = ("listed", self.view.lang, f"{event.id}{event.anchor}")
        return self.view.community.kept.get(key, partial(self._make, listed, key[2]))

    def _make(self, write: Callable[[View, Event], bytes], name: str) -> bytes:
        """Return what is written of an event, or of the session whose key stands behind its id and a #."""
        id_, _, session = name.partition("#")
        event = self.view.community.find("event", id_)
        if session and isinstance(event, Event):
            event = next((one for one in sessions_of(event) if one.on == session), None)
        if not isinstance(event, Event):
            message = f"there is no event {name}"
            raise TypeError(message)
        return write(self.view, event)
