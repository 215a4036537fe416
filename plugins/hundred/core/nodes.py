"""A header as nodes with their places: text, lists and mappings, and nothing else of YAML.

They are structs, because every header is made of dozens.
"""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from hundred.core.problems import Place


class Text(Struct, frozen=True):
    """A scalar as it was written; `plain` when it had no quotes, so that a bare `null` can mean absent."""

    value: str
    place: Place
    plain: bool = True

    @property
    def absent(self) -> bool:
        """Say whether the value means "nothing was given"."""
        return not self.value.strip() or (self.plain and self.value in {"~", "null", "Null", "NULL"})


class Sequence(Struct, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place

    @property
    def absent(self) -> bool:
        """Say whether the list is empty."""
        return not self.items


class Mapping(Struct, frozen=True):
    """Keys with their places and values, in the order of the file, each key once."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place

    @property
    def absent(self) -> bool:
        """Say whether the mapping is empty."""
        return not self.entries


Node = Text | Sequence | Mapping
type_name = {Text: "text", Sequence: "a list", Mapping: "keys and values"}


@lru_cache(maxsize=8192)
def place_at(line: int, col: int, width: int) -> Place:
    """Return a place of a header; files of a kind are alike, so that many have the same."""
    return Place(line=line, col=col, width=width)
