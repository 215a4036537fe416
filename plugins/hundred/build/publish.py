"""Publish a site: all of it prepared beside the output, then moved in; what did not change is not touched.

A file whose bytes are the same keeps its time of change, and with it the validator that servers derive from it
(facts: reliability §0.9). Only files that a former build of ours wrote are ever removed.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

_MANIFEST = ".hundred.json"
_STAGE = ".hundred-stage"


class OutputError(Exception):
    """Raised when the output folder cannot be written; the message says why in an editor's words."""


def refuse_sources(output: Path, sources: Iterable[Path]) -> None:
    """Raise OutputError where the output folder is, holds or lies in a folder that the site is made from."""
    for source in sources:
        if source.is_relative_to(output) or output.is_relative_to(source):
            message = f"the output folder {output} and the site's own folder {source} must not hold one another"
            raise OutputError(message)


def publish(files: Mapping[str, bytes], output: Path, kept: Collection[str] = ()) -> int:
    """Make the folder `output` hold exactly `files` (bytes by path) of ours, and those `kept`; return how many changed.

    Nothing is moved into place before everything has been written. Raises OutputError, the old site untouched.
    """
    for path in files:
        if path.startswith("/") or ".." in path.split("/"):
            message = f"'{path}' leads out of the output folder"
            raise OutputError(message)
    stage = output / _STAGE
    try:
        output.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(stage, ignore_errors=True)
        before = _manifest(output)
        changed = sorted(path for path, data in files.items() if not _same(output / path, data))
        _refuse_obstacles(changed, output)
        for path in changed:
            target = stage / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
    except OSError as fault:
        shutil.rmtree(stage, ignore_errors=True)
        message = f"the site cannot be written: {fault.strerror or fault} ({fault.filename or output})"
        raise OutputError(message) from fault
    for path in changed:
        target = output / path
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(stage / path, target)  # noqa: PTH105 - the atomic call, by its name
    names = {*files, *kept}
    for path in sorted(before - names):
        _remove(output, path)
    shutil.rmtree(stage, ignore_errors=True)
    if changed or before != names:
        (output / _MANIFEST).write_text(json.dumps(sorted(names), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    return len(changed)


def _refuse_obstacles(paths: Iterable[str], output: Path) -> None:
    """Raise OSError where a folder stands at the place of a file, or a file at that of a folder."""
    for path in paths:
        target = output / path
        if target.is_dir() and not target.is_symlink():
            raise IsADirectoryError(errno.EISDIR, "a folder is in the way", str(target))
        for folder in target.relative_to(output).parents:
            if (output / folder).exists() and not (output / folder).is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "a file is in the way", str(output / folder))


def _same(path: Path, data: bytes) -> bool:
    """Say whether a regular file holds just `data`."""
    try:
        return path.is_file() and not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _manifest(output: Path) -> set[str]:
    """Return the paths that a former build wrote; a missing or damaged list means none, and nothing is removed."""
    try:
        paths = json.loads((output / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    sound = isinstance(paths, list) and all(isinstance(path, str) for path in paths)
    return {path for path in paths if ".." not in path.split("/") and not path.startswith("/")} if sound else set()


def _remove(output: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty; what somebody put in its place stays."""
    file = output / path
    with contextlib.suppress(OSError):
        file.unlink()
    for folder in file.parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:
            return
