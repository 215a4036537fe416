"""Spotlights that answer the site's questions: every heading is one of them, as it was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.problems import Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.kind import Draft
    from hundred.core.model import Text

_HEADING = re.compile(r"##[ \t]+(?P<words>.+?)[ \t]*#*[ \t]*(?:\{[^{}]*\}[ \t]*)?\Z")
_FENCE = re.compile(r" {0,3}(```|~~~)")


def check_answers(draft: Draft) -> None:
    """Report the headings of a spotlight that are no question of the site, or stand twice; and one without any answer."""
    asked = draft.settings.spotlight_questions
    if not asked:
        cure = "write the questions into pelicanconf.py, under HUNDRED: 'spotlight_questions'; or leave 'form' out"
        draft.report.error(draft.values.place("form"), "unasked", "the site asks no questions", cure)
        return
    for text in draft.texts:
        if text.lang in asked:
            _check(draft, text, asked[text.lang])


def _check(draft: Draft, text: Text, asked: tuple[str, ...]) -> None:
    report, seen = draft.reports[text.path], set()
    for line, words in headings(draft.bodies[text.path], text.body_line):
        place = Place(line=line, col=4, width=len(words))
        if words not in asked:
            cure = did_you_mean(words, asked) or f"ask as the site does: '{asked[0]}'; a smaller heading begins with ###"
            report.error(place, "unasked", f"'{words}' is not one of the site's questions", cure)
        elif words in seen:
            report.error(place, "unasked", f"'{words}' is answered twice", "put the two answers under one heading")
        seen.add(words)
    if not seen:
        cure = f"put each answer under its question, as in  ## {asked[0]}"
        report.error(Place(line=text.body_line), "unasked", "none of the site's questions is answered", cure)


def headings(body: str, first: int) -> Iterator[tuple[int, str]]:
    """Yield (line, words) of every heading of the second level in Markdown whose first line has the number `first`."""
    fence = ""
    for number, line in enumerate(body.split("\n"), first):
        mark = _FENCE.match(line)
        if mark and fence in {"", mark[1]}:
            fence = "" if fence else mark[1]
        elif not fence and (found := _HEADING.match(line.rstrip())):
            yield number, " ".join(found["words"].split())
