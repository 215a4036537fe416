"""The store: parts of outputs that a later build may use again, such as the HTML of a body or an entry of a calendar.

Each is kept under its name with what was read for it, and is only given out while all of that is as it was. It lies in many
small files, so that a build touches few of them; a damaged one is only missed. All can be thrown away at any time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from hundred.build.reading_list import ReadingList
from hundred.build.sealed import Number, read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hundred.build.inputs import Inputs
    from hundred.core.reads import Key

_SHELVES = 16
_MOST = 8 * 1024 * 1024  # bytes in one file; what no build has asked for goes first
_BETWEEN = "\x1f"


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A part as it was made: the numbers of what was read for it, in the list of reads, and its bytes."""

    reads: tuple[Number, ...]
    data: bytes


class _Shelf(msgspec.Struct, array_like=True):
    """The parts of one file by name, and the state of the list of reads that their numbers are of."""

    state: str
    parts: dict[str, Part]


@dataclass(slots=True)
class _Open:
    """A file of the store in use."""

    parts: dict[str, Part]
    used: set[str] = field(default_factory=set)
    dirty: bool = False


_DECODER = msgspec.msgpack.Decoder(_Shelf)
Fresh = tuple["Key", bytes, tuple["Key", ...]]
"""A part that was just made: its name, its bytes, and what was read for it."""


@dataclass(slots=True, kw_only=True)
class Store:
    """Keeps parts in `folder`, or for this build alone where that is None; `inputs` say what a read gives now."""

    folder: Path | None
    form: str
    inputs: Inputs
    _list: ReadingList | None = None
    _open: dict[str, list[_Open | None]] = field(default_factory=dict)
    _fresh: list[Fresh] = field(default_factory=list)

    def find(self, key: Key) -> tuple[bytes, tuple[Key, ...]] | None:
        """Return a part and what was read for it, or None where there is none that still holds."""
        name = _BETWEEN.join(key)
        file = self._file(key[0], name)
        part = file.parts.get(name)
        if part is None or not self._reads.changed.isdisjoint(part.reads):
            return None
        file.used.add(name)
        reads = self._reads.reads
        return part.data, tuple([reads[number] for number in part.reads])

    def at_hand(self, key: Key) -> bool:
        """Say whether the file of a part is open already."""
        files = self._open.get(key[0])
        return files is not None and files[crc32(_BETWEEN.join(key).encode()) % _SHELVES] is not None

    def keep(self, key: Key, data: bytes, reads: tuple[Key, ...]) -> None:
        """Keep a part and what was read for it."""
        self._fresh.append((key, data, reads))
        self._put(key, data, reads)

    def fresh(self) -> list[Fresh]:
        """Return the parts that were kept since this was last asked: a worker's, for the first process."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def take(self, parts: Iterable[Fresh]) -> None:
        """Keep parts that a worker has made."""
        for part in parts:
            self._put(*part)

    def save(self) -> None:
        """Write what is new for the next build."""
        if self.folder is None or self._list is None:
            return
        self._list.save(self.folder / _LIST, self.form)  # first: its numbers stand in the others
        for section, files in self._open.items():
            for number, file in enumerate(files):
                if file is not None and file.dirty:
                    shelf = _Shelf(self._list.state, self._compact(file))
                    write_sealed(self.folder / _file_name(section, number), self.form, msgspec.msgpack.encode(shelf))
                    file.dirty = False

    @property
    def _reads(self) -> ReadingList:
        if self._list is None:
            self._list = ReadingList(self.inputs, self.folder / _LIST if self.folder else None, self.form)
        return self._list

    def _compact(self, file: _Open) -> dict[str, Part]:
        """Return the parts without those that hold no more and, where they are too large, without what nobody asked for."""
        changed = self._reads.changed
        parts = {name: part for name, part in file.parts.items() if changed.isdisjoint(part.reads)}
        size = sum(len(part.data) for part in parts.values())
        for name in list(parts) if size > _MOST else ():
            if name not in file.used:
                size -= len(parts.pop(name).data)
            if size <= _MOST:
                break
        return parts

    def _put(self, key: Key, data: bytes, reads: tuple[Key, ...]) -> None:
        name = _BETWEEN.join(key)
        file = self._file(key[0], name)
        file.parts[name] = Part(self._reads.numbered(reads), data)
        file.used.add(name)
        file.dirty = True

    def _file(self, section: str, name: str) -> _Open:
        number = crc32(name.encode()) % _SHELVES
        files = self._open.get(section) or self._open.setdefault(section, [None] * _SHELVES)
        found = files[number]
        if found is None:
            found = files[number] = _Open(self._read(_file_name(section, number)))
        return found

    def _read(self, place: str) -> dict[str, Part]:
        if self.folder is None:
            return {}
        try:
            shelf = _DECODER.decode(read_sealed(self.folder / place, self.form))
        except (OSError, ValueError):  # msgspec's own errors are ValueErrors
            return {}
        most = self._reads.known(shelf.state)
        return {name: part for name, part in shelf.parts.items() if not part.reads or max(part.reads) < most}


_LIST = "reads.bin"


def _file_name(section: str, number: int) -> str:
    return f"{section}-{number:02x}.bin"
