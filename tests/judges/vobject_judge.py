"""vobject, the parser inside Radicale; its zones are those of the file, through python-dateutil."""

from __future__ import annotations

import warnings

import vobject

from judges.seen import Judge, Seen, in_utc


def read(ics: bytes) -> dict[str, Seen]:
    """Return what vobject understands; raises ParseError or ValidateError for anything it refuses."""
    known = vobject.icalendar.__dict__["__tzidMap"]  # a table for the whole process: the first file would win
    for name in [name for name in known if name != "UTC"]:
        del known[name]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own deprecations are not our matter
        calendar = vobject.readOne(ics.decode())
        calendar.validate(raiseException=True)
    return {
        event.uid.value: Seen(
            start=in_utc(event.dtstart.value),
            end=in_utc(event.dtend.value),
            summary=event.summary.value,
            description=event.description.value if hasattr(event, "description") else "",
            location=event.location.value if hasattr(event, "location") else "",
        )
        for event in getattr(calendar, "vevent_list", [])
    }


VOBJECT = Judge(name="vobject", read=read)
