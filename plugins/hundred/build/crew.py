"""A crew: processes that share the making of many outputs.

Each worker is a fork of this process and so has the site, the templates and all plans already; only numbers go to it,
and bytes come back. Where the system cannot fork, or threads run, or there is little to do, the work is done here.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import warnings
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
_FEW = 400  # outputs; below, starting processes costs more than it saves
_BATCH = 25  # outputs handed out at a time, so that no worker waits long for the other

_work: Callable[[int], object] | None = None  # set before the fork, read by the workers only


class Crew(Generic[T]):
    """Does `work(number)` for many numbers; results come in the order of the numbers."""

    def __init__(self, work: Callable[[int], T], *, workers: int | None = None) -> None:
        """Take on the work; `workers` is for tests, else one for each processor that this process may use."""
        self._one = work
        self._workers = workers if workers is not None else _processors()

    def results(self, numbers: Sequence[int]) -> Iterator[T]:
        """Yield what the work returns for each of the numbers. Raises what the work raises."""
        if self._workers < 2 or len(numbers) < _FEW or not _can_fork():  # noqa: PLR2004 - more than ourselves
            yield from map(self._one, numbers)
            return
        global _work  # noqa: PLW0603 - the one thing that a fork can be told without copying
        _work = self._one
        try:
            with warnings.catch_warnings():
                # Python 3.12 and later warn of any thread beside a fork; see _can_fork for the one there may be.
                warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
                pool = multiprocessing.get_context("fork").Pool(self._workers)
            with pool:
                yield from pool.imap(_do, numbers, chunksize=_BATCH)
        finally:
            _work = None


def _do(number: int) -> object:
    assert _work is not None  # noqa: S101 - set before the fork
    return _work(number)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Say whether a fork is safe: there is such a thing, and no other thread holds a lock that a worker will want.

    The thread that moves Pelican's "Generating…" sign is harmless: workers say nothing.
    """
    others = (thread for thread in threading.enumerate() if thread is not threading.current_thread())
    alone = all(type(thread).__module__.partition(".")[0] == "rich" for thread in others)
    return alone and os.name == "posix" and "fork" in multiprocessing.get_all_start_methods()
