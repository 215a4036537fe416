"""The chronicle in words: what happened to the charter, as its feeds tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from hundred.charter.assembly.asking import text_voted_on
from hundred.charter.chronicle_words import asked_facts, effects_list, paragraph, result_facts, voting_facts
from hundred.charter.compare import article_path, compare_path, shared_lang
from hundred.charter.compare_plan import changes, history
from hundred.charter.happenings import before, followed, happening, happenings
from hundred.core.chronicle import Happening, Telling
from hundred.core.model import Question, Version, Vote
from hundred.core.paths import web_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.core.community import Community
    from hundred.core.model import Article, Record
    from hundred.core.view import View


class Redlined(Protocol):
    """An article of two versions compared, as HTML."""

    @property
    def title(self) -> Markup:
        """Return its title with what was changed marked."""
        ...

    @property
    def body(self) -> Markup:
        """Return its text with what was changed marked."""
        ...


class Redliner(Protocol):
    """Compares articles."""

    def of(self, id: str, old: Version, new: Version, lang: str) -> Redlined:  # noqa: A002 - the word of the content
        """Return an article of two versions compared."""
        ...

    def still(self, version: Version, article: Article, lang: str) -> Markup:
        """Return the text of an article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterChronicle:
    """Tells what happened. `render` gives the body of a record as safe HTML, `redlines` compares articles."""

    render: Callable[[Record], str]
    redlines: Redliner

    @staticmethod
    def articles(community: Community) -> tuple[str, ...]:
        """Return the ids of the articles that can be followed."""
        return community.ask(followed)

    @staticmethod
    def of(community: Community, article: str) -> tuple[Happening, ...]:
        """Return what happened to the charter, or to one article."""
        return community.ask(happenings, article)

    @staticmethod
    def find(community: Community, id: str) -> Happening | None:  # noqa: A002
        """Return the happening of that id."""
        return community.ask(happening, id)

    @staticmethod
    def about(view: View, article: str) -> tuple[str, str]:
        """Return what an article is called in the version to read it in, and the path of its page."""
        version = view.community.find("charter", view.community.ask(history, article)[1])
        found = version.article(article, view.lang) if isinstance(version, Version) else None
        return found.title if found else article, article_path(article)

    def tell(self, view: View, one: Happening) -> Telling:
        """Return a happening in words."""
        record = view.community.find(one.record, one.named)
        if isinstance(record, Question):
            return self._question(view, record)
        if isinstance(record, Vote):
            return _vote(view, record, one)
        if isinstance(record, Version):
            return self._article(view, record, one.article) if one.article else self._version(view, record, one.what)
        message = f"nothing is known of {one.id}"
        raise TypeError(message)

    def _question(self, view: View, record: Question) -> Telling:
        text = view.text(record)
        asker = view.person(record.asked_by) if record.asked_by else None
        return Telling(
            title=view.say("Question: %(title)s") % {"title": text.title},
            summary=text.summary,
            html=asked_facts(view, record) + Markup(self.render(record)),  # noqa: S704 - sanitised
            path=record.address,
            lang=text.lang,
            authors=(asker.name,) if asker else (),
        )

    def _version(self, view: View, record: Version, what: str) -> Telling:
        """Return the adoption of a version with all of its text, or, with its changes alone, that it takes effect or ends."""
        text, old = view.text(record), view.community.ask(before, record.id)
        words = {
            "adopted": "Version %(version)s put to the vote" if record.status == "voting" else "Version %(version)s adopted",
            "effective": "Version %(version)s in force",
            "repealed": "Version %(version)s repealed",
        }
        html = _days(view, record)
        if what != "repealed":
            html += effects_list(view, record, view.community.ask(changes, old, record.id), first=not old)
            html += _compare_link(view, old, record) if old else Markup()
        if what == "adopted":
            html += Markup(self.render(record))  # noqa: S704 - sanitised
        title = text.title.removesuffix(record.id).strip() or record.id
        return Telling(
            title=f"{view.say(words[what]) % {'version': record.id}} · {title}",
            summary=text.summary,
            html=html,
            path=record.address,
            lang=text.lang,
        )

    def _article(self, view: View, new: Version, id: str) -> Telling:  # noqa: A002
        """Return what a version did to an article, with every word that changed."""
        community = view.community
        older = community.find("charter", community.ask(before, new.id) or new.id)
        old: Version | None = older if isinstance(older, Version) and older.id != new.id else None
        done = community.ask(changes, old.id if old else "", new.id)[id]
        lang = shared_lang(old, new, view.lang, view.settings.languages) if old else view.lang
        was, now = old.article(id, lang) if old else None, new.article(id, lang)
        effects = view.say(", ").join(view.label("effect", one) for one in done if one != "renumbered")
        html = _days(view, new)
        if "repealed" in done:
            title = was.title if was else id
        elif old and was and "added" not in done:
            one = self.redlines.of(id, old, new, lang)
            title = now.title if now else id
            html += one.body if "amended" in done else paragraph(escape(view.say("Not a word was changed.")))
            html = paragraph(Markup("<strong>{}</strong>").format(one.title)) + html if title != was.title else html
        else:
            title = now.title if now else id
            html += self.redlines.still(new, now, lang) if now else Markup()
        html += _compare_link(view, old.id, new) if old else Markup()
        decided = "Version %(version)s put to the vote" if new.status == "voting" else "Version %(version)s adopted"
        said = view.say(decided) % {"version": new.id}
        return Telling(
            title=f"{title}{view.say(': ')}{effects} · {said}",
            summary="",
            html=html,
            path=f"{article_path(id)}#in_{new.id}",
            lang=new.text(lang).lang,
        )


