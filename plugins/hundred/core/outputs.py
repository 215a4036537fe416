"""What parts declare and the build makes: pages from templates, and files of bytes. Parts never write.

Planning only says what exists and how it would be made, and is done in every run; `fill` and `make` are called for what is
due. Both are `functools.partial`s of functions of a module, whose arguments are views, records and plain values: these are
inputs of the output, and so is everything that is looked up in the community meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime


class Alternate(Struct, frozen=True, kw_only=True):
    """A calendar or feed that belongs to a page: its path on the site, media type and name.

    `page` is the path of the page on which one subscribes to it, '' where it has none.
    """

    path: str
    type: str
    title: str
    page: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """What stands on a page: its title and description, all that its template may read, and what goes with it.

    `image` is a picture under content/.
    """

    title: str
    description: str = ""
    data: Mapping[str, object] = field(default_factory=dict)
    alternates: tuple[Alternate, ...] = ()
    image: str = ""


class Page(Struct, frozen=True, kw_only=True):
    """An HTML page: where it is published, the template that draws it, and how it is filled.

    `path` begins and ends with a slash and holds the language's prefix: `/zh-Hans/events/popcorn/`; or it names a
    file: `/404.html`. `neutral` is the same path without the prefix, equal for all languages of one page.
    `kind` stands in `data-kind` on the body.
    """

    path: str
    neutral: str
    lang: str
    kind: str
    template: str
    fill: Callable[[], Sheet]
    changed: datetime | None = None
    indexable: bool = True
    source: str = ""


class Blob(Struct, frozen=True, kw_only=True):
    """A file of bytes at `path`; `make` is called once, when it is needed. `source` names it in problems.

    One that is `late` is made after the others, as it is put together from what they leave behind, or takes so long that it
    should have a worker of its own.
    """

    path: str
    make: Callable[[], bytes]
    source: str = ""
    late: bool = False


class Attached(Struct, frozen=True, kw_only=True):
    """A text that goes within a PDF, as a file of that name."""

    name: str
    text: str


class Print(Struct, frozen=True, kw_only=True):
    """A PDF to be: the template that draws it and all that this may read, and what the file says of itself.

    `address` is the whole address of the page that it is a print of, against which links are resolved; `day` is its date,
    and `digest`, in hex, tells it from others. `source` names it in problems.
    """

    template: str
    title: str
    address: str
    day: date | None
    digest: str
    data: Mapping[str, object]
    attached: Attached
    source: str = ""
