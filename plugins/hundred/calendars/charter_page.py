"""The page on which one subscribes to the calendar of the charter, its agenda for other sites, and its line among all."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from hundred.calendars.charter import calendar_title, entry_title, home_of
from hundred.calendars.links import subscription
from hundred.core import alternates
from hundred.core.charter_dates import charter_dates, coming_dates, count_dates
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at
from hundred.core.paths import calendar_page, calendar_path, embed_path, web_address
from hundred.core.qr import qr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.charter_dates import CharterDate
    from hundred.core.outputs import Page
    from hundred.core.view import View

_NEXT, _AGENDA = "5", "20"  # dates shown on its own page, and in its agenda


def charter_pages(view: View) -> Iterator[Page]:
    """Yield the page of the calendar, and its agenda."""
    fill = partial(_page, view)
    yield page_at(view, calendar_page("charter"), kind="calendar", template="calendars/calendar.html", fill=fill)
    neutral, fill = embed_path("charter"), partial(_embed, view)
    yield page_at(view, neutral, kind="embed", template="calendars/embed.html", indexable=False, fill=fill)


def charter_row(view: View) -> Iterator[tuple[str, str, int]]:
    """Yield its name, the path of its page and how many dates are in it; nothing where there are none."""
    count = view.community.ask(count_dates)
    if count:
        yield view.say("Charter"), view.path(calendar_page("charter")), count


def _page(view: View) -> Sheet:
    path, own = view.path(calendar_path("charter")), view.path(calendar_page("charter"))
    dates = view.community.ask(charter_dates)
    changed = max((one.changed for one in dates if one.changed), default=None)
    said = view.say("When votes on the charter open and close, and when a version takes effect.")
    return Sheet(
        title=f"{view.say('Charter')} · {view.say('Calendars')}",
        description=said,
        alternates=alternates.charter(view),
        data={
            "axis": "charter",
            "name": view.say("Charter"),
            "heading": "",
            "lede": said,
            "counted": view.catalogue.ngettext("%(num)s entry", "%(num)s entries", len(dates)) % {"num": len(dates)},
            "about": view.path(home_of(view)),
            "path": path,
            "links": subscription(view, path, calendar_title(view)),
            "code": qr(web_address(view.settings.url, own)),
            "count": len(dates),
            "updated": changed.astimezone(UTC).date() if changed else None,
            "next_events": [],
            "dates": list(_rows(view, _NEXT)),
            "embed": web_address(view.settings.url, view.path(embed_path("charter"))),
            "embed_path": embed_path("charter"),
        },
    )


def _embed(view: View) -> Sheet:
    return Sheet(
        title=f"{view.say('Charter')} · {view.say('Agenda')}",
        data={
            "name": view.say("Charter"),
            "about": view.path(home_of(view)),
            "subscribe_at": view.path(calendar_page("charter")),
            "events": [],
            "dates": list(_rows(view, _AGENDA)),
        },
    )


def _rows(view: View, most: str) -> Iterator[tuple[str, str, CharterDate]]:
    """Yield the next dates, each with its title and the path of what it is about."""
    for one in view.community.ask(coming_dates, most):
        record = view.community.find(one.record, one.named)
        if record:
            yield entry_title(view, one), view.href(record), one
