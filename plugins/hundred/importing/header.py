"""The lines of a header: written from values, read back as values, and changed one key at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.decode import decode
from hundred.core.header import read_document
from hundred.core.nodes import Mapping, Sequence, Text
from hundred.core.problems import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.nodes import Node
    from hundred.importing.compose import Value

ORDER = tuple("id date title start end duration timezone repeat rrule changes status venue online groups tags summary".split())
_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f:#\\]*+(?::(?=[^\s,\[\]{}])[^\x00-\x1f\x7f:#\\]*+)*+(?<![\s:])\Z")
_ITEM = re.compile(r"[^\W_][\w./: -]*(?<![\s:])\Z")
_ABSENT = frozenset({"null", "~"})
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?=\s|\Z)")
_FENCE = re.compile(r"---[ \t]*\Z")


def say(name: str, value: Value) -> list[str]:
    """Return the lines of a key: `changes` as a list below it, other lists in brackets, text in quotes where it must."""
    if isinstance(value, str):
        return [f"{name}: {_quoted(value, _PLAIN)}"]
    if value and isinstance(value[0], dict):
        rows = (
            ", ".join(f"{key}: {_quoted(text, _ITEM)}" for key, text in row.items()) for row in value if isinstance(row, dict)
        )
        return [f"{name}:", *(f"  - {{{row}}}" for row in rows)]
    items = (_quoted(item, _ITEM) for item in value if isinstance(item, str))
    return [f"{name}: [{', '.join(items)}]"]


def document(header: dict[str, Value], body: str) -> str:
    """Return a whole file."""
    lines = [line for name in sorted(header, key=_rank) for line in say(name, header[name])]
    return "\n".join(("---", *lines, "---", *([body] if body else []), ""))


def read(data: bytes) -> tuple[dict[str, object], str] | None:
    """Return the values of a file's header, without empty ones, and its body; None where it cannot be read."""
    report = Report("")
    text = decode(data, report)
    found = read_document(text, report) if text is not None else None
    if found is None or report.failed:
        return None
    return {key.value: _value(node) for key, node in found.header.entries if not node.absent}, found.body.strip()


def changed(text: str, header: dict[str, Value | None], body: str | None) -> str:
    """Return a file's `text` with other values for some keys, None for no value, and another body where one is given.

    Every other line stays as somebody wrote it.
    """
    lines = text.split("\n")
    close = next(number for number, line in enumerate(lines[1:], 1) if _FENCE.match(line))
    blocks = _blocks(lines[1:close])
    for name in sorted(header, key=_rank):
        value = header[name]
        made = None if value is None else say(name, value)
        place = next((at for at, (key, _) in enumerate(blocks) if key == name), None)
        if place is not None and made is None:
            del blocks[place]
        elif place is not None and made is not None:
            blocks[place] = (name, made)
        elif made is not None:
            before = [at for at, (key, _) in enumerate(blocks) if key in ORDER and _rank(key) < _rank(name)]
            blocks.insert(before[-1] + 1 if before else len(blocks), (name, made))
    head = [line for _, block in blocks for line in block]
    tail = lines[close + 1 :] if body is None else [body, ""] if body else [""]
    return "\n".join((lines[0], *head, lines[close], *tail))


def _blocks(lines: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Return the lines of a header by the key they belong to; what stands before the first belongs to ''."""
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        match = _KEY.match(line)
        if match:
            blocks.append((match[1], [line]))
        elif line.startswith("#") or not blocks:
            blocks.append(("", [line]))
        else:
            blocks[-1][1].append(line)
    return blocks


def _quoted(text: str, plain: re.Pattern[str]) -> str:
    """Return text as YAML takes it for itself."""
    if plain.match(text) and text.casefold() not in _ABSENT and ("," not in text or plain is _PLAIN):
        return text
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _value(node: Node) -> object:
    if isinstance(node, Text):
        return " ".join(node.value.split())
    if isinstance(node, Sequence):
        return [_value(one) for one in node.items]
    assert isinstance(node, Mapping)  # noqa: S101 - there are no others
    return {key.value: _value(one) for key, one in node.entries}
