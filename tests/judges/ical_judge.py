"""ical (allenporter), the strict parser inside Home Assistant."""

from __future__ import annotations

from ical.calendar_stream import IcsCalendarStream

from judges.seen import Judge, Seen, in_utc


def read(ics: bytes) -> dict[str, Seen]:
    """Return what ical understands; raises CalendarParseError for anything against its grammar."""
    calendar = IcsCalendarStream.calendar_from_ics(ics.decode())
    return {
        event.uid: Seen(
            start=in_utc(event.dtstart),
            end=in_utc(event.dtend) if event.dtend else None,
            summary=event.summary,
            description=event.description or "",
            location=event.location or "",
        )
        for event in calendar.events
    }


ICAL = Judge(name="ical", read=read)
