"""Real texts in successive versions, made into articles: a folder of them may lie beside the checkout."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

States = dict[str, tuple[str, str]]
"""The articles of one version: id → title and Markdown."""

_ARTICLE = re.compile(r"第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?[ \u3000\xa0]*")
_ALIKE = 0.4


def folder() -> Path:
    """Return where the texts are, if they are."""
    return Path(os.environ.get("HUNDRED_CHARTERS") or Path(__file__).resolve().parents[4] / "shared" / "data" / "charters")


def real_pairs() -> Iterator[tuple[str, States, States]]:
    """Yield (name, older, newer): every law in its two versions, and each version of the covenant with every later one."""
    laws: dict[str, list[Path]] = {}
    for path in sorted((folder() / "zh-laws").glob("*.md")):
        laws.setdefault(path.name.partition("(")[0], []).append(path)
    for name, paths in laws.items():
        old, new = (_law(path.read_text(encoding="utf-8")) for path in paths)
        yield name, *_named(old, new)
    covenants: dict[str, list[Path]] = {}
    for path in sorted((folder() / "contributor-covenant").glob("*.md")):
        _, lang = _split(path.stem)
        covenants.setdefault(lang, []).append(path)
    for lang, paths in covenants.items():
        for place, old in enumerate(paths):
            for new in paths[place + 1 :]:
                texts = [_covenant(path.read_text(encoding="utf-8")) for path in (old, new)]
                yield f"covenant {lang} {_split(old.stem)[0]}–{_split(new.stem)[0]}", *_named(*texts)


def _split(stem: str) -> tuple[str, str]:
    number = re.match(r"[\d.]*\d", stem)
    version = number[0] if number else stem
    return version, stem[len(version) + 1 :] or "en"


def _law(text: str) -> list[tuple[str, str]]:
    """Return the (title, body) of each article; what heads a chapter closes the article before it."""
    body = text.partition("<!-- INFO END -->")[2] or text
    found = [("序", [])]
    for line in body.split("\n"):
        match = _ARTICLE.match(line)
        if match:
            found.append(("条", []))
        found[-1][1].append(re.sub(r"^#+", "###", line[match.end() if match else 0 :]))
    return [(title, "\n".join(lines).strip()) for title, lines in found]


def _covenant(text: str) -> list[tuple[str, str]]:
    body = re.sub(r"\A\+\+\+.*?\+\+\+", "", text, flags=re.DOTALL)
    parts = re.split(r"^#{1,2} ", body, flags=re.MULTILINE)
    return [(part.partition("\n")[0].strip() or "?", part.partition("\n")[2].strip()) for part in parts if part.strip()]


def _named(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> tuple[States, States]:
    """Return both with ids: an article of the newer text has that of the likest older one that no other has taken."""
    ids = {f"a{place}": one for place, one in enumerate(old)}
    free = dict(ids)
    named: States = {}
    for place, one in enumerate(new):
        best = max(free, key=lambda id_: _likeness(free[id_], one), default="")
        if best and _likeness(free[best], one) >= _ALIKE:
            del free[best]
        else:
            best = f"b{place}"
        named[best] = one
    return ids, named


def _likeness(old: tuple[str, str], new: tuple[str, str]) -> float:
    ours, theirs = ({text[i : i + 2] for i in range(len(text))} for text in ("".join(old), "".join(new)))
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))
