"""events.json: every date of every event for other people's programs, in JSON that needs no library for calendars.

`calendars/schema.py` says what each key holds; the site publishes it beside the file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from hundred.calendars.entry import uid
from hundred.core.dates import utc_stamp
from hundred.core.dump import dump, with_list
from hundred.core.invitation import discreet, span_of
from hundred.core.paths import EVENTS_SCHEMA, event_ics, web_address
from hundred.core.plain import one_line, plain
from hundred.core.programme import with_sessions
from hundred.core.series import date_of
from hundred.core.times import AllDay, Timed, Undated

if TYPE_CHECKING:
    from datetime import date

    from hundred.calendars.parts import Entries
    from hundred.core.model import Event, Occurrence, Record
    from hundred.core.times import When
    from hundred.core.view import View

FORMAT = 2


def listing(entries: Entries) -> bytes:
    """Return events.json in the language of `entries`: UTF-8, keys sorted, events in the order of the community.

    The dates of a series stand together, by start, and the sessions of a festival behind it: the file grows by what is
    added and nothing else in it moves.
    """
    view = entries.view
    site = {
        "$schema": web_address(view.settings.url, EVENTS_SCHEMA),
        "format": FORMAT,
        "site": view.settings.name(view.lang),
        "language": view.lang,
        "url": web_address(view.settings.url, view.path("/")),
    }
    return with_list(site, "events", [entries.listed(event) for event in with_sessions(view.community.events)])


def listed(view: View, event: Event) -> bytes:
    """Return what events.json says of one event, at its depth: of a series all the dates that are not skipped."""
    always = _always(view, event)
    if not event.occurrences:
        return _row(always | _this(view, event))
    dates = [one for one in event.occurrences if one.state != "skipped"]
    return b",\n  ".join([_row(always | _of_date(view, event, one)) for one in dates])


def _row(said: dict[str, Any]) -> bytes:
    return dump(said, "\n  ").encode()


def _always(view: View, event: Event) -> dict[str, Any]:
    """Return what is the same for all dates of an event."""
    text = view.text(event)
    find = view.community.find
    groups = [group for id_ in event.groups if (group := find("group", id_))]
    hosts = [person for id_ in event.hosts if (person := view.person(id_))]
    festival = find("event", event.festival) if event.festival else None
    return {
        "id": event.id,
        "uid": uid(view, event),
        "sequence": event.sequence,
        "title": discreet(event, one_line(text.title)),
        "summary": discreet(event, plain(text.summary)),
        "language": text.lang,
        "kind": event.sort or None,
        "access": event.access,
        "groups": [_named(view, group) for group in groups],
        "hosts": [{"id": one.id, "name": one.name, "url": _address(view, one)} for one in hosts],
        "festival": _named(view, festival) if festival else None,
        "tags": [{"id": tag, "title": view.label("tag", tag)} for tag in event.tags],
        "join": event.join_link or None,
        "image": web_address(view.settings.url, f"/{event.image}") if event.image else None,
        "ics": web_address(view.settings.url, view.path(event_ics(event.id))) if event.dated else None,
        "updated": utc_stamp(event.changed) if event.changed else None,
    }


def _this(view: View, event: Event) -> dict[str, Any]:
    """Return what is of one date alone, for an event that has no other."""
    return {
        "url": view.web(event),
        "recurrence_id": None,
        "status": event.status,
        "reason": None,
        "mode": event.mode,
        "was": _moment(event.was) if event.was else None,
        "venue": _venue(view, event),
        "place": discreet(event, event.place) or None,
        "stage": discreet(event, view.stage(event)) or None,
        **_times(view, event),
    }


def _of_date(view: View, event: Event, one: Occurrence) -> dict[str, Any]:
    """Return what is of one date of a series alone; an added one has a UID of its own, as in the calendars."""
    original, date = one.original, date_of(event, one)
    why = view.text(event).words.get(f"why:{one.on}") or one.why
    said = _this(view, date) | {"recurrence_id": _stamp(original) if original else None, "reason": discreet(event, why) or None}
    said["url"] = _address(view, event) + date.anchor
    return said if original else said | {"uid": uid(view, event, f".{one.on}")}


def _times(view: View, event: Event) -> dict[str, Any]:
    """Return when it is; whole days end with their last one in `last_day`, and exclusively everywhere else."""
    when = event.when
    times = {"timezone": event.zone, "all_day": isinstance(when, AllDay), "announced": None, "last_day": None}
    if isinstance(when, Undated):
        return times | {"start": None, "end": None, "local_start": None, "local_end": None, "announced": _moment(when)}
    start, end = span_of(event, view.settings.calendar_length)
    ends = not isinstance(when, Timed) or when.end is not None
    return times | {
        "start": utc_stamp(event.starts_at),
        "end": utc_stamp(event.ends_at) if ends else None,
        "local_start": start.isoformat(),
        "local_end": end.isoformat() if ends else None,
        "last_day": when.last_day.isoformat() if isinstance(when, AllDay) else None,
    }


def _moment(when: When) -> str:
    """Return the beginning of a span as exact as it is known: a time with its offset, a day, a month or a year."""
    if isinstance(when, Timed):
        return when.start.isoformat()
    if isinstance(when, AllDay):
        return when.first_day.isoformat()
    return f"{when.year:04}-{when.month:02}" if when.month else f"{when.year:04}"


def _stamp(original: datetime | date) -> str:
    """Return a start that the rule gives: in UTC, or a day."""
    return utc_stamp(original) if isinstance(original, datetime) else original.isoformat()


def _venue(view: View, event: Event) -> dict[str, Any] | None:
    venue = view.venue(event)
    if venue is None:
        return None
    words = view.text(venue).words
    return {
        **_named(view, venue),
        "address": words.get("address") or None,
        "city": words.get("city") or venue.city or None,
        "country": words.get("country") or None,
        "latitude": venue.position[0] if venue.position else None,
        "longitude": venue.position[1] if venue.position else None,
    }


def _named(view: View, record: Record) -> dict[str, Any]:
    return {"id": record.id, "title": view.title(record), "url": _address(view, record)}


def _address(view: View, record: Record) -> str:
    return web_address(view.settings.url, view.href(record))
