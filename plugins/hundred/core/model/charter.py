"""The charter: versions, and the articles in them with ids that outlive their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from hundred.core.model.base import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article in one version and language; `number` is its place among the numbered, None for a preamble.

    `body` is Markdown without the heading; `line` is the line of the heading in the file.
    """

    id: str
    title: str
    number: int | None
    body: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Record):
    """A version of the charter; `id` is the version as written, such as `2.0`; `articles` are by language."""

    kind: ClassVar[str] = "charter"
    folder: ClassVar[str] = "charter"

    status: str
    adopted: date | None = None
    effective: date | None = None
    supersedes: str = ""
    articles: Mapping[str, tuple[Article, ...]]
