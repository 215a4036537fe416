"""Bytes to text: what a file must be before its header can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from hundred.core.problems import Report

# C0 but TAB and LF, DEL, C1, the line ends that only Unicode knows, a byte-order mark that is not at the beginning,
# and the noncharacters that XML 1.0 cannot hold.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Marks that reorder text on screen: a reviewer would read another text than the reader's software.
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNFIT = ((_CONTROL, "control-character", "control"), (_BIDI, "bidi-character", "direction-changing"))
_MARK = b"\xef\xbb\xbf"  # UTF-8's byte-order mark
_LIMIT = 262_144  # bytes; a page longer than a book chapter is a mistake, and bounds the cost of Markdown


def decode(data: bytes, report: Report) -> str | None:
    """Return the text of a file with LF line ends and no byte-order mark, or None after reporting why not.

    Line ends may be LF, CRLF or CR. `report` receives the lines, so that later problems can show them. Characters that
    were refused are blanks in the text, so that the rest can be read and every place stays where it was.
    """
    if len(data) > _LIMIT:
        report.error(
            Place(), "too-large", f"the file has {len(data):,} bytes; the most is {_LIMIT:,}", "split it into several pages"
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        report.error(Place(), "encoding", "the file is UTF-16, not UTF-8", "save it again with the encoding UTF-8")
        return None
    try:
        text = data.decode("utf-8-sig" if data.startswith(_MARK) else "utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        col = len(before) - (before.rfind("\n") + 1) + 1
        guess = f"; it looks like {_guess(data)}" if _guess(data) else ""
        report.error(
            Place(line=line, col=col),
            "encoding",
            f"byte {data[fault.start]:#04x} is not UTF-8{guess}",
            "save the file again with the encoding UTF-8",
        )
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    report.lines = text.split("\n")
    if text.replace("\n", "").isprintable():  # none of what is refused is, and Python knows that sooner
        return text
    _refuse_controls(text, report)
    return _BIDI.sub(" ", _CONTROL.sub(" ", text))


def refuse_escaped(text: str, place: Place, report: Report) -> str:
    """Return `text` with blanks for what no file may hold, reported at `place`: YAML has escapes for them."""
    if text.isprintable():
        return text
    for pattern, code, what in _UNFIT:
        for char in sorted(set(pattern.findall(text))):
            message = f"this stands for an invisible {what} character, U+{ord(char):04X}"
            report.error(place, code, message, "write the text without it")
        text = pattern.sub(" ", text)
    return text


def _refuse_controls(text: str, report: Report) -> None:
    for pattern, code, what in _UNFIT:
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            col = match.start() - text.rfind("\n", 0, match.start())
            report.error(
                Place(line=line, col=col), code, f"an invisible {what} character U+{ord(match[0]):04X} stands here", "delete it"
            )


def _guess(data: bytes) -> str:
    for name, codec in (("GBK", "gbk"), ("Big5", "big5"), ("Windows-1252", "cp1252")):
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return ""
