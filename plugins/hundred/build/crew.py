"""A crew: processes that share work.

Each worker is a fork of this process and so has everything that was read and planned already; only numbers go to it, and
what it found out comes back. Where a fork is not safe, as on a Mac or beside other threads, a worker is a new process that
opens the work itself. Where there is little to do, it is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
import warnings
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

T = TypeVar("T")
_FEW = 200  # pieces of work; below, starting processes costs more than it saves
_FEW_TO_OPEN = 1500  # the same where workers have to open the work first
_BATCH = 16  # numbers taken at a time; fewer towards the end, so that no worker waits long for the other
_LAST = 8  # batches left, where they begin to be smaller
_WORKERS, _START = "HUNDRED_WORKERS", "HUNDRED_START"


class Crew(Generic[T]):
    """Does `work(number)` for many numbers."""

    def __init__(
        self,
        work: Callable[[int], T],
        *,
        opener: Callable[[], Callable[[int], T]] | None = None,
        workers: int | None = None,
        few: int | None = None,
        batch: int | None = None,
    ) -> None:
        """Take on the work; `opener` gives the same work in a process that knows nothing of it, and can be pickled.

        `workers` are one for each processor that this process may use, or HUNDRED_WORKERS; fewer than `few` pieces are not
        shared, and each takes `batch` of them at a time.
        """
        self._work = work
        self._opener = opener
        self._workers = workers if workers is not None else _workers()
        self._few = few
        self._batch = batch or _BATCH

    def shares(self, numbers: Sequence[int]) -> bool:
        """Say whether so many pieces of work are shared between processes."""
        fork = _can_fork()
        few = self._few if self._few is not None and fork else _FEW if fork else _FEW_TO_OPEN
        return self._workers > 1 and len(numbers) >= few and bool(fork or self._opener)

    def results(self, numbers: Sequence[int]) -> Iterator[tuple[int, int, T]]:
        """Yield (worker, number, what the work returned) as it comes: of one worker in its order. Raises what it raises."""
        if not self.shares(numbers):
            yield from ((0, number, self._work(number)) for number in numbers)
            return
        import multiprocessing  # noqa: PLC0415 - most builds have too little to do

        fork = _can_fork()
        context: Any = multiprocessing.get_context("fork" if fork else "spawn")
        target, first = (_labour, self._work) if fork else (_opened, self._opener)
        count = min(self._workers, len(numbers))
        taken = context.Array("q", 2)  # how many from the beginning, how many from the end
        crew = []
        gc.freeze()  # what is there already is not looked through again, which would copy every page of it
        try:
            for place in range(count):
                ours, theirs = context.Pipe(duplex=False)
                share = Share(numbers, self._batch, taken, from_end=place % 2 == 1)
                worker = context.Process(target=target, args=(first, share, theirs), daemon=True)
                with warnings.catch_warnings():
                    # Python 3.12 and later warn of any thread beside a fork; see _can_fork for the one there may be.
                    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
                    worker.start()
                theirs.close()
                crew.append((worker, ours))
            yield from _gathered([ours for _, ours in crew])
        finally:
            for worker, ours in crew:
                worker.terminate()
                worker.join()
                ours.close()
            gc.unfreeze()


class Share(Struct, frozen=True):
    """A worker's share of the `numbers`, so many at a time; `taken`, which all workers know, says which are gone.

    What stands together in the list has much in common: half of the workers begin at its beginning and the others at its
    end, so that not every one of them draws what all the lists of a site are made of.
    """

    numbers: Sequence[int]
    batch: int
    taken: Any
    from_end: bool

    def take(self) -> Sequence[int]:
        """Take the next numbers; none are left where none come."""
        with self.taken.get_lock():
            begin, end = self.taken
            left = len(self.numbers) - begin - end
            size = min(self.batch, left, left // _LAST + 1)
            start = begin + left - size if self.from_end else begin
            self.taken[self.from_end] += size
        return self.numbers[start : start + size]


def _opened(opener: Callable[[], Callable[[int], Any]], share: Share, results: Connection) -> None:
    """Do as `_labour` does in a new process, which has to open the work first."""
    try:
        work = opener()
    except BaseException as fault:  # noqa: BLE001 - as below
        results.send(_sendable(_noted(fault)))
        results.close()
        return
    _labour(work, share, results)


def _labour(work: Callable[[int], Any], share: Share, results: Connection) -> None:
    """Take numbers as long as there are any, and send what the work returns; the end of the pipe is the end of the work."""
    import signal  # noqa: PLC0415 - a build of little has no workers

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process tells all others
    gc.disable()
    try:
        while numbers := share.take():
            results.send([(number, work(number)) for number in numbers])
        results.send(None)
    except BaseException as fault:  # noqa: BLE001 - told to the first process, which raises it
        results.send(_sendable(_noted(fault)))
    finally:
        results.close()


def _noted(fault: BaseException) -> BaseException:
    """Return the exception that is being handled, with a note on where in a worker it was raised."""
    import traceback  # noqa: PLC0415 - as above

    fault.add_note(f"in a worker:\n{traceback.format_exc()}")
    return fault


def _sendable(fault: BaseException) -> BaseException:
    """Return an exception that another process can raise: the fault itself, or one that says what it said."""
    try:
        pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own
    except Exception:  # noqa: BLE001 - whatever its class does while it is taken apart and put together
        told = RuntimeError(f"{type(fault).__name__}: {fault}")
        for note in fault.__notes__:
            told.add_note(note)
        return told
    return fault


def _gathered(pipes: Sequence[Any]) -> Iterator[tuple[int, int, Any]]:
    from multiprocessing.connection import wait  # noqa: PLC0415 - as above

    places: dict[Any, int] = {pipe: place for place, pipe in enumerate(pipes)}
    while places:
        for pipe in cast("list[Any]", wait(list(places))):
            try:
                found = pipe.recv()
            except (EOFError, OSError):  # the end of the pipe, or the end in the midst of a message
                message = "a worker ended before its work was done: was it killed, or is the memory full?"
                raise RuntimeError(message) from None
            if isinstance(found, BaseException):
                raise found
            if found is None:
                del places[pipe]
                continue
            yield from ((places[pipe], number, one) for number, one in found)


def _workers() -> int:
    asked = os.environ.get(_WORKERS, "")
    if asked.isdecimal():
        return int(asked)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_share() -> bool:
    """Say whether there is a second processor, and a fork is safe here and now."""
    return _workers() > 1 and _can_fork()


def _can_fork() -> bool:
    """Say whether a fork is safe: there is such a thing, and no other thread holds a lock that a worker will want.

    The thread that moves Pelican's "Generating…" sign is harmless: workers say nothing. On a Mac its own libraries may hold
    one at any time.
    """
    others = (thread for thread in threading.enumerate() if thread is not threading.current_thread())
    alone = all(type(thread).__module__.partition(".")[0] == "rich" for thread in others)
    wanted = os.environ.get(_START, "") != "spawn"  # which tests ask for
    return wanted and alone and hasattr(os, "fork") and sys.platform != "darwin"
