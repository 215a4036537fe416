"""The town: its folder, its builds, and the comparison of each with a clean one."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hundred.build.conf import SettingsProblem, read_conf
from hundred.build.produce import build as produce_site
from hundred.build.site import site_at
from hundred.build.stage import FOLDER
from hundred.core.times import use_packaged_zones
from hundred.tasks.arguments import Arguments
from hundred.tasks.build import build as build_command
from town.files import FIRST_PICTURES, FIRST_TABLES, File, first_files, picture
from town.surroundings import DiskClock, surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
THEME = Path(__file__).resolve().parents[2] / "theme"
_CONF: dict[str, Any] = {
    "SITENAME": "Hamlet",
    "SITEURL": "https://hamlet.example",
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": "en",
    "PLUGINS": ["hundred"],
    "THEME": "theme",
    "THEME_TEMPLATES_OVERRIDES": ["own/templates"],
}
Seen = dict[str, tuple[bytes, int, int]]


class LawBrokenError(AssertionError):
    """Raised where an incremental build is not what a clean one is."""


class Town:
    """A town in a folder of its own. `files` are those of content/, `now` its clock, `version` its program's."""

    def __init__(self, files: Mapping[str, File] | None = None) -> None:
        """Found the town."""
        use_packaged_zones()
        memory = Path("/dev/shm")  # noqa: S108 - a folder of its own, made there
        self.folder = Path(tempfile.mkdtemp(prefix="law-", dir=memory if os.access(memory, os.W_OK) else None)).resolve()
        self.output, self.clean, self.cache = (self.folder / name for name in ("output", "clean", ".hundred-cache"))
        self.now, self.version, self.clock, self.strict = NOW, 0, DiskClock(), True
        self.conf: dict[str, Any] = dict(_CONF)
        self.hundred: dict[str, Any] = {"languages": ["en", "zh-Hans"]}
        self.counts: Counter[str] = Counter()
        self.files: dict[str, File] = {}
        self.good: tuple[dict[str, bytes], Any] = ({}, None)
        self.old: dict[str, tuple[bytes, int]] = {}
        shutil.copytree(THEME, self.folder / "theme")
        for path, file in (first_files() if files is None else files).items():
            self.write(path, file)
        for path, number in FIRST_PICTURES.items() if files is None else ():
            self.put(f"content/{path}", picture(number, path[-3:]))
        for path, data in FIRST_TABLES.items():
            if f"{path[:-4]}.md" in self.files:
                self.put(f"content/{path}", data)

    def close(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    def put(self, path: str, data: bytes) -> None:
        """Write a file of the town's folder; what was there is remembered as old."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists():
            self.old[path] = (file.read_bytes(), file.stat().st_mtime_ns)
        file.write_bytes(data)

    def write(self, path: str, file: File) -> None:
        """Write a content file."""
        self.files[path] = file
        self.put(f"content/{path}", str(file).encode())

    def remove(self, path: str) -> None:
        """Delete a content file."""
        del self.files[path]
        (self.folder / "content" / path).unlink()

    def judge(self, way: str = "engine", workers: int = 1) -> bool:
        """Build into the old output and into a new folder; return whether it went well. Raises LawBrokenError."""
        before, folders = seen(self.output), folders_of(self.output)
        cut_off = (self.output / FOLDER).exists()  # it is finished first: what it brought is as old as that
        mine = self.build(way, workers)
        shutil.rmtree(self.clean, ignore_errors=True)
        theirs = self.build("clean")
        self.counts["builds compared"] += 1
        after, wanted = seen(self.output), seen(self.clean)
        differences = [] if mine == theirs or (way == "command" and bool(mine) == bool(theirs)) else [f"{mine} != {theirs}"]
        if theirs:
            self.counts["builds that published nothing, as they should"] += 1
            differences += [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
            differences += sorted(folders ^ folders_of(self.output))
        else:
            differences += [path for path in after.keys() | wanted.keys() if _bytes(after, path) != _bytes(wanted, path)]
            differences += sorted(folders_of(self.clean) ^ folders_of(self.output))
            same = (path for path in after if _bytes(before, path) == _bytes(after, path))
            differences += [f"{path} was touched" for path in same if before[path] != after[path] and not cut_off]
            self._remember()
        if differences:
            raise LawBrokenError(sorted(differences))
        return not theirs

    def build(self, way: str, workers: int = 1) -> list[str]:
        """Build: `clean` into a new folder, else into the old output by `engine` or `command`; return what stopped it."""
        text = "".join(f"{name} = {value!r}\n" for name, value in {**self.conf, "HUNDRED": self.hundred}.items())
        (self.folder / "pelicanconf.py").write_text(text, encoding="utf-8")
        with surroundings(self.clock, self.version, workers, self.counts, strict=self.strict):
            if way == "command":
                return self._command()
            try:
                site = site_at(read_conf(self.folder), self.now)
            except SettingsProblem as refused:
                return sorted(problem.message for problem in refused.problems)
            if way == "clean":
                site.cache = None
            built = produce_site(site, self.clean if way == "clean" else self.output)
            failed = any(problem.severity == "error" for problem in built.problems)
            return sorted(problem.message for problem in built.problems) if failed else []

    def _command(self) -> list[str]:
        self.counts["builds by the command"] += 1
        before = self.counts["builds without a receipt"]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = build_command(Arguments(command="build", site=self.folder, now=self.now))
        if not status and self.counts["builds without a receipt"] == before:
            self.counts["builds with nothing to do, by a receipt"] += 1
        return [said.getvalue()] if status else []

    def mend(self) -> None:
        """Go back to the last content, theme, settings and clock of which a site could be made."""
        sources, (conf, hundred, version, self.now) = self.good
        for path in self._sources().keys() - sources.keys():
            (self.folder / path).unlink()
        for path, data in sources.items():
            file = self.folder / path
            if not file.exists() or file.read_bytes() != data:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self.conf, self.hundred, self.version = dict(conf), dict(hundred), version
        self.files = dict(self.kept)

    def _remember(self) -> None:
        self.good = (self._sources(), (dict(self.conf), dict(self.hundred), self.version, self.now))
        self.kept = {path: File(dict(file.header), file.body) for path, file in self.files.items()}

    def _sources(self) -> dict[str, bytes]:
        folders = ("content", "theme", "own", "second")
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for name in folders
            for path in (self.folder / name).rglob("*")
            if path.is_file()
        }


def seen(folder: Path) -> Seen:
    """Return (bytes, time of change, number on the disk) of every file under a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    stats = ((path, path.stat()) for path in found)
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), one.st_mtime_ns, one.st_ino) for path, one in stats}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file under a folder."""
    return {path: data for path, (data, *_) in seen(folder).items()}


def folders_of(folder: Path) -> set[str]:
    """Return every folder under a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def _bytes(files: Seen, path: str) -> bytes | None:
    return files[path][0] if path in files else None
