"""The identity of events over time: how often each changed, where it was before, and which of those published are gone."""

from __future__ import annotations

import hashlib
import shlex
import unicodedata
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from hundred.build.life import Past, Present, life_of
from hundred.build.published import NAME, Line, instant, read_published, stem_of
from hundred.build.repository import repository_of
from hundred.core.model import Event
from hundred.core.problems import Place, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from hundred.build.history import History
    from hundred.build.record import RecordReader
    from hundred.build.shelf import Entry

_SIZE = 8
_NONE: list[Any] = []


class Lives(Struct, kw_only=True):
    """What became of events: their entries with it, ids of today by former ones, the list of what was published.

    `report` holds the problems of the list, `notes` are words for whoever runs a build; `history` is None where there is none.
    """

    entries: list[Entry]
    moved: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    report: Report
    notes: tuple[str, ...] = ()
    history: History | None = None
    shallow: bool = False
    versioned: bool = False


def lives_of(
    reader: RecordReader,
    zones: Mapping[str, str],
    entries: list[Entry],
    texts: Iterable[str],
    cache: tuple[Path, str] | None,
) -> Lives:
    """Return what became of the events in `entries`, whose files are among the `texts`; `zones` are those of venues.

    `cache` is the folder in which a look at the commits is kept, and the form of the program that may read it.
    """
    lives = Lives(entries=entries, report=Report(f"{reader.label}/{NAME}"))
    if not any(entry.kind == "event" for entry in entries) and not (reader.content / NAME).exists():
        return lives
    lives.lines = read_published(reader.content, lives.report)
    _look_back(lives, reader, zones, cache)
    if not lives.lines and lives.history is None:
        return lives
    newest: dict[str, Line] = {}
    for line in lives.lines:
        first = newest.get(line.uid)
        if first is None or line.rank > first.rank:
            newest[line.uid] = line
    pasts = _pasts(lives.history)
    lives.entries = [_told(entry, newest, pasts) for entry in entries]
    _follow(lives, newest, set(map(stem_of, texts)), reader.now)
    return lives


def text_of(entry: Entry) -> str:
    """Return a digest of all the files of an entry, whatever their folder is."""
    parts = sorted(f"{source.file.rpartition('/')[2].partition('.')[2]} {source.digest}" for source in entry.sources)
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=_SIZE).hexdigest()


class _Pasts(Struct):
    history: History | None
    facts: dict[str, str]

    def of(self, entry: Entry, uid: str) -> Past | None:
        history = self.history
        if history is None:
            return None
        own, shared = history.touches.get(f"uid:{uid}", _NONE), history.touches.get(stem_of(entry.sources[0].file), _NONE)
        touches = own if own == shared else sorted({*own, *shared})
        return Past(changes=history.changes.get(uid, _NONE), touches=touches, facts=self.facts.get(uid, ""))


def _pasts(history: History | None) -> _Pasts:
    return _Pasts(history, {one.uid: one.facts for one in history.head.values() if one.uid} if history else {})


def _look_back(lives: Lives, reader: RecordReader, zones: Mapping[str, str], cache: tuple[Path, str] | None) -> None:
    """Ask the repository of the content, where there is one, for the history of its events."""
    repository = repository_of(str(reader.content))
    if repository is None:
        return
    lives.versioned, lives.shallow = True, repository.shallow
    if repository.shallow:
        if not lives.lines:
            why = "this is a shallow clone, so nobody can tell how often events have changed"
            lives.notes = (f"{why}: fetch all of the history (fetch-depth: 0), or commit what `hundred record` writes",)
        return
    from hundred.build.gitlog import GitError  # noqa: PLC0415 - a site without a repository needs none of it
    from hundred.build.history import history_of  # noqa: PLC0415

    named = hashlib.blake2b(repr(sorted(zones.items())).encode(), digest_size=_SIZE).hexdigest()
    kept = (cache[0] / "history.bin", f"{cache[1]} {named} {reader.content}") if cache else None
    try:
        lives.history = history_of(reader, zones, lives.entries, repository, kept)
    except GitError as fault:
        lives.notes = (f"the history of the events cannot be read: {fault}",)


def _told(entry: Entry, lines: Mapping[str, Line], pasts: _Pasts) -> Entry:
    """Return an entry whose event knows how often it changed and when it was last written."""
    event = entry.record
    if not isinstance(event, Event):
        return entry
    line = lines.get(event.uid)
    past = pasts.of(entry, event.uid)
    if line is None and (past is None or not past.touches):
        return entry
    present = Present(facts=entry.facts, text=text_of(entry) if line else "", revision=event.revision)
    counted, touched = life_of(present, line, past)
    told = replace(event, counted=counted, touched=_instant(touched) if touched else None)
    seal = hashlib.blake2b(entry.digest + f"{counted} {touched}".encode(), digest_size=len(entry.digest)).digest()
    return replace(entry, record=told, digest=seal)


@cache
def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _follow(lives: Lives, newest: Mapping[str, Line], stems: set[str], now: datetime) -> None:
    """Fill `moved` with the former addresses of events, and report those that were published and are gone."""
    events = {one.record.uid: one.record for one in lives.entries if isinstance(one.record, Event)}
    taken = {_folded(event.id) for event in events.values()}
    for line in sorted(lives.lines, key=lambda one: (one.at, one.uid, one.stem)):
        event = events.get(line.uid)
        if event is None:
            if newest[line.uid] is line and line.stem not in stems:
                _report_gone(line, lives.report, now)
        elif _folded(line.id) not in taken:
            lives.moved[line.id] = event.id
        elif line.id != event.id and _folded(line.id) != _folded(event.id):
            message = f"/events/{line.id}/ was the address of {line.uid} before, and is another event's now"
            cure = "rename the file of the newer event, or delete this line: then links to the older one lead to the newer"
            lives.report.warn(Place(line=line.number), "address-taken", message, cure)
    lives.moved = dict(sorted(lives.moved.items()))


def _report_gone(line: Line, report: Report, now: datetime) -> None:
    over = instant(line.over)
    place, file = Place(line=line.number, width=len(line.uid)), f"{report.path.rpartition('/')[0]}/{line.stem}.md"
    if over is not None and over > now:
        message = f"the event '{line.uid}' was published, is not over, and has no file any more: who comes is not told"
        path = shlex.quote(file)
        command = f'git checkout "$(git log -1 --diff-filter=AM --format=%h -- {path})" -- {path}'
        cure = f"put the file back and write  status: cancelled  into it, or delete this line to forget the event: {command}"
        report.error(place, "vanished", message, cure)
    else:
        message = f"the event '{line.uid}' was published and has no file any more: links to its page lead nowhere"
        cure = f"put {file} back, or delete this line to forget the event"
        report.warn(place, "vanished", message, cure)


def _folded(id_: str) -> str:
    """Return an id as it stands for all that a file system may take for the same."""
    return (id_ if id_.isascii() else unicodedata.normalize("NFKC", id_)).casefold()
