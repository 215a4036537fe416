"""What a folder holds, seen from outside: every file with its size and times, none of them opened."""

from __future__ import annotations

import os
from operator import attrgetter

Listed = tuple[str, int, int, int, int, int]
"""A file: its path in the folder, size, time of change and of change of its entry (ns), number on the disk, and mode."""
Listing = list[Listed]


def walk(folder: str, *, backups: bool = True) -> list[Listed]:
    """Return every file of a folder by name, or `folder` itself where it is a file; nothing where it is not there.

    Links are not followed. Hidden files are passed over, without `backups` what editors leave behind too.
    """
    found: list[Listed] = []
    try:
        _walk(folder, "", found, (".",) if backups else (".", "#"), () if backups else ("~", ".bak", ".swp"))
    except NotADirectoryError:
        found.append(_listed(folder, os.lstat(folder)))
    except FileNotFoundError:
        pass
    return found


def _walk(folder: str, under: str, found: list[Listed], first: tuple[str, ...], last: tuple[str, ...]) -> None:
    with os.scandir(folder) as inside:
        entries = sorted(inside, key=attrgetter("name"))
    for entry in entries:
        name = entry.name
        if name.startswith(first) or name.endswith(last):
            continue
        if entry.is_dir(follow_symlinks=False):
            _walk(entry.path, f"{under}{name}/", found, first, last)
        else:
            about = entry.stat(follow_symlinks=False)
            found.append((under + name, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_mode))


def _listed(path: str, about: os.stat_result) -> Listed:
    return (path, about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_mode)
