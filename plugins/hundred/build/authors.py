"""Who wrote what, as git knows it: names and files of commits. What git holds is anybody's, and is only ever compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.build.gitlog import run

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORM = "%x01%at%x02%aN%x02%(trailers:key=Co-authored-by,valueonly,separator=%x03)"
_CONTACT = re.compile(r"[^<>\x00-\x1f\x7f]{0,200}<[^<>\x00-\x1f\x7f]{0,200}>\Z")
_MOST = 20  # co-authors of one commit that count
_LATEST = 253_402_214_400  # s since 1970: the last day of the year 9999, beyond which there are no dates


@dataclass(frozen=True, slots=True)
class Work:
    """A commit: when it was written (s since 1970), the names of its authors, and the files that it changed."""

    at: int
    names: tuple[str, ...]
    files: tuple[str, ...]


def works(folder: str) -> list[Work]:
    """Return the commits that changed files of `folder`, newest first, merges left out; names as `.mailmap` has them.

    Paths are those in `folder`. Raises GitError.
    """
    words = ("log", "-z", "--no-merges", "--no-renames", "--name-only", "--relative", "--no-ext-diff", "--no-textconv")
    said = run(folder, *words, "--ignore-submodules=all", f"--format={_FORM}", "HEAD", "--", ".")
    rows = [_row(part) for part in said.decode("utf-8", "replace").split("\x01")[1:]]
    mapped = _mapped(folder, sorted({one for _, _, others, _ in rows for one in others}))
    return [
        Work(at, tuple(dict.fromkeys(filter(None, (name, *(mapped.get(one, "") for one in others))))), files)
        for at, name, others, files in rows
        if files
    ]


def _row(part: str) -> tuple[int, str, tuple[str, ...], tuple[str, ...]]:
    """Return when, the author's name, the co-authors with their addresses, and the files of one commit of the log."""
    head, _, rest = part.partition("\0")
    at, _, who = head.partition("\x02")
    name, _, others = who.partition("\x02")
    contacts = tuple(one for one in others.split("\x03")[:_MOST] if _CONTACT.match(one))
    when = int(at) if at.isascii() and at.isdecimal() else 0
    return min(when, _LATEST), name, contacts, tuple(one.lstrip("\n") for one in rest.split("\0") if one.strip("\n"))


def _mapped(folder: str, contacts: list[str]) -> dict[str, str]:
    """Return the name that belongs to each `Name <address>`, as `.mailmap` has it; addresses go no further."""
    if not contacts:
        return {}
    said = run(folder, "check-mailmap", "--stdin", said="\n".join(contacts).encode("utf-8", "replace") + b"\n")
    lines = said.decode("utf-8", "replace").split("\n")
    return {contact: line.rpartition("<")[0].strip() for contact, line in zip(contacts, lines, strict=False)}


def of_content(path: str, content: str, langs: tuple[str, ...]) -> Iterator[str]:
    """Yield what a change of a file is: `translating` a text, `writing` one, or `building` the site itself."""
    if not path.startswith(f"{content}/"):
        yield "building"
    elif path.endswith(".md"):
        yield "translating" if path.removesuffix(".md").rpartition(".")[2] in langs else "writing"
