"""The pages of the charter: what is in force, and every version at its permanent address."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.charter.assembly.asking import any_asked
from hundred.charter.assembly.brief import questions_behind, votes_running
from hundred.charter.assembly.plan import LIST, plan_assembly
from hundred.charter.compare_plan import plan_articles, plan_compare
from hundred.charter.force import repealed_in, standing, standings, successor
from hundred.charter.listing import JSON, SCHEMA_PATH, charter_json
from hundred.charter.schema import schema_bytes
from hundred.charter.signatures.questions import signable, tally
from hundred.charter.texts import plan_texts, text_path
from hundred.charter.timeline import timeline, years
from hundred.charter.translations import outdated
from hundred.core import alternates
from hundred.core.outputs import Blob, Sheet
from hundred.core.pages import page_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Version
    from hundred.core.outputs import Page
    from hundred.core.view import View

_NOW = "/charter/"
_TIMELINE = "/charter/timeline/"


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield every page of the charter in the language of `view`, and its texts; nothing without a charter."""
    community = view.community
    yield from plan_assembly(view)
    versions = community.versions
    if not versions:
        return
    yield _page(view, community.in_force(community.today) or versions[-1], _NOW)
    for version in versions:
        yield _page(view, version, version.address)
        yield from plan_texts(view, version)
    yield from plan_compare(view)
    yield from plan_articles(view)
    yield page_at(view, _TIMELINE, kind="timeline", template="charter/timeline.html", fill=partial(_timeline, view))
    if view.lang == view.settings.lang:
        yield Blob(path=JSON, make=partial(charter_json, view), source="charter.json")
        yield Blob(path=SCHEMA_PATH, make=partial(_schema, view), source="charter/charter.schema.json")


def _page(view: View, version: Version, neutral: str) -> Page:
    fill = partial(_version, view, version, neutral)
    facts = {"changed": version.changed, "source": version.path}
    return page_at(view, neutral, kind="charter", template="charter/version.html", fill=fill, **facts)


def _version(view: View, version: Version, neutral: str) -> Sheet:
    community, text = view.community, view.text(version)
    older, newer = community.around(version)
    state, until, current = community.ask(standing, version.id)
    after = community.ask(successor, version.id)
    # All versions have one title; only /charter/ is the charter itself.
    number = view.say("Version %(version)s") % {"version": version.id}
    return Sheet(
        title=text.title if neutral == _NOW else f"{text.title} · {number}",
        description=text.summary,
        alternates=alternates.charter(view),
        data={
            "version": version,
            "articles": version.articles[text.lang],
            "text_lang": text.lang,
            "state": state,
            "current": community.find("charter", current) if current else None,
            "until": until,
            "older": older,
            "newer": newer,
            "successor": community.find("charter", after) if after else None,
            "versions": [(community.find("charter", id_), how) for id_, how in community.ask(standings)],
            "permanent": view.href(version),
            "signed": community.ask(tally, version.id).total if version.id in community.ask(signable) else None,
            "repealed": dict(community.ask(repealed_in, version.id)),
            "texts": [
                (lang, version.digests[lang], *(text_path(version, lang, ending) for ending in ("txt", "md", "pdf")))
                for lang in version.langs
            ],
            "outdated": outdated(version, text.lang),
            "timeline": view.path(_TIMELINE),
            "json": JSON,
            "decided": questions_behind(view, version.id),
            "running": votes_running(view, "" if neutral == _NOW else version.id),
            "questions": view.path(LIST) if community.ask(any_asked) else "",
        },
    )


def _schema(_: View) -> bytes:
    return schema_bytes()


def _timeline(view: View) -> Sheet:
    spans = view.community.ask(timeline)
    states = dict(view.community.ask(standings))
    return Sheet(
        title=view.say("What held when"),
        description=view.say("Which version of the charter was in force on which day."),
        alternates=alternates.charter(view),
        data={"spans": spans, "years": years(spans), "states": states, "json": JSON},
    )