def _vote(view: View, vote: Vote, one: Happening) -> Telling:
    """Return that a vote is open, or its result; a vote is called by its question."""
    question = view.community.find("question", vote.question)
    text = question.text(view.lang) if question else view.text(vote)
    title, told = text.title or vote.id, one.what == "result"
    if told:
        said = view.say("The vote: %(result)s · %(title)s") % {"result": view.label("vote", vote.outcome), "title": title}
    else:
        said = view.say("The vote is open: %(title)s") % {"title": title}
    html = voting_facts(view, vote, question)
    if told:
        html += result_facts(view, vote)
    elif vote.digest:
        html += _text_link(view, vote)
    return Telling(title=said, summary=text.summary, html=html, path=vote.address, lang=text.lang)


def _text_link(view: View, vote: Vote) -> Markup:
    kind, id_, _ = view.community.ask(text_voted_on, vote.digest)
    record = view.community.find(kind, id_) if kind else None
    if record is None:
        return Markup()
    said = f"{view.title(record)} {record.id}" if isinstance(record, Version) else view.title(record)
    link = Markup('<a href="{}">{}</a> <code>{}</code>').format(view.web(record), said, vote.digest)
    return paragraph(escape(f"{view.say('The text voted on')}{view.say(': ')}") + link)


def _days(view: View, version: Version) -> Markup:
    said = [(view.say("Adopted"), version.adopted), (view.say("Takes effect"), version.effective)]
    said += [(view.say("Repealed"), version.repealed)]
    colon = view.say(": ")
    link = Markup('<a href="{}">{}</a>').format(view.web(version), view.say("Version %(version)s") % {"version": version.id})
    return paragraph(link, *(escape(f"{word}{colon}{view.day(day)}") for word, day in said if day))


def _compare_link(view: View, old: str, new: Version) -> Markup:
    said = view.say("All changes from version %(old)s to %(new)s") % {"old": old, "new": new.id}
    address = web_address(view.settings.url, view.path(compare_path(old, new.id)))
    return paragraph(Markup('<a href="{}">{}</a>').format(address, said))
