"""Find the files of content/: regular files with known endings, nothing behind a link, nothing hidden."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from hundred.build.kinds import BY_FOLDER
from hundred.core.problems import Place, Report, did_you_mean
from hundred.core.slugs import is_slug, rename_to

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = frozenset({".webp", ".avif", ".jpg", ".jpeg", ".png", ".gif"})
_PICTURE_FOLDER = "images"
_MOST = 50_000  # files; bounds the cost of a hostile tree


@dataclass(slots=True)
class Found:
    """The files to read: Markdown by folder of their kind, pictures, and a report for each file that was refused."""

    texts: list[Path] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)
    refused: list[Report] = field(default_factory=list)

    def refuse(self, path: str, code: str, message: str, cure: str) -> None:
        """Note a file that is not read, and why."""
        report = Report(path)
        report.error(Place(), code, message, cure)
        self.refused.append(report)


def discover(content: Path, label: str) -> Found:
    """Return the files under `content` in a fixed order; `label` is how the folder is called in problems.

    Hidden files and editors' backups are passed over. Links, devices and unknown endings are refused, each with a
    reason: what is published must be what a reviewer saw (facts: reliability §7, rows 9, 10, 17 to 20).
    """
    found = Found()
    for count, entry in enumerate(_walk(content)):
        path = PurePosixPath(label, *Path(entry.path).relative_to(content).parts).as_posix()
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if count > _MOST:
            found.refuse(label, "too-many", f"there are more than {_MOST:,} files", "split the site")
            break
        if shown != path:
            found.refuse(shown, "file-name", "the file's name is not in UTF-8", "type the name again")
            continue
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISLNK(mode):
            found.refuse(path, "link", "this is a link to another file", "put a copy of the file here instead")
        elif not stat.S_ISREG(mode):
            found.refuse(path, "not-a-file", "this is not a regular file", "delete it")
        else:
            _sort(Path(entry.path), path, content, found)
    return found


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.startswith((".", "#")) or entry.name.endswith(("~", ".bak", ".swp")):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            else:
                yield entry


def _sort(file: Path, path: str, content: Path, found: Found) -> None:
    top = file.relative_to(content).parts[0]
    ending = file.suffix.lower()
    if not unicodedata.is_normalized("NFC", file.name):
        found.refuse(path, "file-name", "the file's name is not in Unicode form NFC", "type the name again")
    elif ending == ".md":
        if top in BY_FOLDER and file.parent != content:
            found.texts.append(file)
        elif file.parent == content:
            cure = f"move it into the folder it belongs to: {', '.join(sorted(BY_FOLDER))}"
            found.refuse(path, "folder", "a page cannot lie in content itself", cure)
        else:
            cure = did_you_mean(top, BY_FOLDER) or f"the folders are: {', '.join(sorted(BY_FOLDER))}"
            found.refuse(path, "folder", f"no pages are read from a folder called '{top}'", cure)
    elif top == _PICTURE_FOLDER and ending in PICTURES:
        if is_slug(file.stem.lower().replace("_", "-").replace(".", "-")) and file.stem == file.stem.strip():
            found.pictures.append(file)
        else:
            cure = rename_to(file.stem, file.suffix)
            found.refuse(path, "file-name", f"'{file.name}' cannot stand in an address", cure)
    elif ending in PICTURES:
        found.refuse(path, "folder", "pictures belong in content/images", f"move it to content/images/{file.name}")
    elif (top, file.name) != ("charter", "lock.yaml"):
        cure = "keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"
        found.refuse(path, "file-type", f"a file ending in '{ending}' is not published", cure)
