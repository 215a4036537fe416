"""The stage: nothing shows before everything is there, nothing goes astray, and what did not change is not touched."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from hundred.build import stage as module
from hundred.build.stage import FOLDER, Stage
from staged import NEW, OLD, build, staged, tree

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_shows_before_it_is_moved(tmp_path: Path) -> None:
    """What is on the stage can be read as it will be, while the output is as it was."""
    build(tmp_path, OLD)

    stage = staged(tmp_path, NEW)

    assert {name: data for name, data in tree(tmp_path).items() if not name.startswith(FOLDER)} == OLD
    assert [stage.read(name) for name in ("a", "c/g", "none")] == ["9", "4", ""]


def test_files_are_moved_with_the_folders_they_need(tmp_path: Path) -> None:
    """Into folders that are there, into new ones, and into new ones in those; nothing is left on the stage."""
    build(tmp_path, OLD)

    build(tmp_path, NEW)

    assert (tree(tmp_path), (tmp_path / FOLDER).exists()) == (OLD | NEW, False)


def test_new_folders_are_moved_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that the output does not have is one step of the disk, whatever is in it."""
    build(tmp_path, OLD)
    stage = staged(tmp_path, NEW)
    moved, rename = [], os.rename

    def noted(source: str, target: str) -> None:
        moved.append(target.removeprefix(f"{tmp_path}/"))
        rename(source, target)

    monkeypatch.setattr(module.os, "rename", noted)
    stage.move(NEW)

    assert (moved, tree(tmp_path)) == (["c"], OLD | NEW)


@pytest.mark.parametrize("name", ["a", "b/x"])
def test_equal_bytes_are_not_touched(tmp_path: Path, name: str) -> None:
    """A file that would be the same is told with its time of change, and not put on the stage."""
    build(tmp_path, OLD)
    os.utime(tmp_path / name, ns=(5, 5))
    stage = Stage(str(tmp_path))

    said = stage.put(name, OLD[name])

    assert (said, os.path.lexists(f"{stage.folder}/{name}")) == ((False, 5), False)


@pytest.mark.parametrize("data", [b"2", b"", b"11"])
def test_other_bytes_are_new_with_the_time_they_will_have(tmp_path: Path, data: bytes) -> None:
    """The time that is told is the file's own after it was moved, which the ledger compares later."""
    build(tmp_path, OLD)
    stage = Stage(str(tmp_path))

    fresh, changed = stage.put("a", data)
    stage.move(["a"])

    assert (fresh, changed, (tmp_path / "a").read_bytes()) == (True, (tmp_path / "a").stat().st_mtime_ns, data)


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "..", "a/.."])
def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    """A name that climbs is refused before anything is written."""
    stage = Stage(str(tmp_path / "output"))

    with pytest.raises(ValueError, match="leads out of the output folder"):
        stage.put(name, b"x")

    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    ("obstacle", "name", "fault"),
    [
        ("y/theirs", "y", IsADirectoryError),
        ("y", "y/b", NotADirectoryError),
        ("y", "y/b/c", NotADirectoryError),
        ("b/y/theirs", "b/y", IsADirectoryError),
    ],
)
def test_an_obstacle_is_refused_before_anything_moves(tmp_path: Path, obstacle: str, name: str, fault: type[OSError]) -> None:
    """A folder at the place of a file, or a file at that of a folder, is not ours to take away."""
    build(tmp_path, OLD)
    (tmp_path / obstacle).parent.mkdir(exist_ok=True)
    (tmp_path / obstacle).write_bytes(b"theirs")
    before = tree(tmp_path)
    files = {"a": b"9", name: b"3", "z": b"9"}
    stage = staged(tmp_path, files)

    with pytest.raises(fault):
        stage.move(files)
    stage.abandon()

    assert tree(tmp_path) == before


@pytest.mark.parametrize("data", [b"1", b"2"], ids=["same", "other"])
def test_a_link_in_the_place_of_a_file_is_replaced(tmp_path: Path, data: bytes) -> None:
    """A link is not a file of ours, even where it leads to the very bytes; what it leads to is left alone."""
    output, victim = tmp_path / "output", tmp_path / "victim"
    output.mkdir()
    victim.write_bytes(b"1")
    (output / "a").symlink_to(victim)

    build(output, {"a": data})

    assert ((output / "a").is_symlink(), tree(output), victim.read_bytes()) == (False, {"a": data}, b"1")


def test_a_broken_link_in_the_place_of_a_file_is_replaced(tmp_path: Path) -> None:
    """A link to nowhere does not make a file there."""
    output = tmp_path / "output"
    output.mkdir()
    (output / "a").symlink_to(tmp_path / "nowhere")

    build(output, {"a": b"1"})

    assert (tree(output), (tmp_path / "nowhere").exists()) == ({"a": b"1"}, False)


def test_a_link_in_the_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    """Nothing is written behind a link."""
    output, theirs = tmp_path / "output", tmp_path / "theirs"
    theirs.mkdir()
    output.mkdir()
    (output / "b").symlink_to(theirs)
    files = {"a": b"1", "b/x": b"2"}
    stage = staged(output, files)

    with pytest.raises(NotADirectoryError, match="a link is in the way"):
        stage.move(files)

    assert (list(theirs.iterdir()), (output / "a").exists()) == ([], False)


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_stands_in_the_place_of_the_stage_goes(tmp_path: Path, kind: str) -> None:
    """The stage is never somebody's folder behind a link."""
    output, theirs = tmp_path / "output", tmp_path / "theirs"
    theirs.mkdir()
    output.mkdir()
    (theirs / ".ready.json").write_text('["a"]')
    (theirs / "a").write_bytes(b"1")
    if kind == "link":
        (output / FOLDER).symlink_to(theirs)
    else:
        (output / FOLDER).write_bytes(b"x")
    stage = Stage(str(output))

    stage.finish()
    stage.put("b", b"2")
    stage.move(["b"])

    assert (tree(output), sorted(tree(theirs))) == ({"b": b"2"}, [".ready.json", "a"])
