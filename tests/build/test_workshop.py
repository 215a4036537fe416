"""The workshop makes what must be made, keeps the rest, and knows of every file what it came from."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from tests.workplace import ADA, HALL, WORLD, Bench, told

from hundred.build.crew import _FEW
from hundred.build.faults import UnmakeableError
from hundred.build.mate import Mate
from hundred.build.workshop import Order
from hundred.core.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hundred.core.reads import Key


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """Return a place to build."""
    return Bench(tmp_path)


def test_everything_is_made_once_and_written_down(bench: Bench) -> None:
    """With all that it read, what its order declares among it."""
    shop = bench.build([bench.order("b", HALL, HALL), bench.order("a", declared=[ADA]), bench.order("c/d")])

    assert (bench.made, shop.fresh, list(shop.remade)) == (["a", "b", "c/d"],) * 3
    assert told(shop.result) == {"a": ("f", (ADA,), 1), "b": ("f", (HALL,), 1), "c/d": ("f", (), 3)}
    assert dict(zip(shop.result.reads, shop.result.digests, strict=True)) == WORLD
    assert (bench.output / "c" / "d").read_bytes() == b"c/d"


def test_nothing_changed_makes_nothing(bench: Bench) -> None:
    """And the ledger is the same."""
    orders = [bench.order("a", HALL), bench.order("b", ADA, declared=[HALL])]
    first = bench.build(orders).result

    shop = bench.build(orders)

    assert (bench.made, shop.fresh, shop.result) == ([], [], first)


@pytest.mark.parametrize(
    ("world", "made"),
    [
        ({HALL: "9", ADA: "2"}, ["a", "c"]),
        ({HALL: "1", ADA: "9"}, ["b", "c"]),
        ({HALL: "1"}, ["b", "c"]),
        ({}, ["a", "b", "c"]),
    ],
)
def test_a_changed_read_makes_what_read_it(bench: Bench, world: dict[Key, str], made: list[str]) -> None:
    """And nothing else; with equal bytes nothing is published anew."""
    orders = [bench.order("a", HALL), bench.order("b", declared=[ADA]), bench.order("c", HALL, ADA), bench.order("d")]
    bench.build(orders)

    shop = bench.build(orders, world)

    assert (bench.made, shop.fresh) == (made, [])
    assert sorted(shop.result.files) == ["a", "b", "c", "d"]


def test_other_words_make_it_anew(bench: Bench) -> None:
    """Another function, or another argument, is another output."""
    bench.build([bench.order("a"), bench.order("b")])

    bench.build([bench.order("a", made="g"), bench.order("b")])

    assert bench.made == ["a"]


def test_without_words_it_is_made_each_time(bench: Bench) -> None:
    """Where it cannot be told how it is made."""
    for _ in range(2):
        bench.build([bench.order("a", made=""), bench.order("b")])

    assert bench.made == ["a"]


@pytest.mark.parametrize("touch", ["gone", "size", "time", "link", "folder"])
def test_a_touched_file_is_made_anew(bench: Bench, touch: str) -> None:
    """What somebody did in the output is mended."""
    orders = [bench.order("a"), bench.order("b")]
    bench.build(orders)
    path = bench.output / "a"
    if touch == "size":
        path.write_bytes(b"xx")
    elif touch == "time":
        os.utime(path, ns=(1, 1))
    else:
        path.unlink()
    if touch == "link":
        path.symlink_to("b")
    if touch == "folder":
        path.mkdir()
        with pytest.raises(IsADirectoryError):
            bench.build(orders)
        path.rmdir()

    bench.build(orders)

    assert bench.made == ["a"]
    assert (path.read_bytes(), path.is_symlink()) == (b"a", False)


def test_what_is_no_longer_ordered_is_forgotten(bench: Bench) -> None:
    """Its row, and the reads that nobody else has."""
    bench.build([bench.order("a", HALL), bench.order("b", ADA)])

    shop = bench.build([bench.order("b", ADA)])

    assert bench.made == []
    assert (told(shop.result), shop.result.reads, shop.result.digests) == ({"b": ("f", (ADA,), 1)}, [ADA], ["2"])
    bench.build([bench.order("a", HALL), bench.order("b", ADA)])
    assert bench.made == ["a"]


def test_what_is_late_is_made_last(bench: Bench) -> None:
    """When all others are there; the others by their names."""
    bench.build([bench.order("a", late=True), bench.order("c"), bench.order("b", late=True), bench.order("d")])

    assert bench.made == ["c", "d", "a", "b"]


def test_what_cannot_be_made_is_told(bench: Bench) -> None:
    """The others are made; the ledger has no row for it, so that the next build tries again."""
    problem = Problem(path="content/x.md", place=Place(), code="changed", message="no")

    def fail() -> bytes:
        raise UnmakeableError(problem)

    shop = bench.build([Order(file="a", made="f", reads=(), make=fail), bench.order("b")])

    assert (shop.problems, shop.fresh, sorted(shop.result.files)) == ([problem], ["b"], ["b"])


def test_links_are_looked_at_where_they_are_made(bench: Bench) -> None:
    """Those that lead nowhere are told with their page; places in other pages are kept in the row."""
    page = b'<a href="/b.html#x">x</a><a href="/none/">y</a><a href="https://other.example/">z</a>'

    shop = bench.build([bench.order("a.html", data=page), bench.order("b.html", data=b"<p>")])

    assert (shop.links, shop.broken) == (2, [("a.html", "/none/")])
    assert shop.result.files["a.html"].fragments == ("b.html#x",)


def test_whoever_waits_is_told_how_far_it_is(bench: Bench) -> None:
    """What is kept counts at once; in the end all are done."""
    orders = [bench.order(name) for name in "abc"]
    bench.build(orders[:2])
    shop = bench.build([])
    shop.ledger, steps = bench.ledger, []
    bench.build(orders[:2])
    shop.ledger, shop.advance = bench.ledger, steps.append

    shop.make_all([*orders, bench.order("d", late=True)])

    assert steps == [2, 1, 1]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_workers_write_down_the_same(bench: Bench, workers: int) -> None:
    """Whoever made a file, its row names the very reads; what workers kept for later reaches the store."""
    names = [f"{number:03}" for number in range(_FEW + 60)]

    def make(name: str) -> bytes:
        for other in (name, name[:2], name[0]):
            bench.reads.note("part", other)
        bench.shop.store.keep(("entry", name), name.encode(), (("part", name),))
        return name.encode()

    orders = [Order(file=name, made="f", reads=(("part", "all"),), make=partial(make, name)) for name in names]
    shop = bench.build(orders, workers=workers)

    assert told(shop.result) == {
        name: ("f", tuple(sorted({("part", "all"), ("part", name), ("part", name[:2]), ("part", name[0])})), 3)
        for name in names
    }
    assert sorted(shop.fresh) == sorted(shop.remade) == names
    assert [shop.store.find(("entry", name)) for name in names] == [(name.encode(), (("part", name),)) for name in names]
    assert {path.name: path.read_bytes() for path in bench.output.iterdir()} == {name: name.encode() for name in names}


@pytest.mark.parametrize("who", ["mate", "both", "we", "we, as the mate fails"])
def test_a_mate_makes_what_is_late(bench: Bench, monkeypatch: pytest.MonkeyPatch, who: str) -> None:
    """Whoever made it, it is written down and published as if there were no mate, and nothing is made by nobody."""
    monkeypatch.setenv("HUNDRED_WORKERS", "2")
    reads = {"early": (HALL,), "a": (HALL,), "b": (HALL, ADA), "c": (ADA, ("part", "new"), HALL)}

    def orders(data: bytes) -> list[Order]:
        return [bench.order(name, *read, data=data * len(name), late=name != "early") for name, read in reads.items()]

    def opened() -> Callable[[str], Any]:
        if who.endswith("fails"):
            raise RuntimeError
        work = bench.workshop(orders(b"new")).worker(orders(b"new"))
        return lambda file: work(list(reads).index(file))

    bench.build(orders(b"old"))
    mate: Mate[Any] = Mate(opened)
    takes = {"mate": iter(()), "both": iter([mate.take])}.get(who, iter([mate.take] * 4))

    def take() -> int | None:
        return next(takes, lambda: None)()

    monkeypatch.setattr(mate, "take", take)
    shop = bench.build(orders(b"new"), {HALL: "9", ADA: "2"}, mate=mate)
    mate.leave()

    # How many of those that both may take are left to one of them is for nobody to know.
    least, most = {"mate": (1, 1), "both": (1, 2), "we": (1, 4)}.get(who, (4, 4))
    assert bench.made[0] == "early"
    assert least <= len(bench.made) <= most
    assert told(shop.result) == {name: ("f", tuple(sorted(read)), 3 * len(name)) for name, read in sorted(reads.items())}
    assert dict(zip(shop.result.reads, shop.result.digests, strict=True)) == {HALL: "9", ADA: "2", ("part", "new"): "p"}
    assert {path.name: path.read_bytes() for path in bench.output.iterdir()} == {name: b"new" * len(name) for name in reads}
