"""link(): records read one by one become one community, every id resolved or reported with the nearest ids."""

from __future__ import annotations

import unicodedata
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from hundred.core.axes import Axes
from hundred.core.bodies import HeldBodies
from hundred.core.community import Community
from hundred.core.consent import as_published
from hundred.core.cycles import report_circles
from hundred.core.festival_checks import report_festivals
from hundred.core.model import Event, Group, Guide, Page, Person, Post, Question, Signature, Spotlight, Venue, Version, Vote
from hundred.core.problems import Place, did_you_mean
from hundred.core.series import by_start
from hundred.core.signing import named, report_signatures, signature_order
from hundred.core.vote_checks import report_votes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import datetime

    from hundred.core.bodies import Bodies
    from hundred.core.fields import Reference
    from hundred.core.kind import Parsed
    from hundred.core.model import Credit, Record
    from hundred.core.settings import Settings

_PICTURES = "images/"
_by_id = attrgetter("id")
# How a reference's kind is called, and where its file would be, where that is not just the kind and its plural.
_NAMES = {"person": ("person", "people"), "charter": ("version", "charter")}
_NAMES |= {kind.kind: (kind.kind, kind.folder) for kind in (Question, Vote)}


def link(  # noqa: PLR0913, PLR0917 - all that a community is made of
    parsed: Sequence[Parsed],
    images: Iterable[str],
    settings: Settings,
    now: datetime,
    bodies: Bodies | None = None,
    moved: Mapping[str, str] = MappingProxyType({}),
) -> Community:
    """Return the community of the parsed records; problems between files go to each file's own report.

    `images` are the pictures' paths under content/. People without consent are left out, and every mention of them
    becomes a mention of nobody: nothing to the right of here can leak what it never had. `moved` are former ids of events
    with those of today.
    """
    pictures = frozenset(images)
    kinds: dict[str, list[Parsed]] = {}
    for one in parsed:
        kinds.setdefault(one.kind, []).append(one)
    _report_twins(kinds)
    _report_missing(parsed, {"image": pictures} | {kind: {one.id for one in found} for kind, found in kinds.items()})
    people = kinds.get(Person.kind, [])
    hidden = {one.id for one in people if isinstance(one.record, Person) and not one.record.shown}
    _report_people([*people, *kinds.get(Spotlight.kind, ())], hidden)
    report_circles([*people, *kinds.get(Group.kind, ())])
    report_festivals(kinds.get(Event.kind, ()))
    if Signature.kind in kinds:
        report_signatures(parsed, now, settings.timezone)
    if Question.kind in kinds or Vote.kind in kinds:
        report_votes(parsed, now, settings.timezone)
    records = {kind: [one.record for one in found if one.record is not None] for kind, found in kinds.items()}
    return _freeze(records, hidden, pictures, settings, now, bodies or HeldBodies(), moved)


def _report_missing(parsed: Sequence[Parsed], known: Mapping[str, AbstractSet[str]]) -> None:
    """Report what headers mention and nobody has: many mention the same few, so each mention is looked up once."""
    needs = ((need, *need.partition(":")) for need in set().union(*[one.needs for one in parsed]))
    missing = {need for need, kind, _, id_ in needs if id_ not in known.get(kind, ())}
    for one in parsed if missing else ():
        if not missing.isdisjoint(one.needs):
            for ref in one.detail.refs:
                _check(ref, one, known)


def _check(ref: Reference, one: Parsed, known: Mapping[str, AbstractSet[str]]) -> None:
    ids = known.get(ref.kind, frozenset())
    if ref.id in ids:
        return
    report = one.detail.reports.get(ref.path, one.report)
    if ref.kind == "image":
        names = (name.removeprefix(_PICTURES) for name in ids)
        cure = did_you_mean(ref.id.removeprefix(_PICTURES), names, lead=_PICTURES) or f"put the picture at content/{ref.id}"
        one.report.error(ref.place, "no-image", f"there is no picture 'content/{ref.id}'", cure)
        return
    what, folder = _NAMES.get(ref.kind, (ref.kind, f"{ref.kind}s"))
    cure = did_you_mean(ref.id, ids) or f"create content/{folder}/{ref.id}.md, or correct the id"
    report.error(ref.place, f"no-{ref.kind}", f"there is no {what} '{ref.id}'", cure)


