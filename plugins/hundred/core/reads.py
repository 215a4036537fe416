"""What was read while an output was made: the inputs on which it depends, noted where they are read.

Whoever makes an output cannot forget to declare what it looked up, because looking up is what declares it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

K = TypeVar("K")
V = TypeVar("V")

Key = tuple[str, ...]
"""A read: `("find", kind, id)`, `("axis", axis, id)` or `("part", name)` of the community."""


@dataclass(slots=True)
class Reads:
    """Collects reads while at least one `collect` is open; outside, as when a site is planned, nothing is noted."""

    _open: list[dict[Key, None]] = field(default_factory=list)

    def note(self, *key: str) -> None:
        """Note one read."""
        if self._open:
            self._open[-1][key] = None

    def note_all(self, keys: Iterable[Key]) -> None:
        """Note reads that were collected earlier, for a result that is used again."""
        if self._open:
            self._open[-1].update(dict.fromkeys(keys))

    @contextmanager
    def collect(self) -> Iterator[dict[Key, None]]:
        """Yield a dict whose keys become the reads of the block, in order; whoever collects around it has them too."""
        seen: dict[Key, None] = {}
        self._open.append(seen)
        try:
            yield seen
        finally:
            self._open.pop()
            self.note_all(seen)


@dataclass(slots=True)
class Memo(Generic[K, V]):
    """Results kept for the rest of a build, each with what was read for it, so that a hit depends on no less."""

    reads: Reads
    _kept: dict[K, tuple[V, tuple[Key, ...]]] = field(default_factory=dict)

    def get(self, key: K, make: Callable[[], V]) -> V:
        """Return what `make` returned for this key the first time."""
        if key not in self._kept:
            with self.reads.collect() as seen:
                value = make()
            self._kept[key] = (value, tuple(seen))
        value, seen_then = self._kept[key]
        self.reads.note_all(seen_then)
        return value
