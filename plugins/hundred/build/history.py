"""The history of a site's events, from the commits of its repository: what changed of each, and when.

What is found is kept in the cache, under the commit it was found at; a later commit only adds what came since.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from hundred.build.former import Said, said_by
from hundred.build.gitlog import commits, contents, files_at_head, is_before
from hundred.build.published import stem_of
from hundred.build.record import digest_of
from hundred.build.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from hundred.build.gitlog import Commit
    from hundred.build.record import RecordReader
    from hundred.build.repository import Repository
    from hundred.build.shelf import Entry

_FOLDER = "events"
_UNREAD = Said("", "?", 0)


class Change(Struct, frozen=True, array_like=True):
    """A commit as one event saw it: when (s since 1970), its facts before and after it, '' for none, and its `revision`."""

    at: int
    was: str
    now: str
    revision: int


class Held(Struct, frozen=True, array_like=True):
    """A file in the commit that is checked out: its blob, the digest of its bytes, and the event that it makes, if any."""

    blob: str
    digest: str
    uid: str
    facts: str


class History(Struct, array_like=True):
    """All that is known of the past: changes by the event's identity, times at which files were written, files as committed.

    `touches` are by `uid:` and identity, and by a path without its ending, which all the files of one event share.
    """

    mark: str = ""
    commit: str = ""
    changes: dict[str, list[Change]] = msgspec.field(default_factory=dict)
    touches: dict[str, list[int]] = msgspec.field(default_factory=dict)
    head: dict[str, Held] = msgspec.field(default_factory=dict)


_DECODER = msgspec.msgpack.Decoder(History)


def history_of(
    reader: RecordReader,
    zones: Mapping[str, str],
    entries: Iterable[Entry],
    repository: Repository,
    cache: tuple[Path, str] | None,
) -> History:
    """Return the history of the events of a site, whose files make the `entries` now. Raises GitError.

    `zones` are those of venues by their id; `cache` is where a former history may lie, and the form of who may read it.
    """
    known = _kept(cache)
    if known is not None and known.mark == repository.mark:
        return known
    work = _Work(reader=reader, zones=zones, prefix=_prefix(reader.content, repository.top))
    for entry in entries:
        work.learn(entry)
    since = known if known and known.commit and is_before(str(reader.content), known.commit) else None
    history = work.history(since or History(), repository)
    if cache:
        write_sealed(cache[0], cache[1], msgspec.msgpack.encode(history))
    return history


def _kept(cache: tuple[Path, str] | None) -> History | None:
    try:
        return _DECODER.decode(read_sealed(*cache)) if cache else None
    except (OSError, ValueError):
        return None


def _prefix(content: Path, top: str) -> str:
    """Return what stands before the path of a content file in git's lists."""
    inside = os.path.relpath(content, os.path.realpath(top)).replace(os.sep, "/")
    return "" if inside == "." else f"{inside}/"


@dataclass(slots=True, kw_only=True)
class _Work:
    """One look through the commits. `said` is what files say, by digest and stem; `blobs` their digest and what they say."""

    reader: RecordReader
    zones: Mapping[str, str]
    prefix: str
    said: dict[tuple[str, str], Said | None] = field(default_factory=dict)
    blobs: dict[tuple[str, str], tuple[str, Said | None]] = field(default_factory=dict)

    def learn(self, entry: Entry) -> None:
        """Take what the files of an entry say, so that they need not be read again where they are as they were committed."""
        record, prefix = entry.record, f"{self.reader.label}/"
        for source in entry.sources if entry.kind == "event" and record is not None else ():
            original = prefix + source.file == entry.path
            told = Said(record.uid, entry.facts, record.revision) if original else None  # type: ignore[union-attr]
            self.said[source.digest, stem_of(source.file)] = told

    def history(self, before: History, repository: Repository) -> History:
        """Return the history at the commit that is checked out, to which `before` is an earlier one, or an empty one."""
        folder = str(self.reader.content)
        found = commits(folder, _FOLDER, before.commit)
        now = files_at_head(folder, _FOLDER)
        files = {(one.path, blob) for commit in found for one in commit.files for blob in (*one.was, one.now) if blob}
        wanted = {(path.removeprefix(self.prefix), blob) for path, blob in files if path.startswith(self.prefix)}
        wanted |= {(path, blob) for path, blob in now.items() if path not in before.head or before.head[path].blob != blob}
        self._read(wanted)
        history = History(
            mark=repository.mark, commit=repository.commit, changes=before.changes, touches=before.touches, head={}
        )
        for path, blob in sorted(now.items()):
            held = before.head.get(path)
            history.head[path] = held if held is not None and held.blob == blob else self._held(path, blob)
        for commit in found:
            self._add(commit, history)
        for changes in history.changes.values():
            changes.sort(key=lambda one: (one.at, one.revision, one.was, one.now))
        for times in history.touches.values():
            times[:] = sorted(set(times))
        return history

    def _read(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Read the wanted (path, blob)s of Markdown files."""
        paths: dict[str, list[str]] = {}
        for path, blob in sorted(wanted):
            if path.endswith(".md"):
                paths.setdefault(blob, []).append(path)
        for blob, data in contents(str(self.reader.content), list(paths)):
            digest = digest_of(data)
            for path in paths[blob]:
                key = (digest, stem_of(path))
                if key not in self.said:
                    self.said[key] = said_by(self.reader, path, data, self.zones)
                self.blobs[blob, stem_of(path)] = (digest, self.said[key])

    def _held(self, path: str, blob: str) -> Held:
        digest, said = self.blobs.get((blob, stem_of(path)), ("", None))
        return Held(blob, digest, said.uid, said.facts) if said else Held(blob, digest, "", "")

    def _add(self, commit: Commit, history: History) -> None:
        """Add to a history what a commit changed."""
        was: dict[str, set[str]] = {}
        now: dict[str, Said] = {}
        unread, lost = False, set[str]()
        for one in commit.files:
            if not one.path.startswith(self.prefix) or not one.path.endswith(".md"):
                continue
            path = one.path.removeprefix(self.prefix)
            stem = stem_of(path)
            history.touches.setdefault(stem, []).append(commit.at)
            after = self.blobs.get((one.now, stem), ("", None))[1]
            if after:
                now[after.uid] = after
            for blob in one.was:
                said = self.blobs.get((blob, stem), ("", None))[1]
                if said:
                    was.setdefault(said.uid, set()).add(said.facts)
                    if one.now and not after:
                        lost.add(said.uid)
                unread = unread or bool(blob and not said and not _is_translation(path))
        for uid in sorted(was.keys() | now.keys()):
            said, facts = now.get(uid), was.get(uid, set())
            then = said.facts if said else ""
            # Where a parent had the same nothing changed; a file that could not be read said nobody knows what.
            before = then if then in facts else min(facts, default=_UNREAD.facts if unread and said else "")
            if said or uid not in lost:  # what nobody can read is not gone, and was not published
                history.changes.setdefault(uid, []).append(Change(commit.at, before, then, said.revision if said else 0))
            history.touches.setdefault(f"uid:{uid}", []).append(commit.at)


def _is_translation(path: str) -> bool:
    return path.rpartition("/")[2].count(".") > 1
