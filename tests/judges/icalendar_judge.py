"""icalendar (Python), with zones from the file where it does not know their names."""

from __future__ import annotations

import icalendar
from icalendar.timezone import tzp

from judges.seen import Judge, Seen, in_utc


def read(ics: bytes) -> dict[str, Seen]:
    """Return what icalendar understands; raises ValueError for anything it calls an error."""
    tzp.use_default()  # forget the zones of the file before
    calendar = icalendar.Calendar.from_ical(ics)
    calendar.validate()
    found = {}
    for event in calendar.walk("VEVENT"):
        if event.errors:
            raise ValueError(event.errors)
        end = event.get("DTEND")
        found[str(event["UID"])] = Seen(
            start=in_utc(event["DTSTART"].dt),
            end=in_utc(end.dt) if end else None,
            summary=str(event["SUMMARY"]),
            description=str(event.get("DESCRIPTION", "")),
            location=str(event.get("LOCATION", "")),
        )
    return found


ICALENDAR = Judge(name="icalendar", read=read)
