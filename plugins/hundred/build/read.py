"""Read content/ into a community: every file, every problem, one run; files that did not change are not read again."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.build.crew import Crew
from hundred.build.crosslinks import report_broken
from hundred.build.discover import discover
from hundred.build.lives import lives_of
from hundred.build.locks import check_charter
from hundred.build.record import Made, RecordReader, digest_of
from hundred.build.shelf import Entry, Source, decode_entry, encode_entry, entry_of, read_shelf, write_shelf
from hundred.build.texts import FileBodies
from hundred.core.bodies import body_mark
from hundred.core.kind import Detail, Parsed
from hundred.core.link import link
from hundred.core.model import Venue
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from hundred.build.discover import Found, Stamp
    from hundred.build.listing import Listing
    from hundred.build.lives import Lives
    from hundred.build.record import Name
    from hundred.core.community import Community
    from hundred.core.model import Record
    from hundred.core.problems import Problem, Report
    from hundred.core.settings import Settings

_FRESH = 100_000_000  # ns; a file changed less long ago could be changed again without its stamp telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What reading gave: the community, whole where no error was found, and every problem in `files_count` files."""

    community: Community
    problems: tuple[Problem, ...]
    files_count: int
    entries: tuple[Entry, ...]
    pictures: tuple[str, ...]
    lives: Lives

    @property
    def records(self) -> tuple[Record, ...]:
        """Return every published record, people without consent included; for checks alone."""
        return tuple(entry.record for entry in self.entries if entry.record is not None)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """One run over content/.

    `entries` are by what the files of a record share, `reports` are of the files that were read in it, `files` of those that
    were looked into; `boards` are those of the shelf that no longer hold what they should.
    """

    reader: RecordReader
    found: Found
    shelf: list[Entry]
    started: int
    workers: int | None = None
    files: dict[str, Source] = field(default_factory=dict)
    boards: set[int] = field(default_factory=set)
    entries: dict[tuple[str, str, str], Entry] = field(default_factory=dict)
    made: dict[tuple[str, str, str], Made] = field(default_factory=dict)
    zones: dict[str, str] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)

    def read(self) -> None:
        """Take from the shelf what did not change and read the rest."""
        due = self._due()
        self.zones = self._zones()
        venues = {group: names for group, names in due.items() if group[0] == Venue.kind}
        if venues:
            self._read_all(venues)
            self.zones = self._zones()
        # Many events ask for the same few venues, so each answer is looked up once.
        answers = {answer for one in self.entries.values() for answer in one.zones.items()}
        moved = {venue for venue, zone in answers if zone != self.zones.get(venue)}
        for entry in self.entries.values() if moved else ():
            if not moved.isdisjoint(entry.zones):
                due[entry.group] = [self.reader.name(source.file) for source in entry.sources]
        self._read_all({group: names for group, names in due.items() if group not in venues})

    def detail(self, one: Parsed) -> Detail:
        """Return the places of what a record mentions, reading its files again if they were not read in this run."""
        made = self.thawed(self.entries[one.kind, one.path.rpartition("/")[0], one.id])
        beside = {report.path: report for report in made.reports if report.path.endswith(made.name.kind.attached or "/")}
        return Detail(report=made.name.report, refs=tuple(made.refs), places=made.places, reports=beside)

    def thawed(self, entry: Entry) -> Made:
        """Return all that the files of a record say."""
        if entry.group not in self.made:
            self._make(entry.group, [source.file for source in entry.sources])
        return self.made[entry.group]

    def _zones(self) -> dict[str, str]:
        """Return the zones of the venues that are read by now."""
        return {entry.id: entry.record.zone for entry in self.entries.values() if isinstance(entry.record, Venue)}

    def _due(self) -> dict[tuple[str, str, str], list[Name]]:
        """Return the files to read by their record; fill `files` and `entries` with the others."""
        texts, new = self.found.texts, dict(self.found.texts)
        # Of tens of thousands of entries few have a file that looks different or is gone; only these are gone through.
        astray = [(one, entry) for entry in self.shelf for one in entry.sources if new.pop(one.file, None) != one.stamp]
        changed = set(new)
        stale: set[tuple[str, str, str]] = set()
        touched: list[Entry] = []
        for source, entry in astray:
            self.boards.add(entry.board)
            stamp = texts.get(source.file)
            if stamp is None:
                stale.add(entry.group)
                continue
            digest = digest_of((self.reader.content / source.file).read_bytes())
            if source.digest != digest:
                changed.add(source.file)
                stale.add(entry.group)
            else:
                self.files[source.file] = Source(source.file, self._settled(stamp), digest)
                touched.append(entry)
        names = [self.reader.name(file) for file in changed]
        stale.update(name.group for name in names)
        self.entries = {(entry.kind, entry.folder, entry.id): entry for entry in self.shelf}
        for entry in touched:
            self.entries[entry.group] = self._refreshed(entry)
        for group in stale & self.entries.keys():
            entry = self.entries.pop(group)
            self.boards.add(entry.board)  # with another file its record may come to stand on another one
            files = (source.file for source in entry.sources)
            names += [self.reader.name(file) for file in files if file in texts and file not in changed]
        order = {file: place for place, file in enumerate(texts)} if names else {}
        names.sort(key=lambda name: order[self._file(name)])
        groups: dict[tuple[str, str, str], list[Name]] = {}
        for name in names:
            alone = (name.group[0], name.report.path, "") if not name.id else name.group
            groups.setdefault(alone, []).append(name)
        return groups

    def _refreshed(self, entry: Entry) -> Entry:
        """Return an entry with the new stamps of its files, where they were touched and not changed."""
        return replace(entry, sources=tuple(self.files.get(source.file, source) for source in entry.sources))

    def _settled(self, stamp: Stamp) -> Stamp:
        """Return the stamp of a file, or none where it was changed just now and could change again without it telling."""
        return stamp if self.started - max(stamp[1], stamp[2]) > _FRESH else (0, 0, 0, 0)

    def _read_all(self, groups: dict[tuple[str, str, str], list[Name]]) -> None:
        order = list(groups)
        work = partial(_work, self, groups, order)
        files = [[self._file(name) for name in groups[group]] for group in order]
        opener = partial(_opened, self.reader, files, self.zones, self.started)
        for _, number, data in Crew(work, opener=opener, workers=self.workers).results(range(len(order))):
            group = order[number]
            if data:
                entry = self.entries[group] = decode_entry(data)
                self.boards.add(entry.board)
            else:
                self._make(group, [self._file(name) for name in groups[group]])

    def _make(self, group: tuple[str, str, str], files: Sequence[str]) -> None:
        """Read the files of one record in this process, with their reports."""
        entry, made = self.entry([self.reader.name(file) for file in files])
        self.entries[group], self.made[group] = entry, made
        self.boards.add(entry.board)
        self.reports.update((report.path, report) for report in made.reports)

    def entry(self, names: Sequence[Name]) -> tuple[Entry, Made]:
        """Return what the files of one record say."""
        zones = _Asked(self.zones)
        made = self.reader.read(names, zones)
        files = [self._file(name) for name in names]
        sources = [Source(file, self._settled(self.found.texts[file]), made.digests.get(file, "")) for file in files]
        marks = {path: body_mark(body) for path, body in made.bodies.items()}
        return entry_of(made, sources, zones.asked, marks), made

    def _file(self, name: Name) -> str:
        return name.report.path.removeprefix(f"{self.reader.label}/")

    def keep(self, folder: Path, form: str) -> None:
        """Keep for the next run what has no problem of its own."""
        troubled = {path for path, report in self.reports.items() if report.problems}
        label = self.reader.label
        clean: Iterable[Entry] = self.entries.values()
        if troubled:
            clean = [one for one in clean if not any(f"{label}/{source.file}" in troubled for source in one.sources)]
        write_shelf(folder, form, clean, self.boards)


