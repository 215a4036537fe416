"""The page that says which version held on any day: every span of days, and the years in which something changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.charter.force import spans
from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.core.community import Community

_LAST = 12  # the month of December


class Span(Struct, frozen=True, array_like=True):
    """Days on which one version is in force, '' where none is; `last` is None while nothing ends it."""

    version: str
    first: date
    last: date | None


class Held(Struct, frozen=True, array_like=True):
    """A version in a month, '' for none, and the day of the month on which it begins there; 0 where it held before."""

    version: str
    day: int


class Months(Struct, frozen=True, array_like=True):
    """Years and what held in them: each of twelve months, or, in years without a change, one version for all days."""

    first: int
    last: int | None
    months: tuple[tuple[Held, ...], ...] = ()
    version: str = ""


@question
def timeline(community: Community) -> tuple[Span, ...]:
    """Return the spans of all days since the first version took effect, oldest first, gaps among them."""
    found: list[Span] = []
    for version, first, last in spans(community):
        before = found[-1].last if found else None
        if before is not None and before + timedelta(days=1) < first:
            found.append(Span("", before + timedelta(days=1), first - timedelta(days=1)))
        found.append(Span(version.id, first, last))
    if found and found[-1].last is not None:  # repealed, and nothing came after it
        found.append(Span("", found[-1].last + timedelta(days=1), None))
    return tuple(found)


def years(found: Sequence[Span]) -> list[Months]:
    """Return the years since the first span began, those without a change together, the last without an end.

    There are none where nothing has ever held, as while the first version is a draft.
    """
    rows: list[Months] = []
    changed = sorted({span.first.year for span in found})
    for year, following in zip(changed, [*changed[1:], None][: len(changed)], strict=True):
        rows.append(Months(year, year, tuple(tuple(_month(found, year, month)) for month in range(1, _LAST + 1))))
        if following is None or following > year + 1:
            held = _on(found, date(year, _LAST, 31))
            rows.append(Months(year + 1, None if following is None else following - 1, (), held))
    return rows


def _month(found: Sequence[Span], year: int, month: int) -> Iterator[Held]:
    """Yield what held in a month, in its order."""
    first = date(year, month, 1)
    before = _on(found, first)
    begun = [span for span in found if span.first.replace(day=1) == first]
    if not any(span.first == first for span in begun):
        yield Held(before, 0)
    yield from (Held(span.version, span.first.day if span.first.day > 1 else 0) for span in begun)


def _on(found: Sequence[Span], day: date) -> str:
    return next((span.version for span in found if span.first <= day and (span.last is None or day <= span.last)), "")
