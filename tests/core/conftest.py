"""Readers of single headers and single values, with what they report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.decode import decode
from hundred.core.fields import Reading
from hundred.core.header import read_document
from hundred.core.nodes import Mapping, Sequence, Text
from hundred.core.problems import Report

if TYPE_CHECKING:
    from hundred.core.fields import FieldType
    from hundred.core.header import Document
    from hundred.core.nodes import Node

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Read:
    """What came of reading a text or a value: the result, and the report."""

    result: Any
    report: Report
    reading: Reading

    @property
    def told(self) -> list[str]:
        """Return the problems as `line:col code`."""
        return [f"{one.place.line}:{one.place.col} {one.code}" for one in self.report.problems]

    @property
    def messages(self) -> list[str]:
        """Return each problem's message and help."""
        return [f"{one.message} | {one.help}" for one in self.report.problems]

    @property
    def plain(self) -> Any:
        """Return the header as dicts, lists and strings."""
        return plain(self.result.header)


class Reader:
    """Reads headers and values."""

    def bytes(self, data: bytes) -> Read:
        """Return what a file's bytes are read as."""
        report = Report("content/events/walk.md")
        text = decode(data, report)
        document: Document | None = read_document(text, report) if text is not None else None
        return Read(document, report, Reading(report=report, today=TODAY))

    def text(self, text: str) -> Read:
        """Return what a file's text is read as."""
        return self.bytes(text.encode())

    def header(self, *lines: str) -> Read:
        """Return what a header of those lines, the first on line 2, is read as."""
        return self.text("---\n" + "".join(f"{line}\n" for line in lines) + "---\n")

    def value(self, type: FieldType, written: str, name: str = "x") -> Read:  # noqa: A002 - the word of the table
        """Return the typed value of a key as it is written behind `name: `."""
        read = self.header(f"{name}: {written}")
        assert read.report.problems == []
        node: Node = read.result.header.entries[0][1]
        return Read(type.read(node, name, read.reading), read.report, read.reading)


def plain(node: Node) -> Any:
    """Return a node as dicts, lists and strings."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [plain(one) for one in node.items]
    assert isinstance(node, Mapping)
    return {key.value: plain(value) for key, value in node.entries}


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return the reader; it holds no state."""
    return Reader()
