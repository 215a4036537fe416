"""The pages of the assembly: every question with its debate, every vote with its count, and the ballots for a recount."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.assembly.asking import came_of, questions_and_states, state_now, text_voted_on, vote_state, votes_on
from hundred.charter.assembly.telling import tell
from hundred.core import alternates
from hundred.core.outputs import Blob, Sheet
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Position, Question, Vote
    from hundred.core.outputs import Page
    from hundred.core.view import View

_LIST = "/charter/questions/"


def plan_assembly(view: View) -> Iterator[Page | Blob]:
    """Yield a page for each question and each vote, and the list of questions; nothing without any."""
    community = view.community
    if not community.questions:
        return
    yield page_at(view, _LIST, kind="questions", template="charter/questions.html", fill=partial(_questions, view))
    for question in community.questions:
        yield page_of(view, question, template="charter/question.html", fill=partial(_question, view, question))
    for vote in community.votes:
        yield page_of(view, vote, template="charter/vote.html", fill=partial(_vote, view, vote))
        if vote.ballots and view.lang == view.settings.lang:
            yield Blob(path=ballots_path(vote), make=partial(ballots_csv, vote), source=vote.path)


def ballots_path(vote: Vote) -> str:
    """Return the address of the ballots of a vote, one for all languages."""
    return f"{vote.address}ballots.csv"


def ballots_csv(vote: Vote) -> bytes:
    """Return the table of ballots as it may be published: receipts of a secret vote, and no name without consent.

    The rows are sorted, for the order in which ballots came in can tell whose is whose.
    """
    by_area = not vote.secret and any(one.name == "area" for one in vote.measures)
    head = ["receipt" if vote.secret else "voter", "choice", *(["area"] if by_area else [])]
    rows = sorted([one.receipt if vote.secret else one.voter, one.choice, one.area][: len(head)] for one in vote.ballots)
    return "".join(f"{','.join(row)}\r\n" for row in (head, *rows)).encode()


def _questions(view: View) -> Sheet:
    community = view.community
    rows = [(community.find("question", id_), state) for id_, state in community.ask(questions_and_states)]
    return Sheet(
        title=view.say("Questions"),
        description=view.say("What was put to the assembly, how it was debated, and what was decided."),
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={"rows": rows},
    )


def _question(view: View, question: Question) -> Sheet:
    community, text = view.community, view.text(question)
    asker = view.person(question.asked_by) if question.asked_by else None
    positions = [_position(view, question, place) for place in range(len(question.positions))]
    return Sheet(
        title=text.title,
        description=text.summary,
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={
            "question": question,
            "asker": asker,
            "state": community.ask(state_now, question.id),
            "positions": positions,
            "votes": [
                (community.find("vote", id_), community.ask(vote_state, id_)) for id_ in community.ask(votes_on, question.id)
            ],
            "came_of": community.ask(came_of, question.id),
        },
    )


def _position(view: View, question: Question, place: int) -> dict[str, object]:
    """Return a position with its words in the language of the view, else in the original's."""
    one: Position = question.positions[place]
    words = view.text(question).words
    said = words.get(f"says:{place}", "")
    lang = view.lang if said else question.original.lang
    by = words.get(f"by:{place}") or one.by
    return {
        "side": one.side,
        "says": said or one.says,
        "lang": lang,
        "by": by,
        "person": one.person and view.person(one.person),
    }


def _vote(view: View, vote: Vote) -> Sheet:
    community = view.community
    question = community.find("question", vote.question)
    title = view.title(question) if question else vote.id
    kind, id_, lang = community.ask(text_voted_on, vote.digest) if vote.digest else ("", "", "")
    return Sheet(
        title=view.say("The vote: %(question)s") % {"question": title},
        description=view.text(vote).summary,
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={
            "vote": vote,
            "question": question,
            "state": community.ask(vote_state, vote.id),
            "measures": [tell(one) for one in vote.measures],
            "voted_on": (community.find(kind, id_), lang) if kind else None,
            "ballots": ballots_path(vote) if vote.ballots else "",
        },
    )
