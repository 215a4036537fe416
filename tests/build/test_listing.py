"""What a folder holds, seen from outside."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from hundred.build.listing import walk

if TYPE_CHECKING:
    from pathlib import Path


def test_every_file_is_listed_by_name(tmp_path: Path) -> None:
    """At any depth, in an order that no disk decides, with what can be seen of it."""
    for name in ("b", "a/z", "a/y/x", "A", "海"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    found = walk(str(tmp_path))

    about = (tmp_path / "b").stat()
    assert [one[0] for one in found] == ["A", "a/y/x", "a/z", "b", "海"]
    assert found[3] == ("b", 1, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_mode)


@pytest.mark.parametrize("name", [".hidden", ".git/config", ".a.md.swp"])
@pytest.mark.parametrize("backups", [True, False])
def test_hidden_files_are_passed_over(tmp_path: Path, name: str, *, backups: bool) -> None:
    """They are no part of a site."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")

    assert walk(str(tmp_path), backups=backups) == []


@pytest.mark.parametrize("name", ["a.md~", "a.md.bak", "a.swp", "#a.md#"])
def test_backups_are_passed_over_where_that_is_asked(tmp_path: Path, name: str) -> None:
    """A theme may call a file so; in a folder of texts it is what an editor's program leaves behind."""
    (tmp_path / name).write_text("x")

    assert [len(walk(str(tmp_path), backups=backups)) for backups in (True, False)] == [1, 0]


def test_links_are_listed_and_not_followed(tmp_path: Path) -> None:
    """A link to a folder could go round for ever."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")

    assert [(one[0], stat.S_ISLNK(one[5])) for one in walk(str(tmp_path))] == [("a/loop", True), ("gone", True)]


def test_a_file_lists_itself(tmp_path: Path) -> None:
    """A site may name a single file among its folders."""
    (tmp_path / "x.py").write_text("xyz")

    assert [(one[0], one[1]) for one in walk(str(tmp_path / "x.py"))] == [(str(tmp_path / "x.py"), 3)]


def test_what_is_not_there_holds_nothing(tmp_path: Path) -> None:
    """A folder that may come later is no error."""
    assert walk(str(tmp_path / "none")) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_nothing_is_opened(tmp_path: Path) -> None:
    """A pipe would hang whoever reads it."""
    os.mkfifo(tmp_path / "pipe")

    assert [(one[0], stat.S_ISFIFO(one[5])) for one in walk(str(tmp_path))] == [("pipe", True)]
