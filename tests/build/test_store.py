"""The store: parts are given out while all that was read for them is as it was, and not a moment longer."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.build import store as module
from hundred.build.inputs import Inputs
from hundred.build.sealed import write_sealed
from hundred.build.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.core.reads import Key

HALL, ADA = ("find", "venue", "hall"), ("find", "person", "ada")
WORLD = {HALL: "1", ADA: "2"}


class Known(Inputs):
    """Inputs that are what they are said to be."""

    def digest(self, key: Key) -> str:
        """Return what the read gives now."""
        return self._known.get(key, "")


def opened(folder: Path | None, world: Mapping[Key, str] = WORLD, form: str = "form") -> Store:
    """Return the store of a build in which reads give what `world` says."""
    nothing: Any = None
    known = {key: value for key, value in world.items() if value}
    inputs = Known(community=nothing, theme=nothing, content=nothing, words={}, menu=tuple, _known=known)
    return Store(folder=folder, form=form, inputs=inputs)


def kept(folder: Path, parts: Mapping[Key, tuple[bytes, tuple[Key, ...]]], world: Mapping[Key, str] = WORLD) -> None:
    """Let a build keep these parts."""
    store = opened(folder, world)
    for key, (data, reads) in parts.items():
        store.keep(key, data, reads)
    store.save()


def test_a_part_is_found_by_the_next_build(tmp_path: Path) -> None:
    """With what was read for it, in the order in which it was read."""
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL, ADA)), ("entry", "talk"): (b"", ())})

    store = opened(tmp_path)

    assert store.find(("entry", "walk")) == (b"data", (HALL, ADA))
    assert store.find(("entry", "talk")) == (b"", ())
    assert store.find(("entry", "none")) is None


def test_a_part_is_found_in_the_build_that_made_it() -> None:
    """Without a folder too."""
    store = opened(None)
    store.keep(("entry", "walk"), b"data", (HALL,))

    assert store.find(("entry", "walk")) == (b"data", (HALL,))
    store.save()


@pytest.mark.parametrize("world", [{HALL: "9", ADA: "2"}, {HALL: "1", ADA: "9"}, {HALL: "1"}, {}])
def test_a_part_is_gone_when_a_read_gives_something_else(tmp_path: Path, world: dict[Key, str]) -> None:
    """Whatever of it changed or went away."""
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL, ADA)), ("entry", "plain"): (b"plain", ())})

    store = opened(tmp_path, world)

    assert (store.find(("entry", "walk")), store.find(("entry", "plain"))) == (None, (b"plain", ()))


def test_what_cannot_be_told_is_never_the_same(tmp_path: Path) -> None:
    """A read without a digest is another one each time."""
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL,))}, {HALL: ""})

    assert opened(tmp_path, {HALL: ""}).find(("entry", "walk")) is None


def test_another_program_finds_nothing(tmp_path: Path) -> None:
    """Nor what others have left in the folder."""
    kept(tmp_path, {("entry", "walk"): (b"data", ())})

    assert opened(tmp_path, form="other").find(("entry", "walk")) is None


def test_a_part_that_was_made_again_goes_before_the_old_one(tmp_path: Path) -> None:
    """In the same build and in the next, after what was read for it has changed."""
    kept(tmp_path, {("entry", "walk"): (b"old", (HALL, ADA)), ("entry", "talk"): (b"talk", (HALL,))})
    world = {**WORLD, HALL: "9"}
    store = opened(tmp_path, world)
    assert store.find(("entry", "walk")) is None

    store.keep(("entry", "walk"), b"new", (HALL, ADA))

    assert store.find(("entry", "walk")) == (b"new", (HALL, ADA))
    store.save()
    assert opened(tmp_path, world).find(("entry", "walk")) == (b"new", (HALL, ADA))
    assert opened(tmp_path, world).find(("entry", "talk")) is None
    assert opened(tmp_path, WORLD).find(("entry", "walk")) is None


def test_what_a_worker_made_is_kept_by_the_first_process(tmp_path: Path) -> None:
    """Each part is told once."""
    worker, first = opened(tmp_path), opened(tmp_path)
    worker.keep(("entry", "walk"), b"data", (HALL,))

    first.take(worker.fresh())
    first.save()

    assert worker.fresh() == []
    assert opened(tmp_path).find(("entry", "walk")) == (b"data", (HALL,))


def test_a_build_that_keeps_nothing_writes_nothing(tmp_path: Path) -> None:
    """Looking does not touch the files."""
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL,))})
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    store = opened(tmp_path)
    store.find(("entry", "walk"))
    store.find(("entry", "none"))

    store.save()

    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_what_nobody_asks_for_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store does not grow for ever."""
    monkeypatch.setattr(module, "_SHELVES", 1)
    kept(tmp_path, {("entry", str(number)): (b"x" * 100, ()) for number in range(10)})
    monkeypatch.setattr(module, "_MOST", 450)
    store = opened(tmp_path)
    assert store.find(("entry", "3")) == (b"x" * 100, ())
    store.keep(("entry", "new"), b"y" * 100, ())

    store.save()

    again = opened(tmp_path)
    left = [name for name in [*map(str, range(10)), "new"] if again.find(("entry", name))]
    assert len(left) == 4
    assert {"3", "new"} <= set(left)


