"""What an import did, event by event, for people and for programs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from hundred.importing.notes import Note, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.importing.merge import Kept

_SAID = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "deleted": "deleted here, not brought back",
    "private": "private, not imported",
    "refused": "refused",
}
_OFF = "if it is off, write  status: cancelled"
_SORTS = 6  # names of properties that are told
_TOLD = 20  # lines of one sort; the rest is in --format json


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event: what was done with it, where its file is, what was noted, which fields stayed as written here."""

    file: str
    line: int
    uid: str
    title: str
    action: str
    path: str = ""
    why: str = ""
    taken: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """An event that was imported once and is no longer in its calendar."""

    calendar: str
    id: str
    path: str


@dataclass(slots=True, kw_only=True)
class Outcome:
    """All that an import did; `faults` are (file, line, message), `others` counts what is no event; `written` the files."""

    rows: list[Row] = field(default_factory=list)
    faults: list[tuple[str, int, str]] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    gone: list[Gone] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    files: int = 0
    dry: bool = False

    @property
    def failed(self) -> bool:
        """Say whether anything could not be read."""
        return bool(self.faults) or any(row.action == "refused" for row in self.rows)

    def as_json(self) -> str:
        """Return everything as JSON."""
        found = {
            "files": self.files,
            "dry_run": self.dry,
            "events": [asdict(row) for row in self.rows],
            "faults": [{"file": file, "line": line, "message": message} for file, line, message in self.faults],
            "other_components": dict(sorted(self.others.items())),
            "left_out": counted([note for row in self.rows for note in row.notes]),
            "gone": [asdict(one) for one in self.gone],
            "written": self.written,
        }
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def as_text(self) -> str:
        """Return what a person should know, the sum last."""
        return "\n".join((*self._lines(), self._sum(), ""))

    def _lines(self) -> Iterator[str]:
        yield from _first([f"{file}:{line}: {message}" for file, line, message in self.faults])
        yield from _first([f"{row.file}:{row.line}: {_named(row)} refused: {row.why}" for row in self._of("refused")])
        moved = self._of("new", "changed")
        yield from _first([f"{row.action}  {row.path}{_what(row)}" for row in moved])
        for row in self.rows:
            for kept in row.kept:
                if kept.news:
                    yield f"kept  {row.path}: '{kept.field}' stays as it is here: {kept.here}"
                    yield f"      the calendar now says: {kept.source}"
        yield from _first([f"deleted here  {row.title!r} is not brought back; {_again(row)}" for row in self._of("deleted")])
        yield from _first([f"gone  {one.path} is no longer in '{one.calendar}'; {_OFF}" for one in self.gone])
        yield from _first([f"note  {row.path}: {row.why}" for row in self._of("unchanged", "changed") if row.why])
        yield from _counts([note for row in moved for note in row.notes])
        for name, count in sorted(self.others.items()):
            yield f"note  {name}: {count} left out; only events are imported"

    def _of(self, *actions: str) -> list[Row]:
        return [row for row in self.rows if row.action in actions]

    def _sum(self) -> str:
        actions = Counter(row.action for row in self.rows)
        said = [f"{actions[action]} {_SAID[action]}" for action in _SAID if actions[action]]
        kept = sum(1 for row in self.rows if row.kept)
        said += [f"{_count(kept, 'event')} with fields kept as written here"] if kept else []
        said += [f"{len(self.gone)} no longer in the calendar"] if self.gone else []
        files = f"; {_count(len(self.written), 'file')} {'would be ' if self.dry else ''}written"
        return f"{_count(self.files, 'calendar')}: {', '.join(said) or 'no events'}{files}"


def _counts(notes: list[Note]) -> Iterator[str]:
    """Yield a line for each kind of note with an example, and one for what other programs wrote for themselves."""
    for kind, count in counted(note for note in notes if not note.kind.startswith("X-")).items():
        example = next(note.text for note in notes if note.kind == kind)
        yield f"note  {kind}, {_count(count, 'event')}{' left out' if _is_count(example) else f': {example}'}"
    own = counted(note for note in notes if note.kind.startswith("X-"))
    if own:
        shown = ", ".join(sorted(own, key=lambda kind: (-own[kind], kind))[:_SORTS])
        more = ", …" if len(own) > _SORTS else ""
        yield f"note  {_count(len(own), 'property', 'properties')} of other programs left out: {shown}{more}"


def _again(row: Row) -> str:
    return f"to have it again, delete the line of {row.why} in content/imported.tsv"


def _first(lines: list[str]) -> Iterator[str]:
    yield from lines[:_TOLD]
    if len(lines) > _TOLD:
        yield f"… and {len(lines) - _TOLD} more like these; --format json lists all"


def _named(row: Row) -> str:
    return f"'{row.title[:60]}'" if row.title else "an event"


def _what(row: Row) -> str:
    return f": {', '.join(row.taken)}" if row.taken else ""


def _is_count(text: str) -> bool:
    return text.endswith(" left out") and text.removesuffix(" left out").isdecimal()


def _count(number: int, word: str, words: str = "") -> str:
    return f"{number} {word}" if number == 1 else f"{number} {words or word + 's'}"
