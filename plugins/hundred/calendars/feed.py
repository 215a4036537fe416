"""Calendars of many events, and the file of one: headers, zones, entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, UTC
from typing import TYPE_CHECKING, Protocol

from hundred.calendars.jcal import jcal
from hundred.calendars.text import duration, escaped, lines_of, stamp
from hundred.calendars.zone import vtimezone
from hundred.core.model import Event
from hundred.core.paths import web_address
from hundred.core.plain import one_line
from hundred.core.programme import sessions_of
from hundred.core.times import Timed, Undated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, timedelta

    from hundred.calendars.parts import Entries
    from hundred.core.times import When
    from hundred.core.view import View

PRODID = "-//Hundred//Calendars//EN"
_OPENING = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODID}", "CALSCALE:GREGORIAN")
_END = b"END:VCALENDAR\r\n"
_NEVER = (MAXYEAR, MINYEAR)
_EDGES = frozenset({(1, 1), (12, 31)})
# A backslash before them is shown to people by some readers, so names of calendars do without.
_APART = str.maketrans(",;\\", "   ")


class Dated(Protocol):
    """What stands in a calendar: when it is, by the clock of which zone, and when it was last changed."""

    @property
    def when(self) -> When:
        """Return when it is."""
        ...

    @property
    def zone(self) -> str:
        """Return the zone of its clock."""
        ...

    @property
    def changed(self) -> datetime | None:
        """Return when it was last changed, None where nothing tells."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A calendar to subscribe to: its path (with the language), page on the site, and events.

    `name` is what the site calls it, `title` what it is called among a reader's other calendars.
    """

    path: str
    name: str
    title: str
    about: str
    page: str
    events: tuple[Event, ...]

    @property
    def dated(self) -> tuple[Event, ...]:
        """Return the events that are in it: those whose day is known."""
        return tuple([event for event in self.events if type(event.when) is not Undated])


def feed_bytes(feed: Feed, entries: Entries) -> bytes:
    """Return the calendar: its events by start and UID, past ones too, and one VTIMEZONE for each zone in use."""
    events = feed.dated
    return _with(_head(entries.view, feed, events), events, entries)


def calendar_with(view: View, feed: Feed, dates: Sequence[Dated], inside: bytes) -> bytes:
    """Return the calendar of other dates than events, whose VEVENTs are `inside`."""
    return b"".join((lines_of(_head(view, feed, dates)), *_zones(view, dates), inside, _END))


def feed_jcal(feed: Feed, entries: Entries) -> bytes:
    """Return the same calendar as jCal (RFC 7265)."""
    events, view = feed.dated, entries.view
    head, zones = lines_of(_head(view, feed, events)), b"".join(_zones(view, events))
    return jcal(head, zones, entries.jcal(sorted(events, key=_by_start)))


def event_bytes(entries: Entries, event: Event) -> bytes:
    """Return the file of one event, a festival's with its sessions.

    It has no name, which would make some programs open a calendar of its own.
    """
    return _with(_OPENING, (event, *sessions_of(event)), entries)


def _head(view: View, feed: Feed, events: Sequence[Dated]) -> Iterator[str]:
    """Yield the lines before the first component; SOURCE and REFRESH-INTERVAL need their VALUE (RFC 7986 §5)."""
    settings = view.settings
    name, about = escaped(one_line(feed.title.translate(_APART))), escaped(one_line(feed.about))
    refresh = duration(settings.calendar_refresh)
    changed = [at for event in events if (at := event.changed)]
    yield from _OPENING
    if about:
        yield f"DESCRIPTION:{about}"
        yield f"X-WR-CALDESC:{about}"
    yield f"NAME:{name}"
    yield f"X-WR-CALNAME:{name}"
    if changed:
        yield f"LAST-MODIFIED:{stamp(max(changed))}"
    yield f"REFRESH-INTERVAL;VALUE=DURATION:{refresh}"
    yield f"SOURCE;VALUE=URI:{web_address(settings.url, feed.path)}"
    yield f"UID:{escaped(feed.path.strip('/'))}@{escaped(settings.uid_domain)}"
    yield f"URL:{web_address(settings.url, feed.page)}"
    yield f"X-PUBLISHED-TTL:{refresh}"
    yield f"X-WR-TIMEZONE:{escaped(settings.timezone)}"


def _with(head: Iterable[str], events: Sequence[Event], entries: Entries) -> bytes:
    """Return the calendar with zones in the order of their names, then entries; never with nothing inside (RFC 5545 §3.6)."""
    inside = entries.joined(sorted(events, key=_by_start))
    return b"".join((lines_of(head), *_zones(entries.view, events), inside, _END))


def _zones(view: View, events: Sequence[Dated]) -> list[bytes]:
    years = _years(events, view.settings.calendar_length)
    return [_zone(view, name, *years[name]) for name in sorted(years)] if events else [_site_zone(view)]


def _years(events: Iterable[Dated], usual: timedelta) -> dict[str, tuple[int, int]]:
    """Return the years (UTC) of the first start and the last end by each zone that the events' clocks use, but UTC."""
    years: dict[str, tuple[int, int]] = {}
    for event in events:
        zone = event.zone
        if zone == "UTC":
            continue
        for when in (event.when, *_further(event)):
            if isinstance(when, Timed):
                first, last = years.get(zone, _NEVER)
                start, end = _year(when.start), _year(when.end) if when.end else (when.start.astimezone(UTC) + usual).year
                if start < first or end > last:
                    years[zone] = (min(first, start), max(last, end))
    return years


def _year(at: datetime) -> int:
    """Return the year of an instant in UTC: by its own clock it is another one on the first and last day of a year alone."""
    return at.astimezone(UTC).year if (at.month, at.day) in _EDGES else at.year


def _further(event: Dated) -> Iterator[When]:
    """Yield every time that the VEVENTs of a series name, those that are not kept too."""
    for one in event.occurrences if isinstance(event, Event) else ():
        yield one.when
        if one.planned is not None and one.state:
            yield one.planned


def _by_start(event: Event) -> tuple[float, str]:
    """Return the key that sorts by start and UID; the domain behind the @ is the same for all."""
    when = event.when
    return ((when.start if isinstance(when, Timed) else event.starts_at).timestamp(), f"{event.uid}@")


def _zone(view: View, name: str, first: int, last: int) -> bytes:
    """Return the VTIMEZONE of a zone from one year to another, which depends on nothing else but the zones' own data."""
    return view.community.kept.get(("vtimezone", name, str(first), str(last)), lambda: vtimezone(name, first, last))


def _site_zone(view: View) -> bytes:
    """Return the VTIMEZONE of the site in this year (UTC); the clock is read only where the years around it differ."""
    zone, year = view.settings.timezone, view.year
    around = {vtimezone(zone, one, one) for one in (year - 1, year, year + 1)}
    if len(around) > 1:
        year = view.now.astimezone(UTC).year
        return vtimezone(zone, year, year)
    return around.pop()
