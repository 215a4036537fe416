"""The usual header read without a YAML parser: plain text, quoted text and `[a, b]` behind a key, nothing more.

Nine headers of ten are such lines, and reading them this way takes a tenth of the time. Whatever is not plainly so is
left to YAML; the test compares both on everything that is taken here.
"""

from __future__ import annotations

import re

from hundred.core.nodes import Mapping, Sequence, Text
from hundred.core.problems import Place

_LINE = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,40}): ([^\s].*)\Z")
# A plain scalar that begins with a letter or digit and holds nothing that YAML could read as structure (YAML 1.1 §9.1.3).
_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f:#\\]|:(?=[^\s,\[\]{}]))*(?<![\s:])\Z")
_LIST = re.compile(r"\[([^\W_][\w./-]*(?:, [^\W_][\w./-]*)*)\]\Z")
# A quoted text without any escape: no quotation mark of its kind and no backslash inside.
_QUOTED = re.compile(r"\"([^\"\\\x00-\x1f]*)\"\Z|'([^'\x00-\x1f]*)'\Z")
_ITEM = re.compile(r"[^\s,\[\]]+")
# Outside the basic plane and in odd blanks YAML's own rules are worth asking for.
_ODD = re.compile(
    r"[^\u0021-\u007e \u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2e80-\ud7ff\uf900-\ufdff\ufe30-\ufe4f\uff00-\uffef]"
)


def compose_plain(lines: list[str], first_line: int) -> Mapping | None:
    """Return the mapping that the header's `lines` hold, or None where only YAML can tell.

    `first_line` is the file's line of the first of them.
    """
    entries: dict[str, tuple[Text, Text | Sequence]] = {}
    for number, line in enumerate(lines, first_line):
        match = _LINE.match(line)
        if match is None or match[1] in entries or _ODD.search(line):
            return None
        value = _value(match[2], number, match.start(2) + 1)
        if value is None:
            return None
        entries[match[1]] = (Text(match[1], Place(line=number, width=len(match[1]))), value)
    return Mapping(tuple(entries.values()), Place(line=first_line)) if entries else None


def _value(written: str, line: int, col: int) -> Text | Sequence | None:
    if _PLAIN.match(written):
        return Text(written, Place(line=line, col=col, width=len(written)))
    quoted = _QUOTED.match(written)
    if quoted:
        text = quoted[1] if quoted[1] is not None else quoted[2]
        return Text(text, Place(line=line, col=col, width=len(written)), plain=False)
    if _LIST.match(written):
        items = (Text(one[0], Place(line=line, col=col + one.start(), width=len(one[0]))) for one in _ITEM.finditer(written))
        return Sequence(tuple(items), Place(line=line, col=col))
    return None
