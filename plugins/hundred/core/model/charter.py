"""The charter: versions, and the articles in them with ids that outlive their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from msgspec import Struct

from hundred.core.model.base import Record


class Article(Struct, frozen=True, kw_only=True, array_like=True):
    """An article in one version and language; `number` is its place among the numbered, None for a preamble.

    `body` is Markdown without the heading; `line` is the line of the heading in the file.
    """

    id: str
    title: str
    number: int | None
    body: str
    line: int


class Version(Record, frozen=True, kw_only=True, tag="charter"):
    """A version of the charter; `id` is the version as written, such as `2.0`; `articles` are by language."""

    kind: ClassVar[str] = "charter"
    folder: ClassVar[str] = "charter"

    status: str
    adopted: date | None = None
    effective: date | None = None
    supersedes: str = ""
    articles: Mapping[str, tuple[Article, ...]]
