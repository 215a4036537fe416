"""A mate makes what nobody else has begun, and is never waited for in vain."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NoReturn

import pytest

from hundred.build.mate import MOST, Mate
from hundred.build.sealed import only_read, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAMES = ["long", "middling", "short"]


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUNDRED_WORKERS", "2")


def upper() -> Callable[[str], tuple[str, int]]:
    """Return work that says who does it."""
    return lambda name: (name.upper(), os.getpid())


def broken(_: str) -> NoReturn:
    """Fail at the work."""
    raise RuntimeError


def unopened() -> NoReturn:
    """Fail before there is any work."""
    raise RuntimeError


def asleep() -> Callable[[str], str]:
    """Do nothing for longer than anybody waits."""
    time.sleep(600)
    return str


def test_a_mate_makes_what_nobody_has_taken() -> None:
    """In a process of its own."""
    mate = Mate(upper)

    assert mate.offer(NAMES)
    made = mate.made()

    assert {place: name for place, (name, _) in made.items()} == {0: "LONG", 1: "MIDDLING", 2: "SHORT"}
    assert os.getpid() not in {who for _, who in made.values()}


def test_every_piece_is_made_once() -> None:
    """By whoever takes it first; five hundred are as many as can be offered."""
    mate = Mate(upper)
    mate.offer([f"a name of some length, number {number}" * 2 for number in range(MOST)])

    mine = list(iter(mate.take, None))
    theirs = list(mate.made()) if len(mine) < MOST else []
    mate.leave()

    assert sorted([*mine, *theirs]) == list(range(MOST))


@pytest.mark.parametrize("opens", [unopened, lambda: broken])
def test_a_mate_that_fails_has_made_nothing(
    opens: Callable[[], Callable[[str], str]], capfd: pytest.CaptureFixture[str]
) -> None:
    """And says nothing; who asked makes it, and finds the fault if it is one."""
    mate = Mate(opens)
    time.sleep(0.1)

    assert mate.offer(NAMES)
    assert mate.made() == {}
    assert capfd.readouterr() == ("", "")


def test_a_mate_can_be_left() -> None:
    """Whatever it is doing, and again; no process and no end of a pipe stays behind."""
    before = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []  # noqa: PTH112, PTH208
    for offered in (False, True):
        mate = Mate(asleep)
        if offered:
            mate.offer(NAMES)
            assert list(iter(mate.take, None)) == [0, 1, 2]
        child = mate._child
        mate.leave()
        mate.leave()
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)

    assert (os.listdir("/proc/self/fd") if before else []) == before  # noqa: PTH208


def test_a_mate_keeps_nothing(tmp_path: Path) -> None:
    """It may be ended at any time: files of the cache are written by the process that it was forked from."""

    def kept() -> Callable[[str], None]:
        only_read()
        return lambda name: write_whole(tmp_path / name, b"data")

    mate = Mate(kept)
    mate.offer(NAMES)

    assert mate.made() == {0: None, 1: None, 2: None}
    assert list(tmp_path.iterdir()) == []
    write_whole(tmp_path / "ours", b"data")
    assert [path.name for path in tmp_path.iterdir()] == ["ours"]


def test_with_one_processor_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be offered then."""
    monkeypatch.setenv("HUNDRED_WORKERS", "1")
    mate = Mate(upper)

    assert not mate.offer(NAMES)
    mate.leave()
