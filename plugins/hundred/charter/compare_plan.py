"""The pages on which versions are compared, and those that follow one article through all of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.assembly.asking import asked_of
from hundred.charter.assembly.brief import question_in_brief
from hundred.charter.compare import article_path, compare_path, compared, effects, ids_of, shared_lang
from hundred.charter.force import standing, standings
from hundred.core import alternates
from hundred.core.community import question
from hundred.core.outputs import Sheet
from hundred.core.pages import page_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.core.community import Community
    from hundred.core.model import Article, Version
    from hundred.core.outputs import Page
    from hundred.core.view import View

Step = tuple[str, str, tuple[str, ...]]
"""The version before, the version, and what was done to an article from one to the other."""


def plan_compare(view: View) -> Iterator[Page]:
    """Yield a page for each pair of versions, and one to choose a pair from; none while there is one version only."""
    versions = view.community.versions
    if len(versions) < 2:  # noqa: PLR2004 - a comparison takes two
        return
    yield page_at(view, "/charter/compare/", kind="compare", template="charter/compared.html", fill=partial(_choice, view))
    for old, new in compared(versions):
        neutral, fill = compare_path(old.id, new.id), partial(_compare, view, old, new)
        facts = {"changed": new.changed, "source": new.path}
        yield page_at(view, neutral, kind="compare", template="charter/compare.html", fill=fill, **facts)


def plan_articles(view: View) -> Iterator[Page]:
    """Yield a page for each article there ever was, and one that lists them."""
    versions = view.community.versions
    yield page_at(view, "/charter/articles/", kind="articles", template="charter/articles.html", fill=partial(_articles, view))
    for id_ in ids_of(versions):
        fill = partial(_article, view, id_)
        yield page_at(view, article_path(id_), kind="article", template="charter/article.html", fill=fill)


def _choice(view: View) -> Sheet:
    versions = view.community.versions
    there = {(old.id, new.id) for old, new in compared(versions)}
    return Sheet(
        title=view.say("Compare versions"),
        description=view.say("What changed in the charter from any version to any later one."),
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={"versions": versions, "there": there},
    )


def _compare(view: View, old: Version, new: Version) -> Sheet:
    lang, numbers = shared_lang(old, new, view.lang, view.settings.languages), {"old": old.id, "new": new.id}
    earlier, later = view.community.ask(neighbours, old.id, new.id)
    return Sheet(
        title=view.say("From version %(old)s to %(new)s") % numbers,
        description=view.say("What changed in the charter from version %(old)s to version %(new)s, word by word.") % numbers,
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={
            "old": old,
            "new": new,
            "asked_lang": lang,
            "text_lang": new.text(lang).lang,
            "earlier": earlier,
            "later": later,
            "brief": partial(question_in_brief, view),
        },
    )


def _articles(view: View) -> Sheet:
    community = view.community
    rows = []
    for id_ in community.ask(all_ids):
        steps, last, state = community.ask(history, id_)
        version = _version(community, last)
        rows.append({"id": id_, "version": version, "article": _in(version, id_, view.lang), "state": state, "steps": steps})
    return Sheet(
        title=view.say("The articles and their history"),
        description=view.say("Every article of the charter, with what became of it."),
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={"rows": rows},
    )


def _article(view: View, id: str) -> Sheet:  # noqa: A002 - the word of the content
    community = view.community
    steps, last, state = community.ask(history, id)
    version = _version(community, last)
    article = _in(version, id, view.lang)
    found = []
    for before, after, done in reversed(steps):
        old, new = _version(community, before) if before else None, _version(community, after)
        lang = shared_lang(old, new, view.lang, view.settings.languages) if old else view.lang
        step = {"old": old, "new": new, "done": done, "asked_lang": lang, "lang": new.text(lang).lang}
        found.append(step | {"standing": community.ask(standing, after)[0]})
    return Sheet(
        title=view.say("%(article)s: the article and its history") % {"article": article.title},
        description=view.say("What the article says, since when, and how it came to say so."),
        alternates=alternates.feeds(view, article.title, "article", id),
        data={
            "id": id,
            "version": version,
            "article": article,
            "state": state,
            "steps": found,
            "questions": [question_in_brief(view, one) for one in community.ask(asked_of, id)],
            "brief": partial(question_in_brief, view),
        },
    )


def _version(community: Community, id: str) -> Version:  # noqa: A002
    found: Version = community.find("charter", id)  # type: ignore[assignment] # the id is that of a version
    return found


def _in(version: Version, id: str, lang: str) -> Article:  # noqa: A002
    return next(one for one in version.articles[version.text(lang).lang] if one.id == id)


@question
def all_ids(community: Community) -> tuple[str, ...]:
    """Return the ids of all articles there ever were."""
    return tuple(ids_of(community.versions))


@question
def neighbours(community: Community, old: str, new: str) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return the pairs of versions to compare before and after this one, where the version between is the same."""
    versions = [one.id for one in community.versions]
    first, last = versions.index(old), versions.index(new)
    pairs = {(one.id, other.id) for one, other in compared(community.versions)}
    earlier = (versions[first - 1], old) if first else None
    later = (new, versions[last + 1]) if last + 1 < len(versions) else None
    return earlier if earlier in pairs else None, later if later in pairs else None


@question
def history(community: Community, id: str) -> tuple[tuple[Step, ...], str, str]:  # noqa: A002 - the word of the content
    """Return what was done to an article from version to version, oldest first, the version to read it in, and its state.

    That is the version in force where the article is in it, else the last one that has it. The state is `in-force`,
    `future` for one that no version in force has yet, or `repealed`.
    """
    states = dict(community.ask(standings))
    steps: list[Step] = []
    having = []
    before: Version | None = None
    for version in community.versions:
        done = community.ask(changes, before.id if before else "", version.id).get(id)
        if done:
            steps.append((before.id if before else "", version.id, done))
        if any(one.id == id for one in _texts(version)):
            having.append(version.id)
        before = version
    current = next((one for one in having if states[one] == "in-force"), "")
    if current:
        (version,) = (one for one in community.versions if one.id == current)
        gone = next(one for one in _texts(version) if one.id == id).repealed
        return tuple(steps), current, "repealed" if gone else "in-force"
    coming = all(states[one] in {"future", "voting"} for one in having)
    return tuple(steps), having[-1], "future" if coming else "repealed"


@question
def changes(community: Community, old: str, new: str) -> dict[str, tuple[str, ...]]:
    """Return by id what was done to the articles from the version `old`, or from nothing, to `new`."""
    by_id = {one.id: one for one in community.versions}
    return effects(_texts(by_id[old]) if old else (), _texts(by_id[new]))


def _texts(version: Version) -> Sequence[Article]:
    return version.articles[version.original.lang]
