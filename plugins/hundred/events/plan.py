"""The pages of events: what is coming, each event, the archive by year and month."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core import alternates
from hundred.core.add_links import add_links
from hundred.core.dates import say_month, weekday_names
from hundred.core.outputs import Alternate
from hundred.core.pages import page_at, page_of
from hundred.core.paths import event_ics
from hundred.events.grid import by_month, month_grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hundred.core.model import Event
    from hundred.core.outputs import Page
    from hundred.core.view import View

_OTHERS = 3  # events of the same groups at the foot of an event's page


def plan(view: View) -> Iterator[Page]:
    """Yield every page of the events in the language of `view`."""
    community = view.community
    yield _upcoming(view)
    soon = _soon(view)
    for event in community.events:
        yield _event(view, event, soon)
    years = [year for year, _ in _years(community.events)]
    for year in years:
        yield _year(view, year, years)
    months = by_month(community.events)
    order = sorted(months)
    for place, first in enumerate(order):
        around = (order[place - 1] if place else None, order[place + 1] if place + 1 < len(order) else None)
        yield _month(view, first, around, months)


def _soon(view: View) -> dict[str, list[Event]]:
    """Return each group's next events, one more than a page shows, since the page's own may be among them."""
    soon: dict[str, list[Event]] = {}
    for event in view.community.upcoming:
        for group in event.groups if event.dated else ():
            if len(soon.setdefault(group, [])) <= _OTHERS:
                soon[group].append(event)
    return soon


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


def _event(view: View, event: Event, soon: Mapping[str, Sequence[Event]]) -> Page:
    community, text = view.community, view.text(event)
    find = community.find
    others = {one.id: one for group in event.groups for one in soon.get(group, ()) if one is not event}
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
            "others": sorted(others.values(), key=lambda one: (one.starts_at, one.id))[:_OTHERS],
            "add_links": partial(add_links, view, event) if event.dated else None,
        },
    )


def _year(view: View, year: int, years: Sequence[int]) -> Page:
    events = [event for event in view.community.events if year in _years_of(event)]
    place = years.index(year)
    return page_at(
        view,
        f"/events/{year}/",
        kind="archive",
        template="events/year.html",
        title=view.say("Events in %(year)s") % {"year": year},
        data={
            "year": year,
            "months": _by_month([event for event in events if event.dated], date(year, 1, 1)),
            "undated": [event for event in events if not event.dated],
            "previous": years[place + 1] if place + 1 < len(years) else None,
            "next": years[place - 1] if place else None,
        },
    )


def _month(view: View, first: date, around: tuple[date | None, date | None], months: Mapping[date, Sequence[Event]]) -> Page:
    paths = [view.path(f"/events/{day:%Y/%m}/") if day else None for day in around]
    neutral = f"/events/{first:%Y/%m}/"
    # The weeks of a month begin in the month before and end in the one after.
    beside = (first - timedelta(days=1), first, first + timedelta(days=31))
    near = {event.id: event for day in beside for event in months.get(day.replace(day=1), ())}
    return page_at(
        view,
        neutral,
        kind="month",
        template="events/month.html",
        title=say_month(first, view.lang),
        data={
            "first": first,
            "weekdays": weekday_names(view.lang),
            "weeks": month_grid(first, list(near.values())),
            "previous": paths[0],
            "next": paths[1],
            "events": list(months[first]),
        },
    )


def _years(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return (year, number of events) of every year in which something is on, the newest first."""
    counted = Counter(year for event in events for year in _years_of(event))
    return sorted(counted.items(), reverse=True)


def _years_of(event: Event) -> range:
    """Return the years in which an event is going on: two for a New Year's Eve."""
    return range(event.when.first_day.year, event.when.last_day.year + 1)


def _by_month(events: Sequence[Event], today: date) -> list[tuple[date, list[Event]]]:
    """Return (first of the month, events) in order; what has begun and is still going on stands in this month."""
    this_month = today.replace(day=1)
    months: dict[date, list[Event]] = {}
    for event in events:
        months.setdefault(max(event.when.first_day.replace(day=1), this_month), []).append(event)
    return sorted(months.items())
