"""One event as one VEVENT (RFC 5545, RFC 7986), built without any default: no clock, no random identity."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
from icalendar.prop import vUri

from hundred.calendars.text import Words, ics_of
from hundred.core.invitation import invitation
from hundred.core.model import Event
from hundred.core.paths import web_address
from hundred.core.plain import one_line
from hundred.core.reads import Memo
from hundred.core.times import AllDay, happens_twice

if TYPE_CHECKING:
    from hundred.core.invitation import Invitation
    from hundred.core.view import View

_STATUS = {"tentative": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}  # else CONFIRMED
_IMAGES = {"webp": "image/webp", "png": "image/png", "svg": "image/svg+xml", "gif": "image/gif", "avif": "image/avif"}
_NEAR_ZERO = 0.0001  # degrees: eleven metres; smaller numbers would be written with an exponent


@dataclass(slots=True)
class Entries:
    """The VEVENTs of one language of one build: each event is written once, however many calendars hold it."""

    view: View
    _written: Memo[str, bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with none."""
        self._written = Memo(self.view.community.reads)

    def as_input(self) -> object:
        """Return what of the entries is an input in itself: their language."""
        return self.view.lang

    def of(self, event: Event) -> bytes:
        """Return the VEVENT of an event whose day is known."""
        return self._written.get(event.id, lambda: vevent(self.view, event))


def uid(view: View, event: Event) -> str:
    """Return the calendar identity of an event, equal in every language and for ever."""
    return f"{event.uid}@{view.settings.uid_domain}"


def vevent(view: View, event: Event) -> bytes:
    """Return the VEVENT of an event whose day is known, in the language of `view`: folded lines, CRLF.

    DTSTAMP is when the event was last changed; where the file does not say, it is the first second (UTC) of the year
    the event begins in, which is wrong for nobody and the same in every build.
    """
    invited = invitation(view, event)
    entry = icalendar.Event()
    entry.add("UID", uid(view, event))
    entry.add("DTSTAMP", event.changed or datetime(event.starts_at.year, 1, 1, tzinfo=UTC))
    if event.published:
        entry.add("CREATED", event.published)
    if event.changed:
        entry.add("LAST-MODIFIED", event.changed)
    entry.add("SEQUENCE", event.revision)
    _add_moment(entry, "DTSTART", invited.start, event.zone)
    _add_moment(entry, "DTEND", invited.end, event.zone)
    entry.add("STATUS", _STATUS.get(event.status, "CONFIRMED"))
    entry.add("TRANSP", "TRANSPARENT" if isinstance(event.when, AllDay) else "OPAQUE")
    entry.add("SUMMARY", Words(invited.title))
    entry.add("DESCRIPTION", Words(_description(view, invited)))
    entry.add("URL", vUri(invited.url))
    _add_place(entry, view, event, invited)
    _add_extras(entry, view, event)
    return ics_of(entry)


def _add_moment(entry: icalendar.Event, name: str, at: datetime | date, zone: str) -> None:
    """Add a day, or a time by the clock of `zone`; in UTC where that clock shows the time twice, as readers then differ."""
    if not isinstance(at, datetime):
        entry.add(name, at)
        return
    wall = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if zone == "UTC" or happens_twice(wall, zone):
        entry.add(name, at.astimezone(UTC))
    else:
        entry.add(name, wall, parameters={"TZID": zone})


def _description(view: View, invited: Invitation) -> str:
    join = view.say("Join online: %(link)s").replace("%(link)s", invited.join) if invited.join else ""
    return "\n\n".join(part for part in (invited.text, invited.url, join) if part)


def _add_place(entry: icalendar.Event, view: View, event: Event, invited: Invitation) -> None:
    if invited.location:
        entry.add("LOCATION", Words(invited.location))
    venue = view.venue(event)
    if venue and venue.position and event.mode != "online":
        entry.add("GEO", tuple(_degrees(number) for number in venue.position))
    if invited.join:
        entry.add("CONFERENCE", vUri(invited.join), parameters={"VALUE": "URI"})


def _degrees(number: float) -> float:
    return round(number, 6) if abs(number) >= _NEAR_ZERO else 0.0


def _add_extras(entry: icalendar.Event, view: View, event: Event) -> None:
    """Add the festival it belongs to, the picture, and the tags without a comma, at which some readers split even escaped."""
    festival = view.community.find("event", event.festival) if event.festival else None
    if isinstance(festival, Event):
        entry.add("RELATED-TO", Words(uid(view, festival)))
    labels = (one_line(view.label("tag", tag).translate(_APART)) for tag in event.tags)
    categories = [label for label in dict.fromkeys(labels) if label]
    if categories:
        entry.add("CATEGORIES", categories)
    if event.image:
        kind = _IMAGES.get(event.image.rpartition(".")[2].lower(), "image/jpeg")
        parameters = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": kind}
        entry.add("IMAGE", vUri(web_address(view.settings.url, f"/{event.image}")), parameters=parameters)


_APART = str.maketrans(",;\\", "   ")
