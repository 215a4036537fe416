"""The community: every record, linked and frozen. Whoever did not consent is not in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from hundred.core.axes import Axes
from hundred.core.bodies import Bodies, HeldBodies
from hundred.core.reads import Kept, Reads
from hundred.core.series import by_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from hundred.core import model
    from hundred.core.model import Event, Group, Guide, Page, Person, Post, Record, Signature, Spotlight, Text, Venue, Version
    from hundred.core.reads import Key
    from hundred.core.settings import Settings

_PARTS = frozenset(
    "now today year events upcoming groups venues people vacant spotlights posts pages guide versions signatures images "
    "questions votes".split()
)
_WEEK = timedelta(days=7)
T = TypeVar("T")
Question = Callable[..., T]
_QUESTIONS: dict[str, Question[Any]] = {}


def question(asked: Question[T]) -> Question[T]:
    """Make a function of a community and words a question: what depends on its answer is made anew when that changes."""
    _QUESTIONS[f"{asked.__module__}.{asked.__qualname__}"] = asked
    return asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """Every published record in a fixed order. All ids inside the records resolve here.

    `events` by start; `versions` oldest first; `signatures` by name, those without one last;
    `questions` and `votes` newest first; `posts` and `spotlights`
    newest first; the others by id.
    `people` holds only those who are shown, `vacant` the numbers of the others. `now` is the build's clock (UTC).
    `moved` are former ids of events, as addresses have them, with the ids of today.
    """

    settings: Settings
    now: datetime
    events: tuple[Event, ...] = ()
    groups: tuple[Group, ...] = ()
    venues: tuple[Venue, ...] = ()
    people: tuple[Person, ...] = ()
    vacant: tuple[int, ...] = ()
    spotlights: tuple[Spotlight, ...] = ()
    posts: tuple[Post, ...] = ()
    pages: tuple[Page, ...] = ()
    guide: tuple[Guide, ...] = ()
    versions: tuple[Version, ...] = ()
    signatures: tuple[Signature, ...] = ()
    questions: tuple[model.Question, ...] = ()
    votes: tuple[model.Vote, ...] = ()
    images: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    by_id: Mapping[tuple[str, str], Record] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    axes: Axes = field(default_factory=Axes)
    bodies: Bodies = field(default_factory=HeldBodies, compare=False)
    reads: Reads = field(default_factory=Reads, compare=False, repr=False)
    kept: Kept = field(init=False, compare=False, repr=False)
    answers: dict[Key, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Begin with nothing kept."""
        object.__setattr__(self, "kept", Kept(self.reads))

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
        """Return the events along an axis, by start.

        Axes are `group`, `venue`, `city`, `tag`, `person`, `festival`, `year` (`2026`) and `month` (`2026-11`).
        """
        self.reads.note("axis", axis, id)
        return self.axes.of(axis, id)

    def ids_of(self, axis: str) -> tuple[str, ...]:
        """Return the ids along an axis that have events, sorted."""
        self.reads.note("ids", axis)
        return self._ids(axis)

    def coming(self, axis: str, id: str, most: int | None = None) -> tuple[Event, ...]:  # noqa: A002
        """Return every date along an axis that is not over by the build's clock, by start; the first `most` of them."""
        return self.ask(_coming, axis, id, str(most or ""))

    def past(self, axis: str, id: str, most: int | None = None) -> tuple[Event, ...]:  # noqa: A002
        """Return every date along an axis that is over, the newest first; the first `most` of them."""
        return self.ask(_past, axis, id, str(most or ""))

    def next_of_each(self, axis: str, id: str, most: int | None = None) -> tuple[Event, ...]:  # noqa: A002
        """Return what `coming` does with one date of each series, its next, which has the rule of the series."""
        return self.ask(_next_of_each, axis, id, str(most or ""))

    def last_of_each(self, axis: str, id: str, most: int | None = None) -> tuple[Event, ...]:  # noqa: A002
        """Return what `past` does with one date of each series, its last, which has the rule of the series."""
        return self.ask(_last_of_each, axis, id, str(most or ""))

    def each(self, axis: str, id: str) -> tuple[Event, ...]:  # noqa: A002
        """Return what `events_of` does, with the next date of a series for the whole, or its last one when it is over."""
        return self.ask(_each, axis, id)

    def around(self, record: Record) -> tuple[Any, Any]:
        """Return the neighbours of a post, spotlight, page of the guide or version in their order, None at the ends."""
        return self.ask(_around, record.kind, record.id)

    def body(self, text: Text) -> str:
        """Return the Markdown of a text. Raises StaleError where its file is not the one that was checked."""
        self.reads.note("body", text.path)
        return self.bodies.read(text)

    def ask(self, asked: Question[T], *words: str) -> T:
        """Return what the `question` answers to those words; only the answer is noted, not what it was found from."""
        key = ("ask", f"{asked.__module__}.{asked.__qualname__}", *words)
        self.reads.note(*key)
        return self._answer(key)  # type: ignore[no-any-return]

    @property
    def today(self) -> date:
        """Return the day it is in the site's zone: who reads no more than that need not be made anew by the hour."""
        return self._local_now.date()

    @property
    def year(self) -> int:
        """Return the year it is in the site's zone."""
        return self._local_now.year

    @property
    def upcoming(self) -> tuple[Event, ...]:
        """Return every date that is not over by the build's clock."""
        with self.reads.silenced():
            return self.coming("", "")

    def in_force(self, day: date) -> Version | None:
        """Return the version of the charter in force on `day`: the one that took effect last, unless it is repealed."""
        past = [version for version in self.versions if version.holds_from and version.holds_from <= day]
        last = max(reversed(past), key=lambda version: version.holds_from or day) if past else None
        return None if last is None or (last.repealed and last.repealed <= day) else last

    def value_of(self, key: Key) -> object:
        """Return what a noted read gave, or gives now."""
        match key:
            case ("find", kind, id_):
                return self.by_id.get((kind, id_))
            case ("axis", axis, id_):
                return self.axes.of(axis, id_)
            case ("ids", axis):
                return self._ids(axis)
            case ("body", path):
                return self.bodies.mark(path)
            case ("part", name) if name in _PARTS:
                return getattr(self, name)
            case ("ask", name, *_) if name in _QUESTIONS:
                return self._answer(key)
        message = f"{key} is not a read of the community"
        raise ValueError(message)

    def until(self) -> datetime:
        """Return the instant until which the clock changes no answer: an event's end, a vote's, a stamp, or midnight."""
        with self.reads.silenced():
            midnight = datetime.combine(self.today + timedelta(days=1), time(), ZoneInfo(self.settings.timezone))
            now, events = self.now, self.events
            # What ends in a week, or did a week ago, does so in every zone; of an archive that is nearly all.
            first, last = self.today - _WEEK, self.today + _WEEK
            near = [event for event in self.axes.dates_of(events) if first <= event.when.last_day <= last]
            moments = [event.ends_at for event in near]
            moments += [record.published for record in self.by_id.values() if record.published]
            moments += [record.modified for record in self.by_id.values() if record.modified]
            moments += [event.touched for event in events if event.touched]
            moments += [moment for vote in self.votes for moment in (vote.opens, vote.closes)]
            return min([midnight.astimezone(UTC), *(moment for moment in moments if moment > now)])

    def _answer(self, key: Key) -> Any:  # noqa: ANN401 - whatever the question gives
        if key not in self.answers:
            with self.reads.silenced():
                self.answers[key] = _QUESTIONS[key[1]](self, *key[2:])
        return self.answers[key]

    def _ids(self, axis: str) -> tuple[str, ...]:
        return self.axes.ids(axis)

    @property
    def _local_now(self) -> datetime:
        now: datetime = object.__getattribute__(self, "now")  # not noted: the day is, or the year
        return now.astimezone(ZoneInfo(self.settings.timezone))


