"""What a run costs, and what happens to one that goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bench.measure import Failed, measured
from bench.outputs import Size, holding, size_of

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say what a process cost")
HUNGRY = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = bytearray(200_000_000)'], check=True)"


def memory(folder: Path, *codes: str) -> list[int]:
    """Return what runs cost that are measured one after the other.

    A small process measures, as in a bench: where Linux starts a process from one as large as all these tests, it counts
    as much for it.
    """
    code = (
        "import os, sys; from pathlib import Path; from bench.measure import measured\n"
        "for code in sys.argv[2:]: print(measured([sys.executable, '-c', code], Path(sys.argv[1]), os.environ, 60).memory)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "plugins")])}
    command = [sys.executable, "-c", code, str(folder), *codes]
    return [int(line) for line in subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()]


def test_the_largest_process_counts(tmp_path: Path) -> None:
    """Memory is that of the hungriest process of a run, a child of the command too."""
    (cost,) = memory(tmp_path, HUNGRY)

    assert 200_000_000 < cost < 400_000_000


def test_one_run_does_not_count_for_the_next(tmp_path: Path) -> None:
    """A small run after a large one is small."""
    _, small = memory(tmp_path, HUNGRY, "pass")

    assert small < 200_000_000


def test_a_command_that_fails_is_told_with_its_words(tmp_path: Path) -> None:
    """The message holds the status and what the command said last."""
    with pytest.raises(Failed) as failed:
        measured([sys.executable, "-c", "import sys; sys.exit('no such town')"], tmp_path, os.environ, 60)

    assert ("ended with 1" in str(failed.value), "no such town" in str(failed.value)) == (True, True)


def test_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    """Nothing runs longer than its limit."""
    start = time.monotonic()

    with pytest.raises(Failed, match="took more than 1 s"):
        measured([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, os.environ, 1)

    assert time.monotonic() - start < 30


def test_hidden_files_are_no_outputs(tmp_path: Path) -> None:
    """What a tool notes for itself is not counted, nor looked at."""
    (tmp_path / ".ledger").write_bytes(b"k00001")
    (tmp_path / "index.html").write_bytes(b"k00002")

    assert (size_of(tmp_path), holding(tmp_path, "k00001")) == (Size(1, 6), frozenset())


def test_words_are_found_in_folded_lines(tmp_path: Path) -> None:
    """A calendar's line may break in the midst of a word."""
    (tmp_path / "all.ics").write_bytes(b"SUMMARY:Night swim k00\r\n 042\r\n")

    assert holding(tmp_path, "k00042") == {"all.ics"}
