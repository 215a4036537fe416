"""The pages of the charter: what is in force, and every version at its permanent address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.canon import canonical
from hundred.charter.compare_plan import plan_articles, plan_compare
from hundred.charter.force import standing, standings
from hundred.core import alternates
from hundred.core.outputs import Blob, Sheet
from hundred.core.pages import page_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Version
    from hundred.core.outputs import Page
    from hundred.core.view import View

_NOW = "/charter/"


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every page of the charter in the language of `view`, and with the first one the texts; none without a charter."""
    community = view.community
    versions = community.versions
    if not versions:
        return
    yield _page(view, community.in_force(community.today) or versions[-1], _NOW)
    for version in versions:
        yield _page(view, version, version.address)
        for lang in version.langs if view.lang == view.settings.lang else ():
            yield Blob(path=text_path(version, lang), make=partial(_text, view, version, lang), source=version.path)
    yield from plan_compare(view)
    yield from plan_articles(view)


def text_path(version: Version, lang: str) -> str:
    """Return the path of the canonical text of a version in a language; it is the same in every language's tree."""
    return f"{version.address}charter.{lang}.txt"


def _text(_: View, version: Version, lang: str) -> bytes:
    return canonical(version, lang).encode()


def _page(view: View, version: Version, neutral: str) -> Page:
    fill = partial(_version, view, version, neutral)
    facts = {"changed": version.changed, "source": version.path}
    return page_at(view, neutral, kind="charter", template="charter/version.html", fill=fill, **facts)


def _version(view: View, version: Version, neutral: str) -> Sheet:
    community, text = view.community, view.text(version)
    older, newer = community.around(version)
    state, until, current = community.ask(standing, version.id)
    # All versions have one title; only /charter/ is the charter itself.
    number = view.say("Version %(version)s") % {"version": version.id}
    return Sheet(
        title=text.title if neutral == _NOW else f"{text.title} · {number}",
        description=text.summary,
        alternates=alternates.feeds(view, view.say("Charter"), "charter"),
        data={
            "version": version,
            "articles": version.articles[text.lang],
            "text_lang": text.lang,
            "state": state,
            "current": community.find("charter", current) if current else None,
            "until": until,
            "older": older,
            "newer": newer,
            "versions": [(community.find("charter", id_), how) for id_, how in community.ask(standings)],
            "permanent": view.href(version),
        },
    )
