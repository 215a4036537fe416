"""What pages ask of the assembly: how a question stands, the votes on it, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.vote_checks import deciding, state_of

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.model import Question, Version, Vote


@question
def questions_and_states(community: Community) -> tuple[tuple[str, str], ...]:
    """Return the id and the state of every question, the last one to be asked first."""
    return tuple((one.id, state_of(one, _votes(community).get(one.id, []), community.now)) for one in community.questions)


@question
def state_now(community: Community, id: str) -> str:  # noqa: A002 - the word of the content
    """Return how a question stands by the build's clock."""
    return dict(community.ask(questions_and_states))[id]


@question
def votes_on(community: Community, id: str) -> tuple[str, ...]:  # noqa: A002
    """Return the ids of the votes on a question, the last one to close first."""
    return tuple(vote.id for vote in community.votes if vote.question == id)


@question
def vote_state(community: Community, id: str) -> str:  # noqa: A002
    """Return `coming` or `voting` by the build's clock, then the vote's outcome, `uncounted` while there is none."""
    (vote,) = (one for one in community.votes if one.id == id)
    if community.now < vote.opens:
        return "coming"
    return "voting" if community.now < vote.closes else vote.outcome or "uncounted"


@question
def running(community: Community, version: str = "") -> tuple[str, ...]:
    """Return the ids of the votes that are open, the first one to close first; of those on the text of a `version`, if any."""
    texts = next((set(one.digests.values()) for one in community.versions if one.id == version), None)
    found = (one for one in reversed(community.votes) if one.opens <= community.now < one.closes)
    return tuple(one.id for one in found if texts is None or one.digest in texts)


@question
def asked_of(community: Community, article: str) -> tuple[str, ...]:
    """Return the ids of the questions about an article, or that changed it, the last one to be asked first."""
    led = {row.question for version in community.versions for row in version.amendments if row.article == article}
    return tuple(one.id for one in community.questions if article in one.articles or one.id in led)


@question
def any_asked(community: Community) -> bool:
    """Say whether there is any question, and so a list of them."""
    return bool(community.questions)


@question
def decided_by(community: Community, id: str) -> str:  # noqa: A002
    """Return the id of the vote that decides a question, or '' while there is none."""
    one = next((one for one in community.questions if one.id == id), None)
    vote = one and deciding(one, _votes(community).get(id, []))
    return vote.id if vote else ""


@question
def behind(community: Community, version: str) -> tuple[str, ...]:
    """Return the ids of the questions that led to a version, in the order in which it names them; unknown ones are left out."""
    known = {one.id for one in community.questions}
    found = (row.question for one in community.versions if one.id == version for row in one.amendments)
    return tuple(dict.fromkeys(id_ for id_ in found if id_ in known))


@question
def came_of(community: Community, id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: A002
    """Return the versions that a question led to, oldest first, each with the articles that it changed there."""
    found = (
        (version.id, tuple(dict.fromkeys(one.article for one in version.amendments if one.question == id)))
        for version in community.versions
    )
    return tuple((version, articles) for version, articles in found if articles)


@question
def text_voted_on(community: Community, digest: str) -> tuple[str, str, str]:
    """Return the kind, id and language of the text of that digest; three times '' where it is of none."""
    records: tuple[Version | Question, ...] = (*community.versions, *community.questions)
    for record in records:
        lang = next((lang for lang, whole in record.digests.items() if whole == digest), "")
        if lang:
            return record.kind, record.id, lang
    return "", "", ""


def _votes(community: Community) -> dict[str, list[Vote]]:
    """Return the votes on each question, the last one to close last."""
    found: dict[str, list[Vote]] = {}
    for vote in reversed(community.votes):
        found.setdefault(vote.question, []).append(vote)
    return found
