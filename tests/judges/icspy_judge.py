"""ics.py, a strict grammar; it looks zones up by name on the machine, so it is no judge of VTIMEZONE."""

from __future__ import annotations

import warnings

from judges.seen import Judge, Seen


def read(ics: bytes) -> dict[str, Seen]:
    """Return what ics.py understands; raises ParseError for anything against its grammar."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ics as library  # noqa: PLC0415 - warns while it is imported

        calendar = library.Calendar(ics.decode())
        return {
            event.uid: Seen(
                start=event.begin.date() if event.all_day else event.begin.to("utc").datetime,
                end=event.end.date() if event.all_day else event.end.to("utc").datetime,
                summary=event.name,
                description=event.description or "",
                location=event.location or "",
            )
            for event in calendar.events
        }


ICSPY = Judge(name="ics.py", read=read, zones=False)
