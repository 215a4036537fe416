"""The pages of the assembly: every question with its debate, every vote with its count, and the ballots for a recount."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.assembly.about import concerned, led_to
from hundred.charter.assembly.asking import questions_and_states, state_now, text_voted_on, votes_on
from hundred.charter.assembly.brief import question_in_brief, vote_in_brief
from hundred.charter.assembly.published import ballots_csv, ballots_path, open_ballots, question_text, question_text_path
from hundred.charter.assembly.telling import tell
from hundred.charter.texts import text_path
from hundred.core import alternates
from hundred.core.outputs import Blob, Sheet
from hundred.core.pages import page_at, page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Position, Question, Vote
    from hundred.core.outputs import Page
    from hundred.core.view import View

LIST = "/charter/questions/"
_GROUPS = (("open", ("voting", "open")), ("decided", ("adopted", "rejected")), ("closed", ("withdrawn", "lapsed")))
_SIDES = ("for", "against", "other")


def plan_assembly(view: View) -> Iterator[Page | Blob]:
    """Yield a page for each question and each vote, and the list of questions; nothing without any."""
    community = view.community
    if not community.questions:
        return
    yield page_at(view, LIST, kind="questions", template="charter/questions.html", fill=partial(_questions, view))
    for question in community.questions:
        yield page_of(view, question, template="charter/question.html", fill=partial(_question, view, question))
        if view.lang in question.langs:
            make, path = partial(question_text, view, question), question_text_path(question, view.lang)
            yield Blob(path=path, make=make, source=question.text(view.lang).path)
    for vote in community.votes:
        yield page_of(view, vote, template="charter/vote.html", fill=partial(_vote, view, vote))
        if vote.ballots and view.lang == view.settings.lang:
            yield Blob(path=ballots_path(vote), make=partial(ballots_csv, vote), source=vote.path)


def _questions(view: View) -> Sheet:
    rows = sorted(view.community.ask(questions_and_states), key=lambda row: row[1] != "voting")
    groups = [(name, [question_in_brief(view, id_) for id_, state in rows if state in states]) for name, states in _GROUPS]
    return Sheet(
        title=view.say("Questions and votes"),
        description=view.say("What was put to the assembly, how it was debated, and what was decided."),
        alternates=alternates.charter(view),
        data={"groups": [(name, found) for name, found in groups if found or name == "open"]},
    )


def _question(view: View, question: Question) -> Sheet:
    community, text = view.community, view.text(question)
    positions = [_position(view, question, place) for place in range(len(question.positions))]
    return Sheet(
        title=text.title,
        description=text.summary,
        alternates=alternates.charter(view),
        data={
            "question": question,
            "asker": view.person(question.asked_by) if question.asked_by else None,
            "state": community.ask(state_now, question.id),
            "sides": [(side, [one for one in positions if one["side"] == side]) for side in _SIDES],
            "votes": [vote_in_brief(view, id_) for id_ in community.ask(votes_on, question.id)],
            "articles": list(concerned(view, question)),
            "led": list(led_to(view, question)),
            "texts": [(lang, whole, question_text_path(question, lang)) for lang, whole in question.digests.items()],
        },
    )


def _position(view: View, question: Question, place: int) -> dict[str, object]:
    """Return a position with its words in the language of the view, else in the original's."""
    one: Position = question.positions[place]
    words = view.text(question).words
    said, by = words.get(f"says:{place}", ""), words.get(f"by:{place}", "")
    return {
        "side": one.side,
        "says": said or one.says,
        "lang": view.lang if said else question.original.lang,
        "by": by or one.by,
        "by_lang": view.lang if by else question.original.lang,
        "person": one.person and view.person(one.person),
    }


def _vote(view: View, vote: Vote) -> Sheet:
    community = view.community
    question = community.find("question", vote.question)
    title = view.title(question) if question else vote.id
    return Sheet(
        title=view.say("The vote: %(question)s") % {"question": title},
        description=view.text(vote).summary,
        alternates=alternates.charter(view),
        data={
            "one": vote_in_brief(view, vote.id),
            "rules": [tell(one, view.lang) for one in vote.measures],
            "vote": vote,
            "question": question,
            "voted_on": _voted_on(view, vote),
            "ballots": ballots_path(vote) if vote.ballots else "",
            "named": open_ballots(view, vote),
        },
    )


def _voted_on(view: View, vote: Vote) -> dict[str, object] | None:
    """Return the record whose text was voted on, its language, and where that text is published; None where none is named."""
    kind, id_, lang = view.community.ask(text_voted_on, vote.digest) if vote.digest else ("", "", "")
    record = view.community.find(kind, id_) if kind else None
    if record is None:
        return None
    path = text_path(record, lang) if kind == "charter" else question_text_path(record, lang)  # type: ignore[arg-type]
    return {"record": record, "lang": lang, "path": path}
