"""Three ways by field: what the source said last time, what it says now, and what the file says. Local edits win."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.importing.header import changed, read
from hundred.importing.record import Entry, digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.importing.compose import Composed, Value

# The keys that say one thing together: the end is written as `end` or as `duration`.
SLOTS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "start": ("start",),
    "end": ("end", "duration"),
    "timezone": ("timezone",),
    "rule": ("repeat", "rrule"),
    "changes": ("changes",),
    "status": ("status",),
    "venue": ("venue",),
    "online": ("online",),
    "tags": ("tags",),
    "summary": ("summary",),
}
BODY = "text"


@dataclass(frozen=True, slots=True)
class Kept:
    """A field that stays as somebody wrote it here, though the source says something else."""

    field: str
    here: str
    source: str
    news: bool  # whether the source says something else than last time


@dataclass(slots=True)
class Merged:
    """What is to be written into a file: its new text, None where nothing changes; the new record; what was kept."""

    text: str | None
    entry: Entry
    kept: list[Kept] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)


def digests_of(written: Mapping[str, object], said: Mapping[str, object], body: str) -> dict[str, tuple[str, str]]:
    """Return the digests of what a new file holds and of what the source says; slots that neither has are left out."""
    pairs = {slot: (digest_of(_slot(written, slot)), digest_of(_slot(said, slot))) for slot in SLOTS}
    pairs[BODY] = (digest_of(body), digest_of(body))
    return {slot: pair for slot, pair in pairs.items() if pair != ("-", "-")}


def merge(data: bytes, composed: Composed, entry: Entry, more: Mapping[str, Value]) -> Merged | None:
    """Return what an existing file becomes, or None where it cannot be read.

    `more` are values that the command adds to what the source says. A field that is as it was last written takes the
    source's new value; one that was edited here stays.
    """
    found = read(data)
    if found is None:
        return None
    values, body = found
    said = as_read(composed.header)
    new = Entry(id=entry.id, calendar=entry.calendar, until=composed.until)
    merged = Merged(None, new)
    header: dict[str, Value | None] = {}
    text: str | None = None
    for slot in (*SLOTS, BODY):
        here = body if slot == BODY else _slot(values, slot)
        there = composed.body.strip() if slot == BODY else _slot(said, slot)
        written, last = entry.digests.get(slot, ("-", "-"))
        now, mine = digest_of(there), digest_of(here)
        if now == mine or (now == last and mine == written):
            _note(new, slot, mine, now)
        elif mine == written:
            merged.taken.append(slot)
            _note(new, slot, now, now)
            if slot == BODY:
                text = composed.body.strip()
                continue
            values_now = {**composed.header, **{name: more[name] for name in SLOTS[slot] if name in more}}
            header |= {name: values_now.get(name) for name in SLOTS[slot] if name in values or name in values_now}
            _note(new, slot, digest_of(_slot(as_read(values_now), slot)), now)
        else:
            merged.kept.append(Kept(slot, _shown(here), _shown(there), news=now != last))
            _note(new, slot, written, now)
    if merged.taken:
        merged.text = _applied(data, header, text)
    return merged


def as_read(header: Mapping[str, Value]) -> dict[str, object]:
    """Return the values of a header as they are read back from a file."""
    found: dict[str, object] = {}
    for name, value in header.items():
        if isinstance(value, str):
            found[name] = " ".join(value.split())
        elif value:
            found[name] = [dict(one) if isinstance(one, dict) else one for one in value]
    return found


def _applied(data: bytes, header: dict[str, Value | None], body: str | None) -> str:
    """Return the file's new text, with the line ends it had."""
    text = data.decode("utf-8-sig")
    windows = "\r\n" in text
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    made = changed(plain, header, body)
    return made.replace("\n", "\r\n") if windows else made


def _note(entry: Entry, slot: str, written: str, said: str) -> None:
    if (written, said) != ("-", "-"):
        entry.digests[slot] = (written, said)


def _slot(values: Mapping[str, object], slot: str) -> dict[str, object]:
    return {name: values[name] for name in SLOTS[slot] if values.get(name)}


def _shown(value: object) -> str:
    """Return a value as a person would read it, on one line."""
    if isinstance(value, dict):
        value = ", ".join(f"{name}: {_inner(one)}" for name, one in value.items())
    text = " ".join(str(value).split()) or "nothing"
    return text if len(text) <= 120 else text[:119] + "…"  # noqa: PLR2004 - a line


def _inner(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_inner(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_inner(one)}" for name, one in value.items()) + "}"
    return str(value)
