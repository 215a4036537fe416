"""Event files become Events: the checks that need more than one field."""

from __future__ import annotations

import re

from hundred.core import common
from hundred.core.kind import Draft, Kind
from hundred.core.model import Credit, Event
from hundred.core.problems import Place
from hundred.events.fields import FIELDS
from hundred.events.programme import read_sessions
from hundred.events.series import SINGLE, read_series
from hundred.events.span import read_span, read_was
from hundred.events.where import read_where

# /events/2026/ is the archive of a year and /events/past/ may become one.
_TAKEN = re.compile(r"(\d{4}|past|upcoming)\Z")


def build(draft: Draft) -> Event | None:
    """Return the event that a draft describes, or None after reporting."""
    values, report = draft.values, draft.report
    common.need_alt(draft)
    if _TAKEN.match(draft.id):
        cure = "give the file a name with a word in it, such as picnic-2026.md"
        report.error(common.START, "reserved", f"the address /events/{draft.id}/ belongs to the archive", cure)
    if values["id"] is None and "id" not in values.places:
        cure = f"add a line  id: {draft.id}  so that renaming the file never makes a second event in people's calendars"
        report.warn(common.START, "no-id", "the event has no id of its own", cure)
    sort = common.one_of(draft, "kind", draft.settings.event_kinds, "event_kinds")
    venue, place = read_where(draft, values)
    zone = values["timezone"] or draft.zones.get(venue) or draft.settings.timezone
    when = read_span(draft, zone)
    if values["status"] == "moved-online" and not values["online"]:
        cure = "add  online: https://…  so that people know where"
        report.error(values.place("status"), "moved-online", "the event moved online, but to no address", cure)
    _keep_secret(draft)
    was = read_was(draft, zone)
    sessions = read_sessions(draft, when, zone) if when is not None else ()
    series = read_series(draft, when, zone) if values["changes"] or values["repeat"] or values["rrule"] else SINGLE
    if when is None or report.failed:
        return None
    return Event(
        **common.identity(draft),
        uid=values["id"] or f"{draft.id}.events",
        when=when,
        zone=zone,
        was=was,
        status=values["status"] or "scheduled",
        sort=sort,
        venue=venue,
        place=place,
        online=values["online"] or "",
        groups=values["groups"] or (),
        hosts=values["hosts"] or (),
        credits=tuple(Credit(person=one["person"] or "", role=one["as"] or "") for one in values["people"] or ()),
        festival=values["festival"] or "",
        tags=tuple(dict.fromkeys(values["tags"] or ())),
        image=values["image"] or "",
        capacity=values["capacity"],
        register=values["register"] or "",
        access=values["access"] or "public",
        revision=values["revision"] or 0,
        sessions=sessions,
        rule=series.rule,
        occurrences=series.occurrences,
    )


def _keep_secret(draft: Draft) -> None:
    """Report an address that only some may know, written where everybody reads it."""
    address = draft.values["online"]
    if not address or draft.values["access"] in {None, "public"}:
        return
    for text in draft.texts:
        report = draft.reports[text.path]
        for number, line in enumerate(report.lines, 1):
            if address in line and not line.startswith("online:"):
                place = Place(line=number, col=line.index(address) + 1, width=len(address))
                cure = "take it out here; 'online' keeps it, and the site shows it to nobody"
                report.error(place, "secret", "this gives away the address of an event that is not for everybody", cure)


KIND = Kind(name="event", folder="events", label="Events", label_zh="活动", fields=FIELDS, build=build)
