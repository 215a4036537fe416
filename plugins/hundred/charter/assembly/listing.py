"""Questions and votes as charter.json has them: what was asked, what was counted, and how anybody can count it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.charter.assembly.asking import came_of, state_now, text_voted_on, vote_state, votes_on
from hundred.charter.assembly.ballots import decimal
from hundred.charter.assembly.published import ballots_path, question_text_path
from hundred.charter.assembly.tally import count
from hundred.core.dates import utc_stamp
from hundred.core.paths import web_address

if TYPE_CHECKING:
    from hundred.charter.assembly.tally import Hurdle
    from hundred.core.model import Measure, Question, Vote
    from hundred.core.view import View

_COUNTS = ("yes", "no", "abstain", "invalid", "cast", "participating")


def questions(view: View) -> list[dict[str, Any]]:
    """Return every question, the last one to be asked first."""
    return [_question(view, one) for one in view.community.questions]


def votes(view: View) -> list[dict[str, Any]]:
    """Return every vote, the last one to close first."""
    return [_vote(view, one) for one in view.community.votes]


def _question(view: View, one: Question) -> dict[str, Any]:
    ask, site = view.community.ask, view.settings.url
    asker = view.person(one.asked_by) if one.asked_by else None
    return {
        "id": one.id,
        "state": ask(state_now, one.id),
        "asked": str(one.asked),
        "asked_by": {"name": asker.name, "url": web_address(site, asker.address)} if asker else None,
        "articles": list(one.articles),
        "votes": list(ask(votes_on, one.id)),
        "led_to": [{"version": version, "articles": list(articles)} for version, articles in ask(came_of, one.id)],
        "url": web_address(site, one.address),
        "texts": [
            {
                "language": text.lang,
                "title": text.title,
                "summary": text.summary,
                "sha256": one.digests[text.lang],
                "text": web_address(site, question_text_path(one, text.lang)),
                "url": web_address(site, ("" if text.lang == view.settings.lang else f"/{text.lang}") + one.address),
            }
            for text in one.texts
        ],
    }


def _vote(view: View, one: Vote) -> dict[str, Any]:
    site, ask = view.settings.url, view.community.ask
    kind, id_, lang = ask(text_voted_on, one.digest) if one.digest else ("", "", "")
    return {
        "id": one.id,
        "question": one.question,
        "state": ask(vote_state, one.id),
        "opens": utc_stamp(one.opens),
        "closes": utc_stamp(one.closes),
        "by_day": one.by_day,
        "secret": one.secret,
        "text_sha256": one.digest or None,
        "text": {"kind": "version" if kind == "charter" else kind, "id": id_, "language": lang} if kind else None,
        "measures": [_measure(measure, counted=bool(one.outcome)) for measure in one.measures],
        "outcome": one.outcome or None,
        "url": web_address(site, one.address),
        "ballots": web_address(site, ballots_path(one)) if one.ballots else None,
    }


def _measure(one: Measure, *, counted: bool) -> dict[str, Any]:
    result = count(one)
    return {
        "name": one.name,
        "unit": one.unit,
        "eligible": decimal(one.amount("eligible")),
        "counts": {name: decimal(one.amount(name)) for name in _COUNTS} if counted else None,
        "quorum": _hurdle(result.quorum, counted=counted) if result.quorum else None,
        "majority": _hurdle(result.majority, counted=counted),
        "outcome": result.outcome if counted else None,
    }


def _hurdle(one: Hurdle, *, counted: bool) -> dict[str, Any]:
    """Return what was asked for, and what was got as an exact part in lowest terms.

    How many are needed is known before the count only where it is a number, or a share of those who may vote.
    """
    share = one.share
    return {
        "share": str(share.value),
        "strict": share.strict,
        "of": share.base or None,
        "needed": str(one.needed) if counted or share.base in {"", "eligible"} else None,
        "part": str(one.part) if counted else None,
        "reached": one.reached if counted else None,
    }
