"""Paragraphs of the chronicle: who asked, when one votes, how it was counted, and what was done to which articles."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from hundred.charter.assembly.brief import term
from hundred.charter.assembly.telling import tell
from hundred.charter.compare import EFFECTS, article_path
from hundred.charter.happenings import title_of
from hundred.core.paths import web_address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.charter.assembly.telling import ToldHurdle, ToldMeasure
    from hundred.core.model import Question, Record, Version, Vote
    from hundred.core.view import View


_UNITS = {
    "households": ("%(said)s household", "%(said)s households"),
    "members": ("%(said)s member", "%(said)s members"),
}
_YES = {
    ("cast", False): "At least %(share)s of those who said yes or no have to say yes.",
    ("cast", True): "More than %(share)s of those who said yes or no have to say yes.",
    ("participating", False): "At least %(share)s of all who take part have to say yes.",
    ("participating", True): "More than %(share)s of all who take part have to say yes.",
    ("eligible", False): "At least %(share)s of all who may vote have to say yes.",
    ("eligible", True): "More than %(share)s of all who may vote have to say yes.",
}


def paragraph(*lines: Markup) -> Markup:
    """Return a paragraph of those of the lines that say something."""
    return Markup("<p>{}</p>\n").format(Markup("<br>").join(line for line in lines if line))


def asked_facts(view: View, question: Question) -> Markup:
    """Return who asked, where that may be said, when, and about which articles."""
    asker, day = view.person(question.asked_by) if question.asked_by else None, view.day(question.asked)
    said = view.say("Asked on %(day)s") % {"day": day}
    if asker:
        said = view.say("Asked by %(who)s on %(day)s") % {"who": asker.name, "day": day}
    articles = escape(view.say(", ")).join(_article_link(view, id_) for id_ in question.articles)
    about = escape(f"{view.say('What it is about')}{view.say(': ')}") + articles if articles else Markup()
    return paragraph(escape(said), about)


def voting_facts(view: View, vote: Vote, question: Record | None) -> Markup:
    """Return on what, from when till when, and how one votes."""
    span = term(view, vote)
    words = _moment(view, span.opens)
    words += f" – {_moment(view, span.closes)}" if span.closes != span.opens else ""
    words += f" ({span.zone})" if span.zone else ""
    link = Markup('<a href="{}">{}</a>').format(view.web(question), view.title(question)) if question else Markup()
    return paragraph(link, escape(words), escape(view.say("Secret ballot") if vote.secret else view.say("Open ballot")))


def result_facts(view: View, vote: Vote) -> Markup:
    """Return the count by every measure: the amounts, what was needed, and whether that was reached."""
    return Markup().join(_measure(view, tell(one, view.lang), alone=len(vote.measures) == 1) for one in vote.measures)


def effects_list(view: View, version: Version, done: Mapping[str, tuple[str, ...]], *, first: bool) -> Markup:
    """Return what a version did to which articles; of the `first` version only how many it has."""
    articles = version.articles[version.text(view.lang).lang]
    if first:
        count = sum(one.kind in {"article", "definitions"} for one in articles)
        said = view.catalogue.ngettext("%(num)s article", "%(num)s articles", count) % {"num": count}
        return paragraph(escape(said))
    order = {one.id: place for place, one in enumerate(articles)}
    rows = []
    for effect in EFFECTS:
        ids = sorted(
            (id_ for id_, effects in done.items() if effect in effects), key=lambda id_: (order.get(id_, len(order)), id_)
        )
        if ids and effect != "renumbered":  # which follows from what is done to others
            links = escape(view.say(", ")).join(_article_link(view, id_) for id_ in ids)
            rows.append(Markup("<li>{}{}{}</li>\n").format(view.label("effect", effect), view.say(": "), links))
    return Markup("<ul>\n{}</ul>\n").format(Markup().join(rows)) if rows else Markup()


def _article_link(view: View, id: str) -> Markup:  # noqa: A002 - the word of the content
    address = web_address(view.settings.url, view.path(article_path(id)))
    return Markup('<a href="{}">{}</a>').format(address, view.community.ask(title_of, id, view.lang))


def _moment(view: View, value: date | datetime) -> str:
    return f"{view.day(value)} {value:%H:%M}" if isinstance(value, datetime) else view.day(value)


def _measure(view: View, one: ToldMeasure, *, alone: bool) -> Markup:
    say, colon = view.say, view.say(": ")
    heading = "" if alone else f"{view.label('by', 'area' if one.name == 'area' else one.unit)}{colon}"
    rows = [(name, amount) for name, amount, _ in one.rows if amount != "0" or name in {"yes", "no"}]
    counted = say(", ").join(view.label("said", name) % {"said": amount} for name, amount in rows)
    took = say("%(part)s of %(eligible)s took part") % {
        "part": one.participating,
        "eligible": _counted(view, one.eligible, one),
    }
    quorum = _hurdle(view, say("Quorum"), _quorum_rule(view, one), one.quorum) if one.quorum else Markup()
    majority = _hurdle(view, say("Majority"), say(_YES[one.majority.base or "eligible", one.majority.strict]), one.majority)
    return paragraph(escape(f"{heading}{took}{colon}{counted}{say('.')}"), quorum, majority)


def _counted(view: View, said: str, one: ToldMeasure) -> str:
    """Return an amount with what is counted."""
    if one.name == "area":
        return view.say("%(said)s m²") % {"said": said}
    single, several = _UNITS.get(one.unit, ("%(said)s person", "%(said)s people"))
    return view.catalogue.ngettext(single, several, one.whole) % {"said": said}


def _quorum_rule(view: View, one: ToldMeasure) -> str:
    asked = one.quorum
    if asked is None or asked.base:
        more = asked is not None and asked.strict
        said = "More than %(share)s of all who may vote have to take part."
        return view.say(said if more else "At least %(share)s of all who may vote have to take part.")
    said = "More than %(number)s have to take part." if asked.strict else "At least %(number)s have to take part."
    return view.say(said) % {"number": _counted(view, asked.needed, one)}


def _hurdle(view: View, called: str, rule: str, one: ToldHurdle) -> Markup:
    rule = rule % {"share": one.share} if "%(share)s" in rule else rule
    got = view.say("%(got)s of %(of)s") % {"got": one.got, "of": one.of}
    part = f" ({one.part} {'=' if one.exact else '≈'} {one.percent}%)" if one.part else ""
    reached = view.say("reached") if one.reached else view.say("not reached")
    gap = "" if view.lang.startswith("zh") else " "  # after a full stop
    return escape(f"{called}{view.say(': ')}{rule}{gap}{got}{part} · {reached}")
