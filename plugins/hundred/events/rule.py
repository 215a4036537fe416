"""The spans that a rule gives: as long as the first, each by the wall clock of its day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from hundred.core.times import AllDay, Timed, add_elapsed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.kind import Draft

Span = Timed | AllDay


def read_spans(draft: Draft, when: Span, zone: str) -> tuple[str, tuple[Span, ...]] | None:
    """Return the value of the RRULE of an event that is first on at `when`, and every span it gives; None after reporting."""
    from hundred.core.rule.read import read_rule  # noqa: PLC0415 - only series need the grammars

    written = draft.values["repeat"] or draft.values["rrule"]
    start = when.start if isinstance(when, Timed) else when.first_day
    skips = {row["on"] for row in draft.values["changes"] or () if row["on"] and row["skip"]}
    taken = read_rule(written, draft.report, start, zone, skips=skips)
    if taken is None:
        return None
    return taken.rrule, tuple(spans_of(taken.starts, when, elapsed=draft.values["duration"] is not None))


def spans_of(starts: Iterable[datetime | date], model: Span, *, elapsed: bool) -> Iterable[Span]:
    """Yield a span for each start: it ends at the hour of the `model`, or if `elapsed` after as long a time."""
    for start in starts:
        yield span_from(start, model, elapsed=elapsed)


def span_from(start: datetime | date, model: Span, *, elapsed: bool) -> Span:
    """Return the span from `start`, an aware time or a day as the model's is; its end is one that the clock shows."""
    if isinstance(model, AllDay):
        return AllDay(first_day=start, last_day=start + (model.last_day - model.first_day))
    assert isinstance(start, datetime)  # noqa: S101 - as the model's
    if model.end is None:
        return Timed(start=start, end=None)
    length = model.end.astimezone(UTC) - model.start.astimezone(UTC)
    by_the_clock = start + (model.end.replace(tzinfo=None) - model.start.replace(tzinfo=None))
    end = add_elapsed(by_the_clock, timedelta())  # what the clocks skip becomes what they show instead
    if elapsed or end.astimezone(UTC) <= start.astimezone(UTC):
        end = add_elapsed(start, length)
    return Timed(start=start, end=end)
