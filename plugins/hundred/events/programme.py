"""The programme of a festival: its sessions, with every way they can contradict it and each other."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from hundred.core.fields import Values
from hundred.core.model import Credit, Session
from hundred.core.problems import Place, did_you_mean
from hundred.core.slugs import slug_of
from hundred.core.times import Timed, Undated, overlap
from hundred.events.span import read_span
from hundred.events.where import read_where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hundred.core.kind import Draft
    from hundred.core.times import When

MOST = 500  # sessions; a longer programme is several festivals
_LONGEST = timedelta(hours=24)
# What else stands on the page of an event, by its id there; "events" ends the identity of an event that has none.
_TAKEN = frozenset({"add", "credits", "events", "main", "others", "parts", "programme", "subscribe"})


class _Entry(Struct, frozen=True):
    """A session and where it was written."""

    session: Session
    values: Values


def read_sessions(draft: Draft, when: When, zone: str) -> tuple[Session, ...]:
    """Return the sessions of an event that takes place `when`, by start; what cannot be read is reported and left out."""
    written: Sequence[Values] = draft.values["programme"] or ()
    if not written:
        return ()
    place = draft.values.place("programme")
    if isinstance(when, Undated):
        draft.report.error(place, "session", "a programme needs days", "write the festival's days into 'start' and 'end'")
        return ()
    if len(written) > MOST:
        cure = "make several festivals of it"
        draft.report.error(place, "session", f"the programme has {len(written)} sessions; the most is {MOST}", cure)
        return ()
    entries = [entry for values in written if (entry := _entry(draft, values, when, zone))]
    _refuse_twins(draft, entries)
    _advise_ids(draft, entries)
    entries.sort(key=lambda one: (one.session.when.start.timestamp(), one.session.key))
    _compare_stages(draft, written)
    _refuse_overlaps(draft, entries)
    _warn_of_two_places(draft, entries)
    _refuse_strangers(draft, {values["id"] or slug_of(values["title"] or "") for values in written})
    return tuple(entry.session for entry in entries)


def _entry(draft: Draft, values: Values, when: When, zone: str) -> _Entry | None:
    title = values["title"]
    span = _span(draft, values, when, zone)
    if not title:  # told already
        return None
    key = values["id"] or slug_of(title)
    if not key or key in _TAKEN:
        where = values.place("id" if values["id"] else "title")
        cure = "give the session an id of its own, as in  id: soup" if not key else f"write  id: the-{key}"
        message = f"'{title}' gives no id" if not key else f"'{key}' is taken by the page itself"
        draft.report.error(where, "session", message, cure)
        return None
    venue, place = read_where(draft, values)
    if span is None:
        return None
    session = Session(
        key=key,
        when=span,
        title=title,
        summary=values["summary"] or "",
        stage=values["stage"] or "",
        status=values["status"] or "",
        venue=venue,
        place=place,
        credits=tuple(Credit(person=one["person"] or "", role=one["as"] or "") for one in values["people"] or ()),
    )
    return _Entry(session, values)


def _span(draft: Draft, values: Values, when: When, zone: str) -> Timed | None:
    """Return when a session takes place, within the days of the festival, or None after reporting."""
    start = _start(draft, values, when)
    if start is None:
        return None
    if isinstance(values["end"], date) and not isinstance(values["end"], datetime):
        cure = f"write the time it ends, as in  end: {start + timedelta(hours=1):%H:%M}"
        draft.report.error(values.place("end"), "end", "the start has a time of day, the end has none", cure)
        return None
    span = read_span(replace(draft, values=Values(values=values.values | {"start": start}, places=values.places)), zone)
    if not isinstance(span, Timed):
        return None
    if span.end is not None and span.end - span.start > _LONGEST:
        cure = "make it an event of its own, with  festival: and the id of this one"
        draft.report.error(values.place("start"), "session", "a session takes 24 hours at most", cure)
    elif isinstance(when, Timed) and not _within(span, when):
        _report_outside(draft, values.place("start"), start, when)
    else:
        return span
    return None


def _start(draft: Draft, values: Values, when: When) -> datetime | None:
    """Return the wall-clock time at which a session begins, on a day of the festival, or None after reporting."""
    start, place = values["start"], values.place("start")
    if isinstance(start, time):
        if when.first_day != when.last_day:
            cure = f"write the day as well, as in  start: {when.first_day:%Y-%m-%d} {start:%H:%M}"
            draft.report.error(place, "session", "the festival has several days, and the session names none", cure)
            return None
        return datetime.combine(when.first_day, start)
    if isinstance(start, datetime):
        if when.first_day <= start.date() <= when.last_day:
            return start
        _report_outside(draft, place, start, when)
    elif start is not None:
        cure = f"write the time as well, as in  start: {start:%Y-%m-%d} 19:30"
        draft.report.error(place, "session", "a session begins at a time of day", cure)
    return None


def _within(span: Timed, when: Timed) -> bool:
    """Say whether a span lies in a festival that has a clock; one without an end is open towards its last day."""
    begins = when.start.timestamp() <= span.start.timestamp()
    return begins and (when.end is None or (span.end or span.start).timestamp() <= when.end.timestamp())


def _report_outside(draft: Draft, place: Place, start: datetime, when: When) -> None:
    first, last = (when.start, when.end or when.start) if isinstance(when, Timed) else (when.first_day, when.last_day)
    form = "%Y-%m-%d %H:%M" if isinstance(when, Timed) else "%Y-%m-%d"
    days = f"{first:{form}}" if first == last else f"{first:{form}} to {last:{form}}"
    cure = "correct the session, or the festival's 'start' and 'end'"
    message = f"the session begins on {start:%Y-%m-%d %H:%M}, and not all of it lies in the festival, {days}"
    draft.report.error(place, "session", message, cure)


def _refuse_twins(draft: Draft, entries: Iterable[_Entry]) -> None:
    seen: dict[str, _Entry] = {}
    for one in entries:
        first = seen.setdefault(one.session.key, one)
        if first is not one:
            line = first.values.place("title").line
            cure = f"give one of them another, as in  id: {one.session.key}-2"
            message = f"the session in line {line} has the id '{one.session.key}' too"
            draft.report.error(one.values.place("id" if one.values["id"] else "title"), "duplicate-session", message, cure)


def _advise_ids(draft: Draft, entries: Iterable[_Entry]) -> None:
    """Tell once how many sessions have no id: the first is named, with what to write."""
    bare = [one for one in entries if not one.values["id"] and "id" not in one.values.places]
    if bare:
        first = bare[0].session
        cure = f"add  id: {first.key}  to this one, and so on; then a new title never makes a second entry in calendars"
        message = "the session has no id of its own" if len(bare) == 1 else f"{len(bare)} sessions have no id of their own"
        draft.report.warn(bare[0].values.place("title"), "no-id", message, cure)


def _compare_stages(draft: Draft, written: Iterable[Values]) -> None:
    """Warn of a stage that stands once and looks like one that stands more often."""
    counts: dict[str, int] = {}
    for one in written:
        if one["stage"]:
            counts[one["stage"]] = counts.get(one["stage"], 0) + 1
    usual = {name for name, count in counts.items() if count > 1}
    for one in written:
        name = one["stage"]
        if name and name not in usual and (hint := did_you_mean(name, _alike(name, usual))):
            message = f"the stage '{name}' has this session alone"
            draft.report.warn(one.place("stage"), "stage", message, hint)


def _alike(name: str, usual: Iterable[str]) -> Iterator[str]:
    """Yield the stages that are not told apart by a number, as Tent 1 and Tent 2 are."""
    digits = [char for char in name if char.isdigit()]
    yield from (one for one in usual if [char for char in one if char.isdigit()] == digits)


def _refuse_overlaps(draft: Draft, entries: Iterable[_Entry]) -> None:
    """Refuse two sessions on one stage at a time; the cancelled ones leave it free."""
    stages: dict[str, list[_Entry]] = {}
    for one in entries:
        session = one.session
        stage = session.stage or (f"venue:{session.venue}" if session.venue else "")
        if stage and session.status not in {"cancelled", "postponed"}:
            stages.setdefault(stage, []).append(one)
    for taken in stages.values():
        before = taken[0]
        for after in taken[1:]:
            if overlap(before.session.when, after.session.when):
                name = after.session.stage or after.session.venue
                until = before.session.when.end or before.session.when.start
                message = f"'{name}' is taken until {until:%H:%M} by '{before.session.title}'"
                cure = f"begin at {until:%H:%M} or later, or take another stage"
                draft.report.error(after.values.place("start"), "overlap", message, cure)
            before = max(before, after, key=lambda one: _until(one.session))


def _warn_of_two_places(draft: Draft, entries: Sequence[_Entry]) -> None:
    busy: dict[str, _Entry] = {}
    for one in entries:
        if one.session.status in {"cancelled", "postponed"}:
            continue
        for credit in one.session.credits:
            before = busy.get(credit.person)
            if credit.person and before and before is not one and overlap(before.session.when, one.session.when):
                message = f"'{credit.person}' is in '{before.session.title}' at the same time"
                cure = "move one of the two, or take the name out of one"
                draft.report.warn(one.values.place("people"), "two-places", message, cure)
            if before is None or _until(one.session) >= _until(before.session):
                busy[credit.person] = one


def _until(session: Session) -> float:
    return (session.when.end or session.when.start).timestamp()


def _refuse_strangers(draft: Draft, keys: set[str]) -> None:
    """Report, in each translation, words for sessions that the original does not have."""
    for text in draft.texts[1:]:
        strangers = {name.split(":")[1] for name in text.words if name.startswith("session:")} - keys
        report = draft.reports[text.path]
        for key in sorted(strangers):
            number = next((at for at, line in enumerate(report.lines, 1) if "id:" in line and key in line), 1)
            line = report.lines[number - 1]
            col = line.find(key, max(0, line.find("id:")))
            cure = did_you_mean(key, keys) or f"the sessions are: {', '.join(sorted(keys)[:20])}"
            report.error(
                Place(line=number, col=max(0, col) + 1, width=len(key)), "no-session", f"there is no session '{key}'", cure
            )