class _Asked(dict[str, str]):
    """The zones of venues, noting what was asked: an event is read again when its venue moves."""

    def __init__(self, zones: dict[str, str]) -> None:
        super().__init__(zones)
        self.asked: dict[str, str | None] = {}

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked[key] = super().get(key)
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.asked[str(key)] = super().get(str(key))
        return super().__contains__(key)


def load(  # noqa: PLR0913 - a folder, its rules, and what may be used again
    content: Path,
    settings: Settings,
    now: datetime,
    *,
    label: str = "content",
    shelf: tuple[Path, str] | None = None,
    listing: Listing | None = None,
    workers: int | None = None,
) -> Loaded:
    """Return the community that the folder `content` holds at the instant `now`, and every problem in it.

    Paths in problems begin with `label`. The community is only fit to publish when no problem is an error. `shelf` is
    the folder where what was read is kept, and the form of the program that may read it; `listing` what a look has just given.
    """
    use_packaged_zones()
    started = time.time_ns()  # never written into anything that is published
    reader = RecordReader(content=content, label=label, settings=settings, now=now)
    found = discover(content, label, listing)
    kept = read_shelf(*shelf) if shelf else []
    run = _Reading(reader=reader, found=found, shelf=kept, started=started, workers=workers)
    run.read()
    entries = list(run.entries.values())
    if shelf and run.boards:
        run.keep(*shelf)
    lives = lives_of(reader, run.zones, entries, found.texts, shelf)
    entries = lives.entries
    detail = run.detail
    parsed = [Parsed(one.kind, one.id, one.path, one.record, one.needs, detail) for one in entries if one.id]
    marks: dict[str, str] = {}
    for one in entries:
        marks.update(one.marks)
    bodies = FileBodies(content=content, label=label, marks=marks)
    community = link(parsed, found.pictures, settings, now, bodies, lives.moved)
    _report_cross(run, entries, marks, community.images)
    reports = [*found.refused, *(run.reports[path] for path in sorted(run.reports)), lives.report]
    failed = {path for path, report in run.reports.items() if report.failed}
    reports += check_charter(content, label, community, entries, failed)
    return Loaded(
        community=community,
        problems=tuple(problem for report in reports for problem in report.problems),
        files_count=len(found.texts) + len(found.refused),
        entries=tuple(entries),
        pictures=community.images,
        lives=lives,
    )


