"""What the town's builds run in: a disk whose clock ticks slowly, a program that is upgraded, work that is shared early."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import hundred.tasks.build
from hundred.build import bodies, crew, discover, listing, produce, read, receipt, site
from hundred.build.mate import Mate
from hundred.calendars import feed

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from hundred.build.built import Built
    from hundred.build.listing import Listing

_TICK = 50_000_000  # ns; two changes within it cannot be told apart by their times
_SLOW = 20  # a second of the machine is so many times less in town, so that several builds fall into one tick
_FEW = 4  # pieces of work, from which on two workers share them
_PROGRAM = site.program


@dataclass(slots=True)
class DiskClock:
    """Time as the town's disk tells it: slow, in coarse ticks, and with rests in which nobody writes."""

    began: int = field(default_factory=time.time_ns)
    rests: list[tuple[int, int]] = field(default_factory=list)

    def rest(self) -> None:
        """Let ten seconds pass; nobody has to wait for them."""
        self.rests.append((time.time_ns(), 10_000_000_000))

    def told(self, real: int) -> int:
        """Return the town's time (ns) of a real one."""
        slow = self.began + (real - self.began) // _SLOW if real > self.began else real
        return slow + sum(length for at, length in self.rests if at <= real)

    def stamp(self, real: int) -> int:
        """Return what the disk writes beside a file that changes then."""
        return self.told(real) // _TICK * _TICK

    def now(self) -> int:
        """Return the time it is."""
        return self.told(time.time_ns())


@contextmanager
def _mates(seen: Counter[str]) -> Iterator[None]:
    """Let small sites have a mate too, and leave to it whatever it is offered."""
    told = Mate.made

    def made(mate: Mate[Any]) -> dict[int, Any]:
        found = told(mate)
        seen["outputs made by a mate"] += len(found)
        return found

    with patch.object(produce, "_LARGE", 0), patch.object(Mate, "take", lambda _: None), patch.object(Mate, "made", made):
        yield


@contextmanager
def surroundings(clock: DiskClock, version: int, workers: int, seen: Counter[str], *, strict: bool) -> Iterator[None]:
    """Run builds of the town's program of a `version` on its disk; `seen` counts what they do.

    Where `strict`, a fault that comes of the cache is not made good by a build without it, but raised.
    """
    walk, labour, finish, made = listing.walk, crew._gathered, bodies.finish, hundred.tasks.build.made

    def walked(folder: str, *, backups: bool = True) -> Listing:
        found = walk(folder, backups=backups)
        return [(path, size, clock.stamp(at), clock.stamp(entered), *rest) for path, size, at, entered, *rest in found]

    def gathered(pipes: Any) -> Iterator[Any]:
        seen["works shared by two processes"] += 1
        return labour(pipes)

    def finished(*words: Any, **names: Any) -> str:
        return finish(*words, **names) + f"<p>{version}</p>" * bool(version)

    def counted(*words: Any, **names: Any) -> Any:
        seen["builds without a receipt"] += 1
        return made(*words, **names)

    def found_out(*_: Any) -> Built:
        raise  # noqa: PLE0704 - the fault that is being handled

    times = SimpleNamespace(time_ns=clock.now)
    with ExitStack() as stack:
        use = stack.enter_context
        for module, name, put in (
            (discover, "walk", walked),
            (receipt, "walk", walked),
            (read, "time", times),
            (receipt, "time", times),
        ):
            use(patch.object(module, name, put))
        use(patch.object(crew, "_gathered", gathered))
        if strict:
            use(patch.object(produce, "_without_cache", found_out))
        use(_mates(seen))
        use(patch.dict(crew.Crew.__init__.__kwdefaults__, {"few": _FEW}))
        use(patch.dict(os.environ, {"HUNDRED_WORKERS": str(workers)}))
        use(patch.object(hundred.tasks.build, "made", counted))
        if version:
            for module in (site, receipt):
                use(patch.object(module, "program", lambda: f"{_PROGRAM()}-{version}"))
            use(patch.object(bodies, "finish", finished))
            use(patch.object(feed, "_OPENING", (*feed._OPENING, f"X-VERSION:{version}")))
        yield
