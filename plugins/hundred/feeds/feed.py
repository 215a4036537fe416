"""A feed before it takes a form: what it is called, where it and its page lie, and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.feeds.stamps import newest

if TYPE_CHECKING:
    from datetime import datetime

    from hundred.feeds.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed in one form: `page` is the address of the page it accompanies, `own` its own; entries newest first.

    `author` stands for the whole feed; `description` is never ''.
    """

    id: str
    title: str
    description: str
    author: str
    lang: str
    page: str
    own: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """Return when anything in the feed last changed; a fixed date where it is empty."""
        return newest(entry.updated for entry in self.entries)