def _dates(community: Community, axis: str, id_: str) -> Sequence[Event]:
    """Return every date along an axis, or of all events."""
    return community.axes.dates(axis, id_) if axis else community.axes.dates_of(community.events)


def _name(event: Event) -> str | tuple[str, str]:
    """Return what tells an event, or a date of a series, from all others."""
    return (event.id, event.on) if event.on else event.id


@question
def _over(community: Community) -> frozenset[str | tuple[str, str]]:
    """Return the names of the dates that are over."""
    now = community.now
    return frozenset(_name(event) for event in _dates(community, "", "") if event.ends_at <= now)


@question
def _coming(community: Community, axis: str, id_: str, most: str) -> tuple[Event, ...]:
    over = community.ask(_over)
    found = [event for event in _dates(community, axis, id_) if _name(event) not in over]
    return tuple(found[: int(most)] if most else found)


@question
def _past(community: Community, axis: str, id_: str, most: str) -> tuple[Event, ...]:
    over = community.ask(_over)
    found = [event for event in reversed(_dates(community, axis, id_)) if _name(event) in over]
    return tuple(found[: int(most)] if most else found)


@question
def _next_of_each(community: Community, axis: str, id_: str, most: str) -> tuple[Event, ...]:
    return _first_of_each(community, community.coming(axis, id_), most)


@question
def _last_of_each(community: Community, axis: str, id_: str, most: str) -> tuple[Event, ...]:
    coming = {event.id for event in community.coming(axis, id_) if event.on}
    past = (event for event in community.past(axis, id_) if event.id not in coming)
    return _first_of_each(community, past, most)


@question
def _each(community: Community, axis: str, id_: str) -> tuple[Event, ...]:
    events = community.events_of(axis, id_)
    if not any(event.occurrences for event in events):
        return events
    stands = {event.id: event for event in (*community.last_of_each(axis, id_), *community.next_of_each(axis, id_))}
    return tuple(sorted(stands.values(), key=by_start))


def _first_of_each(community: Community, dates: Iterable[Event], most: str) -> tuple[Event, ...]:
    """Return the dates without the further ones of a series; the first of a series has its rule."""
    found: dict[str, Event] = {}
    for event in dates:
        if event.id not in found:
            found[event.id] = _ruled(community, event) if event.on else event
            if most and len(found) == int(most):
                break
    return tuple(found.values())


def _ruled(community: Community, event: Event) -> Event:
    series: Event = community.find("event", event.id)  # type: ignore[assignment]
    return replace(event, rule=series.rule)


@question
def _order(community: Community, kind: str) -> dict[str, int]:
    """Return the place of every record of a kind in its list, by id."""
    return {record.id: place for place, record in enumerate(_listed(community, kind))}


@question
def _around(community: Community, kind: str, id_: str) -> tuple[Record | None, Record | None]:
    records, place = _listed(community, kind), community.ask(_order, kind)[id_]
    return (
        records[place - 1] if place else None,
        records[place + 1] if place + 1 < len(records) else None,
    )


def _listed(community: Community, kind: str) -> tuple[Record, ...]:
    lists = {"post": "posts", "spotlight": "spotlights", "guide": "guide", "charter": "versions"}
    found: tuple[Record, ...] = getattr(community, lists[kind])
    return found
