"""The lookout sees which published files are no longer as the last build left them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hundred.build import crew, lookout
from hundred.build.ledger import Ledger, Row, write_ledger
from hundred.build.lookout import Lookout, Sighting

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUNDRED_WORKERS", "2")


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Return the ledger of a build that left three files."""
    rows = {}
    for name in ("a.html", "b.html", "c/d.ics"):
        file = tmp_path / "output" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
        rows[name] = Row("made", (), len(name), file.stat().st_mtime_ns)
    path = tmp_path / "ledger.bin"
    write_ledger(path, "form", Ledger([], [], rows))
    return path


def sighting(ledger: Path) -> Sighting | None:
    """Return what a lookout sees."""
    return Lookout(ledger, str(ledger.parent / "output")).sighting()


def test_a_site_as_it_was_left_is_seen_so(ledger: Path) -> None:
    """Nothing is touched."""
    seen = sighting(ledger)

    assert seen is not None
    assert (seen.files, seen.touched) == (3, ())


def test_what_was_touched_is_named(ledger: Path) -> None:
    """A file that is gone, one with other bytes, and a link in the place of one are not as they were."""
    output = ledger.parent / "output"
    (output / "a.html").unlink()
    (output / "b.html").write_text("something else")
    (output / "c/d.ics").rename(output / "e.ics")
    (output / "c/d.ics").symlink_to("../e.ics")

    seen = sighting(ledger)

    assert seen is not None
    assert seen.touched == ("a.html", "b.html", "c/d.ics")


def test_a_ledger_that_was_replaced_meanwhile_is_not_the_one_that_was_read(ledger: Path) -> None:
    """Whoever asks then has to look again."""
    looking = Lookout(ledger, str(ledger.parent / "output"))
    first = looking.sighting()
    write_ledger(ledger, "form", Ledger())

    assert first is not None
    assert looking.sighting() is None


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_a_damaged_ledger_tells_nothing(ledger: Path, damage: bytes) -> None:
    """Neither does one that is missing."""
    ledger.write_bytes(damage)

    assert sighting(ledger) is None
    assert sighting(ledger.with_name("missing")) is None


def test_a_lookout_that_came_to_an_end_has_seen_nothing(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process was killed while it looked."""
    monkeypatch.setattr(lookout, "is_there", lambda *_: os.kill(os.getpid(), 9))

    assert sighting(ledger) is None


def test_alone_nobody_looks_out(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one processor, or where a fork is not safe, no process is begun."""
    monkeypatch.setattr(crew, "_can_fork", lambda: False)

    assert sighting(ledger) is None
