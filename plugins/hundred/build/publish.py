"""Publish a site: what is on the stage moves in; what did not change is not touched; what is no longer planned goes.

A file whose bytes are the same keeps its time of change, and with it the validator that servers derive from it
(facts: reliability §0.9). Only files that a former build of ours wrote are ever removed.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from hundred.build.stage import Stage

MANIFEST = ".hundred.json"


class OutputError(Exception):
    """Raised when the output folder cannot be written; the message says why in an editor's words."""

    @classmethod
    def of(cls, fault: OSError, output: Path) -> OutputError:
        """Return the error for a fault of the system."""
        return cls(f"the site cannot be written: {fault.strerror or fault} ({fault.filename or output})")


def refuse_sources(output: Path, sources: Iterable[Path]) -> None:
    """Raise OutputError where the output folder is, holds or lies in a folder that the site is made from."""
    for source in sources:
        if source.is_relative_to(output) or output.is_relative_to(source):
            message = f"the output folder {output} and the site's own folder {source} must not hold one another"
            raise OutputError(message)


def publish(stage: Stage, fresh: Collection[str], names: Collection[str], output: Path, known: Iterable[str] = ()) -> None:
    """Make the folder `output` hold exactly the files `names` of ours, of which `fresh` are on the stage.

    `known` are files of a former build that lie there as it left them: they go too, where the list of them is lost.
    Raises OutputError, the old site untouched.
    """
    wanted = set(names)
    try:
        output.mkdir(parents=True, exist_ok=True)
        before = manifest(output) | {path for path in known if _is_inside(path)}
        # The list moves in with the files: whatever a build that is cut off has published, a later one knows for ours.
        listed = not wanted <= before and _list(stage, before | wanted)
        stage.move([*fresh, MANIFEST] if listed else fresh)
        for path in sorted(before - wanted):
            _remove(output, path)
        if before - wanted and _list(stage, wanted):
            stage.move([MANIFEST])
    except OSError as fault:
        stage.abandon()
        raise OutputError.of(fault, output) from fault


def _list(stage: Stage, names: Collection[str]) -> bool:
    """Put the list of our files on the stage; return whether it is another than the one there is."""
    rows = json.dumps(sorted(names), ensure_ascii=False, separators=(",\n", ": "))  # an indent would keep it from being quick
    data = f"[\n{rows[1:-1]}\n]\n" if names else "[]\n"
    return stage.put(MANIFEST, data.encode("utf-8", "surrogateescape"))[0]


def manifest(output: Path) -> set[str]:
    """Return the paths that a former build wrote; a missing or damaged list means none, and nothing is removed."""
    try:
        data = (output / MANIFEST).read_bytes()
        paths = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return set()
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        return set()
    if b".." in data or b'"/' in data or b"\\" in data:  # one look at the whole, and only then at each
        paths = [path for path in paths if _is_inside(path)]
    return set(paths)


def _is_inside(path: str) -> bool:
    return not path.startswith("/") and ".." not in path.split("/")


def _remove(output: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty; what somebody put in its place stays."""
    file = output / path
    if any(folder.is_symlink() for folder in file.parents if folder != output and folder.is_relative_to(output)):
        return
    with contextlib.suppress(OSError):
        file.unlink()
    for folder in file.parents:
        if folder == output:
            return
        try:
            folder.rmdir()
        except OSError:
            return
