"""The epoch of a build: everything that all outputs depend on. Where it changes, all of them are made again."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.build.site import Site

# Libraries whose release can change a byte of what is written.
_LIBRARIES = ("babel", "feedgen", "icalendar", "jinja2", "lxml", "markdown", "markupsafe", "nh3", "pillow", "tzdata")


def epoch(site: Site, neutrals: Iterable[str]) -> str:
    """Return a digest of the program, its libraries, the settings, the theme, the pictures and the pages there are.

    `neutrals` are the paths of all pages: menus and links ask whether a page exists.
    """
    hasher = hashlib.blake2b(digest_size=16)
    for library in _LIBRARIES:
        hasher.update(f"{library} {_release(library)}\n".encode())
    folders = (Path(__file__).resolve().parents[1], site.theme.folder, *site.theme.overrides)
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                _add(hasher, path.relative_to(folder).as_posix(), path.read_bytes())
    for picture in site.loaded.community.images:
        _add(hasher, picture, (site.content / picture).read_bytes())
    _add(hasher, "settings", repr(site.settings).encode())
    _add(hasher, "label", site.label.encode())
    for neutral in sorted(set(neutrals)):
        _add(hasher, "page", neutral.encode())
    return hasher.hexdigest()


def _add(hasher: hashlib.blake2b, name: str, data: bytes) -> None:
    hasher.update(f"{name} {len(data)}\n".encode())
    hasher.update(data)


def _release(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
