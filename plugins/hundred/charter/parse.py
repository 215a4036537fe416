"""Charter files: the field table, and how it becomes a Version with its articles in every language."""

from __future__ import annotations

import re

from hundred.charter.articles import split_articles
from hundred.charter.canon import compose, digest_of
from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Article, Text, Version
from hundred.core.moments import Day
from hundred.core.problems import Place, Report
from hundred.core.scalars import Choice, Ref, Slug, Words

_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){0,3}\Z")

FIELDS = (
    common.TITLE,
    Field(
        name="version", type=Words(limit=20), required=True, example="2.0",
        help="The version's number, the same as the file's name.", help_zh="版本号，与文件名相同。",
    ),
    Field(
        name="status", type=Choice(("draft", "voting", "adopted", "repealed")), example="adopted",
        help="draft (the default; not published), voting, adopted or repealed. In force and superseded follow from the dates.",
        help_zh="draft（草案，默认，不公开）、voting（表决中）、adopted（已通过）或 repealed（已废止）。是否生效由日期推算。",
    ),
    Field(name="adopted", type=Day(), example="2026-04-19", help="The day it was adopted.", help_zh="通过日期。"),
    Field(name="effective", type=Day(), example="2026-05-01", help="The first day it is in force.", help_zh="生效日期。"),
    Field(name="supersedes", type=Ref("charter"), example="1.0", help="The version it replaces.", help_zh="所取代的版本。"),
    Field(
        name="amendments", type=ListOf(Slug()), later=True,
        help="The questions that led to the changes.", help_zh="引出修改的议题。",
    ),
    common.SUMMARY,
    common.DATE,
    common.MODIFIED,
    common.LANG,
)  # fmt: skip


def build(draft: Draft) -> Version | None:
    """Return the version that a draft describes, or None while it is a draft."""
    values, report = draft.values, draft.report
    version = values["version"] or ""
    if version and version != draft.id:
        cure = f"write  version: {draft.id}  or rename the file to {version}.md"
        report.error(values.place("version"), "version", f"the file is named {draft.id}, the version is '{version}'", cure)
    if not _VERSION.match(draft.id):
        cure = "name the file by its version, as in 2.0.md"
        report.error(common.START, "version", f"'{draft.id}' is not a version", cure)
    _check_dates(draft)
    articles = {
        text.lang: split_articles(draft.bodies[text.path], text.body_line, report_of(draft, text)) for text in draft.texts
    }
    _check_translations(draft, articles)
    if values["status"] in {None, "draft"}:
        return None
    return Version(
        **common.identity(draft, first="adopted"),
        status=values["status"],
        adopted=values["adopted"],
        effective=values["effective"],
        supersedes=values["supersedes"] or "",
        articles=articles,
        digests={text.lang: digest_of(compose(text.title, draft.id, text.lang, articles[text.lang])) for text in draft.texts},
    )


def report_of(draft: Draft, text: Text) -> Report:
    """Return the report of the file that `text` comes from."""
    return draft.reports[text.path]


def _check_dates(draft: Draft) -> None:
    values = draft.values
    if values["status"] in {"adopted", "repealed"}:
        for name in ("adopted", "effective"):
            if values[name] is None and name not in values.places:
                cure = f"add a line  {name}: 2026-05-01"
                draft.report.error(values.place("status"), "missing", f"an adopted version needs '{name}'", cure)
    if values["adopted"] and values["effective"] and values["effective"] < values["adopted"]:
        cure = "a version takes effect on the day it is adopted or later"
        draft.report.error(values.place("effective"), "date-order", "it takes effect before it is adopted", cure)


def _check_translations(draft: Draft, articles: dict[str, tuple[Article, ...]]) -> None:
    """Report articles that a translation lacks or has too many: the ids are the same in every language."""
    source = [article.id for article in articles[draft.texts[0].lang]]
    for text in draft.texts[1:]:
        found = {article.id: article for article in articles[text.lang]}
        report = report_of(draft, text)
        for id_ in source:
            if id_ not in found:
                cure = f"translate it under  ## … {{#{id_}}}"
                report.error(Place(line=text.body_line), "translation", f"the article '{id_}' is not translated", cure)
        for id_, article in found.items():
            if id_ not in source:
                cure = f"there is no such article in {draft.path}: correct the id, or delete it"
                report.error(Place(line=article.line), "translation", f"the original has no article '{id_}'", cure)


KIND = Kind(name="charter", folder="charter", label="Charter", label_zh="公约", fields=FIELDS, build=build, dotted=True)
