"""A place to try the workshop in: outputs that are their names, made of reads whose digests are known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from hundred.build.inputs import Inputs
from hundred.build.ledger import Ledger
from hundred.build.stage import Stage
from hundred.build.store import Store
from hundred.build.verify import Site
from hundred.build.workshop import Order, Workshop
from hundred.core.reads import Reads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from hundred.build.mate import Mate
    from hundred.core.reads import Key

HALL: Key = ("find", "venue", "hall")
ADA: Key = ("find", "person", "ada")
WORLD = {HALL: "1", ADA: "2"}


class Known(Inputs):
    """Inputs that are what they are said to be."""

    def digest(self, key: Key) -> str:
        """Return what the read gives now, which is known of all parts of a name."""
        return self._known.get(key, "") or ("p" if key[0] == "part" else "")


class Bench:
    """A place for one build after the other, into one output."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing."""
        self.output = folder / "output"
        self.reads = Reads()
        self.ledger = Ledger()
        self.made: list[str] = []

    def order(
        self, file: str, *reads: Key, made: str = "f", data: bytes = b"", declared: Sequence[Key] = (), late: bool = False
    ) -> Order:
        """Return an order for a file that is made of its name and what it reads."""
        return Order(file=file, made=made, reads=tuple(declared), make=partial(self.make, file, reads, data), late=late)

    def make(self, file: str, reads: Sequence[Key], data: bytes) -> bytes:
        """Make a file, and say that it was made."""
        self.made.append(file)
        for key in reads:
            self.reads.note(*key)
        return data or file.encode()

    def build(
        self, orders: Sequence[Order], world: Mapping[Key, str] = WORLD, workers: int = 1, mate: Mate[Any] | None = None
    ) -> Workshop:
        """Make what must be made, and publish it."""
        self.made.clear()
        self.shop = self.workshop(orders, world, workers)
        self.shop.mate = mate
        self.shop.make_all(orders)
        Stage(str(self.output)).move(self.shop.fresh)
        self.ledger = self.shop.result
        return self.shop

    def workshop(self, orders: Sequence[Order], world: Mapping[Key, str] = WORLD, workers: int = 1) -> Workshop:
        """Return a workshop for these orders."""
        nothing: Any = None
        known = {key: value for key, value in world.items() if value}
        inputs = Known(community=nothing, theme=nothing, content=nothing, words={}, menu=tuple, _known=known)
        return Workshop(
            sink=Stage(str(self.output)),
            inside=Site(files=frozenset(order.file for order in orders), base="", url="https://h.example"),
            ledger=self.ledger,
            inputs=inputs,
            reads=self.reads,
            store=Store(folder=None, form="", inputs=inputs),
            folder=str(self.output),
            workers=workers,
        )


def told(ledger: Ledger) -> dict[str, tuple[str, tuple[Key, ...], int]]:
    """Return what a ledger says of each file: how it was made, of which reads, and its size."""
    return {
        file: (row.made, tuple(sorted(ledger.reads[number] for number in row.reads)), row.size)
        for file, row in sorted(ledger.files.items())
    }
