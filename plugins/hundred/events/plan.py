"""The pages of events: what is coming, each event, the archive by year and month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core import alternates
from hundred.core.add_links import add_links
from hundred.core.dates import say_month, weekday_names
from hundred.core.outputs import Alternate
from hundred.core.pages import page_at, page_of
from hundred.core.paths import event_ics
from hundred.events.grid import month_grid, months_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.core.model import Event
    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the events in the language of `view`."""
    community = view.community
    yield _upcoming(view)
    for event in community.events:
        yield _event(view, event)
    years = [year for year, _ in _years(community.events)]
    for year in years:
        yield _year(view, year, years)
    months = months_of(community.events)
    for place, first in enumerate(months):
        around = (months[place - 1] if place else None, months[place + 1] if place + 1 < len(months) else None)
        yield _month(view, first, around)


def _upcoming(view: View) -> Page:
    upcoming = view.community.upcoming
    dated = [event for event in upcoming if event.dated]
    today = view.now.astimezone(ZoneInfo(view.settings.timezone)).date()
    title = view.say("Events")
    return page_at(
        view,
        "/events/",
        kind="events",
        template="events/list.html",
        title=title,
        description=view.say("What is on: times, places and calendars to subscribe to."),
        alternates=(
            alternates.calendar(view, view.say("All events"), "all"),
            alternates.calendar(view, view.say("Upcoming events"), "upcoming"),
            *alternates.feeds(view, title, "events"),
        ),
        data={
            "months": _by_month(dated, today),
            "undated": [event for event in upcoming if not event.dated],
            "years": _years(view.community.events),
        },
    )


def _event(view: View, event: Event) -> Page:
    community, text = view.community, view.text(event)
    find = community.find
    near = {one.id: one for group in event.groups for one in community.events_of("group", group)}
    soon = [one for one in near.values() if one.ends_at > view.now and one is not event and one.dated]
    own = (Alternate(path=view.path(event_ics(event.id)), type="text/calendar", title=text.title),) if event.dated else ()
    groups = [group for id_ in event.groups if (group := find("group", id_))]
    return page_of(
        view,
        event,
        template="events/event.html",
        alternates=(*own, *(alternates.calendar(view, view.title(group), "group", group.id) for group in groups)),
        data={
            "event": event,
            "venue": view.venue(event),
            "groups": groups,
            "hosts": [person for id_ in event.hosts if (person := view.person(id_))],
            "credits": [(credit.role, view.person(credit.person) if credit.person else None) for credit in event.credits],
            "festival": find("event", event.festival) if event.festival else None,
            "parts": list(community.events_of("festival", event.id)),
            "others": sorted(soon, key=lambda one: (one.starts_at, one.id))[:3],
            "add_links": add_links(view, event) if event.dated else [],
        },
    )


def _year(view: View, year: int, years: Sequence[int]) -> Page:
    events = [event for event in view.community.events if event.when.first_day.year == year]
    place = years.index(year)
    return page_at(
        view,
        f"/events/{year}/",
        kind="archive",
        template="events/year.html",
        title=view.say("Events in %(year)s") % {"year": year},
        data={
            "year": year,
            "months": _by_month([event for event in events if event.dated], date.min),
            "undated": [event for event in events if not event.dated],
            "previous": years[place + 1] if place + 1 < len(years) else None,
            "next": years[place - 1] if place else None,
        },
    )


def _month(view: View, first: date, around: tuple[date | None, date | None]) -> Page:
    paths = [view.path(f"/events/{day:%Y/%m}/") if day else None for day in around]
    neutral = f"/events/{first:%Y/%m}/"
    days = monthrange(first.year, first.month)[1]
    last = first.replace(day=days)
    dated = (event for event in view.community.events if event.dated)
    events = [event for event in dated if event.when.first_day <= last and event.when.last_day >= first]
    return page_at(
        view,
        neutral,
        kind="month",
        template="events/month.html",
        title=say_month(first, view.lang),
        data={
            "first": first,
            "weekdays": weekday_names(view.lang),
            "weeks": month_grid(first, view.community.events),
            "previous": paths[0],
            "next": paths[1],
            "events": events,
        },
    )


def _years(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return (year, number of events) of every year with events, the newest first."""
    counted: dict[int, int] = {}
    for event in events:
        counted[event.when.first_day.year] = counted.get(event.when.first_day.year, 0) + 1
    return sorted(counted.items(), reverse=True)


def _by_month(events: Sequence[Event], today: date) -> list[tuple[date, list[Event]]]:
    """Return (first of the month, events) in order; what has begun and is still going on stands in this month."""
    this_month = today.replace(day=1)
    months: dict[date, list[Event]] = {}
    for event in events:
        months.setdefault(max(event.when.first_day.replace(day=1), this_month), []).append(event)
    return sorted(months.items())
