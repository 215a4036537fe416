"""The changes of a series: which of its dates are skipped, cancelled, moved or added, and every way to say that wrongly."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.fields import Values
from hundred.core.model import Occurrence
from hundred.core.problems import Place
from hundred.core.times import AllDay, Timed
from hundred.events.rule import span_from
from hundred.events.span import aware, read_span
from hundred.events.where import read_where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.core.kind import Draft

Span = Timed | AllDay
_ACTS = ("skip", "cancel", "move", "add")
_BARE = frozenset({"yes", "true", "是"})  # a change that gives no reason
_STATES = {"skip": "skipped", "cancel": "cancelled"}


@dataclass(slots=True)
class Changes:
    """The changes of one event as they are gone through: `spans` are what the rule gives, or the start alone, by name."""

    draft: Draft
    model: Span
    spans: dict[str, Span]
    zone: str
    repeats: bool
    found: dict[str, Occurrence] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def read(self) -> tuple[Occurrence, ...]:
        """Return all dates by start, reporting every change that cannot be."""
        for row in self.draft.values["changes"] or ():
            self._change(row)
        unchanged = (Occurrence(when=span, planned=span) for on, span in self.spans.items() if on not in self.found)
        return tuple(sorted((*self.found.values(), *unchanged), key=by_start))

    def _change(self, row: Values) -> None:
        acts = [act for act in _ACTS if row[act] is not None]
        if len(acts) > 1:
            self._refuse(row, acts[1], "change", f"a date cannot both '{acts[0]}' and '{acts[1]}'", "keep one of the two")
        elif row["add"] is not None:
            self._add(row)
        elif row["on"] is None:
            if "on" not in row.places and "add" not in row.places:  # else the date was refused, and that told
                on = next(iter(self.spans))
                self._refuse(row, "", "change", "the change does not say of which date", _example(on, self.model))
        elif acts and acts[0] in _STATES:
            self._drop(row, acts[0])
        else:
            self._move(row)

    def _drop(self, row: Values, act: str) -> None:
        on = self._on(row)
        spare = next((name for name in ("end", "venue") if row[name] is not None), None)
        if on and spare:
            self._refuse(row, spare, "change", f"'{spare}' says nothing of a date that does not take place", "leave it out")
        elif on:
            why = row["why"] or ("" if row[act].casefold() in _BARE else row[act])
            self.found[on] = Occurrence(when=self.spans[on], planned=self.spans[on], state=_STATES[act], why=why)

    def _move(self, row: Values) -> None:
        on = self._on(row)
        if on is None:
            return
        planned = self.spans[on]
        if row["move"] is None and row["end"] is None and row["venue"] is None:
            if "move" not in row.places:
                message = f"the change of {on} does not say what is other than planned"
                self._refuse(row, "", "change", message, _example(on, planned))
            return
        start = row["move"] if row["move"] is not None else _start(planned)
        if isinstance(planned, Timed) and not isinstance(start, datetime):
            start = datetime.combine(start, planned.start.time())
        when = self._span(row, "move", start)
        venue, place = self._where(row)
        if when == planned and not venue and not place:
            cure = "leave this line out, or write another time or another place"
            self._refuse(row, "move", "change", f"{on} takes place then already", cure)
        elif when is not None:
            why = row["why"] or ""
            self.found[on] = Occurrence(when=when, planned=planned, state="moved", venue=venue, place=place, why=why)
            self._alone(row, "move", self.found[on])

    def _add(self, row: Values) -> None:
        if row["on"] is not None:
            cure = "leave 'on' out: an added date is none of the rule's"
            self._refuse(row, "on", "change", "'on' and 'add' both name a date", cure)
            return
        start = row["add"]
        if isinstance(self.model, Timed) and not isinstance(start, datetime):
            start = datetime.combine(start, self.model.start.time())
        on = f"{start:%Y-%m-%d}"
        if on in self.spans:
            cure = f"leave this line out; another time of that day is  {{on: {on}, move: {on} 20:00}}"
            self._refuse(row, "add", "change-twice", f"{on} is a date of the series already", cure)
        elif self._once(on, row, "add"):
            when = self._span(row, "add", start)
            venue, place = self._where(row)
            if when is not None:
                self.found[on] = Occurrence(when=when, state="added", venue=venue, place=place, why=row["why"] or "")
                self._alone(row, "add", self.found[on])

    def _on(self, row: Values) -> str | None:
        """Return the name of the date that a change is of, or None after reporting that there is no such date."""
        on = f"{row['on']:%Y-%m-%d}"
        if not self.repeats:
            cure = "say how it repeats, as in  repeat: every week, 6 times; a single event has its own start and status"
            self._refuse(row, "on", "change", "'on' names a date of a series, but the event does not repeat", cure)
            return None
        if on not in self.spans:
            near = sorted(self.spans, key=lambda one: (abs((date.fromisoformat(one) - row["on"]).days), one))[:3]
            cure = f"the nearest are {', '.join(sorted(near))}"
            self._refuse(row, "on", "change-date", f"{on} is not a date of the series", cure)
            return None
        return on if self._once(on, row, "on") else None

    def _once(self, on: str, row: Values, name: str) -> bool:
        first = self.lines.setdefault(on, row.place(name).line)
        if on in self.found or first != row.place(name).line:
            self._refuse(row, name, "change-twice", f"{on} is changed twice; first on line {first}", "keep one of the two")
            return False
        return True

    def _alone(self, row: Values, name: str, one: Occurrence) -> None:
        """Report a date that comes to lie on the day of another one that takes place."""
        day = one.when.first_day
        for other in self._standing():
            if other is not one and other.when.first_day == day:
                cure = f"choose another day, or skip the other one:  {{on: {other.on}, skip: why}}"
                if other.original is None:
                    cure = "choose another day, or leave one of the two out"
                self._refuse(row, name, "change-twice", f"another date of the series is on {day} already", cure)
                return

    def _standing(self) -> Iterator[Occurrence]:
        later = {f"{row['on']}" for row in self.draft.values["changes"] if row["on"] is not None}  # each looks for itself
        yield from (one for one in self.found.values() if one.state in {"moved", "added"})
        for on, span in self.spans.items():
            if on not in later:
                yield Occurrence(when=span, planned=span)

    def _span(self, row: Values, name: str, start: datetime | date) -> Span | None:
        """Return when a moved or added date takes place: as long as the others, where no end is written."""
        if isinstance(start, datetime) and isinstance(self.model, AllDay):
            cure = f"write the day alone, as in  {name}: {start:%Y-%m-%d}"
            self._refuse(row, name, "change", "the series is of whole days, the change has a time of day", cure)
            return None
        if row["end"] is None and "end" not in row.places:
            place = row.places.get(name) or row.place("")
            begin = aware(self.draft, place, start, self.zone) if isinstance(start, datetime) else start
            return span_from(begin, self.model, elapsed=self.draft.values["duration"] is not None) if begin else None
        values = {"start": start, "end": row["end"]}
        places = {"start": row.place(name if name in row.places else "on"), "end": row.place("end")}
        draft = replace(self.draft, values=Values(values=values, places=places))
        found = read_span(draft, self.zone) if row["end"] is not None else None
        return found if isinstance(found, Timed | AllDay) else None

    def _where(self, row: Values) -> tuple[str, str]:
        return read_where(self.draft, row)

    def _refuse(self, row: Values, name: str, code: str, message: str, cure: str) -> None:
        self.draft.report.error(row.places.get(name) or row.place(""), code, message, cure)


def check_words(draft: Draft, occurrences: Iterable[Occurrence]) -> None:
    """Report a reason in a translation for a date that the original does not change."""
    changed = {f"why:{one.on}" for one in occurrences if one.state}
    for text in draft.texts[1:]:
        for name in text.words:
            if name.startswith("why:") and name not in changed:
                report, day = draft.reports[text.path], name.removeprefix("why:")
                line = next((number for number, one in enumerate(report.lines, 1) if day in one), 1)
                source = report.lines[line - 1] if report.lines else ""
                place = Place(line=line, col=max(0, source.find(day)) + 1, width=len(day))
                near = sorted(one.removeprefix("why:") for one in changed)
                cure = f"the original changes {', '.join(near)}" if near else "leave it out: the original changes no date"
                report.error(place, "change-date", f"the original does not change {day}", cure)


def _example(on: str, span: Span) -> str:
    moved = f"{on} {span.start:%H:%M}" if isinstance(span, Timed) else on
    return f"write  {{on: {on}, skip: why}}, {{on: {on}, cancel: why}}, or another time:  {{on: {on}, move: {moved}}}"


def by_start(one: Occurrence) -> tuple[float, str]:
    """Return the key that sorts dates by their start; whole days by their day."""
    when = one.when
    start = when.start.timestamp() if isinstance(when, Timed) else float(when.first_day.toordinal())
    return (start, one.on)


def _start(span: Span) -> datetime | date:
    return span.start.replace(tzinfo=None) if isinstance(span, Timed) else span.first_day
