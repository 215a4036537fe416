"""The receipt of a build: what it was made of, as seen from outside. While all of that looks the same nothing is to be done.

It is read before anything of the site is, so this module asks for as little as it can. A receipt is only
written for a build without an error; what is missing, damaged or of another program is no receipt.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import time
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from hundred.build.ledger import is_there, ledger_of, read_ledger
from hundred.build.listing import Listing, walk
from hundred.build.program import program
from hundred.build.publish import MANIFEST
from hundred.build.repository import repository_of
from hundred.build.sealed import forget, is_of, read_regular, write_whole
from hundred.core.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from hundred.build.lookout import Lookout

# All names of a configuration file that the engine reads.
_NAMES = (
    "SITENAME", "SITEURL", "TIMEZONE", "DEFAULT_LANG", "PATH", "THEME", "THEME_TEMPLATES_OVERRIDES", "PLUGINS", "HUNDRED",
)  # fmt: skip
_FRESH = 100_000_000  # ns; what was changed less long ago could change again without looking different


class Receipt(Struct, frozen=True, kw_only=True):
    """A build: how many pages, calendars, feeds and files it made, and links it looked at.

    `warnings` are what it had to say of the content, which another build would say again; `sources` are the files it read.
    """

    pages: int
    calendars: int
    feeds: int
    files: int
    links: int
    sources: int = 0
    warnings: tuple[Problem, ...] = ()


def alone(raw: Mapping[str, Any]) -> bool:
    """Say whether Hundred is the only plugin: then a run of Pelican would make nothing besides."""
    return list(raw.get("PLUGINS") or ()) == ["hundred"]


def path_of(cache: Path, output: Path) -> Path:
    """Return where the receipt of builds into `output` lies, beside their ledger."""
    return ledger_of(cache, output).with_suffix(".receipt")


class Survey(Struct, frozen=True, kw_only=True):
    """A look at all that a site is made from, before anything of it is read.

    `basis` differs where anything of it does; `settled` says whether nothing was changed just before: what was could be
    changed once more without looking different. `listings` are what each folder holds.
    """

    basis: str
    settled: bool
    listings: Mapping[str, Listing] = field(default_factory=dict)


def survey(raw: Mapping[str, Any], folders: Iterable[Path]) -> Survey:
    """Return a look at `folders`, from which the site is made, with the names of its configuration file.

    The first of them is the content, in which editors' backups are nothing; what a theme holds is all published.
    """
    started, newest = time.time_ns(), 0
    hasher = hashlib.blake2b(digest_size=16)
    hasher.update(f"{program()} {[(name, raw.get(name)) for name in _NAMES]!r}\n".encode())
    listings = {}
    for number, folder in enumerate(folders):
        lines = listings[os.fspath(folder)] = walk(os.fspath(folder), backups=number > 0)
        hasher.update(f"{folder} {len(lines)}\n".encode("utf-8", "surrogateescape"))
        hasher.update(os.fsencode("\0".join([*[line[0] for line in lines], ""])))  # no name has a zero in it
        hasher.update(msgspec.msgpack.encode([line[1:] for line in lines]))
        newest = max([newest, *[line[2] for line in lines], *[line[3] for line in lines]])
        if not number:  # calendars say how often events have changed, as the commits have it
            repository = repository_of(os.fspath(folder))
            hasher.update((repository.mark if repository else "").encode())
    # What lies behind a link, as a theme may have them, could change without a sign too.
    linked = any(map(stat.S_ISLNK, {line[5] for lines in listings.values() for line in lines}))
    return Survey(basis=hasher.hexdigest(), settled=started - newest > _FRESH and not linked, listings=listings)


def read_receipt(path: Path, seen: Survey, output: Path, now: datetime, lookout: Lookout | None = None) -> Receipt | None:
    """Return the receipt of the last build into `output` if another one at the instant `now` would make the same.

    A `lookout` has looked over the files already.
    """
    try:
        basis, since, until, form, made = json.loads(read_regular(path))
        receipt = msgspec.convert(made, Receipt)
        if any(one.severity is not Severity.WARNING for one in receipt.warnings):
            return None
        if basis != seen.basis or not since <= now.timestamp() < until or os.path.lexists(output / ".hundred-stage"):
            return None
        if not os.path.lexists(output / MANIFEST):
            return None
        if lookout and (told := lookout.sighting()):
            ours = is_of(path.with_suffix(".bin"), form)
            return receipt if ours and told.files == receipt.files and not told.touched else None
        files = read_ledger(path.with_suffix(".bin"), form).files
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    folder = os.fspath(output)
    there = len(files) == receipt.files and all(is_there(folder, file, row) for file, row in files.items())
    return receipt if there else None


def write_receipt(path: Path, seen: Survey, receipt: Receipt, form: str, span: tuple[datetime, datetime]) -> None:
    """Write the receipt of a build: what was `seen` before it, the `form` of its ledger, and how long it holds."""
    if not seen.settled:
        forget(path)
        return
    since, until = (at.timestamp() for at in span)
    write_whole(path, json.dumps([seen.basis, since, until, form, msgspec.to_builtins(receipt)]).encode())
