"""The way somebody came: the first of everything they did here, by date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hundred.core.community import question
from hundred.people.questions import belonging

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.core.community import Community
    from hundred.core.model import Event, Record
    from hundred.core.times import Undated

Step = tuple[str, "date | Undated", "Record", str]
"""What was the first (`event`, `role`, `host`, `lead`, `story`, `question`, `signature`), when, where, and in which role."""


@question
def path_of(community: Community, id: str) -> tuple[Step, ...]:  # noqa: A002 - the word of the content
    """Return the first event, role, event hosted, group led, piece of news, question and signature of a person, by date.

    What is not dated, and events that were cancelled, are left out.
    """
    leads, founded, _, posts, _, asked, signed = community.ask(belonging, id)
    events = [one for one in community.events_of("person", id) if one.dated and one.status != "cancelled"]
    steps: list[Step] = [*_of_events(events, id)]
    groups = [(group.started, group) for group in (*founded, *leads) if group.started]
    steps += _first("lead", groups)
    steps += _first("story", [(post.day, post) for post in posts])
    steps += _first("question", [(one.asked, one) for one in asked])
    signatures = [(one.signed, version) for one in signed if one.signed and (version := community.find("charter", one.version))]
    steps += _first("signature", signatures)
    return tuple(sorted(steps, key=lambda step: first_day(step[1])))


def first_day(value: date | Undated) -> date:
    """Return the first day that a date, or as much of it as is known, can be."""
    return value if isinstance(value, date) else value.first_day


def _of_events(events: Iterable[Event], id_: str) -> Iterator[Step]:
    """Yield the first event, and the first role and the first event hosted where these came later."""
    seen: set[str] = set()
    for event in events:
        credits_ = (*event.credits, *(one for session in event.sessions for one in session.credits))
        role = next((one.role for one in credits_ if one.person == id_ and one.role), "")
        firsts = {"event": True, "role": bool(role), "host": id_ in event.hosts}
        new = [what for what, here in firsts.items() if here and what not in seen]
        seen.update(new)
        if new:
            # One line for one evening: the first event says in which role it was.
            yield (new[0] if new[0] == "event" else new[-1], event.when.first_day, event, role if "role" in new else "")
        if len(seen) == len(firsts):
            return


def _first(what: str, dated: Iterable[tuple[Any, Any]]) -> list[Step]:
    """Return the step of the earliest of some records; of two on one day, the first."""
    found = min(dated, key=lambda one: first_day(one[0]), default=None)
    return [(what, found[0], found[1], "")] if found else []
