"""EXDATE, RDATE and RECURRENCE-ID become the `changes` of an event file; what these cannot say is noted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.importing.clocks import Moment, in_zone, length_between, same_moment, shifted
from hundred.importing.properties import Unreadable, parted, text_of
from hundred.importing.spans import read_end, say_end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hundred.importing.clocks import Clocks
    from hundred.importing.components import Component, Line
    from hundred.importing.notes import Notes

Row = dict[str, str]
_GONE = {"skip", "cancel"}


@dataclass(slots=True, kw_only=True)
class Changes:
    """The changes of one event as they are gathered, by the day they are of; `planned` are the rule's starts by day."""

    start: Moment
    end: Moment | None
    zone: str
    repeats: bool
    endless: bool
    planned: dict[str, Moment]
    clocks: Clocks
    notes: Notes
    place: Callable[[str], Row]
    here: Row
    rows: dict[str, Row] = field(default_factory=dict)

    def read(self, master: Component, overrides: Sequence[Component], added: Sequence[Moment]) -> list[Row]:
        """Return all changes by their day; `added` are dates that belong to the event beside its rule."""
        skipped: list[Moment] = []
        for line in master.all("EXDATE"):
            skipped += [moment for moment, _ in self._moments(line)]
        for moment in skipped:
            self._skip(moment)
        for one in sorted(overrides, key=_of_one_date):
            self._override(one)
        for moment in added:
            if not any(same_moment(moment, gone) for gone in skipped):
                self._add(moment, None)
        for line in master.all("RDATE"):
            for moment, length in self._moments(line):
                if not any(same_moment(moment, gone) for gone in skipped):
                    self._add(moment, length)
        return self._settled()

    def _moments(self, line: Line) -> list[tuple[Moment, timedelta | None]]:
        try:
            return [(in_zone(moment, self.zone), length) for moment, length in self.clocks.moments(line, self.notes)]
        except Unreadable as fault:
            self.notes.add("date", f"line {fault.line}: {fault}; it was left out")
            return []

    def _skip(self, moment: Moment) -> None:
        day = _name(moment)
        if day not in self.planned:
            if not (self.endless and self.planned and day > max(self.planned)) and not same_moment(moment, self.start):
                self.notes.add("date", f"{day} is excluded but is no date of the rule; left out")
            return
        planned = self.planned[day]
        if isinstance(moment, datetime) and not same_moment(moment, planned):
            self.notes.add("date", f"{day} is excluded at another time than the rule's; that day is skipped")
        self.rows[day] = {"on": day, "skip": "yes"}

    def _override(self, one: Component) -> None:
        line = one.first("RECURRENCE-ID")
        assert line is not None  # noqa: S101 - that makes it an override
        try:
            onward = parted(line)[0].get("RANGE", "").upper() == "THISANDFUTURE"
            whose = in_zone(self.clocks.moment(line, self.notes), self.zone)
            begun = one.first("DTSTART")
            start = in_zone(self.clocks.moment(begun, self.notes), self.zone) if begun else whose
            end = read_end(one, start, self.clocks, self.notes) if begun else None
        except Unreadable as fault:
            self.notes.add("date", f"line {fault.line}: {fault}; the change of this date was left out")
            return
        day = _name(whose)
        gone = text_of(one.first("STATUS")).strip().upper() == "CANCELLED"
        if day in self.rows and "skip" in self.rows[day]:
            return  # excluded wins: the date does not take place
        if day not in self.planned:
            beyond = self.endless and self.planned and day > max(self.planned)
            if not beyond and not gone:
                self._add(start, None if end is None else length_between(start, end))
        elif gone:
            self.rows[day] = {"on": day, "cancel": "yes"}
        else:
            self._move(day, start, end, one)
            if onward:
                self._move_later(day, start, end, one)

    def _move_later(self, day: str, start: Moment, end: Moment | None, one: Component) -> None:
        """Move every date after `day` as that one is moved: RANGE=THISANDFUTURE (RFC 5545 §3.2.13)."""
        planned = self.planned[day]
        if isinstance(start, datetime) != isinstance(planned, datetime):
            return
        for later in sorted(self.planned):
            if later > day and later not in self.rows:
                begins = shifted(self.planned[later], planned, start)
                self._move(later, begins, None if end is None else shifted(begins, start, end), one)

    def _move(self, day: str, start: Moment, end: Moment | None, one: Component) -> None:
        planned = self.planned[day]
        if isinstance(start, datetime) != isinstance(planned, datetime):
            self.notes.add("date", f"{day} is moved between days and times of day; the change was left out")
            return
        row: Row = {"on": day}
        if not same_moment(start, planned):
            row["move"] = _text(start)
        length = None if end is None else length_between(start, end)
        if length != self._usual and end is not None:
            row |= self._end(start, end)
        where = text_of(one.first("LOCATION"))
        there = self.place(where) if where.strip() else {}
        if there.get("venue") and there != self.here:
            row["venue"] = there["venue"]
        if len(row) == 1:
            self.notes.add("words of one date", f"{day} has words of its own; the event's stand for it")
        else:
            self.rows[day] = row

    def _add(self, moment: Moment, length: timedelta | None) -> None:
        day = _name(moment)
        if isinstance(moment, datetime) != isinstance(self.start, datetime):
            self.notes.add("date", f"{day} is added as a day to an event with a time, or the other way round; left out")
            return
        if any(same_moment(moment, planned) for planned in (self.start, *self.planned.values())):
            return
        row: Row = {"add": _text(moment)}
        if length and length != self._usual:
            row |= self._end(moment, moment + length)
        self.rows[f"{day}+"] = row

    def _end(self, start: Moment, end: Moment) -> Row:
        said = say_end(start, end)
        if "end" not in said:
            self.notes.add("date", f"the end of {_name(start)} cannot be said by the clock, which shows it twice; left out")
            return {}
        return {"end": said["end"]}

    def _settled(self) -> list[Row]:
        """Return the changes by their day, without those that would put a second date on a day that has one."""
        standing = {day for day in self.planned if "move" not in (row := self.rows.get(day, {})) and not _GONE & row.keys()}
        if not self.repeats:
            standing.add(_name(self.start))
        for name in sorted(self.rows):
            row = self.rows[name]
            day = row.get("move", row.get("add", ""))[:10]
            if day and day in standing:
                self.notes.add("date", f"{day} has a date already; a second one was left out")
                self.rows[name] = {"on": row["on"], "skip": "yes"} if "on" in row else {}
            elif day:
                standing.add(day)
        return [self.rows[name] for name in sorted(self.rows) if self.rows[name]]

    @property
    def _usual(self) -> timedelta | None:
        return None if self.end is None else length_between(self.start, self.end)


def _of_one_date(one: Component) -> bool:
    """Say whether an override is of its date alone; what is said of one date counts more than what is said of many."""
    line = one.first("RECURRENCE-ID")
    return line is None or "RANGE=THISANDFUTURE" not in line.text.upper()


def _name(moment: Moment) -> str:
    return f"{moment:%Y-%m-%d}"


def _text(moment: date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else f"{moment:%Y-%m-%d}"
