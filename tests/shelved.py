"""A town whose content is read again and again, for the tests of what one run keeps for the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from hundred.build import read as reading
from hundred.build.read import Loaded, load
from hundred.build.record import RecordReader
from hundred.build.shelf import Entry, Source, read_shelf
from hundred.core.model import Event
from hundred.core.problems import Severity, as_text, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest
    from tests.conftest import Hamlet

FILES = {
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\nvenue: hall\n---\nSee [r]({filename}/groups/readers.md).\n",
    "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n正文\n",
    "events/talk.md": "---\ntitle: A talk\nid: talk\nstart: 2026-12-06 19:00\n---\nText.\n",
    "groups/readers.md": "---\ntitle: Readers\n---\nWe read.\n",
    "venues/hall.md": "---\ntitle: Hall\ntimezone: Europe/London\n---\nRing.\n",
}


class Town:
    """A folder of content that is read again and again, with a shelf."""

    files = FILES

    def __init__(self, hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
        """Begin with the usual files, saved long ago, so that their times can be trusted."""
        self.hamlet = hamlet
        self.opened: list[str] = []
        self.write(FILES)
        original = RecordReader._open

        def noted(reader: RecordReader, name: Any) -> Any:
            self.opened.append(name.report.path.removeprefix("content/"))
            return original(reader, name)

        monkeypatch.setattr(RecordReader, "_open", noted)
        monkeypatch.setattr(reading, "_FRESH", -(10**12))  # no test waits for a file to grow old

    def write(self, files: Mapping[str, str]) -> None:
        """Write files."""
        self.hamlet.write(files)

    def read(self, *, shelf: bool = True, form: str = "form") -> Loaded:
        """Read the content; `opened` are the files that were opened for it."""
        self.opened.clear()
        site = self.hamlet.site({})
        kept = (self.path, form) if shelf else None
        return load(site.content, site.settings, site.now, shelf=kept)

    @property
    def path(self) -> Path:
        """Return where the shelf lies."""
        return self.hamlet.folder / "cache"

    @property
    def kept(self) -> set[str]:
        """Return the files whose records are on the shelf."""
        return {source.file for source in self.sources}

    @property
    def sources(self) -> list[Source]:
        """Return what is kept of each file."""
        return [source for entry in read_shelf(self.path, "form") for source in entry.sources]

    @property
    def bytes(self) -> dict[str, bytes]:
        """Return the files of the shelf."""
        return {path.name: path.read_bytes() for path in self.path.iterdir()}


def told(loaded: Loaded) -> object:
    """Return all that reading gave, with the zones and folds of times, which are not part of their being equal."""
    times = [
        (one.id, at.isoformat(), str(at.tzinfo), at.fold)
        for one in loaded.records
        if isinstance(one, Event)
        for when in (one.when, one.was)
        for at in (getattr(when, "start", None), getattr(when, "end", None))
        if at is not None
    ]
    entries = sorted(loaded.entries, key=lambda one: one.path)
    problems = as_text(in_order(loaded.problems))
    sound = not any(one.severity is Severity.ERROR for one in loaded.problems)
    return (
        loaded.community if sound else None,
        problems,
        loaded.files_count,
        loaded.pictures,
        sorted(times),
        [_plain(one) for one in entries],
    )


def _plain(entry: Entry) -> str:
    """Return all that an entry says, but for the times of its files."""
    return repr(replace(entry, sources=tuple(replace(one, stamp=(0, 0, 0, 0)) for one in entry.sources)))
