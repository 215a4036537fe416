"""Look at what was built: how much of it there is, and which files an edit has reached."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FILES_APART, BYTES_APART = 0.05, 0.10  # how far outputs may differ and still be called the same work


@dataclass(frozen=True, slots=True)
class Size:
    """How many files a site consists of, and how many bytes."""

    files: int
    bytes: int


def size_of(output: Path) -> Size:
    """Return the size of a built site, without the notes a tool keeps for itself in hidden files."""
    sizes = [path.stat().st_size for path in _files(output)]
    return Size(len(sizes), sum(sizes))


def holding(output: Path, words: str) -> frozenset[str]:
    """Return the paths of the files that hold `words`; a line that is folded, as in calendars, is looked at unfolded."""
    wanted = words.encode()
    found = (path for path in _files(output) if wanted in path.read_bytes().replace(b"\r\n ", b""))
    return frozenset(path.relative_to(output).as_posix() for path in found)


def far_apart(sizes: Mapping[str, Size]) -> list[str]:
    """Return a sentence for every pair of contestants whose outputs differ too much to be compared."""
    names = sorted(sizes)
    found = []
    for place, first in enumerate(names):
        for second in names[place + 1 :]:
            one, other = sizes[first], sizes[second]
            if _apart(one.files, other.files) > FILES_APART:
                found.append(f"{first} made {one.files:,} files, {second} {other.files:,}")
            if _apart(one.bytes, other.bytes) > BYTES_APART:
                found.append(f"{first} made {one.bytes:,} bytes, {second} {other.bytes:,}")
    return found


def _apart(one: int, other: int) -> float:
    return abs(one - other) / max(one, other, 1)


def _files(output: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(output):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(folder, name)
