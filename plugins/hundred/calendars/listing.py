"""events.json: every event for other people's programs, in JSON that needs no library for calendars.

The file is an object: `format` (1), `site`, `language`, `url` (of the site), `events` (a list by start). Of each event:

| key | value |
|---|---|
| `uid`, `url`, `title`, `summary`, `language` | as in the calendar; `language` is that of the title |
| `kind`, `status`, `mode`, `access` | words of the content: `gathering`, `scheduled`, `offline`, `public` |
| `all_day` | true where only days are known |
| `start`, `end` | UTC, `2026-05-15T11:30:00Z`; the end is exclusive; null where it is not known |
| `local_start`, `local_end` | the same by the clock of `timezone`, with its offset; whole days as `2026-05-15` |
| `timezone` | IANA name |
| `announced` | `2027-05` or `2027` while that is all that is known, else null |
| `venue` | `{id, title, city, url}` or null; `place` holds free words where there is no venue |
| `groups`, `tags` | lists of `{id, title, url}` and of `{id, title}` |
| `join` | the address to join by, null where not everybody may know it |
| `image`, `changed` | address of the picture; when last changed, in UTC; null where there is none |
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.calendars.entry import uid
from hundred.core.dates import utc_stamp
from hundred.core.dump import dump, with_list
from hundred.core.invitation import discreet, span_of
from hundred.core.paths import web_address
from hundred.core.plain import one_line, plain
from hundred.core.times import AllDay, Timed, Undated

if TYPE_CHECKING:
    from hundred.calendars.parts import Entries
    from hundred.core.model import Event, Record
    from hundred.core.view import View


def listing(entries: Entries) -> bytes:
    """Return events.json in the language of `entries`: UTF-8, keys sorted, events in the order of the community."""
    view = entries.view
    site = {
        "format": 1,
        "site": view.settings.name(view.lang),
        "language": view.lang,
        "url": web_address(view.settings.url, view.path("/")),
    }
    return with_list(site, "events", [entries.listed(event) for event in view.community.events])


def listed(view: View, event: Event) -> bytes:
    """Return what events.json says of one event, at its depth."""
    text = view.text(event)
    groups = [group for id_ in event.groups if (group := view.community.find("group", id_))]
    said = {
        "uid": uid(view, event),
        "url": _address(view, event),
        "title": discreet(event, one_line(text.title)),
        "summary": discreet(event, plain(text.summary)),
        "language": text.lang,
        "kind": event.sort or None,
        "status": event.status,
        "mode": event.mode,
        "access": event.access,
        **_times(view, event),
        "venue": _venue(view, event),
        "place": discreet(event, event.place) or None,
        "groups": [{"id": group.id, "title": view.title(group), "url": _address(view, group)} for group in groups],
        "tags": [{"id": tag, "title": view.label("tag", tag)} for tag in event.tags],
        "join": event.join_link or None,
        "image": web_address(view.settings.url, f"/{event.image}") if event.image else None,
        "changed": utc_stamp(event.changed) if event.changed else None,
    }
    return dump(said, "\n  ").encode()


def _times(view: View, event: Event) -> dict[str, Any]:
    when, times = event.when, {"timezone": event.zone, "all_day": isinstance(event.when, AllDay), "announced": None}
    if isinstance(when, Undated):
        known = f"{when.year:04}-{when.month:02}" if when.month else f"{when.year:04}"
        return times | {"start": None, "end": None, "local_start": None, "local_end": None, "announced": known}
    start, end = span_of(event, view.settings.calendar_length)
    ends = not isinstance(when, Timed) or when.end is not None
    return times | {
        "start": utc_stamp(event.starts_at),
        "end": utc_stamp(event.ends_at) if ends else None,
        "local_start": start.isoformat(),
        "local_end": end.isoformat() if ends else None,
    }


def _venue(view: View, event: Event) -> dict[str, Any] | None:
    venue = view.venue(event)
    if venue is None:
        return None
    return {"id": venue.id, "title": view.title(venue), "city": venue.city or None, "url": _address(view, venue)}


def _address(view: View, record: Record) -> str:
    return web_address(view.settings.url, view.href(record))
