"""The list of all reads that parts of the store depend on: each once, with the digest of what it gave.

Parts hold numbers of it. It only grows, and knows all states it has been in: the numbers of a file that was written beside
another list, as when two builds ran at once, are not taken for its own.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from hundred.build.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hundred.build.inputs import Inputs
    from hundred.core.reads import Key

_SPARE = 20_000  # reads that may have changed before the list is begun anew


class _Kept(msgspec.Struct, array_like=True):
    """The reads with their digests, and the states with how long the list was in each."""

    reads: list[tuple[str, ...]]
    digests: list[str]
    states: dict[str, int]


_DECODER = msgspec.msgpack.Decoder(_Kept)


class ReadingList:
    """The list as it is in this build. `changed` are the numbers of the reads that give something else than they gave."""

    def __init__(self, inputs: Inputs, path: Path | None, form: str) -> None:
        """Begin with the list at `path`, where there is a sound one that has not grown beyond measure."""
        self._inputs = inputs
        kept = _read(path, form) if path else _Kept([], [], {})
        changed = inputs.changed(kept.reads, kept.digests)
        if len(changed) > _SPARE + len(kept.reads) // 2:
            kept, changed = _Kept([], [], {}), set()
        self._kept, self.changed = kept, changed
        self.reads: list[Key] = kept.reads
        self._saved = len(kept.reads)
        self._numbers: dict[Key, int] = {}

    @property
    def state(self) -> str:
        """Return the name of the state that the list is in."""
        if len(self.reads) > self._saved or not self._kept.states:
            before = next(reversed(self._kept.states), "")
            new = zip(self.reads[self._saved :], self._kept.digests[self._saved :], strict=True)
            words = before + repr(list(new))
            self._kept.states[hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()] = len(
                self.reads
            )
            self._saved = len(self.reads)
        return next(reversed(self._kept.states))

    def known(self, state: str) -> int:
        """Return how long the list was in a `state`: smaller numbers are its own; 0 for a state it never was in."""
        return self._kept.states.get(state, 0)

    def numbered(self, reads: Iterable[Key]) -> tuple[int, ...]:
        """Return the numbers of reads with what they give now."""
        if not self._numbers:
            self._numbers = {key: number for number, key in enumerate(self.reads) if number not in self.changed}
        numbers = self._numbers
        found = []
        for key in reads:
            number = numbers.get(key)
            if number is None:
                number = numbers[key] = len(self.reads)
                self.reads.append(key)
                self._kept.digests.append(self._inputs.digest(key))
            found.append(number)
        return tuple(found)

    def save(self, path: Path, form: str) -> None:
        """Write the list, if it has grown."""
        if len(self.reads) > self._saved or not self._kept.states:
            _ = self.state
            write_sealed(path, form, msgspec.msgpack.encode(self._kept))


def _read(path: Path, form: str) -> _Kept:
    try:
        kept = _DECODER.decode(read_sealed(path, form))
    except (OSError, ValueError):  # msgspec's own errors are ValueErrors
        return _Kept([], [], {})
    sound = len(kept.reads) == len(kept.digests) and all(0 <= size <= len(kept.reads) for size in kept.states.values())
    return kept if sound else _Kept([], [], {})
