"""Small communities for the tests of calendars: only what a test names differs from the plainest event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar

from hundred.core.axes import Axes
from hundred.core.community import Community
from hundred.core.model import Event, Group, Person, Text, Venue
from hundred.core.settings import Settings
from hundred.core.times import AllDay, Timed
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.model import Record

ZH = {
    "[Cancelled] %(title)s": "［取消］%(title)s",
    "Online": "线上",
    "tag:twin-town": "姊妹镇, 远方",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A catalogue from a table; what is not in it is said in English."""

    table: Mapping[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """Return the table's word for `message`, or `message`."""
        return self.table.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the English form for `n`."""
        return singular if n == 1 else plural


class Bodies:
    """Gives the bodies of texts that were made here."""

    def read(self, text: Text) -> str:
        """Return the Markdown of a text."""
        return text.path

    def mark(self, path: str) -> str:
        """Return the body itself: it differs where it does."""
        return path


def settings(**given: Any) -> Settings:
    """Return the settings of a town in Shanghai's zone with two languages."""
    plain: dict[str, Any] = {
        "url": "https://town.example/site",
        "timezone": "Asia/Shanghai",
        "languages": ("en", "zh-Hans"),
        "names": {"en": "Town", "zh-Hans": "小镇"},
        "mottos": {},
        "uid_domain": "town.example",
        "vocabulary": {},
    }
    return Settings(**plain | given)


def text(title: str = "Picnic", lang: str = "en", summary: str = "", body: str = "", **words: str) -> Text:
    """Return a record's text in one language; its body stands where a real one has its path."""
    return Text(lang=lang, title=title, summary=summary, body_line=1, path=body, words=words)


def timed(wall: str, zone: str = "Asia/Shanghai", hours: float | None = 2) -> Timed:
    """Return a span that begins at a wall-clock time, of that many elapsed hours or with no end."""
    start = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))
    end = None if hours is None else (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(start.tzinfo)
    return Timed(start=start, end=end)


def days(first: str, last: str = "") -> AllDay:
    """Return a span of whole days, both inclusive."""
    return AllDay(first_day=date.fromisoformat(first), last_day=date.fromisoformat(last or first))


def event(name: str = "picnic", **given: Any) -> Event:
    """Return an event on a spring evening in Shanghai."""
    plain: dict[str, Any] = {
        "path": f"content/events/{name}.md",
        "texts": (text(),),
        "uid": f"uid-{name}",
        "when": timed("2026-05-15 19:30"),
        "zone": "Asia/Shanghai",
    }
    return Event(id=name, **plain | given)


def venue(name: str = "hall", **given: Any) -> Venue:
    """Return a hall with an address and a position."""
    hall = text("The Hall", address="3 Lamp Lane", city="Tern Bay")
    plain: dict[str, Any] = {"path": "", "texts": (hall,), "city": "Tern Bay", "position": (39.68, 119.43)}
    return Venue(id=name, **plain | given)


def group(name: str = "popcorn", title: str = "Popcorn", **given: Any) -> Group:
    """Return a group."""
    return Group(id=name, path="", texts=(text(title),), **given)


def person(slug: str = "li-wei", name: str = "Li Wei") -> Person:
    """Return a person who agreed to be shown."""
    return Person(id=slug, path="", texts=(text(name),), name=name, name_lang="en", consent=True)


def view(*records: Record, lang: str = "en", words: Mapping[str, str] | None = None, **given: Any) -> View:
    """Return the view of a community of those records, events in order, on 1 January 2026."""
    events = tuple(sorted((one for one in records if isinstance(one, Event)), key=lambda one: (one.starts_at, one.id)))
    venues = tuple(one for one in records if isinstance(one, Venue))
    community = Community(
        settings=settings(**given),
        now=datetime(2026, 1, 1, tzinfo=UTC),
        events=events,
        groups=tuple(one for one in records if isinstance(one, Group)),
        venues=venues,
        people=tuple(one for one in records if isinstance(one, Person)),
        by_id={(one.kind, one.id): one for one in records},
        axes=Axes(events, {one.id: one for one in venues}),
        bodies=Bodies(),
    )
    return View(community=community, lang=lang, catalogue=Words(ZH if words is None and lang == "zh-Hans" else words or {}))


def parsed(ics: bytes) -> icalendar.Calendar:
    """Return a calendar, or a lone component wrapped in one, as icalendar reads it."""
    whole = ics if ics.startswith(b"BEGIN:VCALENDAR") else b"BEGIN:VCALENDAR\r\n" + ics + b"END:VCALENDAR\r\n"
    calendar = icalendar.Calendar.from_ical(whole)
    assert not [one.errors for one in calendar.walk() if one.errors]
    return calendar


def only_event(ics: bytes) -> icalendar.Event:
    """Return the one event of a calendar."""
    (found,) = parsed(ics).walk("VEVENT")
    return found
