"""One event as one VEVENT (RFC 5545, RFC 7986), built without any default: no clock, no random identity."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from msgspec import Struct

from hundred.calendars.text import escaped, lines_of, stamp, wall
from hundred.core.invitation import invitation
from hundred.core.model import Event
from hundred.core.paths import web_address
from hundred.core.plain import one_line
from hundred.core.times import happens_twice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hundred.core.invitation import Invitation
    from hundred.core.view import View

_STATUS = {"tentative": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}  # else CONFIRMED
_IMAGES = {"webp": "image/webp", "png": "image/png", "svg": "image/svg+xml", "gif": "image/gif", "avif": "image/avif"}
_NEAR_ZERO = 0.0001  # degrees: eleven metres; smaller numbers would be written with an exponent
_APART = str.maketrans(",;\\", "   ")


class Part(Struct, frozen=True, kw_only=True):
    """What a VEVENT is of a series: `rules` are its RRULE and EXDATE lines, `original` the value of a RECURRENCE-ID.

    A date that was added has a UID of its own, that of the series with a `suffix`: dates in an RDATE are dropped by
    Outlook, and read an hour off by libical.
    """

    rules: tuple[str, ...] = ()
    original: str = ""
    suffix: str = ""
    repeated: bool = False


WHOLE = Part()


def uid(view: View, event: Event, suffix: str = "") -> str:
    """Return the calendar identity of an event, equal in every language and for ever."""
    return f"{event.uid}{suffix}@{view.settings.uid_domain}"


def vevent(view: View, event: Event, part: Part = WHOLE) -> bytes:
    """Return the VEVENT of an event whose day is known, or of a `part` of a series, in the language of `view`.

    The lines are folded and end with CRLF. The properties stand in icalendar's order: what names the event, then the
    others by the alphabet.
    """
    invited = invitation(view, event)
    lines = (*_identity(view, event, invited, part), *_facts(view, event, invited, part))
    return lines_of(("BEGIN:VEVENT", *lines, "END:VEVENT"))


def _identity(view: View, event: Event, invited: Invitation, part: Part) -> Iterator[str]:
    """Yield what names the event and says when it is.

    DTSTAMP is when the event was last changed; where the file does not say, it is the first second (UTC) of the year
    the event begins in, which is wrong for nobody and the same in every build.
    """
    changed = event.changed
    yield f"SUMMARY:{escaped(invited.title)}"
    yield f"DTSTART{moment(invited.start, event.zone, repeated=part.repeated)}"
    yield f"DTEND{moment(invited.end, event.zone, repeated=part.repeated)}"
    yield f"DTSTAMP:{stamp(changed) if changed else f'{event.starts_at.year:04}0101T000000Z'}"
    yield f"UID:{escaped(uid(view, event, part.suffix))}"
    if part.original:
        yield f"RECURRENCE-ID{part.original}"
    yield f"SEQUENCE:{event.sequence}"
    yield from part.rules


def _facts(view: View, event: Event, invited: Invitation, part: Part) -> Iterator[str]:
    """Yield all the rest, by the alphabet."""
    changed, categories = event.changed, _categories(view, event)
    if categories:
        yield f"CATEGORIES:{','.join(categories)}"
    if invited.join:
        yield f"CONFERENCE;VALUE=URI:{invited.join}"
    if event.published:
        yield f"CREATED:{stamp(event.published)}"
    yield f"DESCRIPTION:{escaped(_description(view, invited))}"
    yield from _position(view, event)
    if event.image:
        kind = _IMAGES.get(event.image.rpartition(".")[2].lower(), "image/jpeg")
        yield f"IMAGE;DISPLAY=BADGE;FMTTYPE={kind};VALUE=URI:{web_address(view.settings.url, f'/{event.image}')}"
    if changed:
        yield f"LAST-MODIFIED:{stamp(changed)}"
    if invited.location:
        yield f"LOCATION:{escaped(invited.location)}"
    festival = view.community.find("event", event.festival) if event.festival else None
    if isinstance(festival, Event):
        yield f"RELATED-TO:{escaped(uid(view, festival))}"
    if part.suffix:
        yield f"RELATED-TO;RELTYPE=SIBLING:{escaped(uid(view, event))}"
    yield f"STATUS:{_STATUS.get(event.status, 'CONFIRMED')}"
    yield f"TRANSP:{'TRANSPARENT' if not isinstance(invited.start, datetime) else 'OPAQUE'}"
    yield f"URL:{invited.url}"


def moment(at: datetime | date, zone: str, *, repeated: bool = False) -> str:
    """Return a day, or a time by the clock of `zone`; in UTC where that clock shows the time twice, as readers then differ.

    A time that is `repeated`, or names a date of what is, is by the clock in any case: a series in UTC would be an hour
    off for half of the year.
    """
    if not isinstance(at, datetime):
        return f";VALUE=DATE:{wall(at)}"
    local = at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if zone == "UTC" or (not repeated and happens_twice(local, zone)):
        return f":{stamp(at)}"
    return f";TZID={zone}:{wall(local)}"


def _description(view: View, invited: Invitation) -> str:
    join = view.say("Join online: %(link)s").replace("%(link)s", invited.join) if invited.join else ""
    return "\n\n".join(part for part in (invited.text, invited.url, join) if part)


def _position(view: View, event: Event) -> Iterator[str]:
    venue = view.venue(event)
    if venue and venue.position and event.mode != "online":
        latitude, longitude = (_degrees(number) for number in venue.position)
        yield f"GEO:{latitude};{longitude}"


def _degrees(number: float) -> float:
    return round(float(number), 6) if abs(number) >= _NEAR_ZERO else 0.0


def _categories(view: View, event: Event) -> list[str]:
    """Return the tags in words without a comma, at which some readers split even where it is escaped."""
    labels = (one_line(view.label("tag", tag).translate(_APART)) for tag in event.tags)
    return [label for label in dict.fromkeys(labels) if label]
