"""The calendars and feeds that a page names in its head: the rule that a list and its subscriptions go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.charter_dates import any_dates
from hundred.core.outputs import Alternate
from hundred.core.paths import calendar_page, calendar_path, feed_path

if TYPE_CHECKING:
    from hundred.core.view import View

_TYPES = {
    "atom": ("Atom", "application/atom+xml"),
    "rss": ("RSS", "application/rss+xml"),
    "json": ("JSON", "application/feed+json"),
}


def calendar(view: View, title: str, axis: str, id: str = "") -> Alternate:  # noqa: A002 - the word of the content
    """Return the calendar of an axis, to be named `title`."""
    page = view.path(calendar_page(axis, id))
    return Alternate(path=view.path(calendar_path(axis, id)), type="text/calendar", title=title, page=page)


def feeds(view: View, title: str, name: str, id: str = "") -> tuple[Alternate, ...]:  # noqa: A002
    """Return the feeds `name` in all three forms, Atom first because readers take the first."""
    return tuple(
        Alternate(path=view.path(feed_path(name, ending, id)), type=kind, title=f"{title} ({called})")
        for ending, (called, kind) in _TYPES.items()
    )


def charter(view: View) -> tuple[Alternate, ...]:
    """Return the feeds of the charter and, where it has dates, its calendar before them."""
    name = view.say("Charter")
    dated = (calendar(view, name, "charter"),) if view.community.ask(any_dates) else ()
    return (*dated, *feeds(view, name, "charter"))
