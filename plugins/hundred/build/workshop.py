"""The workshop: makes each output, or keeps the one of the last build, and notes what it was made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from msgspec import Struct

from hundred.build.crew import Crew
from hundred.build.faults import UnmakeableError
from hundred.build.inputs import differing
from hundred.build.ledger import Ledger, Row, is_there
from hundred.build.mate import MOST
from hundred.build.verify import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from hundred.build.guard import Guard
    from hundred.build.inputs import Inputs
    from hundred.build.mate import Mate
    from hundred.build.store import Fresh, Store
    from hundred.build.verify import Site as Inside
    from hundred.core.problems import Problem
    from hundred.core.reads import Key, Reads


_SPARE = 1.1  # of the reads of the last build, all that may be known now


class Order(Struct, frozen=True, kw_only=True):
    """One output to be made: its file, how it is made in words, what it reads in any case, and how.

    `made` is the same in every run that would make it the same way from the same reads; '' where that cannot be told.
    """

    file: str
    made: str
    reads: tuple[Key, ...]
    make: Callable[[], bytes]
    late: bool = False


class Sink(Protocol):
    """Where made files go."""

    def put(self, file: str, data: bytes) -> tuple[bool, int]:
        """Take a file; return whether it is new, and its time of change (ns)."""
        ...


class _Result(NamedTuple):
    """What a worker tells of one output. `keys` are reads it has not told of before; `reads` number all it told of."""

    problem: Problem | None
    fresh: bool = False
    size: int = 0
    changed: int = 0
    keys: tuple[Key, ...] = ()
    reads: tuple[int, ...] = ()
    links: int = 0
    broken: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    parts: tuple[Fresh, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Workshop:
    """One build: `rows` say of every file what it came from; `fresh` are the files that are new in the sink.

    `folder` is the folder of the output, '' where nothing can be kept; `touched` are its files that are not as the ledger
    says, where somebody has looked; `near` sorts files so that those with much in
    common are made one after the other; `opener` gives the same work to a new process; the `mate` has the
    same work in its own, and takes some of what is late where little is due. `named` are files that name somebody
    who must not be named, as the `guard` found, with whose file.
    """

    sink: Sink
    inside: Inside
    ledger: Ledger
    inputs: Inputs
    reads: Reads
    store: Store
    folder: str = ""
    touched: Collection[str] | None = None
    near: Callable[[str], Any] = str
    workers: int | None = None
    opener: Callable[[], Callable[[int], Any]] | None = None
    guard: Guard | None = None
    mate: Mate[_Result] | None = None
    advance: Callable[[int], None] = lambda _: None
    rows: dict[str, Row] = field(default_factory=dict)
    fresh: list[str] = field(default_factory=list)
    remade: dict[str, None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    broken: list[tuple[str, str]] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    links: int = 0
    _numbers: dict[Key, int] = field(default_factory=dict)
    _now: list[str] = field(default_factory=list)  # what the reads of the last build give now
    _told: dict[Key, int] = field(default_factory=dict)

    def make_all(self, orders: Sequence[Order]) -> None:
        """Make every output, unless the file of the last build came from the same."""
        due = sorted(self._due(orders), key=lambda number: self.near(orders[number].file))
        self.advance(len(orders) - len(due))
        self._numbers = {key: number for number, key in enumerate(self.ledger.reads)}
        few: int | None = None
        offered: Sequence[int] = ()
        for late in (False, True):
            todo = [number for number in due if orders[number].late is late]
            heard: dict[int, list[int]] = {}  # of each worker: its numbers of reads as ours
            self._told = {}
            crew = Crew(self.worker(orders), opener=self.opener, workers=self.workers, few=few, batch=1 if late else None)
            few = 2 if crew.shares(todo) else None  # where many were made, those put together of them are long
            if not late and few is None:
                offered = self._offered(orders, [number for number in due if orders[number].late])
            for worker, number, result in self._beside_the_mate(orders, offered) if late and offered else crew.results(todo):
                self._note(orders[number], result, heard.setdefault(worker, []))
                self.advance(1)

    @property
    def result(self) -> Ledger:
        """Return the ledger of this build."""
        keys, before = list(self._numbers), len(self.ledger.reads)
        # Without a last build all are read; after it, a few that nobody reads any more do no harm.
        if not before or (len(self.rows) >= len(self.ledger.files) and len(keys) < _SPARE * before):
            return Ledger(keys, self._now + self.inputs.digests(keys[len(self._now) :]), self.rows)
        used = sorted(set().union(*[row.reads for row in self.rows.values()]))
        place = {number: at for at, number in enumerate(used)}
        files = self.rows
        if len(used) != len(keys):
            files = {
                file: Row(row.made, tuple([place[number] for number in row.reads]), row.size, row.changed, row.fragments)
                for file, row in self.rows.items()
            }
            keys = [keys[number] for number in used]
        return Ledger(keys, self.inputs.digests(keys), files)

    def _due(self, orders: Sequence[Order]) -> Iterator[int]:
        """Yield the numbers of the orders that must be made; take over the rows of the others."""
        self._now = self.inputs.digests(self.ledger.reads)
        changed = differing(self._now, self.ledger.digests)
        folder, rows = self.folder, self.rows
        known = self.ledger.files if folder else {}
        touched = None if self.touched is None else frozenset(self.touched)
        for number, order in enumerate(orders):
            file = order.file
            row = known.get(file)
            same = row and order.made and row.made == order.made and changed.isdisjoint(row.reads)
            if row and same and (is_there(folder, file, row) if touched is None else file not in touched):
                rows[file] = row
            else:
                yield number

    def _offered(self, orders: Sequence[Order], numbers: Sequence[int]) -> Sequence[int]:
        """Offer pieces of work to the mate, the longest first by what they were; return them, none where there is no mate."""
        rows = self.ledger.files
        names = {number: orders[number].file for number in numbers}
        longest = sorted(numbers, key=lambda number: -rows[names[number]].size if names[number] in rows else 0)
        if self.mate is None or not 0 < len(longest) <= MOST or not self.mate.offer([names[number] for number in longest]):
            return ()
        return longest

    def _beside_the_mate(self, orders: Sequence[Order], offered: Sequence[int]) -> Iterator[tuple[int, int, _Result]]:
        """Yield (worker, number, result) of what was offered: what the mate has not taken, and then what it has made."""
        assert self.mate is not None  # noqa: S101 - something was offered
        left = dict(enumerate(offered))
        while (place := self.mate.take()) is not None:
            yield 0, left[place], self._make(orders[left.pop(place)])
        for place, result in self.mate.made().items() if left else ():
            yield 1, left.pop(place), result
        for number in left.values():  # it has failed; so may this, and then it is told
            yield 0, number, self._make(orders[number])

    def worker(self, orders: Sequence[Order]) -> Callable[[int], _Result]:
        """Return what makes the output of a number, in whatever process this is."""
        return lambda number: self._make(orders[number])

    def _make(self, order: Order) -> _Result:
        """Make one output into the sink, in whatever process this is."""
        try:
            with self.reads.collect() as seen:
                for key in order.reads:
                    self.reads.note(*key)
                data = order.make()
        except UnmakeableError as fault:
            return _Result(fault.problem)
        looked = look_at(order.file, data, self.inside)
        fresh, changed = self.sink.put(order.file, data)
        told, new, numbers = self._told, [], []
        for key in seen:
            number = told.get(key)
            if number is None:
                number = told[key] = len(told)
                new.append(key)
            numbers.append(number)
        return _Result(
            None,
            fresh,
            len(data),
            changed,
            tuple(new),
            tuple(numbers),
            looked.links,
            looked.broken,
            looked.fragments,
            tuple(self.store.fresh()),
            self.guard.look(order.file, data) if self.guard else (),
        )

    def _note(self, order: Order, result: _Result, heard: list[int]) -> None:
        """Take down what came of one output; `heard` are the numbers of the reads its worker has told of."""
        if result.problem is not None:
            self.problems.append(result.problem)
            return
        heard.extend(self._numbers.setdefault(key, len(self._numbers)) for key in result.keys)
        reads = tuple(sorted([heard[number] for number in result.reads]))
        self.rows[order.file] = Row(order.made, reads, result.size, result.changed, result.fragments)
        self.remade[order.file] = None
        if result.fresh:
            self.fresh.append(order.file)
        self.links += result.links
        self.broken += [(order.file, target) for target in result.broken]
        self.named += [(order.file, who) for who in result.named]
        self.store.take(result.parts)