def _report_twins(kinds: Mapping[str, Sequence[Parsed]]) -> None:
    """Report two files of one kind that would be one address, and two events of one calendar identity."""
    events = [one.record.uid for one in kinds.get(Event.kind, ()) if isinstance(one.record, Event)]
    if len(set(events)) == len(events) and all(_differ([one.id for one in found]) for found in kinds.values()):
        return  # as nearly always
    parsed = sorted((one for found in kinds.values() for one in found), key=lambda one: one.path)
    seen: dict[tuple[str, str], Parsed] = {}
    for one in parsed:
        key = (one.kind, _folded(one.id))
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
                one.report.error(one.detail.places.get("id", Place()), "duplicate-uid", message, cure)


def _differ(ids: Sequence[str]) -> bool:
    """Say whether no two ids are one address; they are folded in one piece, as there are tens of thousands."""
    folded = _folded("\n".join(ids)).split("\n")
    return len(folded) == len(ids) == len(set(folded))


def _folded(id_: str) -> str:
    """Return an id as it stands for all that a file system may take for the same."""
    return (id_ if id_.isascii() else unicodedata.normalize("NFKC", id_)).casefold()


def _report_people(parsed: Sequence[Parsed], hidden: set[str]) -> None:
    numbers = [one.record.seed for one in parsed if isinstance(one.record, Person) and one.record.seed is not None]
    if len(set(numbers)) < len(numbers):
        parsed = sorted(parsed, key=lambda one: one.path)  # so that the same one is told whatever was read first
    gone = {one.id for one in parsed if isinstance(one.record, Person) and one.record.state == "withdrawn"}
    seeds: dict[int, Parsed] = {}
    for one in parsed:
        if isinstance(one.record, Person) and one.record.seed is not None:
            first = seeds.setdefault(one.record.seed, one)
            if first is not one:
                cure = "ordinals are permanent: give this person a number of their own"
                one.report.error(
                    one.detail.places.get("seed", Place()),
                    "duplicate-seed",
                    f"seed {one.record.seed} is already {first.path}",
                    cure,
                )
        if isinstance(one.record, Spotlight) and not hidden.isdisjoint(one.record.people):
            for ref in one.detail.refs:
                if ref.kind == "person" and ref.id in gone:
                    one.report.error(
                        ref.place, "consent", f"'{ref.id}' has withdrawn", "take them out of it, or delete this file"
                    )
                elif ref.kind == "person" and ref.id in hidden:
                    cure = "ask them; with their yes, write 'consent: yes' in their file"
                    one.report.error(ref.place, "consent", f"'{ref.id}' has not agreed to be shown", cure)


