"""What a version says was done to its articles, held against what its text shows was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.charter.compare import EFFECTS, effects
from hundred.core.fields import Field, Group, Values
from hundred.core.model import Amendment
from hundred.core.problems import Place, did_you_mean
from hundred.core.scalars import Choice, Ref, Slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hundred.core.model import Article, Version
    from hundred.core.problems import Report

AMENDMENT = Group(
    what="an amendment",
    fields=(
        Field(name="article", type=Slug(), required=True, example="dogs", help="The id of the article.", help_zh="条文的 id。"),
        Field(
            name="effect",
            type=Choice(EFFECTS),
            required=True,
            example="amended",
            help="What was done to it: added, amended, moved, repealed or renumbered.",
            help_zh="对它做了什么：added（增设）、amended（修改）、moved（移动）、repealed（废止）或 renumbered（改序号）。",
        ),
        Field(
            name="question",
            type=Ref("question"),
            example="dogs-in-winter",
            help="The question that led to it.",
            help_zh="引出这项修改的议题。",
        ),
    ),
)


def read_amendments(rows: Sequence[Values] | None) -> tuple[Amendment, ...]:
    """Return the amendments of a header, those that name an article and an effect."""
    return tuple(
        Amendment(
            article=row["article"],
            effect=row["effect"],
            question=row["question"] or "",
            line=row.place("").line,
            col=row.place("").col,
        )
        for row in rows or ()
        if row["article"] and row["effect"]
    )


def check_amendments(versions: Sequence[Version], open_report: Callable[[str], Report], *, whole: bool = True) -> None:
    """Report every amendment that the text does not show, and every change of an article that a list of them leaves out.

    A version without such a list is not held against anything; numbers that follow from other changes need not be listed.
    `open_report` gives the report of a file. Where the versions are not the `whole` of them, only those are looked at that
    name the one they replace.
    """
    by_id = {one.id: one for one in versions}
    for place, version in enumerate(versions):
        before = by_id.get(version.supersedes)
        if not version.amendments or (before is None and (version.supersedes or not whole)):
            continue
        before = before or (versions[place - 1] if place else None)
        old = _articles(before, version) if before is not None and before is not version else ()
        _check(version, old, effects(old, _articles(version, version)), open_report(version.path))


def _check(version: Version, old: Sequence[Article], done: Mapping[str, tuple[str, ...]], report: Report) -> None:
    known = {one.id: None for one in (*_articles(version, version), *old)}
    said = set()
    for one in version.amendments:
        place = Place(line=one.line, col=one.col)
        said.add((one.article, one.effect))
        if one.article not in known:
            cure = did_you_mean(one.article, known) or "name an article of this version or of the one before"
            report.error(place, "no-article", f"there is no article '{one.article}' in this version or the one before", cure)
        elif one.effect not in done.get(one.article, ()):
            shown = done.get(one.article, ())
            cure = f"write  effect: {shown[0]}" if shown else "take this entry out, or change the article"
            found = f"it was {' and '.join(shown)}" if shown else "it is as it was"
            report.error(place, "amendment", f"the text does not show that '{one.article}' was {one.effect}: {found}", cure)
    wrong = {article for article, effect in said if effect not in done.get(article, ())}
    for article, shown in done.items():
        for effect in shown:
            if effect != "renumbered" and (article, effect) not in said and article not in wrong:
                cure = f"add  - {{article: {article}, effect: {effect}}}  to 'amendments'"
                place = Place(line=version.amendments[0].line, col=version.amendments[0].col)
                report.error(place, "amendment", f"'{article}' was {effect}, which the amendments do not say", cure)


def _articles(version: Version, like: Version) -> tuple[Article, ...]:
    """Return the articles of a version in the language in which another was written first."""
    return version.articles.get(like.original.lang) or version.articles[version.original.lang]
