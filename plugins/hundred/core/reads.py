"""What was read while an output was made: the inputs on which it depends, noted where they are read.

Whoever makes an output cannot forget to declare what it looked up, because looking up is what declares it.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from zlib import crc32

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

K = TypeVar("K")
V = TypeVar("V")
_MANY = 200  # parts; fewer are put together one by one
_RUN = 64  # parts in a run, on average
_BETWEEN = "\x1f"

Key = tuple[str, ...]
"""A read of the community: `("find", kind, id)`, `("axis", axis, id)`, `("ids", axis)`, `("body", path)`, `("part", name)`
or `("ask", question, *words)`."""


class Reads(Struct):
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

    @contextmanager
    def silenced(self) -> Iterator[None]:
        """Note nothing of what is read in the block: whoever opens it has noted what stands for all of it."""
        outside, self._open = self._open, []
        try:
            yield
        finally:
            self._open = outside


class Memo(Struct, Generic[K, V]):
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


class Keeper(Protocol):
    """Where results are kept from one run to the next."""

    def find(self, key: Key) -> tuple[bytes, tuple[Key, ...]] | None:
        """Return a result and what was read for it, or None where there is none that still holds."""
        ...

    def at_hand(self, key: Key) -> bool:
        """Say whether looking for a result costs next to nothing."""
        ...

    def keep(self, key: Key, data: bytes, reads: tuple[Key, ...]) -> None:
        """Keep a result and what was read for it."""
        ...


class Kept(Struct):
    """Results as bytes that outlive the build, each with what was read for it, so that a hit depends on no less."""

    reads: Reads
    keeper: Keeper | None = None
    _held: dict[Key, tuple[bytes, tuple[Key, ...]]] = field(default_factory=dict)

    def get(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """Return what `make` returned for this key, in this build or in one where it would have returned the same."""
        found = self._held.get(key)
        if found is None:
            found = self.keeper.find(key) if self.keeper else None
            if found is None:
                with self.reads.collect() as seen:
                    data = make()
                found = (data, tuple(seen))
                if self.keeper:
                    self.keeper.keep(key, *found)
            self._held[key] = found
        self.reads.note_all(found[1])
        return found[0]

    def held(self, key: Key, make: Callable[[], bytes]) -> bytes:
        """Return what `make` returned for this key in this build: what is cheaper to make anew than to look for."""
        found = self._held.get(key)
        if found is None:
            with self.reads.collect() as seen:
                data = make()
            found = self._held[key] = (data, tuple(seen))
        self.reads.note_all(found[1])
        return found[0]

    def joined(self, keys: Sequence[Key], make: Callable[[Key], bytes]) -> bytes:
        """Return what `make` returns for all keys, one after the other.

        Of many, runs are kept as wholes. Where a run ends is told by the key that begins the next one, so that one part
        more or less changes one run and not all that follow.
        """
        if len(keys) < _MANY:
            return b"".join([self.get(key, partial(make, key)) for key in keys])
        runs: list[list[Key]] = [[]]
        for key in keys:
            if runs[-1] and not crc32(_BETWEEN.join(key).encode()) % _RUN:
                runs.append([])
            runs[-1].append(key)
        return b"".join([self._run(run, make) for run in runs])

    def _run(self, run: Sequence[Key], make: Callable[[Key], bytes]) -> bytes:
        names = "\n".join([_BETWEEN.join(key) for key in run])
        key = (f"{run[0][0]}s", hashlib.blake2b(names.encode(), digest_size=16).hexdigest())
        return self.get(key, lambda: b"".join([self._of_run(one, make) for one in run]))

    def _of_run(self, key: Key, make: Callable[[Key], bytes]) -> bytes:
        """Return a part of a run, which is not kept by itself: to make a few anew is cheaper than to look for them."""
        if key not in self._held and self.keeper and self.keeper.at_hand(key) and (found := self.keeper.find(key)):
            self._held[key] = found
        return self.held(key, partial(make, key))