def _freeze(  # noqa: PLR0913, PLR0917 - all that a community is made of
    records: Mapping[str, Sequence[Record]],
    hidden: set[str],
    images: frozenset[str],
    settings: Settings,
    now: datetime,
    bodies: Bodies,
    moved: Mapping[str, str],
) -> Community:
    kinds: dict[str, list[Any]] = {kind: sorted(records[kind], key=_by_id) for kind in sorted(records)}
    unseen = [record for record in kinds.get(Person.kind, ()) if record.id in hidden]
    if Person.kind in kinds:
        kinds[Person.kind] = [as_published(record) for record in kinds[Person.kind] if record.id not in hidden]
    if hidden:
        kinds = {kind: [_without(record, hidden) for record in found] for kind, found in kinds.items()}
    if Signature.kind in kinds:
        people = {one.id: one for one in kinds.get(Person.kind, ())}
        kinds[Signature.kind] = [named(one, people) for one in kinds[Signature.kind]]
    private = {record.photo for record in unseen if record.photo}
    if private:
        alive = (record for found in kinds.values() for record in found)
        private -= {getattr(record, name, "") for record in alive for name in ("image", "photo")}
    by_id = {(kind, record.id): record for kind, found in kinds.items() for record in found}
    if len(by_id) < sum(map(len, kinds.values())):  # two files of one id, an error: the last stands, so that checks can go on
        kinds = {kind: [one for one in found if by_id[kind, one.id] is one] for kind, found in kinds.items()}
    events = tuple(sorted(kinds.get(Event.kind, ()), key=by_start))
    venues = {record.id: record for record in kinds.get(Venue.kind, ())}

    def of(kind: type[Record], key: Callable[[Any], Any] = _by_id) -> tuple[Any, ...]:
        return tuple(sorted(kinds.get(kind.kind, ()), key=key))

    return Community(
        settings=settings,
        now=now,
        events=events,
        groups=of(Group),
        venues=of(Venue),
        people=of(Person),
        vacant=tuple(sorted(record.seed for record in unseen if record.seed is not None)),
        spotlights=of(Spotlight, _newest_first),
        posts=of(Post, _newest_first),
        pages=of(Page, _by_order),
        guide=of(Guide, _by_order),
        versions=of(Version, version_order),
        signatures=of(Signature, signature_order),
        questions=of(Question, _last_asked_first),
        votes=of(Vote, _last_closed_first),
        images=tuple(sorted(images - private)),
        hidden=tuple(sorted(hidden)),
        by_id=by_id,
        moved=moved,
        axes=Axes([event for event in events if not event.venue or event.venue in venues], venues, settings.mixes),
        bodies=bodies,
    )


def _by_order(page: Page | Guide) -> tuple[int, str]:
    return (page.order, page.id)


def _newest_first(story: Post | Spotlight) -> tuple[int, float, str]:
    return (-story.day.toordinal(), -story.published.timestamp() if story.published else 0.0, story.id)


def _last_asked_first(question: Question) -> tuple[int, str]:
    return (-question.asked.toordinal(), question.id)


def _last_closed_first(vote: Vote) -> tuple[float, str]:
    return (-vote.closes.timestamp(), vote.id)


def version_order(version: Version) -> tuple[tuple[int, int | str], ...]:
    """Return the key that sorts 1.9 before 1.10 and 2.0."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in version.id.split("."))


def _without(record: Record, hidden: set[str]) -> Record:
    """Return the record with every mention of hidden people taken out; a credited role stays, without its person."""

    def keep(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in ids if one not in hidden)

    if isinstance(record, Event):
        within = {one.person for session in record.sessions for one in session.credits} if record.sessions else set()
        if hidden.isdisjoint((*record.hosts, *(one.person for one in record.credits), *within)):
            return record
        sessions = tuple(replace(one, credits=_credits_without(one.credits, hidden)) for one in record.sessions)
        return replace(record, hosts=keep(record.hosts), credits=_credits_without(record.credits, hidden), sessions=sessions)
    if isinstance(record, Group):
        founder = "" if record.founder in hidden else record.founder
        return replace(record, founder=founder, leads=keep(record.leads), members=keep(record.members))
    changes: dict[str, Any] = {}
    if isinstance(record, Person):
        changes["invited_by"] = "" if record.invited_by in hidden else record.invited_by
    elif isinstance(record, Post):
        changes["authors"] = keep(record.authors)
    elif isinstance(record, Spotlight):
        changes["people"] = keep(record.people)
    elif isinstance(record, Question):
        positions = (replace(one, person="") if one.person in hidden else one for one in record.positions)
        changes = {"asked_by": "" if record.asked_by in hidden else record.asked_by, "positions": tuple(positions)}
    elif isinstance(record, Vote) and not record.secret:
        changes["ballots"] = tuple(replace(one, voter="") if one.voter in hidden else one for one in record.ballots)
    return replace(record, **changes) if changes else record


def _credits_without(credited: Iterable[Credit], hidden: set[str]) -> tuple[Credit, ...]:
    """Return the credits without hidden people: the role stays, and where there is none, nothing."""
    shown = (replace(one, person="") if one.person in hidden else one for one in credited)
    return tuple(one for one in shown if one.person or one.role)
