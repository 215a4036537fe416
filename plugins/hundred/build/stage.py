"""The stage: where a build writes what is new, before any of it shows.

It lies inside the output folder, so that moving a file out of it is one step of the disk. Once everything is on the stage a
list of it is written there too; from then on a build that is cut off is finished by the next one.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import stat
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = ".hundred-stage"
_READY = ".ready.json"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)  # the last is Windows's


class Stage(Struct):
    """The stage of the folder `output`, which workers share."""

    output: str
    folder: str = ""
    _there: set[str] = field(default_factory=set)
    _bare: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Know where the stage is."""
        self.folder = f"{self.output}/{FOLDER}"

    def clear(self) -> None:
        """Take away what lies there."""
        self._there.clear()
        self._bare.clear()
        if os.path.islink(self.folder) or os.path.isfile(self.folder):  # noqa: PTH113, PTH114 - somebody's, where ours must be
            os.unlink(self.folder)  # noqa: PTH108
        elif os.path.lexists(self.folder):
            shutil.rmtree(self.folder, ignore_errors=True)

    def abandon(self) -> None:
        """Take away what lies there, unless it is ready: then moves have begun, and the next build finishes them."""
        if not os.path.lexists(f"{self.folder}/{_READY}"):
            self.clear()

    def put(self, file: str, data: bytes) -> tuple[bool, int]:
        """Write a file unless the output has just these bytes; return whether it is new, and its time of change (ns).

        Raises ValueError for a name that leads out of the output folder, OSError where it cannot be written.
        """
        if file.startswith("/") or ".." in file.split("/"):
            message = f"'{file}' leads out of the output folder"
            raise ValueError(message)
        same = None if self._is_bare(file) else _same(f"{self.output}/{file}", data)
        if same is not None:
            return False, same
        target = f"{self.folder}/{file}"
        parent = target.rpartition("/")[0]
        if parent not in self._there:
            _make_folder(parent)
            self._there.add(parent)
        return True, _write(target, data)

    def _is_bare(self, file: str) -> bool:
        """Say whether the output lacks the outermost folder of a file, and so every file in it."""
        top = file.partition("/")[0]
        bare = self._bare.get(top)
        if bare is None:
            bare = self._bare[top] = not os.path.lexists(f"{self.output}/{top}")
        return bare

    def read(self, file: str) -> str:
        """Return the text of a file as it will be published: '' where there is none."""
        for folder in (self.folder, self.output):
            with contextlib.suppress(OSError, UnicodeDecodeError), open(f"{folder}/{file}", encoding="utf-8") as found:  # noqa: PTH123
                return found.read()
        return ""

    def move(self, files: Iterable[str]) -> None:
        """Move files of the stage to their places; folders that are new altogether are moved as they are.

        Raises OSError, before anything was moved, where a folder stands at the place of a file or the other way round, or a
        link at the place of a folder.
        """
        todo = sorted(files)
        self._refuse_obstacles(todo)
        ready = f"{self.folder}/{_READY}"
        if todo:
            with open(f"{ready}.new", "w", encoding="utf-8") as out:  # noqa: PTH123
                out.write(json.dumps(todo))  # json.dump() would write it word by word
            os.replace(f"{ready}.new", ready)  # noqa: PTH105
        self._move(todo)
        self.clear()

    def finish(self) -> bool:
        """Finish the moves of a build that was cut off after everything was on the stage; say whether there was one."""
        try:
            with open(f"{self.folder}/{_READY}", encoding="utf-8") as file:  # noqa: PTH123
                todo = json.load(file)
        except (OSError, ValueError, RecursionError):
            todo = None
        ours = isinstance(todo, list) and not os.path.islink(self.folder)  # noqa: PTH114
        if ours and all(isinstance(one, str) and ".." not in one.split("/") for one in todo):
            with contextlib.suppress(OSError):  # what cannot be moved is made again
                self._move([one for one in todo if os.path.isfile(f"{self.folder}/{one}")])  # noqa: PTH113 - moved already else
        self.clear()
        return todo is not None

    def _move(self, files: list[str]) -> None:
        there, moved = {""}, "\0"
        for file in files:
            if file.startswith(moved):
                continue
            folder = file.rpartition("/")[0]
            if folder not in there:
                new = self._first_missing(folder, there)
                if new:
                    os.rename(f"{self.folder}/{new}", f"{self.output}/{new}")  # noqa: PTH104
                    moved = f"{new}/"
                    continue
                there.add(folder)
            os.replace(f"{self.folder}/{file}", f"{self.output}/{file}")  # noqa: PTH105

    def _first_missing(self, folder: str, there: set[str]) -> str:
        """Return the outermost folder on the way that the output does not have, '' where it has all."""
        parts = folder.split("/")
        for depth in range(1, len(parts) + 1):
            upto = "/".join(parts[:depth])
            if upto not in there:
                if not os.path.lexists(f"{self.output}/{upto}"):
                    return upto
                there.add(upto)
        return ""

    def _refuse_obstacles(self, files: Iterable[str]) -> None:
        """Raise OSError where one of the `files`, which are sorted, cannot stand."""
        looked_at: set[str] = set()
        missing = "\0"
        for file in files:
            if file.startswith(missing):
                continue  # nothing can be in the way where there is no folder
            parts = file.split("/")
            for depth in range(1, len(parts)):
                folder = "/".join(parts[:depth])
                if folder not in looked_at:
                    looked_at.add(folder)
                    place = f"{self.output}/{folder}"
                    if os.path.islink(place):  # noqa: PTH114 - it may lead anywhere
                        raise NotADirectoryError(errno.ENOTDIR, "a link is in the way", place)
                    if not os.path.exists(place):  # noqa: PTH110
                        missing = f"{folder}/"
                        break
                    if not os.path.isdir(place):  # noqa: PTH112
                        raise NotADirectoryError(errno.ENOTDIR, "a file is in the way", place)
            else:
                target = f"{self.output}/{file}"
                if os.path.isdir(target) and not os.path.islink(target):  # noqa: PTH112, PTH114
                    raise IsADirectoryError(errno.EISDIR, "a folder is in the way", target)


def _make_folder(folder: str) -> None:
    """Make a folder, which nearly always lies in one that is there; another process may have made it meanwhile."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - as strings, for tens of thousands of files
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above


def _write(path: str, data: bytes) -> int:
    """Write a file, and return when that was (ns). The system's own calls take half as long as a file object."""
    file = os.open(path, _NEW, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):  # as on a disk that is nearly full
            written += os.write(file, data[written:])
        return os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


def _same(path: str, data: bytes) -> int | None:
    """Return when a regular file that holds just `data` was changed (ns), or None where there is none."""
    try:
        found = os.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return None
        with open(path, "rb") as file:  # noqa: PTH123
            return found.st_mtime_ns if file.read() == data else None
    except OSError:
        return None
