"""The pages of events: what is coming, each event, the archive by year and month."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from hundred.core import alternates
from hundred.core.add_links import add_links
from hundred.core.dates import say_month, weekday_names
from hundred.core.outputs import Alternate, Sheet
from hundred.core.pages import page_at, page_of, sheet_of
from hundred.core.paths import event_ics
from hundred.core.programme import festivals
from hundred.events import questions
from hundred.events.dates import dates, shown
from hundred.events.grid import month_grid
from hundred.events.timetable import programme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.core.model import Event
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the events in the language of `view`."""
    community = view.community
    yield page_at(view, "/events/", kind="events", template="events/list.html", fill=partial(_upcoming, view))
    held = festivals(community)
    for event in community.events:
        fill = partial(_event, view, event, event.id if event.id in held else "")
        yield page_of(view, event, template="events/event.html", fill=fill)
    for former, now in community.moved.items():
        yield page_at(
            view,
            f"/events/{former}/",
            kind="moved",
            template="events/moved.html",
            fill=partial(_moved, view, now),
            indexable=False,
            source=f"/events/{former}/",
        )
    for year in reversed(community.ids_of("year")):
        fill = partial(_year, view, year)
        yield page_at(view, f"/events/{year}/", kind="archive", template="events/year.html", fill=fill)
    for month in community.ids_of("month"):
        fill = partial(_month, view, month)
        yield page_at(view, _address(month), kind="month", template="events/month.html", fill=fill)


def _upcoming(view: View) -> Sheet:
    community = view.community
    upcoming = community.coming("", "")
    dated = [event for event in upcoming if event.dated]
    title = view.say("Events")
    return Sheet(
        title=title,
        description=view.say("What is on: times, places and calendars to subscribe to."),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            alternates.calendar(view, view.say("Upcoming events"), "upcoming"),
            *alternates.feeds(view, title, "events"),
        ),
        data={
            "months": _by_month(dated, community.ask(questions.this_month)),
            "undated": [event for event in upcoming if not event.dated],
            "years": list(community.ask(questions.years)),
        },
    )


def _event(view: View, event: Event, festival: str) -> Sheet:
    """Return the sheet of an event; `festival` is its id where it has parts, else '': most need not look for them."""
    community = view.community
    find, title, held = community.find, view.title(event), shown(view, event)
    own = (Alternate(path=view.path(event_ics(event.id)), type="text/calendar", title=title),) if event.dated else ()
    if festival:
        named = view.say("Programme of %(title)s").replace("%(title)s", title)
        own = (alternates.calendar(view, named, "festival", festival), *own)
    if event.occurrences:
        own = (alternates.calendar(view, title, "series", event.id), *own)
    parts = community.events_of("festival", festival) if festival else ()
    days, listed = programme(view, event, parts) if event.sessions else ((), parts)
    groups = [group for id_ in event.groups if (group := find("group", id_))]
    return sheet_of(
        view,
        event,
        alternates=(*own, *(alternates.calendar(view, view.title(group), "group", group.id) for group in groups)),
        data={
            "event": event,
            "shown": held,
            "dates": dates(view, event),
            "venue": view.venue(event),
            "groups": groups,
            "hosts": [person for id_ in event.hosts if (person := view.person(id_))],
            "credits": [(credit.role, view.person(credit.person) if credit.person else None) for credit in event.credits],
            "festival": find("event", event.festival) if event.festival else None,
            "parts": list(listed),
            "programme": days,
            "others": _others(view, event),
            "add_links": partial(add_links, view, held) if event.dated else None,
        },
    )


def _moved(view: View, id: str) -> Sheet:  # noqa: A002 - the word of the content
    """Return the sheet of the former address of an event, which leads to its page."""
    event = view.community.find("event", id)
    title = view.say("This page has moved: %(title)s") % {"title": view.title(event) if event else ""}
    return Sheet(title=title, data={"event": event})


def _others(view: View, event: Event) -> list[Event]:
    """Return what the groups of an event do next.

    Only the pages of events that are themselves among the next ask for one more, and are made anew when that one changes.
    """
    ask, most = view.community.ask, questions.OTHERS
    others: dict[str, Event] = {}
    for group in event.groups:
        soon = ask(questions.soon, group, str(most))
        if any(one.id == event.id for one in soon):
            soon = ask(questions.soon, group, str(most + 1))
        others |= {one.id: one for one in soon if one.id != event.id}
    return sorted(others.values(), key=lambda one: (one.starts_at, one.id))[: questions.OTHERS]


def _year(view: View, year: str) -> Sheet:
    events = view.community.events_of("year", year)
    before, after = view.community.ask(questions.around, "year", year)
    return Sheet(
        title=view.say("Events in %(year)s") % {"year": year},
        alternates=(alternates.calendar(view, view.say("All events"), "all"),),
        data={
            "year": int(year),
            "months": _by_month([event for event in events if event.dated], date(int(year), 1, 1)),
            "undated": [event for event in events if not event.dated],
            "previous": int(before) if before else None,
            "next": int(after) if after else None,
        },
    )


def _month(view: View, month: str) -> Sheet:
    first = date.fromisoformat(f"{month}-01")
    events = view.community.events_of("month", month)
    # The weeks of a month begin in the month before and end in the one after.
    near = {(event.id, event.on): event for event in (*events, *view.community.ask(questions.at_the_edges, month))}
    before, after = view.community.ask(questions.around, "month", month)
    return Sheet(
        title=say_month(first, view.lang),
        alternates=(alternates.calendar(view, view.say("All events"), "all"),),
        data={
            "first": first,
            "weekdays": weekday_names(view.lang),
            "weeks": month_grid(first, list(near.values())),
            "previous": view.path(_address(before)) if before else None,
            "next": view.path(_address(after)) if after else None,
            "events": list(events),
        },
    )


def _address(month: str) -> str:
    """Return the path of a month: `/events/2026/11/` for `2026-11`."""
    return f"/events/{month.replace('-', '/')}/"


def _by_month(events: Sequence[Event], first: date) -> list[tuple[date, list[Event]]]:
    """Return (first of the month, events) in order; what began before the month `first` stands there."""
    months: dict[date, list[Event]] = {}
    for event in events:
        months.setdefault(max(event.when.first_day.replace(day=1), first), []).append(event)
    return sorted(months.items())
