"""The articles of a version: level-two headings with a permanent id; numbers are counted, never typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.charter.canon import tidy_gaps, tidy_lines
from hundred.core.model import Article
from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.core.problems import Report

_HEADING = re.compile(r"##(?!#)[ \t]*(?P<title>.*?)[ \t]*(?:\{:?(?P<marks>[ \t]*[#.][^}]*)\})?[ \t]*#*[ \t]*\Z")
_DEEPER = re.compile(r"#(?!#)[ \t]*\S")  # Markdown wants no blank after the mark
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_TYPED = re.compile(r"(?:第[〇零一二三四五六七八九十百\d]+条|Article\s+\d+|§\s*\d+|\d+[.)、])\s*")
_CLAUSE = re.compile(r"[ ]{0,3}\d{1,9}\.[ \t]+\S")
REFERENCE = re.compile(r"\[#(?P<id>[^\]\s]+)\]")
KINDS = ("preamble", "definitions", "repealed")


def split_articles(body: str, first_line: int, report: Report, *, repealed_count: bool = True) -> tuple[Article, ...]:
    """Return the articles of a version's `body`, which starts on `first_line` of its file, reporting every fault.

    With `repealed_count` an article that was repealed keeps its number; without, those after it move up.
    """
    found: dict[str, Article] = {}
    number = 0
    body = tidy_lines(body)
    for line, title, marks, text in _sections(body, first_line, report):
        id_, kind = _read_marks(title, marks, line, report)
        if not id_:
            continue
        if id_ in found:
            cure = "ids are permanent and belong to one article: give this one another"
            message = f"'{id_}' is already the id of the article on line {found[id_].line}"
            report.error(Place(line=line), "duplicate-article", message, cure)
            continue
        typed = _TYPED.match(title)
        if typed:
            cure = f"numbers are counted by the site: write  ## {title[typed.end() :]} {{#{id_}}}"
            place = Place(line=line, col=4, width=len(typed[0]))
            report.error(place, "article-number", "the number of the article is typed", cure)
        counts = kind != "preamble" and (kind != "repealed" or repealed_count)
        number += counts
        found[id_] = Article(
            id=id_,
            title=title,
            number=number if counts else None,
            body=tidy_gaps(text),
            line=line,
            kind=kind,
            clauses=_count_clauses(text),
        )
    articles = tuple(found.values())
    _check_references(body, first_line, articles, report)
    if not found:
        cure = "write each article under a heading:  ## Walking dogs {#dogs}"
        report.error(Place(line=first_line), "no-articles", "the version has no articles", cure)
    return articles


def find_target(id: str, articles: Sequence[Article]) -> tuple[Article, int] | None:  # noqa: A002 - the word of the content
    """Return the article that a reference names, with the number of the clause or 0: `dogs`, `dogs-2`; None for neither."""
    by_id = {one.id: one for one in articles}
    if id in by_id:
        return by_id[id], 0
    name, _, clause = id.rpartition("-")
    article = by_id.get(name)
    known = article is not None and clause.isascii() and clause.isdecimal() and clause[0] != "0" and len(clause) < 5  # noqa: PLR2004
    return (article, int(clause)) if article is not None and known and int(clause) <= article.clauses else None


def _sections(body: str, first_line: int, report: Report) -> Iterator[tuple[int, str, str | None, str]]:
    """Yield (line, title, what stands in braces, text) of every section under a level-two heading."""
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
        yield first_line + number, match["title"], match["marks"], "\n".join(lines[number + 1 : end])


def _read_marks(title: str, marks: str | None, line: int, report: Report) -> tuple[str, str]:
    """Return the id and kind of an article from the braces of its heading; no id after reporting why there is none."""
    words = (marks or "").split()
    id_ = next((word[1:] for word in words if word.startswith("#")), "")
    place = Place(line=line, width=max(1, len(report.lines[line - 1])))
    if not _ID.match(id_):
        cure = f"write  ## {title} {{#short-name}}  with small letters, digits and hyphens"
        what = f"'{id_}' cannot be the id of an article" if id_ else f"the article '{title}' has no id"
        report.error(place, "article-id", what, cure)
        return "", ""
    kind = "preamble" if id_ == "preamble" else "article"
    for word in words:
        if word == f"#{id_}":
            continue
        if word[0] == "." and word[1:] in KINDS:
            kind = word[1:]
        else:
            cure = f"write  ## {title} {{#{id_}}}  or add one of: " + " ".join(f".{one}" for one in KINDS)
            report.error(place, "article-mark", f"'{word}' says nothing of an article", cure)
    return id_, kind


def _count_clauses(text: str) -> int:
    """Return how many numbered clauses an article has, those in other lists not counted."""
    blocks = (block.split("\n") for block in text.split("\n\n"))
    blocks = (lines[1:] if not lines[0].strip() else lines for lines in blocks)
    return sum(sum(bool(_CLAUSE.match(one)) for one in lines) for lines in blocks if lines and _CLAUSE.match(lines[0]))


def _check_references(body: str, first_line: int, articles: Sequence[Article], report: Report) -> None:
    for number, line in enumerate(body.split("\n"), first_line):
        for match in REFERENCE.finditer(line):
            if find_target(match["id"], articles) is None:
                cure = did_you_mean(match["id"], [one.id for one in articles]) or "name the id of an article of this version"
                place = Place(line=number, col=match.start() + 1, width=len(match[0]))
                report.error(place, "no-article", f"there is no article '{match['id']}' in this version", cure)
