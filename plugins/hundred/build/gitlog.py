"""What git says of a folder: which files each commit changed, and what they held. Git runs twice, never once for each file.

A repository may be anybody's: nothing that its own settings name is run, nothing is fetched, and time and size are bounded.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.attributesFile=/dev/null",
    "-c", "core.commitGraph=true",
    "-c", "log.showSignature=false",
    "-c", "log.mailmap=false",
    "-c", "protocol.allow=never",
    "-c", "safe.bareRepository=explicit",
)  # fmt: skip
_LONGEST = 60  # seconds
_MOST = 512 * 1024 * 1024  # bytes of a list of commits; a community's is a thousandth of it
_LIMIT = 262_144  # bytes of a content file that are read, as elsewhere
_GONE = "0"


class GitError(Exception):
    """Raised where git cannot say; the text says why, in its own words."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that a commit changed: its path from the top, what it held in each parent ('' for no file) and then."""

    path: str
    was: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, when it was written (s since 1970, by its author), and the files it changed."""

    id: str
    at: int
    files: tuple[Moved, ...]


def commits(folder: str, under: str, since: str = "") -> list[Commit]:
    """Return the commits that changed files of `under` in `folder`, those reachable from `since` left out.

    Without the simplification of history that git usually does: what was merged later must only ever add commits.
    A merge counts for what it changed against all of its parents. Raises GitError.
    """
    words = ["log", "-z", "--raw", "--no-abbrev", "--no-renames", "--full-history", "-c", "--no-ext-diff"]
    words += ["--no-textconv", "--ignore-submodules=all", "--format=%x01%H %at", "HEAD", *([f"^{since}"] if since else [])]
    return list(_commits(run(folder, *words, "--", under).decode("utf-8", "surrogateescape")))


def files_at_head(folder: str, under: str) -> dict[str, str]:
    """Return the blob of every file of `under` in the commit that is checked out, by its path in `folder`. Raises GitError."""
    said = run(folder, "ls-tree", "-r", "-z", "HEAD", "--", under).decode("utf-8", "surrogateescape")
    rows = (row.partition("\t") for row in said.split("\0") if row)
    return {path: about.split(" ")[2] for about, _, path in rows if about.startswith("100")}


def is_before(folder: str, older: str) -> bool:
    """Say whether the commit `older` is there and the one that is checked out came of it."""
    try:
        run(folder, "merge-base", "--is-ancestor", older, "HEAD")
    except GitError:
        return False
    return True


def contents(folder: str, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield each of the `blobs` with its bytes; those that are missing or too large are passed over. Raises GitError."""
    if not blobs:
        return
    data = run(folder, "cat-file", "--batch", "--buffer", said="\n".join(blobs).encode() + b"\n")
    at = 0
    while at < len(data):
        end = data.index(b"\n", at)
        about = data[at:end].split(b" ")
        at = end + 1
        if len(about) == 3 and about[2].isdigit():  # noqa: PLR2004 - name, type, size; else: name, "missing"
            size = int(about[2])
            if about[1] == b"blob" and size <= _LIMIT:
                yield about[0].decode("ascii"), data[at : at + size]
            at += size + 1


def run(folder: str, *words: str, said: bytes = b"") -> bytes:
    """Return what git says to `words` in `folder`, reading `said`. Raises GitError."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    calm = {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    with tempfile.TemporaryFile() as asked:
        asked.write(said)
        asked.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and no word of a stranger before the "--"
                ("git", *_OPTIONS, *words),  # noqa: S607 - the git of whoever runs us
                cwd=folder, env=keep | calm, stdin=asked, capture_output=True, timeout=_LONGEST, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired, ValueError) as fault:
            message = f"git cannot be run: {fault}"
            raise GitError(message) from fault
    if done.returncode or len(done.stdout) > _MOST:
        lines = done.stderr.decode("utf-8", "replace").strip().split("\n")
        raise GitError(lines[0] or f"git ended with {done.returncode}")
    return done.stdout


def _commits(said: str) -> Iterator[Commit]:
    r"""Yield the commits of a log: `\\x01id time`, then `:modes blobs status` and a path for each file, all ended by NUL."""
    for part in said.split("\x01")[1:]:
        head, _, rest = part.partition("\0")
        id_, _, at = head.strip().partition(" ")
        fields = [field for field in rest.replace("\n:", ":").lstrip("\n").split("\0") if field]
        files = [_moved(about, path) for about, path in zip(fields[::2], fields[1::2], strict=False)]
        yield Commit(id_, int(at) if at.isdecimal() else 0, tuple(one for one in files if one))


def _moved(about: str, path: str) -> Moved | None:
    """Return one file of a commit; git writes one colon for each parent, all modes, all blobs, and the kind of change."""
    parents = len(about) - len(about.lstrip(":"))
    words = about.lstrip(":").split(" ")
    modes, blobs = words[: parents + 1], words[parents + 1 : 2 * parents + 2]
    if len(blobs) != parents + 1:
        return None
    files = [
        "" if not blob.strip(_GONE) or not mode.startswith("100") else blob for mode, blob in zip(modes, blobs, strict=True)
    ]
    return Moved(path, tuple(files[:-1]), files[-1])