def test_parts_that_hold_no_more_are_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part whose reads changed is not carried along, though those reads change back."""
    monkeypatch.setattr(module, "_SHELVES", 1)
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL,))})
    store = opened(tmp_path, {HALL: "9"})
    store.keep(("entry", "talk"), b"talk", ())
    store.save()

    assert opened(tmp_path, WORLD).find(("entry", "walk")) is None
    assert opened(tmp_path, WORLD).find(("entry", "talk")) == (b"talk", ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    builds=st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from("abc"), st.sampled_from("123"), min_size=3),
            st.lists(st.tuples(st.sampled_from("uvwxyz"), st.lists(st.sampled_from("abc"), max_size=3, unique=True))),
        ),
        max_size=6,
    )
)
def test_a_part_is_what_would_be_made_now(
    tmp_path: Path, builds: list[tuple[dict[str, str], list[tuple[str, list[str]]]]]
) -> None:
    """Over any builds in any changing world, whatever is found is what making it anew would give."""
    shutil.rmtree(tmp_path / "parts", ignore_errors=True)
    for world, wanted in builds:
        store = opened(tmp_path / "parts", {("part", name): value for name, value in world.items()})
        for name, reads in wanted:
            key = ("entry", name, *reads)
            keys = tuple(("part", read) for read in reads)
            made = "".join(world[read] for read in reads).encode()
            found = store.find(key)
            assert found in (None, (made, keys))
            if found is None:
                store.keep(key, made, keys)
                assert store.find(key) == (made, keys)
        store.save()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rounds=st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from("abc"), st.sampled_from("12"), min_size=3),
            st.lists(
                st.tuples(st.integers(0, 2), st.sampled_from("uvw"), st.lists(st.sampled_from("abc"), max_size=3, unique=True)),
                max_size=6,
            ),
            st.permutations([0, 1, 2]),
        ),
        max_size=5,
    )
)
def test_builds_at_the_same_time_mislead_nobody(tmp_path: Path, rounds: list[Any]) -> None:
    """Three stores in one folder, saved in any order over one another: what is found later is still right."""
    shutil.rmtree(tmp_path / "parts", ignore_errors=True)
    for world, wanted, order in rounds:
        stores = [opened(tmp_path / "parts", {("part", name): value for name, value in world.items()}) for _ in range(3)]
        for number, name, reads in wanted:
            key, keys = ("entry", name, *reads), tuple(("part", read) for read in reads)
            made = "".join(world[read] for read in reads).encode()
            found = stores[number].find(key)
            assert found in (None, (made, keys))
            if found is None:
                stores[number].keep(key, made, keys)
        for number in order:
            stores[number].save()


@pytest.mark.parametrize("value", [None, 3, [], ["x"], ["", {"a": [[0], b"x"]}], [3, {}], ["", {"a": [[-1], b""]}]], ids=str)
@pytest.mark.parametrize("which", ["reads.bin", "other"])
def test_a_store_that_makes_no_sense_is_empty(tmp_path: Path, value: object, which: str) -> None:
    """Sealed as it should be and wrong inside, a file of it is missed and replaced."""
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL,))})
    for path in tmp_path.iterdir():
        if (path.name == "reads.bin") is (which == "reads.bin"):
            write_sealed(path, "form", msgspec.msgpack.encode(value))

    assert opened(tmp_path).find(("entry", "walk")) is None
    kept(tmp_path, {("entry", "walk"): (b"data", (HALL,))})
    assert opened(tmp_path).find(("entry", "walk")) == (b"data", (HALL,))
