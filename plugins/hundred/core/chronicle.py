"""What happened to the charter and when, as parts hand it to each other: the charter tells it, feeds carry it."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, ClassVar, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from hundred.core.community import Community
    from hundred.core.view import View


class Happening(Struct, frozen=True, kw_only=True, array_like=True):
    """Something that happened at an instant (UTC) to the record of the kind `record` that is called `named`.

    `what` is `asked` of a question; `opens` or `result` of a vote; `adopted`, `effective` or `repealed` of a version; or
    `changed` of the article with the id `article` by a version. `modified` is when the record was changed afterwards.
    """

    kind: ClassVar[str] = "happening"

    what: str
    record: str
    named: str
    at: datetime
    modified: datetime | None = None
    article: str = ""

    @property
    def id(self) -> str:
        """Return its permanent name among all happenings: `question/fence`, `vote/2022-fence/result`, `article/dogs/2.0`."""
        if self.article:
            return f"article/{self.article}/{self.named}"
        first = self.what in {"asked", "adopted"}  # what happens to a record first goes by the record's own name
        return f"{self.record}/{self.named}" if first else f"{self.record}/{self.named}/{self.what}"


class Telling(Struct, frozen=True, kw_only=True):
    """A happening in the words of one language: plain text on one line, and HTML that is safe.

    `path` is that of its page without the language's prefix, perhaps with an #anchor; `lang` is the language of the text.
    """

    title: str
    summary: str
    html: str
    path: str
    lang: str
    authors: tuple[str, ...] = ()


class Chronicle(Protocol):
    """Knows what happened, and tells it."""

    def articles(self, community: Community) -> tuple[str, ...]:
        """Return the ids of the articles that can be followed."""
        ...

    def of(self, community: Community, article: str) -> tuple[Happening, ...]:
        """Return what happened to the charter, or to one `article`, in no order; some of it may be to come."""
        ...

    def find(self, community: Community, id: str) -> Happening | None:  # noqa: A002 - the word of the content
        """Return the happening of that id."""
        ...

    def tell(self, view: View, one: Happening) -> Telling:
        """Return a happening in words."""
        ...

    def about(self, view: View, article: str) -> tuple[str, str]:
        """Return what an article is called today, and the path of its page without the language's prefix."""
        ...
