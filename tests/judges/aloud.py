"""What a charter's canonical text says when it is read aloud: written anew from the rules of the guide, for comparisons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEADING = re.compile(r"^## (?P<title>.*) \{#(?P<id>[a-z0-9-]+)(?: \.(?P<kind>\w+))?\}$")
_REFERENCE = re.compile(r"\[#([a-z0-9-]+?)(?:-(\d+))?\]")
_RULE = re.compile(r"^\|(?: *:?-+:? *\|)+$")
_CHINESE = dict(zip("123456789", "一二三四五六七八九", strict=True)) | {"0": ""}


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """How a language calls an article, a point of one, and a version that repealed one; `join` is between its lines."""

    article: Callable[[int], str]
    point: Callable[[int], str]
    repealed: str
    join: str


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _CHINESE[str(tens)]) + ("十" if tens else "") + _CHINESE[str(ones)]


TONGUES = {
    "en": Tongue(article=lambda n: f"Article {n}", point=lambda n: f", point {n}", repealed="Repealed by version {}", join=" "),
    "zh-Hans": Tongue(
        article=lambda n: f"第{_numeral(n)}条", point=lambda n: f"第{_numeral(n)}项", repealed="自{}版起废止", join=""
    ),
}


def headings(canonical: str, lang: str) -> list[str]:
    """Return the headings of a text, numbered; what is repealed has no number."""
    return [f"{label} {title}".strip() for label, title, _ in _numbered(canonical, TONGUES[lang]).values()]


def read_aloud(canonical: str, lang: str, gone: Mapping[str, str]) -> str:
    """Return all that a text says on one line; `gone` are the versions that repealed articles, by their ids."""
    tongue = TONGUES[lang]
    numbered = _numbered(canonical, tongue)

    def named(match: re.Match[str]) -> str:
        label, title, _ = numbered[match[1]]
        return f"{label} {title}" + (tongue.point(int(match[2])) if match[2] else "")

    said = []
    for line in canonical.split("\n")[4:]:
        heading = _HEADING.match(line)
        if heading:
            label, title, repealed = numbered[heading["id"]]
            said += [label, title] + ([tongue.repealed.format(gone[heading["id"]])] if repealed else [])
        elif not _RULE.match(line):
            cells = " ".join(line.strip("|").split("|")) if line.startswith("|") else line
            said.append(_REFERENCE.sub(named, re.sub(r"^- ", "• ", cells)).replace("**", ""))
    return tongue.join.join(" ".join(said).split())


def _numbered(canonical: str, tongue: Tongue) -> dict[str, tuple[str, str, bool]]:
    """Return (label, title, whether it is repealed) of every article by its id."""
    found, number = {}, 0
    for line in canonical.split("\n"):
        match = _HEADING.match(line)
        if match:
            counts = match["id"] != "preamble" and match["kind"] != "repealed"
            number += counts
            found[match["id"]] = (tongue.article(number) if counts else "", match["title"], match["kind"] == "repealed")
    return found
