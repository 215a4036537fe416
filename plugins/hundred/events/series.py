"""From `repeat`, `rrule` and `changes` to the dates of a series, with every way they can contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hundred.core.times import Undated

if TYPE_CHECKING:
    from hundred.core.kind import Draft
    from hundred.core.model import Occurrence
    from hundred.core.times import When

MOST = 1000
"""Dates of one event; a rule with more is a slip, or an attack."""


class Series(NamedTuple):
    """How an event repeats: the value of its RRULE or '', and all its dates by start; none for a single event."""

    rule: str
    occurrences: tuple[Occurrence, ...]


SINGLE = Series("", ())


def read_series(draft: Draft, when: When | None, zone: str) -> Series:
    """Return the dates of an event that takes place first at `when` by the clock of `zone`; none after reporting."""
    values, report = draft.values, draft.report
    name = next((one for one in ("rrule", "repeat", "changes") if values[one] is not None), "changes")
    fault = _fault(draft, when, name)
    if when is None or isinstance(when, Undated) or fault:
        if fault:
            report.error(values.place(fault[0]), "repeat", *fault[1:])
        return SINGLE
    from hundred.events.changes import Changes, check_words  # noqa: PLC0415 - only series need them
    from hundred.events.rule import read_spans  # noqa: PLC0415

    found = read_spans(draft, when, zone) if name != "changes" else ("", (when,))
    if found is None:
        return SINGLE
    rule, spans = found
    if len(spans) + len(values["changes"] or ()) > MOST:
        cure = "end the rule sooner"
        report.error(values.place(name), "repeat", f"the series has more than {MOST} dates", cure)
        return SINGLE
    by_name = {span.first_day.isoformat(): span for span in spans}
    changes = Changes(draft, when, by_name, zone, repeats=name != "changes")
    occurrences = changes.read()
    check_words(draft, occurrences)
    return Series(rule, occurrences)


def _fault(draft: Draft, when: When | None, name: str) -> tuple[str, str, str] | None:
    """Return why an event cannot repeat: the field at which to say so, the message and the cure; None where it can."""
    values = draft.values
    if isinstance(when, Undated):
        return name, f"'{name}' needs a start with a day", "give the start a day, or leave this out until it has one"
    if values["repeat"] is not None and values["rrule"] is not None:
        return "rrule", "'repeat' and 'rrule' both say how it repeats", "keep one of the two"
    if values["programme"]:
        cure = "write one file for each time that it takes place"
        return name, "a festival with a programme cannot repeat", cure
    if values["was"] is not None:
        cure = "leave it out; a date of a series is moved by a line under 'changes':  - {on: DATE, move: DATE TIME}"
        return "was", "'was' is for an event of one date", cure
    return None
