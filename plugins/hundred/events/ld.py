"""Events as schema.org/Event: the same instants, state and place as the page and the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.ld import document, thing
from hundred.core.programme import sessions_of
from hundred.core.series import dates_of
from hundred.core.times import AllDay, Timed, Undated
from hundred.events.questions import dates_ahead

if TYPE_CHECKING:
    from datetime import datetime

    from hundred.core.model import Event
    from hundred.core.times import When
    from hundred.core.view import View

_STATUS = {
    "scheduled": "EventScheduled",
    "tentative": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved-online": "EventMovedOnline",
}
_MODE = {"online": "Online", "offline": "Offline", "hybrid": "Mixed"}


def happening(view: View, event: Event) -> dict[str, Any]:
    """Return an event as a schema.org object; a rescheduled one says when it was to be."""
    return document("Event", **_said(view, event)) if not event.occurrences else _series(view, event)


def _series(view: View, event: Event) -> dict[str, Any]:
    """Return a series with its next dates, each an event of its own, which is what search engines show."""
    text = view.text(event)
    dates, last = view.community.ask(dates_ahead, event.id), max(dates_of(event), key=_over, default=event)
    return document(
        "EventSeries",
        name=text.title,
        description=text.summary,
        startDate=_iso(event.when),
        endDate=_end(last.when) or _iso(last.when),
        image=view.absolute(f"/{event.image}") if event.image else "",
        inLanguage=text.lang,
        url=view.web(event),
        organizer=_organizers(view, event),
        superEvent=_festival(view, event),
        subEvent=[thing("Event", **_said(view, one)) for one in dates],
    )


def _said(view: View, event: Event) -> dict[str, Any]:
    text = view.text(event)
    return {
        "name": text.title,
        "startDate": _iso(event.when),
        "endDate": _end(event.when),
        "previousStartDate": _iso(event.was) if event.was else "",
        "eventStatus": f"https://schema.org/{_STATUS[event.standing]}",
        "eventAttendanceMode": f"https://schema.org/{_MODE[event.mode]}EventAttendanceMode",
        "location": _location(view, event),
        "description": text.summary,
        "image": view.absolute(f"/{event.image}") if event.image else "",
        "inLanguage": text.lang,
        "url": view.absolute(view.href(event)),
        "maximumAttendeeCapacity": event.capacity,
        "organizer": _organizers(view, event),
        "superEvent": _festival(view, event),
        "subEvent": [_session(view, one) for one in sessions_of(event)],
    }


def _session(view: View, session: Event) -> dict[str, Any]:
    """Return a session as a part of its festival."""
    text = view.text(session)
    people = [person for credit in session.credits if credit.person and (person := view.person(credit.person))]
    return thing(
        "Event",
        name=text.title,
        startDate=_iso(session.when),
        endDate=_end(session.when),
        eventStatus=f"https://schema.org/{_STATUS[session.standing]}",
        eventAttendanceMode=f"https://schema.org/{_MODE[session.mode]}EventAttendanceMode",
        location=_location(view, session),
        description=text.summary,
        inLanguage=text.lang,
        url=view.web(session),
        performer=[thing("Person", name=one.name, url=view.absolute(view.href(one))) for one in people],
    )


def _over(event: Event) -> datetime:
    return event.ends_at


def _location(view: View, event: Event) -> Any:  # noqa: ANN401 - one object or a list of two
    places = []
    venue = view.venue(event)
    if venue is not None:
        text = view.text(venue)
        address = thing(
            "PostalAddress",
            streetAddress=text.words.get("address", ""),
            addressLocality=text.words.get("city", "") or venue.city,
            addressCountry=text.words.get("country", ""),
        )
        geo = thing("GeoCoordinates", latitude=venue.position[0], longitude=venue.position[1]) if venue.position else None
        places.append(thing("Place", name=text.title, address=address, geo=geo, url=view.absolute(view.href(venue))))
    elif event.place:
        places.append(thing("Place", name=event.place, address=event.place))
    if event.mode != "offline":
        # Whoever may not know the link is sent to the page, which says how to get it.
        places.append(thing("VirtualLocation", url=event.join_link or view.absolute(view.href(event))))
    if event.status == "moved-online":
        places = places[-1:]
    return places[0] if len(places) == 1 else places


def _organizers(view: View, event: Event) -> list[dict[str, Any]]:
    groups = [group for id_ in event.groups if (group := view.community.find("group", id_))]
    return [thing("Organization", name=view.title(group), url=view.absolute(view.href(group))) for group in groups]


def _festival(view: View, event: Event) -> dict[str, Any] | None:
    festival = view.community.find("event", event.festival) if event.festival else None
    return thing("Event", name=view.title(festival), url=view.absolute(view.href(festival))) if festival else None


def _iso(when: When) -> str:
    if isinstance(when, Timed):
        return when.start.isoformat()
    if isinstance(when, Undated):
        return f"{when.year:04}-{when.month:02}" if when.month else f"{when.year:04}"
    return when.first_day.isoformat()


def _end(when: When) -> str:
    if isinstance(when, Timed):
        return when.end.isoformat() if when.end else ""
    return when.last_day.isoformat() if isinstance(when, AllDay) else ""
