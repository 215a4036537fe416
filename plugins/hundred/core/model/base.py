"""What every record has: an id that is its address, and its words in one language or several."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - msgspec reads the annotations
from datetime import datetime  # noqa: TC003 - as above
from typing import ClassVar

from msgspec import Struct, field


class Text(Struct, frozen=True, kw_only=True, array_like=True):
    """What a record says in one language: its title, summary and other translatable fields.

    The body stays in the file at `path`, from `body_line` on; `Community.body` gives it.
    """

    lang: str
    title: str
    summary: str
    body_line: int
    path: str
    words: Mapping[str, str] = field(default_factory=dict)


class Record(Struct, frozen=True, kw_only=True, array_like=True):
    """A node of the community: an id, the file it comes from, and its texts, the original first."""

    kind: ClassVar[str]
    folder: ClassVar[str]

    id: str
    path: str
    texts: tuple[Text, ...]
    published: datetime | None = None
    modified: datetime | None = None

    @property
    def original(self) -> Text:
        """Return the text of the file that holds the facts."""
        return self.texts[0]

    @property
    def langs(self) -> tuple[str, ...]:
        """Return the languages the record is written in, the original's first."""
        return tuple(text.lang for text in self.texts)

    @property
    def address(self) -> str:
        """Return the path of the record's page in the site's default language: `/events/popcorn/`."""
        return f"/{self.folder}/{self.id}/"

    @property
    def anchor(self) -> str:
        """Return where on its page it stands, with its #; '' for all but a date of a series."""
        return ""

    @property
    def changed(self) -> datetime | None:
        """Return when the record was last changed as far as the record says: `modified`, else `date`."""
        return self.modified or self.published

    def text(self, lang: str) -> Text:
        """Return the text in `lang`, else the original; the caller marks it with its own language."""
        return next((text for text in self.texts if text.lang == lang), self.original)
