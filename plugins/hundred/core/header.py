"""The header of a content file: where it ends, and the YAML in it as nodes that know their line and column.

One reader serves every kind. Scalars stay text: the field decides what `no` or `14:00` means (design.md, decision 1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.core.problems import Place
from hundred.core.quick import compose_plain

if TYPE_CHECKING:
    from hundred.core.nodes import Mapping
    from hundred.core.problems import Report

_OPENING = re.compile(r"---[ \t]*(?=\n|\Z)")
_CLOSING = re.compile(r"\n---[ \t]*(?=\n|\Z)")
_LOOKALIKE = re.compile(r"[ \t]*(?:-{2,}|[－—–―‐─]{2,}|={3,}|\+{3,})[ \t]*\Z")
_PELICAN = re.compile(r"[A-Za-z][A-Za-z_-]*:[ \t]")
_WIDE_COLON = re.compile(r"(?P<key>[^\s:：'\"#\[\]{},-][^:：]{0,40})：")
_NEAR_FENCE = re.compile(r"(?:-{4,}|[－—–―‐─]{2,}|={3,}|\+{3,}|\.{3})[ \t]*\Z|---[ \t]")
_TABS = re.compile(r"[ ]*\t+")
_ODD_BLANK = re.compile(r"[ ]*(?:- )?(?P<key>[\w-]+):[ ]*(?P<blank>[^\S \t]|\t)")


class Document(Struct, frozen=True):
    """A content file taken apart: its header, its body, and the 1-based line the body starts on."""

    header: Mapping
    body: str
    body_line: int


def read_document(text: str, report: Report) -> Document | None:
    """Return the header and body of a file's `text`, or None after reporting why the header cannot be read."""
    opened = _OPENING.match(text)
    closed = _CLOSING.search(text, opened.end()) if opened else None
    if opened is None or closed is None:
        _report_no_end(text, report, opened=opened is not None)
        return None
    lines = text[opened.end() + 1 : closed.start()].split("\n") if closed.start() > opened.end() else []
    mapping = compose_plain(lines, 2)
    if mapping is None and _plain_faults(lines, report):
        from hundred.core.compose import compose  # noqa: PLC0415 - where every header is plain nobody waits for YAML

        mapping = compose("\n".join(lines) + "\n", report, first_line=2)
    if mapping is None:
        return None
    return Document(mapping, text[closed.end() + 1 :], len(lines) + 3)


def _report_no_end(text: str, report: Report, *, opened: bool) -> None:
    """Report why no header stands between two fences."""
    if not text.strip():
        report.error(Place(), "empty", "the file is empty", "start it with a header between two --- lines")
    elif opened:
        _report_unclosed(text.split("\n"), report)
    else:
        _report_no_header(text.split("\n"), report)


def _report_no_header(lines: list[str], report: Report) -> None:
    first = next(number for number, line in enumerate(lines, 1) if line.strip())
    line = lines[first - 1]
    place = Place(line=first, width=max(1, len(line)))
    if _PELICAN.match(line):
        cure = "put a line --- above it and another below the last line of the header"
        report.error(place, "header", "the header does not stand between --- lines", cure)
    elif _LOOKALIKE.match(line) or line.strip() == "---":
        report.error(
            place, "header", f"'{line}' does not open a header", "write three plain hyphens, ---, alone on the first line"
        )
    else:
        cure = "begin the file with ---, then 'title: …', then --- again, then the text"
        report.error(place, "header", "the file does not begin with a header", cure)


def _report_unclosed(lines: list[str], report: Report) -> None:
    for number, line in enumerate(lines[1:], 2):
        if _LOOKALIKE.match(line):
            _report_bad_fence(number, line, report)
            return
    last = next((number for number, line in enumerate(lines[1:], 2) if not line.strip()), len(lines) + 1)
    cure = f"write --- alone on line {last}, after its last key"
    report.error(Place(line=1, width=3), "header", "the header is not closed", cure)


def _report_bad_fence(number: int, line: str, report: Report) -> None:
    cure = "write three plain hyphens, ---, from the first column and nothing else"
    report.error(Place(line=number, width=len(line)), "header", f"'{line.strip()}' does not close the header", cure)


def _plain_faults(lines: list[str], report: Report) -> bool:
    """Report what YAML would say badly: full-width colons, tabs, odd blanks; say whether the header is free of them."""
    sound = True
    for number, line in enumerate(lines, 2):
        if _NEAR_FENCE.match(line):
            _report_bad_fence(number, line, report)
            return False
        tabs = _TABS.match(line)
        if tabs and line.strip():
            cure = "delete it and type two blanks for each step"
            report.error(Place(line=number, width=len(tabs[0])), "tab", "the line is indented with a tab", cure)
            sound = False
        odd = _ODD_BLANK.match(line)
        if odd:
            message = f"the blank after the colon is not a plain one (U+{ord(odd['blank']):04X})"
            cure = f"delete it and type a plain blank:  {odd['key']}: {line[odd.end() :].strip()}"
            report.error(Place(line=number, col=odd.start("blank") + 1), "blank", message, cure)
            sound = False
        wide = _WIDE_COLON.match(line.lstrip().removeprefix("- "))
        if wide and ":" not in line:
            col = line.index("：") + 1
            cure = f"write '{wide['key']}: ' with a plain colon and a space (请用半角冒号)"
            report.error(Place(line=number, col=col), "full-width-colon", "a full-width colon does not end a key", cure)
            sound = False
    return sound
