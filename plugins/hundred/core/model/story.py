"""Stories: spotlights on people, news, and standing pages."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from hundred.core.model.base import Record


class Spotlight(Record, frozen=True, kw_only=True, tag="spotlight"):
    """A portrait of one or more people, who all consented."""

    kind: ClassVar[str] = "spotlight"
    folder: ClassVar[str] = "spotlights"

    day: date
    people: tuple[str, ...]
    image: str = ""


class Post(Record, frozen=True, kw_only=True, tag="post"):
    """A piece of news."""

    kind: ClassVar[str] = "post"
    folder: ClassVar[str] = "news"

    day: date
    authors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""


class Page(Record, frozen=True, kw_only=True, tag="page"):
    """A standing page at the top of the site: `/about/`."""

    kind: ClassVar[str] = "page"
    folder: ClassVar[str] = "pages"

    order: int = 100

    @property
    def address(self) -> str:
        """Return the path of the page: `/about/`."""
        return f"/{self.id}/"


class Guide(Record, frozen=True, kw_only=True, tag="guide"):
    """A page of the manual, `/guide/fields/`."""

    kind: ClassVar[str] = "guide"
    folder: ClassVar[str] = "guide"

    order: int = 100
