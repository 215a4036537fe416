"""The ledger saves work and is never trusted further than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.build.ledger import Ledger, Row, read_ledger, write_ledger
from hundred.build.produce import produce
from hundred.build.sealed import write_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

    from hundred.core.reads import Key

FILES = {
    "groups/readers.md": "---\ntitle: Readers\n---\nWe read.\n",
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\ngroups: [readers]\n---\nText.\n",
}
READS: list[Key] = [("find", "group", "readers"), ("part", "events"), ("menu",)]
LEDGER = Ledger(READS, ["1", "2", ""], {"a.html": Row("f x", (0, 2), 3, 4, ("b.html#c",)), "b.html": Row("g", (), 0, 0)})


def test_a_ledger_comes_back_as_it_was(tmp_path: Path) -> None:
    """Written and read, it says the same of every read and every file."""
    write_ledger(tmp_path / "cache" / "l.bin", "form", LEDGER)

    assert read_ledger(tmp_path / "cache" / "l.bin", "form") == LEDGER


def test_the_ledger_of_another_program_is_none(tmp_path: Path) -> None:
    """Another program, or other settings, would make other files of the same."""
    write_ledger(tmp_path / "l.bin", "form", LEDGER)

    assert read_ledger(tmp_path / "l.bin", "other") == Ledger()


@pytest.mark.parametrize(
    "value",
    [
        None, 3, "x", [], {}, [[], [], []], [[], []], [[["a"]], [], {}], [[], ["1"], {}], [[[1]], ["1"], {}],
        [[["a"]], ["1"], {"a": ["x", [1], 0, 0, []]}], [[["a"]], ["1"], {"a": ["x", [-1], 0, 0, []]}],
        [[], [], {"a": ["x", [0], 0, 0, []]}], [[], [], {"a": [3, [], 0, 0, []]}], [[], [], {"a": ["x", [], "0", 0, []]}],
        [[], [], {"a": []}], [[], [], {"a": None}], [[], [], {3: ["x", [], 0, 0, []]}],
    ],
    ids=str,
)  # fmt: skip
def test_a_ledger_that_makes_no_sense_is_none(tmp_path: Path, value: object) -> None:
    """Sealed as it should be, and wrong inside: reading it never fails and never invents."""
    write_sealed(tmp_path / "l.bin", "form", msgspec.msgpack.encode(value))

    assert read_ledger(tmp_path / "l.bin", "form") == Ledger()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60), cut=st.integers(0, 120), sealed=st.booleans())
def test_no_ledger_is_too_strange(tmp_path: Path, data: bytes, cut: int, *, sealed: bool) -> None:
    """Noise, and a good ledger that was cut off and goes on with noise, is none or one whose numbers can be looked up."""
    good = msgspec.msgpack.encode(LEDGER)
    noise = good[: cut % len(good)] + data
    if sealed:
        write_sealed(tmp_path / "l.bin", "form", noise)
    else:
        (tmp_path / "l.bin").write_bytes(noise)

    found = read_ledger(tmp_path / "l.bin", "form")

    assert len(found.reads) == len(found.digests)
    assert all(0 <= number < len(found.reads) for row in found.files.values() for number in row.reads)


def test_a_second_build_makes_nothing_and_touches_nothing(hamlet: Hamlet, tmp_path: Path) -> None:
    """Where nothing changed every file is kept with its time of change."""
    output = tmp_path / "output"
    first, _ = produce(hamlet.site(FILES), output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}

    made, changed = produce(hamlet.site(FILES), output)

    assert (changed, made.fresh, made.links) == (0, (), 0)
    assert made.ledger == first.ledger
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_an_edit_makes_only_what_shows_it(hamlet: Hamlet, tmp_path: Path) -> None:
    """A new body changes the event's page, calendars and feeds; no other page."""
    output = tmp_path / "output"
    produce(hamlet.site(FILES), output)
    edited = {**FILES, "events/walk.md": FILES["events/walk.md"].replace("Text.", "Bring tea.")}

    made, changed = produce(hamlet.site(edited), output)

    pages = {file for file in made.fresh if file.endswith(".html")}
    assert pages == {"events/walk/index.html", "zh-Hans/events/walk/index.html"}
    assert changed == len(made.fresh)


@pytest.mark.parametrize("touch", ["delete", "write", "link", "time"])
def test_a_file_that_was_touched_is_not_kept(hamlet: Hamlet, tmp_path: Path, touch: str) -> None:
    """A page that somebody changed or deleted is made again."""
    output = tmp_path / "output"
    produce(hamlet.site(FILES), output)
    page = output / "events" / "walk" / "index.html"
    whole = page.read_bytes()
    page.unlink()
    if touch == "link":
        page.symlink_to(output / "index.html")
    elif touch != "delete":
        page.write_bytes(whole if touch == "time" else b"x" * len(whole))

    made, changed = produce(hamlet.site(FILES), output)

    assert (page.read_bytes(), page.is_symlink()) == (whole, False)
    assert (changed, made.fresh) == ((0, ()) if touch == "time" else (1, ("events/walk/index.html",)))


def test_each_output_has_a_ledger_of_its_own(hamlet: Hamlet, tmp_path: Path) -> None:
    """A build into another folder does not take its files for those of the first."""
    produce(hamlet.site(FILES), tmp_path / "a")

    _, changed = produce(hamlet.site(FILES), tmp_path / "b")

    assert changed == len([path for path in (tmp_path / "a").rglob("*") if path.is_file()]) - 1  # but for our own list


def test_a_ledger_that_cannot_be_written_is_only_missed(hamlet: Hamlet, tmp_path: Path) -> None:
    """A file where the cache should be stops no build."""
    (hamlet.folder / ".hundred-cache").write_text("in the way")

    made, _ = produce(hamlet.site(FILES), tmp_path / "output")

    assert made.problems == ()
    assert (tmp_path / "output" / "index.html").exists()
