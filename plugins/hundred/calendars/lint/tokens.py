"""Bytes to content lines (RFC 5545 §3.1), with the place of every octet; what a parser would mend is told here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.calendars.lint.told import Told

BOM = b"\xef\xbb\xbf"
_PHYSICAL = re.compile(rb"([^\r\n]*)(\r\n|\r|\n|\Z)")
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_FOREIGN = re.compile("[\udc80-\udcff]")  # what the error handler makes of a byte that is not UTF-8
_NAME = re.compile(r"[A-Za-z0-9-]+")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
_NAMES = {b"\r": "CR", b"\n": "LF"}
_LIMIT = 75  # octets of a line without its end


@dataclass(slots=True)
class Line:
    """A content line, unfolded. `begins` is where its value does, in characters; `pieces` are its physical lines."""

    number: int
    pieces: list[bytes]
    text: str = ""
    name: str = ""
    params: tuple[tuple[str, str, int], ...] = ()  # name in capitals, value without quotes, and where it stands
    begins: int = 0

    @property
    def value(self) -> str:
        """Return what stands after the colon."""
        return self.text[self.begins :]

    def param(self, name: str) -> str:
        """Return the value of a parameter, '' where there is none."""
        return next((value for found, value, _ in self.params if found == name), "")

    def place(self, start: int, width: int = 1) -> Place:
        """Return the place of a stretch of characters, on the physical line that it begins on."""
        octet = len(_bytes(self.text[:start]))
        for number, piece in enumerate(self.pieces):
            if octet < len(piece) or number == len(self.pieces) - 1:
                column = len(piece[:octet].decode(errors="replace")) + (2 if number else 1)
                return Place(line=self.number + number, col=column, width=max(1, width))
            octet -= len(piece)
        return Place(line=self.number)


def physical_lines(data: bytes) -> list[tuple[bytes, bytes]]:
    """Return every line with what ends it: CRLF, LF, CR, or nothing at the end of the file."""
    found = [(match[1], match[2]) for match in _PHYSICAL.finditer(data)]
    return found[:-1] if found and found[-1] == (b"", b"") else found


def content_lines(lines: list[tuple[bytes, bytes]], told: Told) -> Iterator[Line]:
    """Yield the content lines of physical ones; tells every fault of bytes, ends and folds on the way."""
    _ends(lines, told)
    current: Line | None = None
    for number, (data, _) in enumerate(lines, 1):
        if number == 1 and data.startswith(BOM):
            told.at("bom", Place(), "the file begins with a byte-order mark")
            data = data[len(BOM) :]  # noqa: PLW2901 - without it the line is what it would have been
        if len(data) > _LIMIT:
            inside = len(data[:_LIMIT].decode(errors="ignore"))
            told.at("long-line", Place(line=number, col=inside + 1), f"this line has {len(data)} octets")
        if not data:
            told.at("blank-line", Place(line=number), "this line is empty")
        elif data[:1] in b" \t" and current is not None:
            _continued(current, data, told)
        else:
            if current is not None:
                yield from _read(current, told)
            current = Line(number=number, pieces=[data])
    if current is not None:
        yield from _read(current, told)


def _ends(lines: list[tuple[bytes, bytes]], told: Told) -> None:
    """Tell the first line that does not end as it should, with the number of the others."""
    bare = [number for number, (_, end) in enumerate(lines, 1) if end in {b"\r", b"\n"}]
    if bare:
        data, end = lines[bare[0] - 1]
        others = f", and so do {len(bare) - 1} others" if bare[1:] else ""
        message = f"this line ends in {_NAMES[end]} alone{others}"
        told.at("line-end", Place(line=bare[0], col=len(data.decode(errors="replace")) + 1), message)
    if lines and not lines[-1][1]:
        end_at = len(lines[-1][0].decode(errors="replace")) + 1
        told.at("final-line-end", Place(line=len(lines), col=end_at), "the last line does not end")


def _continued(line: Line, data: bytes, told: Told) -> None:
    """Add a folded line to the one it continues."""
    before, number = line.pieces[-1], line.number + len(line.pieces)
    if data[1:2] and data[1] & 0xC0 == 0x80 and before and before[-1] & 0x80:  # noqa: PLR2004 - RFC 3629 §3
        told.at("split-character", Place(line=number, col=2), "this line begins in the middle of a character")
    elif (len(before) - len(before.rstrip(b"\\"))) % 2:
        column = len(before.decode(errors="replace"))
        told.at("split-escape", Place(line=number - 1, col=column), "this line is folded after a backslash")
    line.pieces.append(data[1:])


def _read(line: Line, told: Told) -> Iterator[Line]:
    """Take a line apart into name, parameters and value; one that cannot be is told and left out."""
    text = line.text = b"".join(line.pieces).decode(errors="surrogateescape")
    for code, pattern, message in (
        ("encoding", _FOREIGN, "the byte 0x%02X is not UTF-8"),
        ("control-character", _CONTROL, "the control character U+%04X"),
    ):
        found = pattern.search(text)
        if found:
            told.note(code, line, message % (ord(found[0]) & (0xFF if code == "encoding" else 0xFFFF)), found.start())
    name = _NAME.match(text)
    at = name.end() if name else 0
    params: list[tuple[str, str, int]] = []
    while name and (match := _PARAMETER.match(text, at)):
        params.append((match[1].upper(), match[2].strip('"'), match.start(2)))
        at = match.end()
    if not name or text[at : at + 1] != ":":
        told.note(
            "syntax",
            line,
            "there is no value after a name" if not name or at == len(text) else "a parameter is not well formed",
            at,
        )
        return
    line.name, line.params, line.begins = name[0].upper(), tuple(params), at + 1
    yield line


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")
