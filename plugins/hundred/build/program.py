"""The program as an input: its files, Python, and the libraries that can change what is read or a byte that is written."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = (
    "babel", "feedgen", "icalendar", "jinja2", "lxml", "markdown", "markupsafe", "msgspec", "nh3", "pillow", "pydyf",
    "python_dateutil", "pyyaml", "segno", "tinycss2", "tzdata", "weasyprint",
)  # fmt: skip
_ROOT = Path(__file__).resolve().parents[1]


@cache
def program() -> str:
    """Return a digest of the program and its libraries."""
    hasher = hashlib.blake2b(f"{sys.version}\n".encode(), digest_size=16)
    for library in _LIBRARIES:
        hasher.update(f"{library} {_installed().get(library)}\n".encode())
    root = os.fspath(_ROOT)
    for file in sorted(_files(root)):
        with open(file, "rb", buffering=0) as source:  # noqa: PTH123 - hundreds of files before anything else is done
            data = source.read()
        hasher.update(f"{file[len(root) + 1 :]} {len(data)}\n".encode())
        hasher.update(data)
    return hasher.hexdigest()


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in {"__pycache__", "theme"}:
                yield from _files(entry.path)
        elif entry.name.endswith(".py"):
            yield entry.path


@cache
def _installed() -> dict[str, str]:
    """Return the release of every library that is installed, by its name; asking for each costs ten times more."""
    found: dict[str, str] = {}
    for folder in reversed(sys.path):
        if os.path.isdir(folder):  # noqa: PTH112 - as strings
            for name in sorted(os.listdir(folder)):  # noqa: PTH208
                library, dash, release = name.removesuffix(".dist-info").partition("-")
                if dash and name.endswith(".dist-info"):
                    found[library.lower()] = release
    return found
