"""A feed before it takes a form: what it is called, where it and its page lie, and when it last changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import datetime


class Feed(Struct, frozen=True, kw_only=True):
    """The head of a feed in one form: `page` is the address of the page it accompanies, `own` its own.

    `author` stands for the whole feed; `description` is never ''; `updated` is when anything in it last changed.
    """

    id: str
    title: str
    description: str
    author: str
    lang: str
    page: str
    own: str
    updated: datetime
