"""The event files of a site as an import needs them: what there is, and how a new one is put beside it."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.core.model import Venue
from hundred.importing.places import KnownVenue

if TYPE_CHECKING:
    from hundred.build.site import Site

_ID = re.compile(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_TAIL = 9  # letters with which the id of an imported event ends: a hyphen, and what only its UID has
HEADER = 8192
"""Bytes in which the header of a file is looked for."""


@dataclass(slots=True)
class EventFiles:
    """The event files there are: by id, and the slugs they take."""

    by_id: dict[str, str] = field(default_factory=dict)
    by_tail: dict[str, str] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)


def put(content: Path, path: str, data: bytes, *, new: bool) -> None:
    """Put a file in its place at once and whole; a new one never in the place of another. Raises OSError."""
    file = content / path
    if not file.parent.resolve().is_relative_to(content.resolve()):
        message = f"{file.parent} leads out of {content}"
        raise OSError(message)
    file.parent.mkdir(parents=True, exist_ok=True)
    if new and os.path.lexists(file):
        message = f"{file} has come to exist meanwhile"
        raise FileExistsError(message)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def event_files(content: Path) -> EventFiles:
    """Return the event files of a site; one look into the beginning of each."""
    found = EventFiles()
    for file in sorted((content / "events").rglob("*.md")):
        if file.is_symlink() or any(part.startswith(".") for part in file.relative_to(content).parts):
            continue
        found.slugs.add(file.name.partition(".")[0])
        with file.open("rb") as opened:
            named = _ID.search(opened.read(HEADER).decode("utf-8", "replace"))
        if named:
            path = file.relative_to(content).as_posix()
            found.by_id.setdefault(named[1], path)
            found.by_tail.setdefault(named[1][-_TAIL:], path)
    return found


def known_venues(site: Site) -> list[KnownVenue]:
    """Return the venues of a site with the ways in which each is called, in all its languages."""
    venues = []
    for one in site.loaded.records:
        if isinstance(one, Venue):
            names = tuple(
                (text.title, text.words.get("address", ""), text.words.get("city", "") or one.city) for text in one.texts
            )
            venues.append(KnownVenue(id=one.id, zone=one.zone, names=names))
    return venues
