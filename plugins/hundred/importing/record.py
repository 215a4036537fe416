"""The record of imports: which event of which calendar became which file, and what its fields were, a line for each.

`content/imported.tsv` belongs into the repository, beside the events. Its lines are sorted and independent, so
that two branches merge line by line. It holds digests and no text of the calendar: nothing private can stand in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date

FILE = "imported.tsv"
"""Where it lies under content/."""
_HEAD = "# What `hundred import` brought in, one event a line; keep it with the events. Deleting a line forgets the event.\n"
_LINE = re.compile(r"[0-9a-f]{20}\Z")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029%]")


@dataclass(slots=True, kw_only=True)
class Entry:
    """One event as it was last imported: its `id`, its calendar, the end given to an endless rule, digests by slot.

    A digest is (of what was written into the file, of what the source says): equal but where the command added something.
    """

    id: str
    calendar: str
    until: date | None = None
    digests: dict[str, tuple[str, str]] = field(default_factory=dict)


def key_of(uid: str) -> str:
    """Return the name of a source's UID in the record."""
    return hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def digest_of(value: object) -> str:
    """Return what is equal for equal values alone; '-' for no value."""
    if not value:
        return "-"
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def read_record(text: str) -> dict[str, Entry]:
    """Return the entries by key; a line that is none, as of a half-done merge, is passed over."""
    found: dict[str, Entry] = {}
    for line in text.split("\n"):
        key, *rest = line.rstrip("\r").split("\t")
        if not _LINE.match(key) or len(rest) < 4:  # noqa: PLR2004 - the columns
            continue
        until = date.fromisoformat(rest[2]) if re.fullmatch(r"\d{4}-(0\d|1[0-2])-([0-2]\d)", rest[2]) else None
        entry = Entry(id=rest[0], calendar=_unescaped(rest[1]), until=until)
        for pair in rest[3].split():
            slot, _, digests = pair.partition("=")
            written, _, said = digests.partition("/")
            entry.digests[slot] = (written, said or written)
        found[key] = entry
    return found


def write_record(entries: dict[str, Entry]) -> str:
    """Return the text of the record, sorted."""
    lines = [_HEAD]
    for key in sorted(entries):
        one = entries[key]
        pairs = (
            f"{slot}={written}{'' if written == said else f'/{said}'}" for slot, (written, said) in sorted(one.digests.items())
        )
        until = f"{one.until}" if one.until else "-"
        lines.append(f"{key}\t{one.id}\t{_escaped(one.calendar)}\t{until}\t{' '.join(pairs)}\n")
    return "".join(lines)


def _escaped(text: str) -> str:
    return _UNFIT.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text) or "-"


def _unescaped(text: str) -> str:
    from urllib.parse import unquote  # noqa: PLC0415 - light, and only here

    return unquote(text)
