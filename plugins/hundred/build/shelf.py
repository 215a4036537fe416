"""The shelf: what reading each record's files gave, kept from one run to the next.

Only records whose files have no problem of their own are kept, each under the digests of its files: whatever is wrong is
found anew in every run. A shelf that is missing, damaged or of another program is an empty one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import force_setattr

from hundred.build.sealed import read_sealed, write_sealed
from hundred.core.digest import Digester
from hundred.core.facts import facts_of
from hundred.core.model import Event, Group, Guide, Page, Person, Post, Question, Signature, Spotlight, Venue, Version, Vote
from hundred.core.times import Timed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from hundred.build.record import Made
    from hundred.core.times import AllDay

AnyRecord = Event | Group | Guide | Page | Person | Post | Question | Signature | Spotlight | Venue | Version | Vote


class Source(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was read: its path under content/, its stamp, and the digest of its bytes."""

    file: str
    stamp: tuple[int, int, int, int]
    digest: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What reading the files of one record gave: the record, or None for a draft, and all that it mentions.

    `needs` are mentions of the header as `kind:id`, `cross` those of the bodies as `file:path` and `image:path`, `links`
    the paths of the site that bodies lead to. `marks` are of the bodies by their path, `zones` what was asked of venues.
    `sources` are the files, `digest` is the record's, `facts` an event's.
    """

    kind: str
    folder: str
    id: str
    path: str
    record: AnyRecord | None
    needs: tuple[str, ...]
    cross: tuple[str, ...]
    links: tuple[str, ...]
    marks: dict[str, str]
    zones: dict[str, str | None]
    sources: tuple[Source, ...]
    digest: bytes
    facts: str = ""

    @property
    def group(self) -> tuple[str, str, str]:
        """Return what the files of one record share: kind, folder and id."""
        return (self.kind, self.folder, self.id)

    @property
    def board(self) -> int:
        """Return the number of the board of the shelf that it stands on."""
        return crc32(self.path.encode()) % _BOARDS


_BOARDS = 32
_BOARD = msgspec.msgpack.Decoder(list[Entry])
_ENTRY = msgspec.msgpack.Decoder(Entry)


def read_shelf(folder: Path, form: str) -> list[Entry]:
    """Return the entries that a program of the same `form` left in `folder`; nothing of a board that is damaged."""
    entries: list[Entry] = []
    for number in range(_BOARDS):
        try:
            found = _BOARD.decode(read_sealed(_board(folder, number), form))
            for entry in found:
                _set_local(entry)
        except (OSError, ValueError, LookupError, OverflowError):  # msgspec's own errors are ValueErrors
            continue
        entries += found
    return entries


def write_shelf(folder: Path, form: str, entries: Iterable[Entry], boards: Collection[int]) -> None:
    """Keep the `entries` that stand on these `boards`; what cannot be written is only missed."""
    standing: dict[int, list[Entry]] = {number: [] for number in sorted(boards)}
    for entry in entries:
        if entry.board in standing:
            standing[entry.board].append(entry)
    for number, found in standing.items():
        write_sealed(_board(folder, number), form, msgspec.msgpack.encode(found))


def _board(folder: Path, number: int) -> Path:
    return folder / f"content-{number:02x}.bin"


def encode_entry(entry: Entry) -> bytes:
    """Return an entry as bytes, as one process gives it to another."""
    return msgspec.msgpack.encode(entry)


def decode_entry(data: bytes) -> Entry:
    """Return the entry that another process encoded."""
    return _set_local(_ENTRY.decode(data))


def entry_of(made: Made, sources: Iterable[Source], zones: dict[str, str | None], marks: dict[str, str]) -> Entry:
    """Return what is kept of a record that was read."""
    kind, folder, id_ = made.name.group
    return Entry(
        kind=kind,
        folder=folder,
        id=id_,
        path=made.name.report.path,
        record=made.record,  # type: ignore[arg-type]  # every kind's own class
        needs=tuple(dict.fromkeys(f"{ref.kind}:{ref.id}" for ref in made.refs)),
        cross=tuple(dict.fromkeys(one.need for one in made.cross)),
        links=tuple(dict.fromkeys(made.links)),
        marks=marks,
        zones=zones,
        sources=tuple(sources),
        digest=Digester().of_struct(made.record) if made.record is not None else b"",
        facts=facts_of(made.record) if isinstance(made.record, Event) else "",
    )


def _set_local(entry: Entry) -> Entry:
    """Set the times of an entry's event and its dates by the clock of the event's zone; they are kept as instants."""
    event = entry.record
    if type(event) is Event:
        for one in event.occurrences:
            force_setattr(one, "when", _local(one.when, event.zone))
            if one.planned is not None:
                force_setattr(one, "planned", _local(one.planned, event.zone))
        if type(event.when) is Timed:
            force_setattr(event, "when", _at(event.when, ZoneInfo(event.zone)))
        if type(event.was) is Timed:
            force_setattr(event, "was", _at(event.was, ZoneInfo(event.zone)))
        for session in event.sessions:
            force_setattr(session, "when", _at(session.when, ZoneInfo(event.zone)))
    return entry


def _local(when: Timed | AllDay, zone: str) -> Timed | AllDay:
    return _at(when, ZoneInfo(zone)) if type(when) is Timed else when


def _at(when: Timed, zone: ZoneInfo) -> Timed:
    return Timed(start=when.start.astimezone(zone), end=when.end.astimezone(zone) if when.end else None)
