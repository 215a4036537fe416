"""What a question is about and what came of it, by the titles that readers know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.charter.assembly.asking import came_of
from hundred.charter.compare import article_path, compare_path, compared
from hundred.charter.compare_plan import all_ids, history
from hundred.charter.force import standing
from hundred.core.community import question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.model import Question, Version
    from hundred.core.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedArticle:
    """An article as a version has it. `path` is where it is shown, `effects` is what was done to it there."""

    id: str
    title: str
    number: int | None
    lang: str
    path: str
    effects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """A version that a question led to: how it stands, what it changed, and the page that shows it word by word, or ''."""

    version: Version
    standing: str
    articles: tuple[NamedArticle, ...]
    compare: str
    before: str


def concerned(view: View, one: Question) -> Iterator[NamedArticle]:
    """Yield the articles that a question is about, as they read now or did last; those of a draft have no page yet."""
    known = view.community.ask(all_ids)
    for id_ in one.articles:
        if id_ in known:
            yield _named(view, id_, view.path(article_path(id_)))


def led_to(view: View, one: Question) -> Iterator[Led]:
    """Yield the versions that came of a question, oldest first."""
    ask = view.community.ask
    for id_, ids in ask(came_of, one.id):
        version = _version(view, id_)
        before = ask(compared_with, id_)
        path = view.path(compare_path(before, id_)) if before else ""
        articles = []
        for article in ids:
            own = f"{path}#{article}" if path else view.path(article_path(article))
            done = tuple(row.effect for row in version.amendments if row.article == article and row.question == one.id)
            articles.append(_named(view, article, own, version, done))
        yield Led(version=version, standing=ask(standing, id_)[0], articles=tuple(articles), compare=path, before=before)


@question
def compared_with(community: Community, id: str) -> str:  # noqa: A002 - the word of the content
    """Return the version before another one, to which it is compared, or ''."""
    return next((old.id for old, new in reversed(list(compared(community.versions))) if new.id == id), "")


def _named(view: View, id_: str, path: str, version: Version | None = None, effects: tuple[str, ...] = ()) -> NamedArticle:
    """Return an article as a version has it, else as the one has it in which it is to be read."""
    lang = version.text(view.lang).lang if version else ""
    article = version.article(id_, lang) if version else None
    if article is None:
        version = _version(view, view.community.ask(history, id_)[1])
        lang = version.text(view.lang).lang
        (article,) = (one for one in version.articles[lang] if one.id == id_)
    return NamedArticle(id=id_, title=article.title, number=article.number, lang=lang, path=path, effects=effects)


def _version(view: View, id_: str) -> Version:
    found: Version = view.community.find("charter", id_)  # type: ignore[assignment] # the id is that of a version
    return found
