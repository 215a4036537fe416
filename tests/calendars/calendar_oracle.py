"""An event as icalendar itself writes it: what the lean lines of the product have to be equal to, byte by byte."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import icalendar
from icalendar.prop import vText, vUri

from hundred.core.invitation import invitation
from hundred.core.paths import web_address
from hundred.core.plain import one_line
from hundred.core.times import AllDay, happens_twice

if TYPE_CHECKING:
    from hundred.core.invitation import Invitation
    from hundred.core.model import Event
    from hundred.core.view import View

STATUS = {"tentative": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
IMAGES = {"webp": "image/webp", "png": "image/png", "svg": "image/svg+xml", "gif": "image/gif", "avif": "image/avif"}
APART = str.maketrans(",;\\", "   ")


class Words(vText):
    r"""A TEXT value whose backslash and capital N stay what they are; icalendar takes them for a line end."""

    def to_ical(self) -> bytes:
        """Return the value before folding."""
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def vevent(view: View, event: Event) -> bytes:
    """Return icalendar's bytes of an event."""
    invited = invitation(view, event)
    entry = icalendar.Event()
    entry.add("UID", f"{event.uid}@{view.settings.uid_domain}")
    entry.add("DTSTAMP", event.changed or datetime(event.starts_at.year, 1, 1, tzinfo=UTC))
    if event.published:
        entry.add("CREATED", event.published)
    if event.changed:
        entry.add("LAST-MODIFIED", event.changed)
    entry.add("SEQUENCE", event.sequence)
    _add_moment(entry, "DTSTART", invited.start, event.zone)
    _add_moment(entry, "DTEND", invited.end, event.zone)
    entry.add("STATUS", STATUS.get(event.status, "CONFIRMED"))
    entry.add("TRANSP", "TRANSPARENT" if isinstance(event.when, AllDay) else "OPAQUE")
    entry.add("SUMMARY", Words(invited.title))
    entry.add("DESCRIPTION", Words(_description(view, invited)))
    entry.add("URL", vUri(invited.url))
    _add_place(entry, view, event, invited)
    _add_extras(entry, view, event)
    return bytes(entry.to_ical())


def _add_moment(entry: icalendar.Event, name: str, at: datetime | date, zone: str) -> None:
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
        entry.add("GEO", tuple(round(number, 6) if abs(number) >= 0.0001 else 0.0 for number in venue.position))
    if invited.join:
        entry.add("CONFERENCE", vUri(invited.join), parameters={"VALUE": "URI"})


def _add_extras(entry: icalendar.Event, view: View, event: Event) -> None:
    festival = view.community.by_id.get(("event", event.festival))
    if festival:
        entry.add("RELATED-TO", Words(f"{festival.uid}@{view.settings.uid_domain}"))  # type: ignore[attr-defined]
    labels = (one_line(view.label("tag", tag).translate(APART)) for tag in event.tags)
    categories = [label for label in dict.fromkeys(labels) if label]
    if categories:
        entry.add("CATEGORIES", categories)
    if event.image:
        kind = IMAGES.get(event.image.rpartition(".")[2].lower(), "image/jpeg")
        parameters = {"VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": kind}
        entry.add("IMAGE", vUri(web_address(view.settings.url, f"/{event.image}")), parameters=parameters)
