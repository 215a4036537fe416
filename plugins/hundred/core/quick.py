"""The usual header read without a YAML parser: plain text, quoted text and `[a, b]` behind a key, nothing more.

Nine headers of ten are such lines, and reading them this way takes a tenth of the time. Whatever is not plainly so is
left to YAML; the test compares both on everything that is taken here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hundred.core.nodes import Mapping, Sequence, Text, place_at
from hundred.core.problems import Place

_KEY = r"([A-Za-z_][A-Za-z0-9_]{0,40}): "
# A plain scalar that begins with a letter or digit and holds nothing that YAML could read as structure (YAML 1.1 §9.1.3).
_PLAIN = r"([^\W_][^\x00-\x1f\x7f:#\\]*+(?::(?=[^\s,\[\]{}])[^\x00-\x1f\x7f:#\\]*+)*+(?<![\s:]))"
_LIST = r"\[([^\W_][\w./-]*(?:, [^\W_][\w./-]*)*)\]"
# A quoted text without any escape: no quotation mark of its kind and no backslash inside.
_QUOTED = r"\"([^\"\\\x00-\x1f]*)\"|'([^'\x00-\x1f]*)'"
_LINE = re.compile(rf"{_KEY}(?:{_PLAIN}|{_LIST}|{_QUOTED})\Z")
# Outside the basic plane and in odd blanks YAML's own rules are worth asking for. Compiled with the first line that is not
# ASCII: with its many ranges it takes as long as all other patterns of the header.
_ODD = r"[^\u0021-\u007e \u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2e80-\ud7ff\uf900-\ufdff\ufe30-\ufe4f\uff00-\uffef]"


def compose_plain(lines: list[str], first_line: int) -> Mapping | None:
    """Return the mapping that the header's `lines` hold, or None where only YAML can tell.

    `first_line` is the file's line of the first of them.
    """
    entries: dict[str, tuple[Text, Text | Sequence]] = {}
    for number, line in enumerate(lines, first_line):
        match = _LINE.match(line)
        if match is None or not ((line.isascii() and line.isprintable()) or re.search(_ODD, line) is None):
            return None
        key, plain, listed, double, single = match.groups()
        if key in entries:
            return None
        col, width = len(key) + 3, len(line) - len(key) - 2
        value: Text | Sequence
        if plain is not None:
            value = Text(plain, place_at(number, col, width))
        elif listed is not None:
            value = _sequence(listed, number, col)
        else:
            value = Text(single if double is None else double, place_at(number, col, width), plain=False)
        entries[key] = (_key(key, number), value)
    return Mapping(tuple(entries.values()), Place(line=first_line)) if entries else None


def _sequence(listed: str, line: int, col: int) -> Sequence:
    """Return the items of what stands between brackets, the first of which is in the column `col`."""
    items, at = [], col + 1
    for one in listed.split(", "):
        items.append(Text(one, place_at(line, at, len(one))))
        at += len(one) + 2
    return Sequence(tuple(items), place_at(line, col, 1))


@lru_cache(maxsize=1024)
def _key(name: str, line: int) -> Text:
    """Return a key; in files of a kind the same ones stand on the same lines."""
    return Text(name, place_at(line, 1, len(name)))
