"""What the content says, read without any code of the product: the headers as YAML, every scalar as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml
from built_site import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Markdown file of the content: its id, the language of its ending or '', its header and its body."""

    path: Path
    id: str
    lang: str
    header: dict[str, Any]
    body: str

    @property
    def dated(self) -> bool:
        """Say whether the file is an event whose day is known."""
        return bool(_DATED.match(str(self.header["start"])))


@cache
def sources(kind: str) -> tuple[Source, ...]:
    """Return the files of one folder of the demo content, translations included."""
    folder = ROOT / "content" / kind
    found = folder.glob("*.md") if kind == "charter" else folder.rglob("*.md")  # the charter's folders hold other kinds
    return tuple(_read(path) for path in sorted(found))


def originals(kind: str) -> dict[str, Source]:
    """Return the files of one folder that are no translations, by id."""
    return {one.id: one for one in sources(kind) if not one.lang}


def consented() -> dict[str, Source]:
    """Return the people who agreed to be shown."""
    people = originals("people").items()
    return {id_: one for id_, one in people if one.header.get("consent") == "yes" and one.header.get("state") != "withdrawn"}


def hidden() -> dict[str, Source]:
    """Return the people who did not agree to be shown; a tombstone is nobody's name."""
    return {
        id_: one
        for id_, one in originals("people").items()
        if id_ not in consented() and one.header.get("state") != "withdrawn"
    }


def _read(path: Path) -> Source:
    head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    stem, dot, lang = path.stem.rpartition(".")
    translated = dot and lang.startswith("zh")
    return Source(
        path=path,
        id=stem if translated else path.stem,
        lang=lang if translated else "",
        header=yaml.load(head, yaml.BaseLoader),  # noqa: S506 - the base loader makes nothing but text
        body=body,
    )
