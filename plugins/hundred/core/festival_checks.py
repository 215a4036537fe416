"""What only shows when all events are known: a festival within a festival, and parts that meet its sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.model import Event
from hundred.core.problems import Place
from hundred.core.times import Timed, overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.core.kind import Parsed
    from hundred.core.model import Session

_OFF = frozenset({"cancelled", "postponed"})


def report_festivals(parsed: Sequence[Parsed]) -> None:
    """Report the parts of festivals that cannot be parts, and those that somebody cannot be at."""
    parts = [one for one in parsed if isinstance(one.record, Event) and one.record.festival]
    if not parts:
        return
    holders = {one.record.festival for one in parts if isinstance(one.record, Event)}
    festivals = {one.id: one.record for one in parsed if one.id in holders and isinstance(one.record, Event)}
    for one in parts:
        part = one.record
        if not isinstance(part, Event) or part.festival not in festivals:
            continue
        festival = festivals[part.festival]
        if part.id in holders or part.sessions:
            what = "itself" if festival is part else f"'{festival.id}'"
            cure = "take 'festival' out here"
            if festival is not part:
                cure += f", or let its parts name '{festival.id}' instead"
            message = f"'{part.id}' has parts of its own, and cannot be part of {what}"
            one.report.error(one.detail.places.get("festival", Place()), "nested-festival", message, cure)
        elif isinstance(part.when, Timed) and part.status not in _OFF:
            _compare(one, part, festival)


def _compare(one: Parsed, part: Event, festival: Event) -> None:
    """Warn of the sessions that need a part's venue or people at the same time."""
    people = {*part.hosts, *(credit.person for credit in part.credits if credit.person)}
    for session in festival.sessions:
        if session.status in _OFF or not isinstance(part.when, Timed) or not overlap(part.when, session.when):
            continue
        if part.venue and part.venue == _venue(session, festival):
            cure = "move one of the two, or give the session a stage"
            message = f"'{session.title}' of the festival is at '{part.venue}' at the same time"
            one.report.warn(one.detail.places.get("start", Place()), "overlap", message, cure)
        for person in sorted(people.intersection(credit.person for credit in session.credits)):
            cure = "move one of the two, or take the name out of one"
            message = f"'{person}' is in '{session.title}' of the festival at the same time"
            place = one.detail.places.get("people") or one.detail.places.get("hosts", Place())
            one.report.warn(place, "two-places", message, cure)


def _venue(session: Session, festival: Event) -> str:
    """Return the venue that a session takes for itself; a stage is only a part of one."""
    return session.venue or ("" if session.stage or session.place else festival.venue)
