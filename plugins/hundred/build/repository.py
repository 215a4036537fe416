"""The git repository that a folder lies in, seen from outside: no process is started, and few small files are read."""

from __future__ import annotations

import os
import re

from msgspec import Struct

_MOST = 4 * 1024 * 1024  # bytes of a file of git's that is read
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\s*\Z")


class Repository(Struct, frozen=True, kw_only=True):
    """A repository at one moment: `mark` differs whenever another commit is checked out, or its history is cut elsewhere.

    `commit` is the id of the commit, '' where only git itself can tell; `shallow` says whether older commits are missing;
    `top` is the folder of the working tree.
    """

    top: str
    mark: str
    commit: str
    shallow: bool


def repository_of(folder: str) -> Repository | None:
    """Return the repository that `folder` lies in, or None; one in which nothing was committed yet is none."""
    top, own = _git_folder(folder)
    if not own:
        return None
    head = _read(os.path.join(own, "HEAD")).strip()  # noqa: PTH118 - in every build, also of what lies in no repository
    common = os.path.normpath(os.path.join(own, os.fsdecode(_read(os.path.join(own, "commondir")).strip()) or "."))  # noqa: PTH118
    cut = _read(os.path.join(common, "shallow"))  # noqa: PTH118
    if head.startswith(b"ref:"):
        name = head[4:].strip()
        commit = _ref(own, common, name)
    else:
        name, commit = b"", head if _COMMIT.match(head) else b""
    if not commit:
        tables = _read(os.path.join(common, "reftable", "tables.list"))  # noqa: PTH118 - the newer form of refs
        if not tables:
            return None
        head += tables
    mark = b" ".join((head, commit, cut.strip().replace(b"\n", b","))).decode("ascii", "replace")
    return Repository(top=top, mark=mark, commit=commit.decode("ascii", "replace"), shallow=bool(cut.strip()))


def _git_folder(folder: str) -> tuple[str, str]:
    """Return the top of the working tree and the folder in which git keeps what is its own, looking upwards as git does."""
    here = os.path.abspath(folder)  # noqa: PTH100
    while True:
        there = os.path.join(here, ".git")  # noqa: PTH118
        if os.path.isdir(there):  # noqa: PTH112
            return here, there
        if os.path.isfile(there):  # noqa: PTH113 - of a submodule, or of a further working tree
            said = _read(there).strip()
            return here, os.path.join(here, os.fsdecode(said[8:])) if said.startswith(b"gitdir: ") else ""  # noqa: PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return "", ""
        here = above


def _ref(own: str, common: str, name: bytes) -> bytes:
    """Return the commit that a ref names, b'' where that cannot be told."""
    if not name.startswith(b"refs/") or b".." in name:
        return b""
    for folder in (own, common):
        loose = _read(os.path.join(folder, os.fsdecode(name))).strip()  # noqa: PTH118
        if _COMMIT.match(loose):
            return loose
    packed = _read(os.path.join(common, "packed-refs"))  # noqa: PTH118
    found = re.search(rb"^([0-9a-f]{40,64}) " + re.escape(name) + rb"$", packed, re.MULTILINE)
    return found[1] if found else b""


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_MOST)
    except OSError:
        return b""
