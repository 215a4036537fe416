"""Which calendars there are: one for every list of events of the site, each looked up when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.calendars.feed import Feed
from hundred.calendars.questions import entries_in
from hundred.core.paths import calendar_page, calendar_path
from hundred.core.plain import plain

if TYPE_CHECKING:
    from hundred.core.view import View

_LABELS = frozenset({"city", "tag"})  # axes whose ids are words of the theme, not records
_EVENTS = frozenset({"festival", "series"})  # axes whose ids are those of events
_HEADINGS = {
    "group": "Groups",
    "mix": "Collections",
    "city": "Cities",
    "venue": "Venues",
    "festival": "Festivals",
    "series": "Series",
    "tag": "Topics",
    "person": "People",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A calendar in words: what the site calls it, what it says of it or '', and the neutral path of what it is about."""

    name: str
    said: str
    page: str


def heading(view: View, axis: str) -> str:
    """Return what the calendars of an axis are called together, '' of the two of the whole site."""
    return view.say(_HEADINGS[axis]) if axis in _HEADINGS else ""


def about(view: View, axis: str, id: str) -> About:  # noqa: A002 - the word of the content
    """Return a calendar in words."""
    if not id:
        name = view.say("All events") if axis == "all" else view.say("Upcoming events")
        return About(name=name, said="", page="/events/")
    own = calendar_page(axis, id)
    if axis == "mix":
        mix = next(one for one in view.settings.mixes if one.id == id)
        return About(name=mix.title(view.lang), said="", page=own)
    record = None if axis in _LABELS else view.community.find("event" if axis in _EVENTS else axis, id)
    if record is None:
        return About(name=view.label(axis, id), said="", page=own)
    text = view.text(record)
    person = view.person(id) if axis == "person" else None
    return About(name=person.name if person else text.title, said=plain(text.summary), page=record.address)


def calendar_of(view: View, axis: str, id: str) -> Feed:  # noqa: A002
    """Return a calendar with its events. Names begin with the site's, as they stand among others'."""
    words = about(view, axis, id)
    return Feed(
        path=view.path(calendar_path(axis, id)),
        name=words.name,
        title=titled(view, axis, words.name),
        about=words.said or view.settings.motto(view.lang),
        page=view.path(words.page),
        events=entries_in(view.community, axis, id),
    )


def titled(view: View, axis: str, name: str) -> str:
    """Return what a calendar is called among a reader's other calendars."""
    site = view.settings.name(view.lang)
    return f"{site} · {name}" if axis != "all" else site
