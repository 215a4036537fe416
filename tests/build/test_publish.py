"""Publishing: all or nothing, and what did not change is not touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hundred.build import publish as module
from hundred.build.publish import OutputError, publish, refuse_sources


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder but our own list."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".hundred.json"
    }


def test_the_folder_holds_what_was_given(tmp_path: Path) -> None:
    """Files are written with the folders they need, names in any script."""
    files = {"index.html": b"a", "events/海/index.html": b"b", "images/x.png": b""}

    changed = publish(files, tmp_path / "new" / "output")

    assert (changed, tree(tmp_path / "new" / "output")) == (3, files)


def test_unchanged_files_keep_their_time(tmp_path: Path) -> None:
    """A file with the same bytes is not touched, so that servers go on answering that it is the same."""
    publish({"a": b"1", "b": b"2"}, tmp_path)
    for name in ("a", "b"):
        os.utime(tmp_path / name, (1, 1))

    changed = publish({"a": b"1", "b": b"3"}, tmp_path)

    assert (changed, (tmp_path / "a").stat().st_mtime, (tmp_path / "b").stat().st_mtime > 1) == (1, 1, True)


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    """The same site again leaves every file and our own list alone."""
    publish({"a/b": b"1"}, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    changed = publish({"a/b": b"1"}, tmp_path)

    assert (changed, {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path != tmp_path}) == (0, before)


def test_files_no_longer_planned_are_removed(tmp_path: Path) -> None:
    """What a former build of ours wrote and this one does not goes, with the folders it leaves empty."""
    publish({"a/b/c": b"1", "a/d": b"2", "e": b"3"}, tmp_path)

    publish({"e": b"3"}, tmp_path)

    assert [path.name for path in tmp_path.iterdir() if path.name != ".hundred.json"] == ["e"]


def test_kept_files_stay(tmp_path: Path) -> None:
    """What is named as kept is neither written nor removed."""
    publish({"a": b"1", "b": b"2"}, tmp_path)

    publish({"b": b"3"}, tmp_path, {"a"})

    assert tree(tmp_path) == {"a": b"1", "b": b"3"}


def test_foreign_files_are_kept(tmp_path: Path) -> None:
    """What somebody else put into the folder stays, beside ours and in the folders that ours leave."""
    publish({"a/ours": b"1"}, tmp_path)
    (tmp_path / "CNAME").write_bytes(b"h.example")
    (tmp_path / "a" / "theirs").write_bytes(b"2")

    publish({}, tmp_path)

    assert tree(tmp_path) == {"CNAME": b"h.example", "a/theirs": b"2"}


@pytest.mark.parametrize("damage", ["", "{", '{"a": 1}', "[1, 2]", '["../../victim", "/victim"]'])
def test_a_damaged_list_removes_nothing(tmp_path: Path, damage: str) -> None:
    """Where our list of a former build cannot be trusted, no file is removed, least of all outside the folder."""
    output = tmp_path / "a" / "output"
    publish({"old": b"1"}, output)
    (tmp_path / "victim").write_bytes(b"2")
    (output / ".hundred.json").write_text(damage)

    publish({"new": b"3"}, output)

    assert (tree(output), (tmp_path / "victim").exists()) == ({"old": b"1", "new": b"3"}, True)


@pytest.mark.parametrize("path", ["/etc/x", "../x", "a/../../x", ".."])
def test_no_file_leaves_the_folder(tmp_path: Path, path: str) -> None:
    """A path that climbs is refused before anything is written."""
    with pytest.raises(OutputError, match="leads out of the output folder"):
        publish({"a": b"1", path: b"2"}, tmp_path / "output")

    assert list(tmp_path.rglob("*")) == []


def test_a_failure_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full, everything is as it was, and the message says so in words."""
    publish({"a": b"1", "b": b"2"}, tmp_path)
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "c":
            raise OSError(28, "No space left on device", str(self))
        return write(self, data)

    monkeypatch.setattr(module.Path if hasattr(module, "Path") else Path, "write_bytes", full)
    with pytest.raises(OutputError, match="the site cannot be written: No space left on device"):
        publish({"a": b"9", "c": b"3"}, tmp_path)

    assert (tree(tmp_path), (tmp_path / ".hundred-stage").exists()) == ({"a": b"1", "b": b"2"}, False)


@pytest.mark.parametrize(
    ("obstacle", "path", "message"), [("a/keep", "a", "a folder is in the way"), ("a", "a/b", "a file is in the way")]
)
def test_an_obstacle_leaves_the_old_site(tmp_path: Path, obstacle: str, path: str, message: str) -> None:
    """A folder where a file must go, or the reverse, stops before the first file is moved."""
    publish({"z": b"1"}, tmp_path)
    (tmp_path / obstacle).parent.mkdir(exist_ok=True)
    (tmp_path / obstacle).write_bytes(b"theirs")

    with pytest.raises(OutputError, match=message):
        publish({"z": b"2", path: b"3"}, tmp_path)

    assert tree(tmp_path) == {"z": b"1", obstacle: b"theirs"}


def test_what_stands_in_place_of_an_old_file_stays(tmp_path: Path) -> None:
    """A folder that somebody made where a file of ours was is not ours to remove."""
    publish({"a": b"1"}, tmp_path)
    (tmp_path / "a").unlink()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "theirs").write_bytes(b"2")

    publish({}, tmp_path)

    assert tree(tmp_path) == {"a/theirs": b"2"}


def test_a_link_is_replaced_not_followed(tmp_path: Path) -> None:
    """A file of ours is written to the output, not to wherever a link there leads."""
    output = tmp_path / "output"
    output.mkdir()
    (tmp_path / "victim").write_bytes(b"1")
    (output / "a").symlink_to(tmp_path / "victim")

    publish({"a": b"1"}, output)

    assert ((output / "a").is_symlink(), (tmp_path / "victim").read_bytes()) == (False, b"1")


def test_a_stage_left_by_a_killed_build_is_swept_away(tmp_path: Path) -> None:
    """What a killed build prepared is neither published nor left lying about."""
    (tmp_path / ".hundred-stage").mkdir()
    (tmp_path / ".hundred-stage" / "half").write_bytes(b"1")

    publish({"a": b"2"}, tmp_path)

    assert tree(tmp_path) == {"a": b"2"}


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
