"""Work shared among processes gives what work done alone gives."""

from __future__ import annotations

import io
import os
import threading
from typing import Any

import pytest
from rich.console import Console

from hundred.build import crew
from hundred.build.assemble import assemble
from hundred.build.crew import Crew

NUMBERS = list(range(1000))


@pytest.fixture
def _idle() -> None:
    """Wait until no thread of another test is left, since nobody forks beside threads."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(timeout=1)


@pytest.mark.usefixtures("_idle")
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_order_whoever_did_the_work(workers: int) -> None:
    """Three workers return what one returns, in the order of the numbers."""
    found = list(Crew(lambda number: number * number, workers=workers).results(NUMBERS))

    assert found == [number * number for number in NUMBERS]


@pytest.mark.usefixtures("_idle")
def test_a_fault_of_the_work_comes_through() -> None:
    """A bug in a worker is not lost."""

    def work(number: int) -> int:
        if number == 700:
            message = "seven hundred"
            raise ZeroDivisionError(message)
        return number

    with pytest.raises(ZeroDivisionError, match="seven hundred"):
        list(Crew(work, workers=2).results(NUMBERS))


def test_beside_threads_the_work_is_done_here() -> None:
    """A fork of a process with threads could hang, so none is made."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()

    found = list(Crew(lambda _: threading.current_thread().name, workers=2).results(NUMBERS))

    stop.set()
    thread.join()
    assert set(found) == {threading.current_thread().name}


@pytest.mark.usefixtures("_idle")
def test_pelicans_moving_sign_is_no_hindrance() -> None:
    """Under the sign that Pelican shows while it works, the work is still shared."""
    with Console(file=io.StringIO(), force_terminal=True).status("Generating..."):
        found = set(Crew(lambda _: os.getpid(), workers=2).results(NUMBERS))

    assert os.getpid() not in found


@pytest.mark.usefixtures("_idle")
def test_a_site_made_by_two_is_the_site_made_by_one(hamlet: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of workers changes no byte and no noted read."""
    files = {
        f"events/e{number}.md": f"---\ntitle: Walk {number}\nid: e-{number}\nstart: 2026-12-05 19:00\n---\nText.\n"
        for number in range(20)
    }
    monkeypatch.setattr(crew, "_FEW", 10)
    monkeypatch.setattr(crew, "_processors", lambda: 1)
    alone = assemble(hamlet.site(files))
    monkeypatch.setattr(crew, "_processors", lambda: 2)

    together = assemble(hamlet.site(files))

    assert together.files == alone.files
    assert together.made == alone.made
