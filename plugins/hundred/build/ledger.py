"""The ledger of the last build: from what each file of the output was made, and what it looked like on disk.

A file is kept when it would be made the same way, everything that was read while it was made still gives the same, and the
file itself was not touched. The ledger only saves work: where it is missing, damaged or of another program, everything is
made again.
"""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

import msgspec

from hundred.build.sealed import Number, read_sealed, read_unsealed, write_sealed

if TYPE_CHECKING:
    from pathlib import Path


class Row(msgspec.Struct, frozen=True, array_like=True):
    """One file as it was made: how, the numbers of the reads, its size and time of change (ns), and its far fragments.

    `fragments` are the places in other pages that a page links to, as `file#id`.
    """

    made: str
    reads: tuple[Number, ...]
    size: int
    changed: int
    fragments: tuple[str, ...] = ()


class Ledger(msgspec.Struct, array_like=True):
    """What is known of the last build into one output folder: its reads with the digest of what each gave, its files.

    `guard` is the mark of the names that none of the files has in it, '' where none were looked for.
    """

    reads: list[tuple[str, ...]] = []
    digests: list[str] = []
    files: dict[str, Row] = {}
    guard: str = ""


_DECODER = msgspec.msgpack.Decoder(Ledger)


def ledger_of(cache: Path, output: Path) -> Path:
    """Return where the ledger of builds into `output` lies: every output folder has its own."""
    return cache / f"{hashlib.blake2b(os.fsencode(output), digest_size=8).hexdigest()}.bin"


def is_there(folder: str, file: str, row: Row) -> bool:
    """Say whether a file of the output `folder` is the one that was made."""
    try:
        found = os.lstat(f"{folder}/{file}")
    except (OSError, ValueError):  # no such file, or a name that no file can have
        return False
    return found.st_size == row.size and found.st_mtime_ns == row.changed and stat.S_ISREG(found.st_mode)


def read_ledger(path: Path, form: str) -> Ledger:
    """Return the ledger that a program of the same `form` left at `path`, or an empty one."""
    try:
        ledger = _DECODER.decode(read_sealed(path, form))
    except (OSError, ValueError):  # msgspec's own errors are ValueErrors
        return Ledger()
    highest = max(set().union(*[row.reads for row in ledger.files.values()]), default=-1)
    return ledger if len(ledger.digests) == len(ledger.reads) > highest else Ledger()


def read_rows(path: Path) -> dict[str, Row]:
    """Return the files of the ledger at `path`, of whatever form it is. Raises OSError or ValueError where there is none."""
    return _DECODER.decode(read_unsealed(path)).files


def write_ledger(path: Path, form: str, ledger: Ledger) -> None:
    """Keep a ledger at `path`; one that cannot be written is only missed."""
    write_sealed(path, form, msgspec.msgpack.encode(ledger))
