"""Work shared among processes gives what work done alone gives; what goes wrong in a worker is heard of."""

from __future__ import annotations

import io
import multiprocessing
import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from hundred.build import crew
from hundred.build.crew import Crew
from hundred.build.produce import produce

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

    from hundred.build.assemble import Assembled

NUMBERS = list(range(1000))


class WordlessError(Exception):
    """An exception that cannot be put together again from what it says."""

    def __init__(self, *, number: int) -> None:
        """Say which number it was."""
        super().__init__(f"number {number}")


class LockedError(Exception):
    """An exception that cannot be sent to another process."""

    def __init__(self) -> None:
        """Hold what nobody can send."""
        super().__init__("locked")
        self.lock = threading.Lock()


@pytest.fixture
def _idle() -> None:
    """Wait until no thread of another test is left, since nobody forks beside threads."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(timeout=1)


pytestmark = pytest.mark.usefixtures("_idle")


def failing(fault: BaseException) -> Crew[int]:
    """Return a crew of two whose work fails at number 700."""

    def work(number: int) -> int:
        if number == 700:
            raise fault
        return number

    return Crew(work, workers=2)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_number_is_worked_on_once_whoever_does_it(workers: int) -> None:
    """Three workers return what one returns, each number with its own result."""
    found = list(Crew(lambda number: number * number, workers=workers).results(NUMBERS))

    assert sorted((number, square) for _, number, square in found) == [(number, number * number) for number in NUMBERS]
    assert {worker for worker, _, _ in found} <= set(range(workers))


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_of_a_worker_come_in_its_order(workers: int) -> None:
    """What a worker tells builds on what it told before, so nothing of it overtakes."""
    told = iter(range(10_000))

    found = list(Crew(lambda _: next(told), workers=workers).results(NUMBERS))

    for one in range(workers):
        counts = [count for worker, _, count in found if worker == one]
        assert counts == list(range(len(counts)))


def test_the_work_is_shared() -> None:
    """Each of two workers does some of it, in a process of its own."""

    def work(_: int) -> int:
        time.sleep(0.001)
        return os.getpid()

    found = {(worker, process) for worker, _, process in Crew(work, workers=2).results(NUMBERS)}

    assert [worker for worker, _ in sorted(found)] == [0, 1]
    assert os.getpid() not in {process for _, process in found}


def test_workers_begin_at_both_ends() -> None:
    """What stands together is mostly done by one of two workers: one begins with the first number, one with the last ones."""

    def work(number: int) -> int:
        time.sleep(0.001)
        return number

    found = list(Crew(work, workers=2).results(NUMBERS))

    first, second = ([number for worker, number, _ in found if worker == one] for one in (0, 1))
    assert (first[0], max(first) < min(second)) == (0, True)
    assert second[: crew._BATCH] == NUMBERS[-crew._BATCH :]


def test_little_work_is_done_here() -> None:
    """Starting processes for a handful of pages costs more than it saves."""
    found = {process for _, _, process in Crew(lambda _: os.getpid(), workers=2).results(NUMBERS[:10])}

    assert found == {os.getpid()}


@pytest.mark.parametrize(("workers", "shared"), [("1", False), ("0", False), ("2", True), ("many", True), ("", True)])
def test_the_number_of_workers_can_be_said(monkeypatch: pytest.MonkeyPatch, workers: str, *, shared: bool) -> None:
    """HUNDRED_WORKERS=1 keeps all work in one process; a word that is no number is as if nothing was said."""
    monkeypatch.setenv("HUNDRED_WORKERS", workers)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)

    found = {process for _, _, process in Crew(lambda _: os.getpid()).results(NUMBERS)}

    assert (os.getpid() in found) is not shared


def test_a_fault_of_the_work_comes_through() -> None:
    """A bug in a worker is not lost, and says where it was."""
    with pytest.raises(ZeroDivisionError, match="seven hundred") as raised:
        list(failing(ZeroDivisionError("seven hundred")).results(NUMBERS))

    assert ["in work" in note and "in a worker" in note for note in raised.value.__notes__] == [True]


def test_a_worker_that_ends_the_program_ends_it() -> None:
    """SystemExit is not taken for the end of the work."""
    with pytest.raises(SystemExit):
        list(failing(SystemExit(3)).results(NUMBERS))


@pytest.mark.parametrize(("fault", "said"), [(WordlessError(number=700), "number 700"), (LockedError(), "locked")])
def test_a_fault_that_cannot_be_sent_is_told_in_words(fault: Exception, said: str) -> None:
    """Whatever a worker raises, what it says and where is heard of."""
    with pytest.raises(RuntimeError, match=f"{type(fault).__name__}.*{said}"):
        list(failing(fault).results(NUMBERS))


def test_a_result_that_cannot_be_sent_is_a_fault() -> None:
    """A bug that returns what no process can send is not a hang."""
    with pytest.raises(TypeError, match="pickle"):
        list(Crew(lambda _: threading.Lock(), workers=2).results(NUMBERS))


@pytest.mark.parametrize("size", [1, 300_000], ids=["small", "in-the-middle-of-a-message"])
def test_a_worker_that_was_killed_is_an_error_and_not_a_hang(size: int) -> None:
    """When the system takes a worker away the build ends, and says so; no other worker is waited for."""

    def work(number: int) -> bytes:
        if number == 500:
            if size > 1:
                threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGKILL)).start()
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return b"x" * size

    def slowly() -> None:
        for _, number, _ in Crew(work, workers=2).results(NUMBERS):
            if size > 1 and number > 490:
                time.sleep(0.05)  # so that pipes are full

    before = time.monotonic()
    with pytest.raises(RuntimeError, match="a worker ended before its work was done"):
        slowly()

    assert time.monotonic() - before < 60


def test_who_stops_listening_leaves_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the first process gives up, its workers end with it."""
    started = []
    gathered = crew._gathered
    monkeypatch.setattr(crew, "_gathered", lambda pipes: gathered(started.append(pipes) or pipes))

    for _ in Crew(lambda number: time.sleep(0.01) or number, workers=2).results(NUMBERS):
        break

    assert [pipe.closed for pipe in started[0]] == [True, True]
    assert multiprocessing.active_children() == []


