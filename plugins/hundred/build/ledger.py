"""The ledger of the last build: from what each file of the output was made, and what it looked like on disk.

A file is kept when its own inputs have the same digest, everything that was read while it was made still gives the same,
and the file itself was not touched. The ledger only saves work: where it is missing, damaged or of another version,
everything is made again.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hundred.core.digest import Digester, OpaqueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from hundred.core.community import Community
    from hundred.core.reads import Key

_FORM = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One output as it was made: the digest of its inputs (hex), '' where it has none, and what was read for it."""

    digest: str
    reads: tuple[Key, ...]


@dataclass(slots=True)
class Ledger:
    """What is known of the last build into one output folder. `seen` maps each read to the digest of what it gave."""

    files: dict[str, tuple[Made, int, int]] = field(default_factory=dict)
    seen: dict[Key, str] = field(default_factory=dict)

    def unchanged(self, community: Community, digester: Digester) -> frozenset[Key]:
        """Return the reads that still give what they gave."""
        return frozenset(key for key, digest in self.seen.items() if digest_of(community, key, digester) == digest)

    def kept(self, file: str, digest: str, unchanged: frozenset[Key], output: Path) -> bool:
        """Say whether `file` of the folder `output` may stay as it is."""
        known = self.files.get(file)
        if known is None or not digest or known[0].digest != digest or not unchanged.issuperset(known[0].reads):
            return False
        return _stamp(output / file) == known[1:]


def digest_of(community: Community, key: Key, digester: Digester) -> str:
    """Return the digest (hex) of what a read gives now, '' where it has none."""
    try:
        return digester.digest(community.value_of(key)).hex()
    except (OpaqueError, ValueError):
        return ""


def read_ledger(path: Path) -> Ledger:
    """Return the ledger at `path`, empty where there is none that can be used."""
    try:
        raw = json.loads(path.read_bytes())
        return _decoded(raw) if raw["form"] == _FORM else Ledger()
    except (OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return Ledger()


def write_ledger(path: Path, made: Mapping[str, Made], output: Path, community: Community, digester: Digester) -> None:
    """Write the ledger of a build into `output`; a ledger that cannot be written is only missed."""
    keys = sorted({key for one in made.values() for key in one.reads})
    number = {key: place for place, key in enumerate(keys)}
    raw = {
        "form": _FORM,
        "keys": [[*key, digest_of(community, key, digester)] for key in keys],
        "files": {
            file: [one.digest, *(_stamp(output / file) or (0, 0)), [number[key] for key in one.reads]]
            for file, one in sorted(made.items())
        },
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105 - the atomic call, by its name
    except OSError:
        path.unlink(missing_ok=True)


def _decoded(raw: Any) -> Ledger:  # noqa: ANN401 - whatever the file holds
    """Return the ledger in a JSON value; raises one of the errors that read_ledger expects where it is none."""
    keys = [(_keyed(row[:-1]), str(row[-1])) for row in raw["keys"]]
    files = {}
    for file, (digest, size, mtime, places) in raw["files"].items():
        reads = tuple(keys[place][0] for place in _places(places))
        files[str(file)] = (Made(digest=str(digest), reads=reads), int(size), int(mtime))
    return Ledger(files=files, seen=dict(keys))


def _keyed(row: list[Any]) -> Key:
    if not row or not all(isinstance(word, str) for word in row):
        raise ValueError
    return tuple(row)


def _places(places: Iterable[Any]) -> Iterable[int]:
    for place in places:
        if not isinstance(place, int) or place < 0:
            raise ValueError
        yield place


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return (size, time of change in ns) of a regular file, or None."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if os.path.isfile(path) and not os.path.islink(path) else None  # noqa: PTH113, PTH114