def _report_cross(run: _Reading, entries: Sequence[Entry], texts: Iterable[str], pictures: Sequence[str]) -> None:
    """Report the links of bodies to files and pictures that are not there; `texts` are the paths of those that are."""
    # Many bodies link to the same few files, so each is looked up once.
    needs = {need for entry in entries for need in entry.cross}
    if not needs:
        return
    prefix = f"{run.reader.label}/"
    # A file with an error of its own is not also an error in every file that links to it.
    there = {*texts, *(path for path, report in run.reports.items() if report.failed)}
    known = {"file": there, "image": {f"{prefix}{path}" for path in pictures}}
    ways = ((need, *need.partition(":")) for need in needs)
    missing = {need for need, kind, _, path in ways if f"{prefix}{path}" not in known.get(kind, ())}
    files = {file: f"{prefix}{file}" in there for file in run.found.texts} if missing else {}
    for entry in entries if missing else ():
        if not missing.isdisjoint(entry.cross):
            report_broken(run.thawed(entry).cross, files, pictures)


def _opened(reader: RecordReader, files: list[list[str]], zones: dict[str, str], started: int) -> Callable[[int], bytes]:
    """Return `_work` for a process that knows nothing of this run but the `files` of the records to read."""
    use_packaged_zones()
    found = discover(reader.content, reader.label)
    run = _Reading(reader=reader, found=found, shelf=[], started=started, zones=zones)
    groups = {("", "", str(number)): [reader.name(file) for file in names] for number, names in enumerate(files)}
    return partial(_work, run, groups, list(groups))


def _work(
    run: _Reading, groups: dict[tuple[str, str, str], list[Name]], order: list[tuple[str, str, str]], number: int
) -> bytes:
    """Return the entry of one record as bytes, b"" where its files have problems: those are told by the first process."""
    names = groups[order[number]]
    if not names[0].id or any(name.report.problems for name in names):
        return b""
    entry, made = run.entry(names)
    return encode_entry(entry) if made.clean else b""
