"""Two states of a small output, and how the second comes onto the stage, for the tests of publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

OLD = {"a": b"1", "b/x": b"2"}
NEW = {"a": b"9", "b/x": b"8", "b/y": b"7", "c/d/e": b"6", "c/d/f": b"5", "c/g": b"4", "z": b"3"}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def staged(output: Path, files: Mapping[str, bytes]) -> Stage:
    """Return a stage with these files on it."""
    stage = Stage(str(output))
    for name, data in files.items():
        stage.put(name, data)
    return stage


def build(output: Path, files: Mapping[str, bytes]) -> None:
    """Publish files."""
    staged(output, files).move(files)
