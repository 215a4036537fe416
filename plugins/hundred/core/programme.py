"""Festivals: an event that has parts, and each session of its programme as an event that lists and calendars can show."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.model.base import Text
from hundred.core.times import AllDay, Timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from hundred.core.community import Community
    from hundred.core.model import Event, Session

_MORNING = 6  # o'clock


def festivals(community: Community) -> frozenset[str]:
    """Return the ids of all festivals: the events that have a programme, and those that others name as theirs."""
    return frozenset(community.ids_of("festival")) | {event.id for event in community.events if event.sessions}


def sessions_of(event: Event) -> tuple[Event, ...]:
    """Return the sessions of a festival as events of their own, by start; none of any other event.

    Each is part of the festival, named by its key in `on`, has the festival's state where it says none of its own, and
    stands in the calendars of its groups and subjects. Its texts have no body; the stage is among their words.
    """
    if not event.sessions:
        return ()
    stages = _stages(event)
    return tuple(_event(event, session, stages.get(session.stage, {})) for session in event.sessions)


def with_sessions(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events, each festival followed by its sessions; the same tuple where there are none."""
    if not any(event.sessions for event in events):
        return events
    return tuple(one for event in events for one in (event, *sessions_of(event)))


def credited(event: Event, person: str) -> Iterator[Event]:
    """Yield of a festival what a person is in: itself where they host it or are credited, and their own sessions."""
    if person in event.hosts or any(credit.person == person for credit in event.credits):
        yield event
    for session in sessions_of(event):
        if any(credit.person == person for credit in session.credits):
            yield session


def banner(community: Community, event: Event) -> AllDay | None:
    """Return the days over which a festival that has a clock stands in calendars; None for all that stand as they are.

    A night is one day however long past midnight it goes on, and who has no parts takes place from start to end.
    """
    when = event.when
    if not isinstance(when, Timed) or event.on or _last_evening(when) == when.first_day:
        return None
    if not event.sessions and not community.events_of("festival", event.id):
        return None
    return AllDay(first_day=when.first_day, last_day=_last_evening(when))


def _last_evening(when: Timed) -> date:
    """Return the last day of a span, not counting the small hours that still belong to the evening before."""
    end = when.end
    if end is None or end.hour >= _MORNING:
        return when.last_day
    return max(when.first_day, end.date() - timedelta(days=1))


def _event(event: Event, session: Session, stages: Mapping[str, str]) -> Event:
    """Return one session as an event."""
    elsewhere = bool(session.venue or session.place)
    return replace(
        event,
        texts=tuple(_texts(event, session, stages)),
        uid=f"{event.uid}.{session.key}",
        when=session.when,
        was=None,
        status=session.status or event.status,
        sort="",
        venue=session.venue if elsewhere else event.venue,
        place=session.place if elsewhere else event.place,
        hosts=(),
        credits=session.credits,
        festival=event.id,
        image="",
        capacity=None,
        register="",
        on=session.key,
        sessions=(),
    )


def _texts(event: Event, session: Session, stages: Mapping[str, str]) -> Iterator[Text]:
    """Yield the session's own words in the languages that it has a title in, the original's first."""
    first = event.original
    words = {"stage": session.stage, **{f"stage:{lang}": name for lang, name in stages.items()}}
    yield Text(lang=first.lang, title=session.title, summary=session.summary, body_line=0, path=first.path, words=words)
    for text in event.texts[1:]:
        title, summary = (text.words.get(f"session:{session.key}:{name}", "") for name in ("title", "summary"))
        if title:
            yield Text(lang=text.lang, title=title, summary=summary, body_line=0, path=text.path, words=words)


def _stages(event: Event) -> dict[str, dict[str, str]]:
    """Return stage → language → what a translation calls it: said of one of its sessions, it holds for all."""
    found: dict[str, dict[str, str]] = {}
    for text in event.texts[1:]:
        for session in _staged(event.sessions):
            name = text.words.get(f"session:{session.key}:stage")
            if name:
                found.setdefault(session.stage, {}).setdefault(text.lang, name)
    return found


def _staged(sessions: Iterable[Session]) -> Iterator[Session]:
    return (one for one in sessions if one.stage)
