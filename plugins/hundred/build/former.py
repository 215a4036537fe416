"""What former versions of an event's file said: whose it was, and the facts in it, read by the reader of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.core.decode import decode
from hundred.core.facts import facts_of
from hundred.core.fields import Reading, read_fields
from hundred.core.header import read_document
from hundred.core.kind import Draft
from hundred.core.model import Event, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.build.record import RecordReader

# What a time, a place or a state can come from. Whatever else a former file holds, its tags or a key that is gone since,
# cannot make it unreadable.
_FACTS = frozenset(
    "title start end duration timezone status was venue online repeat rrule changes programme id revision".split()
)


class Said(Struct, frozen=True, array_like=True):
    """What a file says: the identity of the event, a digest of its facts, and its `revision`."""

    uid: str
    facts: str
    revision: int


def said_by(reader: RecordReader, path: str, data: bytes, zones: Mapping[str, str]) -> Said | None:
    """Return what the bytes of an event's file at a `path` under content/ say, None where they make no event."""
    name = reader.name(path)
    text = decode(data, name.report) if name.id else None
    document = read_document(text, name.report) if text is not None else None
    if document is None:
        return None
    entries = tuple(entry for entry in document.header.entries if entry[0].value in _FACTS)
    reading = Reading(report=name.report, today=reader.now.date())
    header = type(document.header)(entries, document.header.place)
    values = read_fields(header, name.kind.fields, reading, what="events/ files")
    words = Text(lang=reader.settings.lang, title="", summary="", body_line=document.body_line, path=name.report.path)
    draft = Draft(
        id=name.id,
        path=name.report.path,
        values=values,
        texts=(words,),
        bodies={},
        reading=reading,
        settings=reader.settings,
        zones=zones,
        reports={name.report.path: name.report},
    )
    event = name.kind.build(draft)
    return Said(event.uid, facts_of(event), event.revision) if isinstance(event, Event) else None
