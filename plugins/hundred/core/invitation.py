"""An event in the few plain words of a calendar entry, the same in a file, a feed and a link."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from hundred.core.plain import clip, one_line, plain
from hundred.core.programme import banner
from hundred.core.times import AllDay, Timed, add_elapsed

if TYPE_CHECKING:
    from hundred.core.model import Event
    from hundred.core.view import View

_LONGEST = 2000  # characters of an event's own text; whoever wants all of it follows the link
_READ = 20_000  # characters of Markdown that are looked at for them
_STANDINGS = {
    "cancelled": "[Cancelled] %(title)s",
    "postponed": "[Postponed] %(title)s",
    "tentative": "[Tentative] %(title)s",
    "rescheduled": "[Rescheduled] %(title)s",
    "moved-online": "[Moved online] %(title)s",
}


class Invitation(Struct, frozen=True, kw_only=True):
    """What a calendar shows of an event: plain text without control characters.

    `start` and `end` are both aware times in the event's zone, or both days; `end` is exclusive, as in iCalendar.
    `text` does not hold the addresses; `join` is '' unless everybody may know how to join.
    """

    title: str
    start: datetime | date
    end: datetime | date
    location: str
    text: str
    url: str
    join: str


def invitation(view: View, event: Event) -> Invitation:
    """Return the invitation to an event whose day is known, in the language of `view`; raises ValueError for others.

    The address of a members' or booked event is taken out even where the event's own text gives it away.
    """
    words = view.text(event)
    days = banner(view.community, event)
    start, end = span_of(replace(event, when=days) if days else event, view.settings.calendar_length)
    name = f"{event.id}#{event.on}" if event.is_session else event.id
    text = view.community.kept.held(("plain", view.lang, name), partial(_text, view, event)).decode()
    if event.on and (why := one_line(view.why(event)[0])):
        text = f"{why}\n\n{text}".strip()
    return Invitation(
        title=titled(view, event.standing, discreet(event, one_line(words.title))),
        start=start,
        end=end,
        location=discreet(event, one_line(_location(view, event))),
        text=clip(discreet(event, text), _LONGEST),
        url=view.web(event),
        join=event.join_link,
    )


def _text(view: View, event: Event) -> bytes:
    """Return what an event says of itself as plain text."""
    words = view.text(event)
    told = _with(view, event) if event.is_session else plain(view.community.body(words)[:_READ])
    parts = (plain(words.summary), told)
    return "\n\n".join(part for part in parts if part).encode()


def _with(view: View, event: Event) -> str:
    """Return who takes part in a session, those who are not shown by their part alone."""
    opening, closing = ("（", "）") if view.lang.startswith("zh") else (" (", ")")
    said = []
    for credit in event.credits:
        person = view.person(credit.person) if credit.person else None
        role = view.role(credit.role)
        if person:
            said.append(one_line(f"{person.name}{opening}{role}{closing}" if role else person.name))
        elif role:
            said.append(one_line(role))
    return f"{view.say('With')}{view.say(': ')}{view.say(', ').join(said)}" if said else ""


def span_of(event: Event, usual: timedelta) -> tuple[datetime | date, datetime | date]:
    """Return start and exclusive end of an event whose day is known; `usual` is its length where none is written."""
    when = event.when
    if isinstance(when, Timed):
        return when.start, when.end or add_elapsed(when.start, usual)
    if isinstance(when, AllDay):
        return when.first_day, when.last_day + timedelta(days=1)
    message = f"{event.path}: an event without a day is in no calendar"
    raise ValueError(message)


def discreet(event: Event, text: str) -> str:
    """Return `text` without the address of an event that not everybody may join."""
    return text.replace(event.online, "").strip() if event.online and not event.join_link else text


def titled(view: View, standing: str, title: str) -> str:
    """Return the title with how things stand before it, because half of the programs show no other sign of it."""
    message = _STANDINGS.get(standing)
    return view.say(message).replace("%(title)s", title) if message else title


def _location(view: View, event: Event) -> str:
    """Return where to go: name, street and city of the venue; else the words of the file; else the address to join by."""
    if event.mode == "online":
        return event.join_link or view.say("Online")
    venue, parts = view.venue(event), [view.stage(event), event.place]
    if venue is not None:
        text = view.text(venue)
        parts = [parts[0], text.title, text.words.get("address", ""), text.words.get("city", "") or venue.city]
    return ("，" if view.lang.startswith("zh") else ", ").join(part for part in dict.fromkeys(parts) if part)