def test_beside_threads_the_work_is_done_here() -> None:
    """A fork of a process with threads could hang, so none is made."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()

    found = list(Crew(lambda _: threading.current_thread().name, workers=2).results(NUMBERS))

    stop.set()
    thread.join()
    assert found == [(0, number, threading.current_thread().name) for number in NUMBERS]


def test_pelicans_moving_sign_is_no_hindrance() -> None:
    """Under the sign that Pelican shows while it works, the work is still shared."""
    with Console(file=io.StringIO(), force_terminal=True).status("Generating..."):
        found = {process for _, _, process in Crew(lambda _: os.getpid(), workers=2).results(NUMBERS)}

    assert os.getpid() not in found


def test_a_site_made_by_two_is_the_site_made_by_one(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The number of workers changes no byte, no noted read and no counted link."""
    files = {
        f"events/e{number}.md": f"---\ntitle: Walk {number}\nid: e-{number}\nstart: 2026-12-05 19:00\n---\nText {number}.\n"
        for number in range(60)
    }
    made, shared = {}, {}
    for workers in ("1", "2"):
        monkeypatch.setenv("HUNDRED_WORKERS", workers)
        site, output = hamlet.site(files), tmp_path / workers
        site.cache = None
        assembled, _ = produce(site, output)
        tree = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
        made[workers], shared[workers] = (tree, told(assembled)), len(tree) > crew._FEW

    assert shared == {"1": True, "2": True}
    assert made["1"] == made["2"]


def told(made: Assembled) -> object:
    """Return what a build says of itself but for the times of its files and the order of its reads."""
    reads = made.ledger.reads
    rows = {
        file: (row.made, sorted(reads[number] for number in row.reads), row.size, row.fragments)
        for file, row in made.ledger.files.items()
    }
    return (
        made.fresh,
        made.problems,
        made.links,
        dict(sorted(rows.items())),
        sorted(zip(reads, made.ledger.digests, strict=True)),
    )
