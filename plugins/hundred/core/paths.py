"""Addresses of calendars and feeds, which every part links to. Neutral paths: `View.path` puts the language before them."""

from __future__ import annotations

from urllib.parse import quote

CALENDARS = "/calendars/"
EVENTS_JSON = "/calendars/events.json"
EVENTS_SCHEMA = "/calendars/events.schema.json"
ALL_JCAL = "/calendars/all.jcal"


def calendar_path(axis: str, id: str = "") -> str:  # noqa: A002 - the word of the content
    """Return the path of a calendar: `all`, `upcoming`, or along one of the axes that `calendars/questions.py` lists.

    Every group, venue and city of a venue has one; along the other axes one exists exactly where
    `Community.events_of(axis, id)` holds an event; a festival with sessions has one too.
    """
    return f"/calendars/{axis}/{id}.ics" if id else f"/calendars/{axis}.ics"


def calendar_page(axis: str, id: str = "") -> str:  # noqa: A002
    """Return the path of the page of a calendar, where one subscribes to it."""
    return f"/calendars/{axis}/{id}/" if id else f"/calendars/{axis}/"


def embed_path(axis: str, id: str = "") -> str:  # noqa: A002
    """Return the path of a calendar's agenda for other sites to show in a frame."""
    return f"/calendars/embed/{axis}/{id}/" if id else f"/calendars/embed/{axis}/"


def event_ics(id: str) -> str:  # noqa: A002
    """Return the path of the calendar file of one event; every event whose day is known has one."""
    return f"/events/{id}/event.ics"


def feed_path(name: str, ending: str, id: str = "") -> str:  # noqa: A002
    """Return the path of a feed (`rss`, `atom`, `json`): of the whole site by `name`, or of one `group` or `article`."""
    return f"/feeds/{name}/{id}.{ending}" if id else f"/feeds/{name}.{ending}"


def web_address(site: str, path: str) -> str:
    """Return the whole address of a `path` of the site as a URI: other letters than ASCII percent-encoded (RFC 3986 §2.1)."""
    return site + quote(path, safe="/")
