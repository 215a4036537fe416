"""The mate: a second process that reads the same site while this one does, and then makes some of what is due.

An edit makes few outputs anew, but those that are put together of everything are long. To fork for them when all has been
read costs more than it saves, because every page of memory that either process touches is copied. The mate is forked before
anything is read, when there is next to nothing to copy, and reads all by itself. Where it fails, nobody waits for it.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
from typing import TYPE_CHECKING, Generic, TypeVar

from hundred.build.crew import can_share

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")
MOST = 500  # pieces of work; their names and numbers must fit into a pipe that nobody reads yet
_SIZE = 2  # bytes of the number of a piece, which are written and read as one


class Mate(Generic[T]):
    """Does pieces of work, each known by its name, in a process of its own.

    There, `open_work` gives what does a piece; it is called at once. Where a second process cannot be, there is none: then
    `offer` says so.
    """

    def __init__(self, open_work: Callable[[], Callable[[str], T]]) -> None:
        """Begin to open the work."""
        self._child = 0
        if not can_share():
            return
        names_in, names_out = os.pipe()
        numbers_in, numbers_out = os.pipe()
        made_in, made_out = os.pipe()
        self._child = os.fork()
        theirs, ours = (names_in, made_out), (names_out, numbers_out, made_in)
        for end in theirs if self._child else ours:
            os.close(end)
        if not self._child:
            _work(open_work, names_in, numbers_in, made_out)
        self._names, self._numbers_out, self._numbers, self._made = names_out, numbers_out, numbers_in, made_in

    def offer(self, names: Sequence[str]) -> bool:
        """Offer at most `MOST` pieces of work, the longest first; return whether there is a mate who may take some."""
        if not self._child:
            return False
        os.write(self._numbers_out, b"".join([number.to_bytes(_SIZE, "big") for number in range(len(names))]))
        os.close(self._numbers_out)
        # Where the mate has failed nobody reads them.
        with contextlib.suppress(BrokenPipeError), open(self._names, "w", encoding="utf-8") as pipe:  # noqa: PTH123 - a pipe
            pipe.write(json.dumps(names))
        self._names = self._numbers_out = -1
        return True

    def take(self) -> int | None:
        """Take the first piece that was offered and not begun by anybody; None where none is left."""
        return _take(self._numbers)

    def made(self) -> dict[int, T]:
        """Return what the mate has made of what it took, once it is done; less, or nothing, where it has failed."""
        with open(self._made, "rb") as pipe:  # noqa: PTH123 - as above
            said = pipe.read()
        self._made = -1
        self.leave()
        try:
            found: dict[int, T] = pickle.loads(said)  # noqa: S301 - our own, from a process of our own
        except (EOFError, pickle.UnpicklingError):
            return {}
        return found

    def leave(self) -> None:
        """End the mate, whatever it is doing, unless it has ended already."""
        if not self._child:
            return
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        self._child = 0
        for end in (self._names, self._numbers_out, self._numbers, self._made):
            if end >= 0:
                os.close(end)


def _work(open_work: Callable[[], Callable[[str], T]], names: int, numbers: int, out: int) -> None:
    """Work, tell what was made when nothing is left, and end this process: it must never go on as if it were the first one."""
    made: dict[int, T] = {}
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process ends this one
        work = open_work()
        with open(names, encoding="utf-8") as pipe:
            offered = json.loads(pipe.read())
        while (number := _take(numbers)) is not None:
            made[number] = work(offered[number])
    finally:
        with open(out, "wb") as pipe:
            pipe.write(pickle.dumps(made))
        os._exit(0)


def _take(numbers: int) -> int | None:
    number = os.read(numbers, _SIZE)
    return int.from_bytes(number, "big") if number else None
