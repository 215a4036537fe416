"""How far a build is, for a person who waits longer than a second; nothing for a log."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PATIENCE = 1.0  # seconds


@contextlib.contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """Yield a function to tell how many outputs of all are done; it draws a bar once a second has passed."""
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    begun = time.perf_counter()
    bar: Any = None
    task: Any = None
    try:

        def advance(done: int, count: int) -> None:
            nonlocal bar, task
            if bar is None and time.perf_counter() - begun > _PATIENCE:
                from rich.console import Console  # noqa: PLC0415 - most builds are done before
                from rich.progress import MofNCompleteColumn, Progress  # noqa: PLC0415

                # No thread of its own: workers are forks, and a fork and a thread do not go together.
                columns = (*Progress.get_default_columns(), MofNCompleteColumn())
                bar = Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
                bar.start()
                task = bar.add_task("Making the site", total=count)
            if bar is not None:
                bar.update(task, completed=done, refresh=not done % 50 or done == count)

        yield advance
    finally:
        if bar is not None:
            bar.stop()
