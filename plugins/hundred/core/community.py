"""The community: every record, linked and frozen. Whoever did not consent is not in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hundred.core.reads import Reads
from hundred.core.slugs import slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from hundred.core.model import Event, Group, Guide, Page, Person, Post, Record, Spotlight, Venue, Version
    from hundred.core.reads import Key
    from hundred.core.settings import Settings

_PARTS = frozenset("now today year events groups venues people spotlights posts pages guide versions images".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Every published record in a fixed order. All ids inside the records resolve here.

    `events` by start; `versions` oldest first; `posts` and `spotlights` newest first; the others by id.
    `people` holds only those who are shown. `now` is the build's clock (UTC).
    """

    settings: Settings
    now: datetime
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    venues: tuple[Venue, ...] = ()
    people: tuple[Person, ...] = ()
    spotlights: tuple[Spotlight, ...] = ()
    posts: tuple[Post, ...] = ()
    pages: tuple[Page, ...] = ()
    guide: tuple[Guide, ...] = ()
    versions: tuple[Version, ...] = ()
    images: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    by_id: Mapping[tuple[str, str], Record] = field(default_factory=dict)
    events_by: Mapping[tuple[str, str], tuple[Event, ...]] = field(default_factory=dict)
    reads: Reads = field(default_factory=Reads, compare=False, repr=False)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 - any attribute
        """Return an attribute, noting the read where it is one of the parts that outputs depend on."""
        if name in _PARTS:
            object.__getattribute__(self, "reads").note("part", name)
        return object.__getattribute__(self, name)

    def find(self, kind: str, id: str) -> Record | None:  # noqa: A002 - the word of the content
        """Return the record of that kind and id, or None: people may have been left out."""
        self.reads.note("find", kind, id)
        return self.by_id.get((kind, id))

    def events_of(self, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002
        """Return the events along an axis (`group`, `venue`, `city`, `tag`, `person`, `festival`), by start."""
        self.reads.note("axis", axis, id)
        return self.events_by.get((axis, id), ())

    def ids_of(self, axis: str) -> tuple[str, ...]:
        """Return the ids along an axis that have events, sorted."""
        self.reads.note("part", "events")
        return tuple(sorted(id_ for one, id_ in self.events_by if one == axis))

    @property
    def today(self) -> date:
        """Return the day it is in the site's zone: who reads no more than that need not be made anew by the hour."""
        now: datetime = object.__getattribute__(self, "now")  # not noted: the day is
        return now.astimezone(ZoneInfo(self.settings.timezone)).date()

    @property
    def year(self) -> int:
        """Return the year it is in the site's zone."""
        now: datetime = object.__getattribute__(self, "now")
        return now.astimezone(ZoneInfo(self.settings.timezone)).year

    @property
    def upcoming(self) -> tuple[Event, ...]:
        """Return the events not over by the build's clock."""
        return tuple(event for event in self.events if event.ends_at > self.now)

    def in_force(self, day: date) -> Version | None:
        """Return the version of the charter in force on `day`: the adopted one that took effect last."""
        adopted = [version for version in self.versions if version.effective and version.status == "adopted"]
        past = [version for version in adopted if version.effective and version.effective <= day]
        return max(reversed(past), key=lambda version: version.effective or day) if past else None

    def value_of(self, key: Key) -> object:
        """Return what a noted read gave, or gives now."""
        match key:
            case ("find", kind, id_):
                return self.by_id.get((kind, id_))
            case ("axis", axis, id_):
                return self.events_by.get((axis, id_), ())
            case ("part", name):
                return getattr(self, name)
        message = f"{key} is not a read of the community"
        raise ValueError(message)


def event_axes(events: tuple[Event, ...], venues: Mapping[str, Venue]) -> dict[tuple[str, str], tuple[Event, ...]]:
    """Return the events along every axis by (axis, id), each list in the order of `events`."""
    axes: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        city = venues[event.venue].city_id if event.venue else slug_of("")
        keys = [("group", group) for group in event.groups] + [("tag", tag) for tag in event.tags]
        people = [*event.hosts, *(credit.person for credit in event.credits)]
        keys += [("person", person) for person in people if person]
        keys += [(axis, id_) for axis, id_ in (("venue", event.venue), ("city", city), ("festival", event.festival)) if id_]
        for key in dict.fromkeys(keys):
            axes.setdefault(key, []).append(event)
    return {key: tuple(found) for key, found in axes.items()}
