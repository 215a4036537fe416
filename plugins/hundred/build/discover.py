"""Find the files of content/: regular files with known endings, nothing behind a link, nothing hidden."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from msgspec import Struct, field

from hundred.build.kinds import FOLDERS, attached_in
from hundred.build.listing import Listing, walk
from hundred.core.problems import Place, Report, did_you_mean
from hundred.core.slugs import is_slug, rename_to

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = frozenset({".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif"})
_PICTURE_FOLDER = "images"
_ELSEWHERE = {("charter", "lock.yaml"), ("", "published.tsv"), ("", "imported.tsv")}  # read by those who need them
_MOST = 50_000  # files; bounds the cost of a hostile tree
Stamp = tuple[int, int, int, int]
"""What a file looks like from outside: its size, when it and its entry were changed (ns), and its number on the disk."""


class Found(Struct):
    """The files to read: Markdown by folder of its kind with what lies beside it, pictures, and a report for each refused one.

    Files are named by their path under content/, with slashes, and come with their stamps.
    """

    texts: dict[str, Stamp] = field(default_factory=dict)
    pictures: dict[str, Stamp] = field(default_factory=dict)
    refused: list[Report] = field(default_factory=list)

    def refuse(self, path: str, code: str, message: str, cure: str) -> None:
        """Note a file that is not read, and why."""
        report = Report(path)
        report.error(Place(), code, message, cure)
        self.refused.append(report)


def discover(content: Path, label: str, listing: Listing | None = None) -> Found:
    """Return the files under `content` in a fixed order; `label` is how the folder is called in problems.

    `listing` is what a look at the folder has just given.
    Hidden files and editors' backups are passed over. Links, devices and unknown endings are refused, each with a
    reason: what is published must be what a reviewer saw (facts: reliability §7, rows 9, 10, 17 to 20).
    """
    found = Found()
    for count, (name, size, changed, entered, number, mode) in enumerate(
        walk(os.fspath(content), backups=False) if listing is None else listing
    ):
        if count > _MOST:
            found.refuse(label, "too-many", f"there are more than {_MOST:,} files", "split the site")
            break
        if not name.isascii() and name != (shown := name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")):
            found.refuse(f"{label}/{shown}", "file-name", "the file's name is not in UTF-8", "type the name again")
        elif not stat.S_ISREG(mode):
            _refuse_strange(f"{label}/{name}", mode, found)
        elif not name.isascii() and not unicodedata.is_normalized("NFC", name.rpartition("/")[2]):
            found.refuse(f"{label}/{name}", "file-name", "the file's name is not in Unicode form NFC", "type the name again")
        elif name.endswith(".md") and name.partition("/")[0] in FOLDERS:
            found.texts[name] = (size, changed, entered, number)
        else:
            _sort(PurePosixPath(name), (size, changed, entered, number), label, found)
    return found


def _refuse_strange(path: str, mode: int, found: Found) -> None:
    if stat.S_ISLNK(mode):
        found.refuse(path, "link", "this is a link to another file", "put a copy of the file here instead")
    else:
        found.refuse(path, "not-a-file", "this is not a regular file", "delete it")


def _sort(file: PurePosixPath, stamp: Stamp, label: str, found: Found) -> None:
    top = file.parts[0] if len(file.parts) > 1 else ""
    path, ending = f"{label}/{file}", file.suffix.lower()
    if ending == ".md":
        if top in FOLDERS:
            found.texts[str(file)] = stamp
        elif not top:
            cure = f"move it into the folder it belongs to: {', '.join(sorted(FOLDERS))}"
            found.refuse(path, "folder", "a page cannot lie in content itself", cure)
        else:
            cure = did_you_mean(top, FOLDERS) or f"the folders are: {', '.join(sorted(FOLDERS))}"
            found.refuse(path, "folder", f"no pages are read from a folder called '{top}'", cure)
    elif top == _PICTURE_FOLDER and ending in PICTURES:
        if is_slug(file.stem.lower().replace("_", "-").replace(".", "-")) and file.stem == file.stem.strip():
            found.pictures[str(file)] = stamp
        else:
            cure = rename_to(file.stem, file.suffix)
            found.refuse(path, "file-name", f"'{file.name}' cannot stand in an address", cure)
    elif file.suffix and file.suffix == attached_in(str(file)):
        found.texts[str(file)] = stamp
    elif ending in PICTURES:
        found.refuse(path, "folder", "pictures belong in content/images", f"move it to content/images/{file.name}")
    elif (top, file.name) not in _ELSEWHERE:
        cure = "keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"
        found.refuse(path, "file-type", f"a file ending in '{ending}' is not published", cure)
