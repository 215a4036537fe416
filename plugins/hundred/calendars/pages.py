"""The pages on which one subscribes: one that lists every calendar, one for each, and its agenda for other sites."""

from __future__ import annotations

from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

from hundred.calendars import questions
from hundred.calendars.axes import about, heading, titled
from hundred.calendars.charter_page import charter_row
from hundred.calendars.links import subscription
from hundred.core import alternates
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at
from hundred.core.paths import CALENDARS, calendar_page, calendar_path, embed_path, web_address
from hundred.core.qr import qr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.core.outputs import Alternate, Page
    from hundred.core.view import View

Row = tuple[str, str, int]
"""A calendar in a list: what it is called, the path of its page, and how many events are in it."""
_LEDE = "Subscribe once, and every event, change and cancellation appears in your own calendar."
_NEXT, _AGENDA = "5", "20"  # events shown on a calendar's own page, and in its agenda


def pages(view: View, names: Iterable[tuple[str, str]]) -> Iterator[Page]:
    """Yield the page of calendars, and of each of those named its own page and its agenda."""
    yield page_at(view, CALENDARS, kind="calendars", template="calendars/list.html", fill=partial(_list, view))
    for axis, id_ in names:
        path = calendar_page(axis, id_)
        fill = partial(_calendar, view, axis, id_)
        indexable = axis != "person" or _may_be_found(view, id_)
        yield page_at(view, path, kind="calendar", template="calendars/calendar.html", indexable=indexable, fill=fill)
        path, fill = embed_path(axis, id_), partial(_embed, view, axis, id_)
        yield page_at(view, path, kind="embed", template="calendars/embed.html", indexable=False, fill=fill)


def _may_be_found(view: View, id: str) -> bool:  # noqa: A002 - the word of the content
    """Say whether search engines may know a person."""
    person = view.person(id)
    return person is not None and person.indexable


def _list(view: View) -> Sheet:
    return Sheet(
        title=view.say("Calendars"),
        description=view.say(_LEDE),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            alternates.calendar(view, view.say("Upcoming events"), "upcoming"),
        ),
        data={
            "links": subscription(view, view.path(calendar_path("all")), titled(view, "all", "")),
            "code": qr(web_address(view.settings.url, view.path(CALENDARS))),
            "whole": [
                *(_row(view, axis, "", view.community.ask(questions.count, axis, "")) for axis in questions.WHOLE),
                *charter_row(view),
            ],
            "sections": list(_sections(view)),
        },
    )


def _sections(view: View) -> Iterator[tuple[str, str, list[Row]]]:
    """Yield (axis, heading, rows) of the axes that have calendars."""
    for axis in questions.AXES:
        rows = [_row(view, axis, id_, count) for id_, count in view.community.ask(questions.directory, axis)]
        if rows:
            yield axis, heading(view, axis), rows


def _row(view: View, axis: str, id: str, count: int) -> Row:  # noqa: A002 - the word of the content
    return about(view, axis, id).name, view.path(calendar_page(axis, id)), count


def _calendar(view: View, axis: str, id: str) -> Sheet:  # noqa: A002 - the word of the content
    ask, words, path = view.community.ask, about(view, axis, id), view.path(calendar_path(axis, id))
    own, of = view.path(calendar_page(axis, id)), heading(view, axis)
    changed = ask(questions.updated, axis, id)
    return Sheet(
        title=_title(words.name, of, view.say("Calendars")),
        description=words.said or view.say(_LEDE),
        alternates=(alternates.calendar(view, words.name, axis, id), *_feeds(view, axis, id, words.name)),
        data={
            "axis": axis,
            "name": words.name,
            "heading": of,
            "lede": view.say(_LEDE),
            "counted": "",
            "dates": None,
            "about": view.path(words.page) if words.page != calendar_page(axis, id) else "",
            "path": path,
            "links": subscription(view, path, titled(view, axis, words.name)),
            "code": qr(web_address(view.settings.url, own)),
            "count": ask(questions.count, axis, id),
            "updated": changed.astimezone(UTC).date() if changed else None,
            "next_events": list(ask(questions.agenda, axis, id, _NEXT)),
            "embed": web_address(view.settings.url, view.path(embed_path(axis, id))),
            "embed_path": embed_path(axis, id),
        },
    )


def _embed(view: View, axis: str, id: str) -> Sheet:  # noqa: A002
    words = about(view, axis, id)
    return Sheet(
        title=_title(words.name, heading(view, axis), view.say("Agenda")),
        data={
            "name": words.name,
            "about": view.path(words.page),
            "subscribe_at": view.path(calendar_page(axis, id)),
            "dates": None,
            "events": list(view.community.ask(questions.agenda, axis, id, _AGENDA)),
        },
    )


def _title(*words: str) -> str:
    return " · ".join(word for word in words if word)


def _feeds(view: View, axis: str, id: str, name: str) -> tuple[Alternate, ...]:  # noqa: A002
    """Return the feeds of news that go with a calendar."""
    if axis == "group":
        return alternates.feeds(view, name, "group", id)
    return () if id else alternates.feeds(view, view.say("Events"), "events")
