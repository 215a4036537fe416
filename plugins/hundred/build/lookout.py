"""The lookout: a process that looks over the published files while this one looks over what they are made from.

It is a fork, begun before anything else is done, and says one thing: which files are no longer as the last build left them.
Where there is one processor, or a fork is not safe, there is no lookout, and whoever wants to know looks for themselves.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from hundred.build.crew import can_share
from hundred.build.ledger import is_there, read_rows

if TYPE_CHECKING:
    from pathlib import Path

Stamp = tuple[int, int, int]


class Sighting(msgspec.Struct, frozen=True, array_like=True):
    """What was seen: the stamp of the ledger that was read, how many files it has, and those that are not as it says."""

    ledger: Stamp
    files: int
    touched: tuple[str, ...]


class Lookout:
    """Looks over the files of `output` by the ledger at `path`, in a process of its own."""

    def __init__(self, path: Path, output: str) -> None:
        """Begin to look."""
        self._path = path
        self._seen: Sighting | None = None
        self._child = 0
        if not can_share():
            return
        reader, writer = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(writer)
            self._pipe = reader
        else:
            _look(path, output, writer)

    def sighting(self) -> Sighting | None:
        """Return what was seen, once it has been; None where nobody looked, or the ledger is another one by now."""
        if self._child:
            with open(self._pipe, "rb") as pipe:  # noqa: PTH123 - the end of a pipe
                said = pipe.read()
            os.waitpid(self._child, 0)
            self._child = 0
            try:
                self._seen = msgspec.msgpack.decode(said, type=Sighting)
            except ValueError:  # it found no ledger, or came to an end
                self._seen = None
        return self._seen if self._seen and self._seen.ledger == _stamp(self._path) else None


def _look(path: Path, output: str, pipe: int) -> None:
    """Look, tell, and end this process, whatever happens: it must never go on as if it were the first one."""
    try:
        stamp, rows = _stamp(path), read_rows(path)
        touched = tuple([file for file, row in rows.items() if not is_there(output, file, row)])
        with open(pipe, "wb") as out:
            out.write(msgspec.msgpack.encode(Sighting(stamp, len(rows), touched)))
    finally:
        os._exit(0)


def _stamp(path: Path) -> Stamp:
    """Return what tells one ledger from the next: each is a new file. Zeros where there is none."""
    try:
        about = os.stat(path)  # noqa: PTH116 - as everywhere here
    except OSError:
        return (0, 0, 0)
    return (about.st_ino, about.st_mtime_ns, about.st_size)
