"""A town with a cache, which can be put back, damaged and forged."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import msgspec

from hundred.build.conf import read_conf
from hundred.build.sealed import read_sealed, write_sealed
from hundred.build.site import site_at
from town.hamlet import Town, bytes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VICTIM = "victim.md"


class Cached:
    """A town that was built, and may be put back to how it was then; `right` is what its next build must give."""

    def __init__(self) -> None:
        """Build, keep what the build left behind, and edit one file."""
        self.town = Town()
        self.town.strict = False
        self.town.put(VICTIM, b"---\ntitle: Victim\n---\nvictim\n")
        self.town.judge()
        self.town.clock.rest()
        self.town.judge("command")
        for name in ("output", ".hundred-cache"):
            shutil.copytree(self.town.folder / name, self.town.folder / f"kept-{name}")
        self.files = sorted(path.relative_to(self.town.cache).as_posix() for path in self.town.cache.rglob("*.*"))
        page = self.town.files["pages/about.md"]
        page.header["title"] = "Changed"
        self.town.write("pages/about.md", page)
        self.town.build("clean")
        self.right = bytes_of(self.town.clean)
        self.form = site_at(read_conf(self.town.folder), self.town.now).form

    def again(self) -> Path:
        """Put output and cache back; return the folder of the cache."""
        for name in ("output", ".hundred-cache"):
            target = self.town.folder / name
            if target.is_symlink() or target.is_file():
                target.unlink()
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(self.town.folder / f"kept-{name}", target)
        return self.town.cache

    def file(self, kind: str) -> Path:
        """Return a file of the cache: `ledger`, `receipt`, `content`, or the first of the parts of a section."""
        cache = self.town.cache
        boards = cache.glob("content/*.bin")
        found = {"content": max(boards, key=lambda path: path.stat().st_size), "receipt": next(cache.glob("*.receipt"))}
        found["ledger"] = next(cache.glob("*.bin"))
        return found.get(kind) or min(path for path in cache.glob(f"parts/{kind}-*.bin"))

    def build(self, way: str) -> dict[str, bytes]:
        """Build; return the output. Whatever lies beside output and cache must stay as it is."""
        before = self.beside()
        assert self.town.build(way) == []
        assert self.beside() == before
        return bytes_of(self.town.output)

    def beside(self) -> dict[str, bytes]:
        """Return the bytes of all that lies beside output and cache."""
        ours = ("output/", "clean/", ".hundred-cache", "pelicanconf.py")
        return {path: data for path, data in bytes_of(self.town.folder).items() if not path.startswith(ours)}

    def forge(self, kind: str, change: Callable[[Any], Any]) -> None:
        """Change what a file of the cache holds, and seal it rightly."""
        path = self.file(kind)
        data = msgspec.msgpack.decode(read_sealed(path, self.form), strict=False)
        made = change(data)
        write_sealed(path, self.form, made if isinstance(made, bytes) else msgspec.msgpack.encode(made))
