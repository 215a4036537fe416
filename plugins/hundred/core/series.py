"""Series: an event of several dates, and each of its dates as an event that lists can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.times import Timed

if TYPE_CHECKING:
    from datetime import date, datetime

    from hundred.core.model import Event, Occurrence
    from hundred.core.times import When


def dates_of(event: Event) -> tuple[Event, ...]:
    """Return every date of a series that is not skipped as an event of its own, by start; a single event is its only date.

    Such an event has no rule and no dates; `on` names the date, so that its `anchor` leads to it on the page of the
    series. A cancelled date is `cancelled`; a moved one says in `was` when it was to be.
    """
    if not event.occurrences:
        return (event,)
    return tuple(date_of(event, one) for one in event.occurrences if one.state != "skipped")


def date_of(event: Event, one: Occurrence) -> Event:
    """Return one of the dates of a series as an event of its own."""
    elsewhere = bool(one.venue or one.place)
    return replace(
        event,
        when=one.when,
        was=one.planned if one.state == "moved" and one.planned != one.when else event.was,
        status="cancelled" if one.state == "cancelled" else event.status,
        venue=one.venue if elsewhere else event.venue,
        place=one.place if elsewhere else event.place,
        rule="",
        occurrences=(),
        on=one.on,
        why=one.why,
    )


def say_repeat(series: Event, lang: str) -> str:
    """Return in words how an event with a rule repeats."""
    from hundred.core.rule.say import say_rule  # noqa: PLC0415 - only series need the words

    return say_rule(series.rule, start_of(series.when), series.zone, lang)


def start_of(when: When) -> datetime | date:
    """Return the start of a span: an aware time, or a day."""
    return when.start if isinstance(when, Timed) else when.first_day


def by_start(event: Event) -> tuple[float, str, str]:
    """Return the key by which events and dates stand in every list."""
    when = event.when
    start = when.start if isinstance(when, Timed) else event.starts_at
    return (start.timestamp(), event.id, event.on)
