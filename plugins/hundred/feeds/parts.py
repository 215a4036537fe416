"""The parts of feeds: the bytes of an entry in each form, made once for all the feeds of a language that tell of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from hundred.core.reads import Memo
from hundred.feeds.atom import atom, atom_entry
from hundred.feeds.entry import Entry, Told
from hundred.feeds.jsonfeed import json_entry, json_feed
from hundred.feeds.rss import rss, rss_entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.reads import Key
    from hundred.core.view import View
    from hundred.feeds.feed import Feed

Teller = Callable[[Any, "View"], Entry]
"""Makes the entry of what a feed tells of in the language of a view."""
Finder = Callable[["View", str, str], object]
"""Gives what a feed tells of by its kind and id."""

FORMS = {"atom": (atom, atom_entry), "json": (json_feed, json_entry), "rss": (rss, rss_entry)}
"""Every form by the ending of its files: how a feed is put together from the bytes of its entries, and how those are made."""


_JOINED = frozenset({"atom", "rss"})  # forms in which nothing stands between two entries


@dataclass(slots=True)
class Entries:
    """The entries of one language of one build, by form. What is in them is looked up when they are made, and noted."""

    view: View
    tell: Teller
    find: Finder = lambda view, kind, id_: view.community.find(kind, id_)
    _told: Memo[tuple[str, ...], Entry] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with none."""
        self._told = Memo(self.view.community.reads)

    def as_input(self) -> object:
        """Return what of the entries is an input in itself: their language."""
        return self.view.lang

    def feed(self, form: str, feed: Feed, records: Iterable[Told]) -> bytes:
        """Return a feed in the form with that ending, with an entry for each of `records`."""
        whole, lang = FORMS[form][0], self.view.lang
        get, make = self.view.community.kept.get, partial(self._write, form)
        if form in _JOINED:
            keys = [(form, lang, one.kind, one.id) for one in records]
            return whole(feed, [self.view.community.kept.joined(keys, self._of_key)] if keys else [])
        return whole(feed, [get((form, lang, one.kind, one.id), partial(make, one.kind, one.id)) for one in records])

    def _of_key(self, key: Key) -> bytes:
        form, _, kind, id_ = key
        return self._write(form, kind, id_)

    def _write(self, form: str, kind: str, id: str) -> bytes:  # noqa: A002 - the word of the content
        key = (self.view.lang, kind, id)
        return FORMS[form][1](self._told.get(key, partial(self._tell, kind, id)), self.view.lang)

    def _tell(self, kind: str, id: str) -> Entry:  # noqa: A002
        record = self.find(self.view, kind, id)
        if not isinstance(record, Told):
            message = f"feeds do not tell of a {kind} such as {id}"
            raise TypeError(message)
        return self.tell(record, self.view)
