"""What parts declare and the build makes: pages from templates, and files of bytes. Parts never write."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """A calendar or feed that belongs to a page: its path on the site, media type and name."""

    path: str
    type: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An HTML page: where it is published, the template that draws it, and all that the template may read.

    `path` begins and ends with a slash and holds the language's prefix: `/zh-Hans/events/popcorn/`; or it names a
    file: `/404.html`. `neutral` is the same path without the prefix, equal for all languages of one page.
    `kind` stands in `data-kind` on the body. `image` is a picture under content/.
    """

    path: str
    neutral: str
    lang: str
    kind: str
    template: str
    title: str
    description: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    alternates: tuple[Alternate, ...] = ()
    image: str = ""
    changed: datetime | None = None
    indexable: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """A file of bytes at `path`; `make` is called once, when it is needed. `source` names it in problems."""

    path: str
    make: Callable[[], bytes]
    source: str = ""
