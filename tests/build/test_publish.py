"""Publishing: all or nothing, and what did not change is not touched."""

from __future__ import annotations

import json
import os
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from hundred.build import stage as module
from hundred.build.publish import OutputError, publish, refuse_sources
from hundred.build.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but our own list."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".hundred.json"
    }


def build(files: Mapping[str, bytes], output: Path, kept: Collection[str] = ()) -> int:
    """Put files on a stage and publish them, as a build does; return how many were new."""
    stage = Stage(str(output))
    stage.finish()
    fresh = [name for name, data in files.items() if stage.put(name, data)[0]]
    publish(stage, fresh, {*files, *kept}, output)
    return len(fresh)


def test_the_folder_holds_what_was_given(tmp_path: Path) -> None:
    """Files are written with the folders they need, names in any script."""
    files = {"index.html": b"a", "events/海/index.html": b"b", "images/x.png": b""}

    changed = build(files, tmp_path / "new" / "output")

    assert (changed, tree(tmp_path / "new" / "output")) == (3, files)


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    """A file with the same bytes is not touched, so that servers go on answering that it is the same."""
    build({"a": b"1", "b": b"2"}, tmp_path)
    for name in ("a", "b"):
        os.utime(tmp_path / name, (1, 1))

    changed = build({"a": b"1", "b": b"3"}, tmp_path)

    assert (changed, (tmp_path / "a").stat().st_mtime, (tmp_path / "b").stat().st_mtime > 1) == (1, 1, True)


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    """The same site again leaves every file and our own list alone."""
    build({"a/b": b"1"}, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    changed = build({"a/b": b"1"}, tmp_path)

    assert (changed, {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path != tmp_path}) == (0, before)


def test_files_no_longer_planned_are_removed(tmp_path: Path) -> None:
    """What a former build of ours wrote and this one does not goes, with the folders it leaves empty."""
    build({"a/b/c": b"1", "a/d": b"2", "e": b"3"}, tmp_path)

    build({"e": b"3"}, tmp_path)

    assert [path.name for path in tmp_path.iterdir() if path.name != ".hundred.json"] == ["e"]


def test_kept_files_stay(tmp_path: Path) -> None:
    """What is named as kept is neither written nor removed."""
    build({"a": b"1", "b": b"2"}, tmp_path)

    build({"b": b"3"}, tmp_path, {"a"})

    assert tree(tmp_path) == {"a": b"1", "b": b"3"}


def test_foreign_files_are_kept(tmp_path: Path) -> None:
    """What somebody else put into the folder stays, beside ours and in the folders that ours leave."""
    build({"a/ours": b"1"}, tmp_path)
    (tmp_path / "CNAME").write_bytes(b"h.example")
    (tmp_path / "a" / "theirs").write_bytes(b"2")

    build({}, tmp_path)

    assert tree(tmp_path) == {"CNAME": b"h.example", "a/theirs": b"2"}


@pytest.mark.parametrize("damage", ["", "{", '{"a": 1}', "[1, 2]", '["../../victim", "/victim"]'])
def test_a_damaged_list_removes_nothing(tmp_path: Path, damage: str) -> None:
    """Where our list of a former build cannot be trusted, no file is removed, least of all outside the folder."""
    output = tmp_path / "a" / "output"
    build({"old": b"1"}, output)
    (tmp_path / "victim").write_bytes(b"2")
    (output / ".hundred.json").write_text(damage)

    build({"new": b"3"}, output)

    assert (tree(output), (tmp_path / "victim").exists()) == ({"old": b"1", "new": b"3"}, True)


def test_a_failure_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the folder cannot be written, everything is as it was, and the message says so in words."""
    build({"a": b"1", "b": b"2"}, tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "the list")

    monkeypatch.setattr(module, "json", SimpleNamespace(dumps=full, load=json.load))
    with pytest.raises(OutputError, match=r"the site cannot be written: No space left on device \(the list\)"):
        build({"a": b"9", "c": b"3"}, tmp_path)

    assert (tree(tmp_path), (tmp_path / ".hundred-stage").exists()) == ({"a": b"1", "b": b"2"}, False)


@pytest.mark.parametrize(
    ("obstacle", "path", "message"), [("y/keep", "y", "a folder is in the way"), ("y", "y/b", "a file is in the way")]
)
def test_an_obstacle_leaves_the_old_site(tmp_path: Path, obstacle: str, path: str, message: str) -> None:
    """A folder where a file must go, or the reverse, stops before the first file is moved."""
    build({"a": b"1"}, tmp_path)
    (tmp_path / obstacle).parent.mkdir(exist_ok=True)
    (tmp_path / obstacle).write_bytes(b"theirs")

    with pytest.raises(OutputError, match=message):
        build({"a": b"2", path: b"3"}, tmp_path)

    assert tree(tmp_path) == {"a": b"1", obstacle: b"theirs"}


def test_what_stands_in_place_of_an_old_file_stays(tmp_path: Path) -> None:
    """A folder that somebody made where a file of ours was is not ours to remove."""
    build({"a": b"1"}, tmp_path)
    (tmp_path / "a").unlink()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "theirs").write_bytes(b"2")

    build({}, tmp_path)

    assert tree(tmp_path) == {"a/theirs": b"2"}


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """A file of ours is written to the output, not to wherever a link there leads."""
    output = tmp_path / "output"
    output.mkdir()
    (tmp_path / "victim").write_bytes(b"1")
    (output / "a").symlink_to(tmp_path / "victim")

    build({"a": b"1"}, output)

    assert ((output / "a").is_symlink(), (tmp_path / "victim").read_bytes()) == (False, b"1")


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    """Nothing is written or removed behind a link that stands where a folder of ours was."""
    output, theirs = tmp_path / "output", tmp_path / "theirs"
    build({"a/old": b"1", "b": b"1"}, output)
    (output / "a").rename(theirs)
    (output / "a").symlink_to(theirs)

    with pytest.raises(OutputError, match="a link is in the way"):
        build({"a/new": b"2", "b": b"2"}, output)
    build({"b": b"3"}, output)

    assert (tree(theirs), tree(output)["b"]) == ({"old": b"1"}, b"3")


@pytest.mark.parametrize("moved", range(5))
def test_what_a_build_that_was_cut_off_has_published_is_known_for_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    """Whatever was moved before the end came, a later build that does not want it removes it."""
    build({"a": b"1"}, tmp_path)
    (tmp_path / "theirs").write_bytes(b"2")
    left, replace = [moved], os.replace

    def cut_off(source: str, target: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(module.os, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        build({"a": b"1", "b": b"2", "c": b"3", "d": b"4"}, tmp_path)
    monkeypatch.undo()

    build({"a": b"1"}, tmp_path)

    assert tree(tmp_path) == {"a": b"1", "theirs": b"2"}
    assert json.loads((tmp_path / ".hundred.json").read_text()) == ["a"]


@pytest.mark.parametrize(
    ("output", "refused"), [("output", False), (".", True), ("content", True), ("content/x", True), ("contents", False)]
)
def test_the_output_is_no_source(tmp_path: Path, output: str, *, refused: bool) -> None:
    """A site cannot be published over, into or around the folder it is made from."""
    try:
        refuse_sources((tmp_path / output).resolve(), [tmp_path / "content"])
    except OutputError:
        assert refused
    else:
        assert not refused
