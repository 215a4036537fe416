"""The articles of a version: level-two headings with a permanent id; numbers are counted, never typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.model import Article
from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.core.problems import Report

_HEADING = re.compile(r"##(?!#)[ \t]*(?P<title>.*?)[ \t]*(?:\{#(?P<id>[^}]*)\})?[ \t]*#*[ \t]*\Z")
_DEEPER = re.compile(r"#(?!#)[ \t]*\S")  # Markdown wants no blank after the mark
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_TYPED = re.compile(r"(?:第[〇零一二三四五六七八九十百\d]+条|Article\s+\d+|§\s*\d+|\d+[.)、])\s*")
REFERENCE = re.compile(r"\[#(?P<id>[^\]\s]+)\]")
UNNUMBERED = frozenset({"preamble"})


def split_articles(body: str, first_line: int, report: Report) -> tuple[Article, ...]:
    """Return the articles of a version's `body`, which starts on `first_line` of its file, reporting every fault."""
    found: dict[str, Article] = {}
    number = 0
    for line, title, id_, text in _sections(body, first_line, report):
        if not _ID.match(id_):
            cure = f"write  ## {title} {{#short-name}}  with small letters, digits and hyphens"
            what = f"'{id_}' cannot be the id of an article" if id_ else f"the article '{title}' has no id"
            report.error(Place(line=line, width=max(1, len(report.lines[line - 1]))), "article-id", what, cure)
            continue
        if id_ in found:
            cure = "ids are permanent and belong to one article: give this one another"
            report.error(
                Place(line=line),
                "duplicate-article",
                f"'{id_}' is already the id of the article on line {found[id_].line}",
                cure,
            )
            continue
        typed = _TYPED.match(title)
        if typed:
            cure = f"numbers are counted by the site: write  ## {title[typed.end() :]} {{#{id_}}}"
            report.error(
                Place(line=line, col=4, width=len(typed[0])), "article-number", "the number of the article is typed", cure
            )
        if id_ not in UNNUMBERED:
            number += 1
        found[id_] = Article(id=id_, title=title, number=None if id_ in UNNUMBERED else number, body=text, line=line)
    _check_references(body, first_line, set(found), report)
    if not found:
        cure = "write each article under a heading:  ## Walking dogs {#dogs}"
        report.error(Place(line=first_line), "no-articles", "the version has no articles", cure)
    return tuple(found.values())


def _sections(body: str, first_line: int, report: Report) -> Iterator[tuple[int, str, str, str]]:
    """Yield (line, title, id, text) of every section under a level-two heading."""
    lines = body.split("\n")
    heads = [(number, match) for number, line in enumerate(lines) if (match := _HEADING.match(line))]
    start = heads[0][0] if heads else len(lines)
    for number, line in enumerate(lines[:start]):
        if line.strip():
            cure = "put it under  ## Preamble {#preamble}"
            report.error(Place(line=first_line + number, width=len(line)), "outside", "this text belongs to no article", cure)
            break
    for number, line in enumerate(lines):
        if _DEEPER.match(line):
            cure = "write articles with two marks:  ## Title {#id}"
            report.error(
                Place(line=first_line + number, width=len(line)), "heading", "a version has no headings of level one", cure
            )
    ends = [number for number, _ in heads[1:]] + [len(lines)]
    for (number, match), end in zip(heads, ends, strict=False):  # without heads there is an end too many
        yield first_line + number, match["title"], match["id"] or "", "\n".join(lines[number + 1 : end]).strip("\n")


def _check_references(body: str, first_line: int, ids: Iterable[str], report: Report) -> None:
    known = set(ids)
    for number, line in enumerate(body.split("\n"), first_line):
        for match in REFERENCE.finditer(line):
            if match["id"] not in known:
                cure = did_you_mean(match["id"], known) or "name the id of an article of this version"
                place = Place(line=number, col=match.start() + 1, width=len(match[0]))
                report.error(place, "no-article", f"there is no article '{match['id']}' in this version", cure)
