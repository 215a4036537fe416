"""Charter files: the field table, and how it becomes a Version with its articles in every language."""

from __future__ import annotations

import re

from hundred.charter.amendments import AMENDMENT, read_amendments
from hundred.charter.articles import split_articles
from hundred.charter.canon import compose, digest_of
from hundred.charter.letters import check_letters
from hundred.charter.translations import SOURCE, check_translations, prevailing
from hundred.core import common
from hundred.core.fields import Field, ListOf
from hundred.core.kind import Draft, Kind
from hundred.core.model import Version
from hundred.core.moments import Day
from hundred.core.scalars import Choice, Lang, Ref, Words

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
    Field(
        name="repealed", type=Day(), example="2031-01-01",
        help="The first day on which it no longer holds, where nothing takes its place.",
        help_zh="失效日期：自这一天起不再有效（没有新版本接替时才写）。",
    ),
    Field(
        name="prevailing", type=ListOf(Lang()), example="zh-Hans",
        help="The language whose text decides where two differ, or all of them if they are equal; "
        "default: the setting, else the original's.",
        help_zh="文本不一致时以哪种语言为准；几种语言同等有效就都列出。默认取设置，再取原文的语言。",
    ),
    Field(
        name=SOURCE, type=Words(limit=64), translatable=True, example="9f86d081884c7d65",
        help="In a translation: the digest of the original that it was made from, or its beginning; "
        "`hundred charter digest` prints it.",
        help_zh="只写在译文里：译自哪一份原文，即原文的摘要（可只写开头）。`hundred charter digest` 会打印出来。",
    ),
    Field(name="supersedes", type=Ref("charter"), example="1.0", help="The version it replaces.", help_zh="所取代的版本。"),
    Field(
        name="amendments", type=ListOf(AMENDMENT), example="[{article: dogs, effect: amended}]",
        help="What was done to which article, and by which question. Held against the text.",
        help_zh="对哪一条做了什么，由哪个议题引出。会与文本核对。",
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
    repealed_count = draft.settings.charter.repealed == "numbered"
    articles = {}
    for text in draft.texts:
        own, body = draft.reports[text.path], draft.bodies[text.path]
        check_letters("\n".join(own.lines), 1, own)
        articles[text.lang] = split_articles(body, text.body_line, own, repealed_count=repealed_count)
    digests = {text.lang: digest_of(compose(text.title, draft.id, text.lang, articles[text.lang])) for text in draft.texts}
    check_translations(draft, articles, digests)
    deciding = prevailing(draft)
    if values["status"] in {None, "draft"}:
        return None
    return Version(
        **common.identity(draft, first="adopted"),
        status=values["status"],
        adopted=values["adopted"],
        effective=values["effective"],
        repealed=values["repealed"],
        supersedes=values["supersedes"] or "",
        prevailing=deciding,
        amendments=read_amendments(values["amendments"]),
        articles=articles,
        digests=digests,
    )


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
    if values["repealed"]:
        if values["status"] != "repealed":
            cure = "write  status: repealed  or leave the day out"
            draft.report.error(values.place("repealed"), "date-order", "it has a day of repeal and is not repealed", cure)
        elif values["effective"] and values["repealed"] <= values["effective"]:
            cure = "leave the day out where it was never in force"
            draft.report.error(values.place("repealed"), "date-order", "it is repealed before it takes effect", cure)


KIND = Kind(name="charter", folder="charter", label="Charter", label_zh="公约", fields=FIELDS, build=build, dotted=True)
