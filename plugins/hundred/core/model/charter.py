"""The charter: versions, and the articles in them with ids that outlive their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from msgspec import Struct, field
from msgspec.structs import replace

from hundred.core.model.base import Record


class Article(Struct, frozen=True, kw_only=True, array_like=True):
    """An article in one version and language; `number` is its place among the numbered, None where it has none.

    `body` is Markdown without the heading, in the form that is digested; `line` is the line of the heading in the file.
    `kind` is `article`, `preamble`, `definitions` or `repealed`; `clauses` is how many numbered clauses it has.
    """

    id: str
    title: str
    number: int | None
    body: str
    line: int
    kind: str = "article"
    clauses: int = 0

    @property
    def repealed(self) -> bool:
        """Say whether only the heading of the article is left."""
        return self.kind == "repealed"

    @property
    def heading(self) -> str:
        """Return the heading as Markdown, without what differs from one editor to the next."""
        mark = f" .{self.kind}" if self.kind in {"definitions", "repealed"} else ""
        return f"## {self.title} {{#{self.id}{mark}}}"

    def renamed(self, title: str) -> Article:
        """Return the article under another title."""
        return replace(self, title=title)


class Amendment(Struct, frozen=True, kw_only=True, array_like=True):
    """What a version says was done to an article, and the question that led to it, or ''; where in the file it says so."""

    article: str
    effect: str
    question: str = ""
    line: int = 1
    col: int = 1


class Version(Record, frozen=True, kw_only=True, tag="charter"):
    """A version of the charter; `id` is the version as written, such as `2.0`; `articles` are by language.

    `digests` are the SHA-256 of the canonical text of each language, in hex; `prevailing` are the languages whose text
    decides where they differ. `repealed` is the first day on which it no longer holds.
    """

    kind: ClassVar[str] = "charter"
    folder: ClassVar[str] = "charter"

    status: str
    adopted: date | None = None
    effective: date | None = None
    repealed: date | None = None
    supersedes: str = ""
    prevailing: tuple[str, ...] = ()
    articles: Mapping[str, tuple[Article, ...]]
    digests: Mapping[str, str] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()

    @property
    def holds_from(self) -> date | None:
        """Return the first day on which it holds, or held, unless another takes its place; None where it never does."""
        counts = self.status == "adopted" or (self.status == "repealed" and self.repealed is not None)
        return self.effective if counts else None

    def article(self, id: str, lang: str) -> Article | None:  # noqa: A002 - the word of the content
        """Return the article with that id in a language, else in the original's, or None."""
        articles = self.articles.get(lang, self.articles[self.original.lang])
        return next((one for one in articles if one.id == id), None)
