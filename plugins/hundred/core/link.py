"""link(): records read one by one become one community, every id resolved or reported with the nearest ids."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from hundred.core.community import Community, event_axes
from hundred.core.model import Event, Group, Guide, Page, Person, Post, Spotlight, Venue, Version
from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from hundred.core.fields import Reference
    from hundred.core.kind import Parsed
    from hundred.core.model import Record
    from hundred.core.settings import Settings

_PICTURES = "images/"
# How a reference's kind is called, and where its file would be, where that is not just the kind and its plural.
_NAMES = {"person": ("person", "people"), "charter": ("version", "charter")}


def link(parsed: Sequence[Parsed], images: Iterable[str], settings: Settings, now: datetime) -> Community:
    """Return the community of the parsed records; problems between files go to each file's own report.

    `images` are the pictures' paths under content/. People without consent are left out, and every mention of them
    becomes a mention of nobody: nothing to the right of here can leak what it never had.
    """
    pictures = frozenset(images)
    known: dict[str, set[str]] = {"image": set(pictures)}
    for one in parsed:
        known.setdefault(one.kind, set()).add(one.id)
    _report_twins(parsed)
    for one in parsed:
        for ref in one.refs:
            _check(ref, one, known)
    records = [one.record for one in parsed if one.record is not None]
    hidden = {one.id for one in parsed if isinstance(one.record, Person) and not one.record.shown}
    _report_people(parsed, hidden)
    return _freeze(records, hidden, pictures, settings, now)


def _check(ref: Reference, one: Parsed, known: dict[str, set[str]]) -> None:
    ids = known.get(ref.kind, set())
    if ref.id in ids:
        return
    if ref.kind == "image":
        names = (name.removeprefix(_PICTURES) for name in ids)
        cure = did_you_mean(ref.id.removeprefix(_PICTURES), names, lead=_PICTURES) or f"put the picture at content/{ref.id}"
        one.report.error(ref.place, "no-image", f"there is no picture 'content/{ref.id}'", cure)
        return
    what, folder = _NAMES.get(ref.kind, (ref.kind, f"{ref.kind}s"))
    cure = did_you_mean(ref.id, ids) or f"create content/{folder}/{ref.id}.md, or correct the id"
    one.report.error(ref.place, f"no-{ref.kind}", f"there is no {what} '{ref.id}'", cure)


def _report_twins(parsed: Sequence[Parsed]) -> None:
    """Report two files of one kind that would be one address, and two events of one calendar identity."""
    seen: dict[tuple[str, str], Parsed] = {}
    for one in parsed:
        key = (one.kind, unicodedata.normalize("NFKC", one.id).casefold())
        first = seen.setdefault(key, one)
        if first is not one:
            cure = "rename one of the two files"
            one.report.error(Place(), "duplicate-id", f"'{one.id}' is already the id of {first.path}", cure)
    uids: dict[str, Parsed] = {}
    for one in parsed:
        if isinstance(one.record, Event):
            first = uids.setdefault(one.record.uid, one)
            if first is not one:
                cure = "give this event an id of its own; calendars show only one of two events with the same id"
                message = f"the calendar id '{one.record.uid}' is already used by {first.path}"
                one.report.error(one.places.get("id", Place()), "duplicate-uid", message, cure)


def _report_people(parsed: Sequence[Parsed], hidden: set[str]) -> None:
    seeds: dict[int, Parsed] = {}
    for one in parsed:
        if isinstance(one.record, Person) and one.record.seed is not None:
            first = seeds.setdefault(one.record.seed, one)
            if first is not one:
                cure = "ordinals are permanent: give this person a number of their own"
                one.report.error(
                    one.places.get("seed", Place()), "duplicate-seed", f"seed {one.record.seed} is already {first.path}", cure
                )
        if isinstance(one.record, Spotlight):
            for ref in one.refs:
                if ref.kind == "person" and ref.id in hidden:
                    cure = "ask them; with their yes, write 'consent: yes' in their file"
                    one.report.error(ref.place, "consent", f"'{ref.id}' has not agreed to be shown", cure)


def _freeze(records: list[Record], hidden: set[str], images: frozenset[str], settings: Settings, now: datetime) -> Community:
    shown = [_without(record, hidden) for record in records if not (isinstance(record, Person) and record.id in hidden)]
    used = {getattr(record, name, "") for record in shown for name in ("image", "photo")}
    private = {record.photo for record in records if isinstance(record, Person) and record.id in hidden} - used
    by_id = {(record.kind, record.id): record for record in sorted(shown, key=lambda record: (record.kind, record.id))}
    alive = list(by_id.values())
    events = tuple(sorted((r for r in alive if isinstance(r, Event)), key=lambda e: (e.starts_at, e.id)))
    venues = {r.id: r for r in alive if isinstance(r, Venue)}
    return Community(
        settings=settings,
        now=now,
        events=events,
        groups=tuple(r for r in alive if isinstance(r, Group)),
        venues=tuple(venues.values()),
        people=tuple(r for r in alive if isinstance(r, Person)),
        spotlights=tuple(sorted((r for r in alive if isinstance(r, Spotlight)), key=_newest_first)),
        posts=tuple(sorted((r for r in alive if isinstance(r, Post)), key=_newest_first)),
        pages=tuple(sorted((r for r in alive if isinstance(r, Page)), key=lambda p: (p.order, p.id))),
        guide=tuple(sorted((r for r in alive if isinstance(r, Guide)), key=lambda g: (g.order, g.id))),
        versions=tuple(sorted((r for r in alive if isinstance(r, Version)), key=version_order)),
        images=tuple(sorted(images - private)),
        hidden=tuple(sorted(hidden)),
        by_id=by_id,
        events_by=event_axes(tuple(e for e in events if not e.venue or e.venue in venues), venues),
    )


def _newest_first(story: Post | Spotlight) -> tuple[int, float, str]:
    return (-story.day.toordinal(), -story.published.timestamp() if story.published else 0.0, story.id)


def version_order(version: Version) -> tuple[tuple[int, int | str], ...]:
    """Return the key that sorts 1.9 before 1.10 and 2.0."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in version.id.split("."))


def _without(record: Record, hidden: set[str]) -> Record:
    """Return the record with every mention of hidden people taken out; a credited role stays, without its person."""

    def keep(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in ids if one not in hidden)

    if isinstance(record, Event):
        credited = tuple(replace(one, person="") if one.person in hidden else one for one in record.credits)
        credited = tuple(one for one in credited if one.person or one.role)
        return replace(record, hosts=keep(record.hosts), credits=credited)
    if isinstance(record, Group):
        founder = "" if record.founder in hidden else record.founder
        return replace(record, founder=founder, leads=keep(record.leads))
    if isinstance(record, Person):
        return replace(record, invited_by="" if record.invited_by in hidden else record.invited_by)
    if isinstance(record, Post):
        return replace(record, authors=keep(record.authors))
    if isinstance(record, Spotlight):
        return replace(record, people=keep(record.people))
    return record
