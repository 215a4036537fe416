"""A vote and a question in a line each, for the pages that lead to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hundred.charter.assembly.asking import behind, decided_by, running, state_now, vote_state
from hundred.charter.assembly.telling import ToldMeasure, tell
from hundred.core.dates import say_zone

if TYPE_CHECKING:
    from hundred.core.model import Question, Vote
    from hundred.core.view import View

COUNTED = ("adopted", "rejected", "no-quorum")
"""States of a vote in which its count is shown; a count before the close would tell those who have yet to vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """When a vote opens and closes: days, or times of the site's clock with the `zone` in words."""

    opens: date | datetime
    closes: date | datetime
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteInBrief:
    """A vote, how it stands, and its count by each measure; none while it may not be shown."""

    vote: Vote
    state: str
    term: Term
    measures: tuple[ToldMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionInBrief:
    """A question, how it stands, and the vote that decides it or None."""

    question: Question
    state: str
    vote: VoteInBrief | None


def question_in_brief(view: View, id_: str) -> QuestionInBrief | None:
    """Return a question with the vote that decides it; None for an id of none."""
    found: Any = view.community.find("question", id_)
    if found is None:
        return None
    vote = view.community.ask(decided_by, id_)
    return QuestionInBrief(
        question=found,
        state=view.community.ask(state_now, id_),
        vote=vote_in_brief(view, vote) if vote else None,
    )


def vote_in_brief(view: View, id_: str) -> VoteInBrief:
    """Return a vote with its count, as far as that may be shown."""
    vote: Any = view.community.find("vote", id_)
    state = view.community.ask(vote_state, id_)
    measures = tuple(tell(one, view.lang) for one in vote.measures) if state in COUNTED else ()
    return VoteInBrief(vote=vote, state=state, term=term(view, vote), measures=measures)


def questions_behind(view: View, version: str) -> list[QuestionInBrief]:
    """Return the questions that led to a version."""
    found = (question_in_brief(view, id_) for id_ in view.community.ask(behind, version))
    return [one for one in found if one is not None]


def votes_running(view: View, version: str = "") -> list[tuple[Question, VoteInBrief]]:
    """Return the votes that are open, or those on the text of a version, each with its question."""
    briefs = [vote_in_brief(view, id_) for id_ in view.community.ask(running, version)]
    found: list[Any] = [(view.community.find("question", one.vote.question), one) for one in briefs]
    return found


def term(view: View, vote: Vote) -> Term:
    """Return when a vote opens and closes by the site's clock; midnight is the whole day that begins, or has ended."""
    zone = view.settings.timezone
    opens, closes = (one.astimezone(ZoneInfo(zone)) for one in (vote.opens, vote.closes))
    first: date | datetime = opens if opens.time() > time() else opens.date()
    last: date | datetime = closes if closes.time() > time() else (closes - timedelta(minutes=1)).date()
    timed = isinstance(first, datetime) or isinstance(last, datetime)
    return Term(opens=first, closes=last, zone=say_zone(zone, closes, view.lang) if timed else "")
