"""charter.json: every version with its days, texts, digests and articles, every question and every vote, for programs.

`charter/schema.py` says what each key holds; the site publishes it beside the file. Only how questions and votes stand
depends on the day it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.charter.assembly.listing import questions, votes
from hundred.charter.texts import text_path
from hundred.charter.timeline import timeline
from hundred.charter.translations import outdated
from hundred.core.dump import dump
from hundred.core.paths import web_address

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.model import Version
    from hundred.core.view import View

JSON = "/charter/charter.json"
SCHEMA_PATH = "/charter/charter.schema.json"


def charter_json(view: View) -> bytes:
    """Return the whole charter as JSON (UTF-8), versions oldest first."""
    site = view.settings.url
    document = {
        "$schema": web_address(site, SCHEMA_PATH),
        "url": web_address(site, "/charter/"),
        "in_force": [
            {"version": span.version or None, "from": str(span.first), "until": _day(span.last)}
            for span in view.community.ask(timeline)
        ],
        "versions": [_version(view, version) for version in view.community.versions],
        "questions": questions(view),
        "votes": votes(view),
    }
    return f"{dump(document)}\n".encode()


def _version(view: View, version: Version) -> dict[str, Any]:
    return {
        "version": version.id,
        "status": version.status,
        "adopted": _day(version.adopted),
        "effective": _day(version.effective),
        "repealed": _day(version.repealed),
        "supersedes": version.supersedes or None,
        "prevailing": list(version.prevailing),
        "url": web_address(view.settings.url, version.address),
        "texts": [_text(view, version, lang) for lang in version.langs],
    }


def _text(view: View, version: Version, lang: str) -> dict[str, Any]:
    text, site = version.text(lang), view.settings.url
    tree = "" if lang == view.settings.lang else f"/{lang}"
    page = web_address(site, tree + version.address)
    return {
        "language": lang,
        "original": lang == version.original.lang,
        "outdated": outdated(version, lang),
        "title": text.title,
        "summary": text.summary,
        "sha256": version.digests[lang],
        "url": page,
        "text": web_address(site, text_path(version, lang)),
        "markdown": web_address(site, text_path(version, lang, "md")),
        "pdf": web_address(site, text_path(version, lang, "pdf")) if view.settings.charter.pdf else None,
        "articles": [
            {
                "id": one.id,
                "kind": one.kind,
                "number": one.number,
                "title": one.title,
                "clauses": one.clauses,
                "url": f"{page}#{one.id}",
            }
            for one in version.articles[lang]
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else str(day)
