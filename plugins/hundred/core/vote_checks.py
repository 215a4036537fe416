"""What only shows when the charter, its questions and all votes are known: whether they agree with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hundred.core.model import Person, Question, Version, Vote
from hundred.core.problems import Place, did_you_mean
from hundred.core.vote_versions import report_versions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from hundred.core.kind import Parsed

_UNVOTED = ("open", "withdrawn", "lapsed")


def report_votes(parsed: Sequence[Parsed], now: datetime, timezone: str) -> None:
    """Report votes on no known text, days out of order, and questions that say something else than their votes."""
    votes = sorted(
        ((one, one.record) for one in parsed if isinstance(one.record, Vote)), key=lambda pair: (pair[1].closes, pair[0].path)
    )
    questions = {one.id: (one, one.record) for one in parsed if isinstance(one.record, Question)}
    adopted = [(one, one.record) for one in parsed if isinstance(one.record, Version)]
    versions = [version for _, version in adopted]
    zone = ZoneInfo(timezone)
    people = {one.id for one in parsed if one.kind == Person.kind}
    known = {digest for version in versions for digest in version.digests.values()}
    known |= {digest for _, question in questions.values() for digest in question.digests.values()}
    for one, vote in votes:
        if vote.digest and vote.digest not in known:
            cure = "copy the digest of a version from its page; a text that was changed since is another one"
            one.report.error(_place(one, "text_digest"), "no-text", "no version and no question has this digest", cure)
        _check_days(one, vote, questions, now.astimezone(zone))
        _check_receipts(one, vote, people)
    articles = {article.id for version in versions for found in version.articles.values() for article in found}
    held, decided = {vote.id: (one, vote) for one, vote in votes}, {}
    by_id = {id_: vote for id_, (_, vote) in held.items()}
    for id_, (one, question) in sorted(questions.items()):
        own = [vote for _, vote in votes if vote.question == id_]
        _check_articles(one, question, articles)
        _check_state(one, question, own, by_id, now)
        if (last := deciding(question, own)) is not None:
            decided[id_] = held[last.id]
    report_versions(adopted, questions, votes, decided, zone)


def state_of(question: Question, votes: Sequence[Vote], now: datetime) -> str:
    """Return `open`, `voting`, `adopted`, `rejected`, `withdrawn` or `lapsed`: what the vote gives, else what the file says.

    `votes` are those on the question, the last to close last. A vote without a quorum, and one that is not counted yet,
    leaves the question open.
    """
    vote = deciding(question, votes)
    if question.state in {"withdrawn", "lapsed"} or vote is None:
        return question.state if question.state in _UNVOTED else "open"
    if vote.opens <= now < vote.closes:
        return "voting"
    return vote.outcome if now >= vote.closes and vote.outcome in {"adopted", "rejected"} else "open"


def deciding(question: Question, votes: Sequence[Vote]) -> Vote | None:
    """Return the vote that decides a question: the one that its file names, else the last to close."""
    named = next((vote for vote in votes if vote.id == question.vote), None)
    return named or (votes[-1] if votes else None)


def _check_days(one: Parsed, vote: Vote, questions: Mapping[str, tuple[Parsed, Question]], now: datetime) -> None:
    """Report a vote that opens before its question is raised, and a count before it closes; `now` is in the site's zone."""
    _, question = questions.get(vote.question, (None, None))
    if question is not None and vote.opens.astimezone(now.tzinfo).date() < question.asked:
        message = f"the vote opens before '{question.id}' was raised on {question.asked}"
        one.report.error(_place(one, "opens"), "date-order", message, "correct one of the two days")
    if vote.outcome and now < vote.closes:
        cure = "correct the day, or keep the count elsewhere until then: it would tell those who have yet to vote"
        one.report.error(_place(one, "closes"), "date-order", "the vote is counted before it closes", cure)


def _check_receipts(one: Parsed, vote: Vote, people: set[str]) -> None:
    """Report a receipt that is somebody's id: it would tell whose ballot it is."""
    told = next((ballot.receipt for ballot in vote.ballots if ballot.receipt and ballot.receipt.casefold() in people), "")
    if told:
        cure = "hand out receipts that tell nothing, as in  k7-2f9a"
        one.report.error(_place(one, "ballots"), "secret", f"the receipt '{told}' is the id of a person", cure)


def _check_articles(one: Parsed, question: Question, articles: set[str]) -> None:
    for id_ in question.articles:
        if id_ not in articles:
            cure = did_you_mean(id_, articles) or "write the id in braces after its heading, as in  {#dogs}"
            one.report.error(_place(one, "articles"), "no-article", f"no version has an article '{id_}'", cure)


def _check_state(one: Parsed, question: Question, votes: list[Vote], known: Mapping[str, Vote], now: datetime) -> None:
    """Report a question that names a vote on another one, or a state that its vote does not give."""
    named = known.get(question.vote)
    if named is not None and named.question != question.id:
        cure = "correct the vote here, or the question there"
        message = f"'{question.vote}' is a vote on '{named.question}', not on this question"
        one.report.error(_place(one, "vote"), "other-vote", message, cure)
    state = state_of(question, votes, now)
    if question.state and question.state != state:
        cure = f"write  state: {state}  or leave the line out"
        if not votes:
            cure = f"add a vote on it to content/{Vote.folder}/, or {cure}"
        one.report.error(_place(one, "state"), "state", f"the question is {state}, not {question.state}", cure)


def _place(one: Parsed, field: str) -> Place:
    return one.detail.places.get(field, Place())
