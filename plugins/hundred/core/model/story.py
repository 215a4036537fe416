"""Stories: spotlights on people, news, and standing pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from hundred.core.model.base import Record

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotlight(Record):
    """A portrait of one or more people, who all consented."""

    kind: ClassVar[str] = "spotlight"
    folder: ClassVar[str] = "spotlights"

    day: date
    people: tuple[str, ...]
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Record):
    """A piece of news."""

    kind: ClassVar[str] = "post"
    folder: ClassVar[str] = "news"

    day: date
    authors: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Record):
    """A standing page at the top of the site: `/about/`."""

    kind: ClassVar[str] = "page"
    folder: ClassVar[str] = "pages"

    order: int = 100

    @property
    def address(self) -> str:
        """Return the path of the page: `/about/`."""
        return f"/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Record):
    """A page of the manual, `/guide/fields/`."""

    kind: ClassVar[str] = "guide"
    folder: ClassVar[str] = "guide"

    order: int = 100
