"""An iCalendar stream taken apart: components with their lines and line numbers, however broken (RFC 5545 §3.1, §3.4).

What cannot be read is noted with its line; the rest is kept. Nothing here knows what a property means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.core.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}(?=[;:])")
_LONGEST = 65_536  # bytes of one unfolded line; a longer one is an attachment or an attack
_DEEPEST = 8
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ENDS = re.compile(rb"\r\n|\r|\n")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Line:
    """A property as it was written, unfolded: its name in capitals, the whole text, the file's line it begins on."""

    name: str
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read, and the line it stands on."""

    line: int
    message: str


@dataclass(slots=True)
class Component:
    """A component, its properties and the components in it; `closed` when its END was found."""

    name: str
    line: int
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)
    closed: bool = False

    def all(self, *names: str) -> list[Line]:
        """Return the properties of these names in the order of the file."""
        return [line for line in self.lines if line.name in names]

    def first(self, *names: str) -> Line | None:
        """Return the first property with one of these names, the first name winning."""
        return next((line for name in names for line in self.lines if line.name == name), None)


def read_components(data: bytes) -> tuple[list[Component], list[Fault]]:
    """Return the outermost components of a stream and the faults found on the way; an empty list where there is none."""
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    faults: list[Fault] = []
    outer: list[Component] = []
    stack: list[Component] = []
    codec = _codec(data, faults)
    for number, raw in _unfolded(data):
        if not raw.strip():
            continue
        text = fit(raw[:_LONGEST].decode(codec, "replace")).replace("\n", " ")
        named = _NAME.match(text)
        if named is None:
            faults.append(Fault(number, f"'{text[:40]}' is no property: it has no name and colon"))
            continue
        name = named[0].upper()
        if len(raw) > _LONGEST and name != "ATTACH":
            faults.append(Fault(number, f"{name} is longer than {_LONGEST:,} bytes and was cut"))
        if name == "BEGIN":
            _open(text, number, outer, stack, faults)
        elif name == "END":
            _close(text, number, stack, faults)
        elif stack:
            stack[-1].lines.append(Line(name, text, number))
        else:
            faults.append(Fault(number, f"{name} stands outside of any component"))
    faults += [Fault(one.line, f"{one.name} is not closed: the file ends inside it") for one in stack]
    return outer, faults


def fit(text: str) -> str:
    """Return text without control characters and marks that turn the direction of writing: no file may hold them."""
    return _BIDI.sub("", clean(text))


def _open(text: str, number: int, outer: list[Component], stack: list[Component], faults: list[Fault]) -> None:
    made = Component(text.partition(":")[2].strip().upper(), number)
    twin = next((one for one in stack if one.name == made.name == "VEVENT"), None)
    if twin is not None or len(stack) >= _DEEPEST:
        opened = twin or stack[0]
        faults.append(Fault(opened.line, f"{opened.name} is not closed before line {number}"))
        del stack[stack.index(opened) :]
    (stack[-1].parts if stack else outer).append(made)
    stack.append(made)


def _close(text: str, number: int, stack: list[Component], faults: list[Fault]) -> None:
    name = text.partition(":")[2].strip().upper()
    place = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].name == name), None)
    if place is None:
        faults.append(Fault(number, f"END:{name} closes nothing"))
        return
    faults += [Fault(one.line, f"{one.name} is not closed before line {number}") for one in stack[place + 1 :]]
    stack[place].closed = True
    del stack[place:]


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield (number of its first line, bytes) of each logical line; joined as bytes, as folds may split a character."""
    pieces: list[bytes] = []
    first, size = 0, 0
    for number, line in enumerate(_ENDS.split(data), 1):
        if line[:1] in {b" ", b"\t"} and pieces:
            if size <= _LONGEST:  # the rest of a longer one is not kept, nor joined
                pieces.append(line[1:])
            size += len(line)
            continue
        if pieces:
            yield first, b"".join(pieces)
        first, pieces, size = number, [line], len(line)
    if pieces:
        yield first, b"".join(pieces)


def _codec(data: bytes, faults: list[Fault]) -> str:
    """Return how the bytes are to be read: as UTF-8 unless most of a file shows that it is not."""
    unfolded = re.sub(rb"(?:\r\n|\n|\r)[ \t]", b"", data)
    try:
        unfolded.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = len(_ENDS.findall(data[: fault.start])) + 1
        for codec in ("gb18030", "cp1252"):
            try:
                unfolded.decode(codec)
            except UnicodeDecodeError:
                continue
            if codec == "gb18030" and not _looks_chinese(unfolded.decode(codec)):
                continue
            faults.append(Fault(line, f"the file is not UTF-8 from here on; it was read as {codec}"))
            return codec
        faults.append(Fault(line, "the file is not UTF-8 from here on; what could not be read is marked \ufffd"))
    return "utf-8"


def _looks_chinese(text: str) -> bool:
    """Say whether characters beyond ASCII come in words, as Chinese does, and not alone inside Latin ones."""
    runs = re.findall(r"[^\x00-\x7f]+", text)
    return bool(runs) and all("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for run in runs for char in run)
