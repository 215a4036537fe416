"""The workshop: makes each output, or keeps the one of the last build, and notes what it was made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.build.crew import Crew
from hundred.build.faults import UnmakeableError
from hundred.build.ledger import Ledger, Made
from hundred.core.digest import Digester, OpaqueError
from hundred.core.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hundred.build.site import Site
    from hundred.core.reads import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One output to be made: its file, all that it is made from, and how."""

    file: str
    inputs: object
    make: Callable[[], bytes]


@dataclass(slots=True, kw_only=True)
class Workshop:
    """One build: `files` are the bytes that were made, `kept` the files that may stay, `made` what all came from."""

    site: Site
    epoch: str
    output: Path | None
    ledger: Ledger
    workers: int | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    made: dict[str, Made] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    digester: Digester = field(default_factory=Digester)

    def make_all(self, orders: Sequence[Order]) -> None:
        """Make every output, unless the file of the last build came from the same."""
        unchanged = self.ledger.unchanged(self.site.loaded.community, self.digester)
        digests = [self._digest(order) for order in orders]
        due = []
        for number, (order, digest) in enumerate(zip(orders, digests, strict=True)):
            if self.output is not None and self.ledger.kept(order.file, digest, unchanged, self.output):
                self.kept.add(order.file)
                self.made[order.file] = self.ledger.files[order.file][0]
            else:
                due.append(number)
        crew = Crew(lambda number: self._make(orders[number]), workers=self.workers)
        for number, (data, reads) in zip(due, crew.results(due), strict=True):
            if isinstance(data, Problem):
                self.problems.append(data)
            else:
                self.files[orders[number].file] = data
                self.made[orders[number].file] = Made(digest=digests[number], reads=reads)

    def _digest(self, order: Order) -> str:
        try:
            return self.digester.digest((self.epoch, order.file, order.inputs)).hex()
        except OpaqueError:
            return ""

    def _make(self, order: Order) -> tuple[bytes | Problem, tuple[Key, ...]]:
        """Return the bytes, or why there are none, and what was read for them."""
        try:
            with self.site.loaded.community.reads.collect() as seen:
                data = order.make()
        except UnmakeableError as fault:
            return fault.problem, ()
        return data, tuple(seen)
