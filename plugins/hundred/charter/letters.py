"""Characters that cannot stand in a charter: what nobody sees, and what looks like another and is not.

Two texts that look the same must have the same digest. Punctuation of full width, as Chinese has it, and signs that nobody
takes for others stay; the ten Chinese laws that this was tried on hold none but those, an ideographic space in places, and
one zero-width space.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.problems import Report

_MOST = 20  # characters of one text that are told
# Soft hyphens, joiners, fillers, marks of direction and order, variation selectors, tags.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Joiners that spelling needs: after a letter of a script whose letters join, and inside emoji.
_JOINED = re.compile("(?<=[\u0600-\u08ff\u0900-\u0dff\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])[\u200c\u200d\ufe0f]")
_SEEN = frozenset(
    [
        *map(chr, (*range(0xFF01, 0xFF10), *range(0xFF1A, 0xFF21), *range(0xFF3B, 0xFF41), *range(0xFF5B, 0xFF61))),
        *map(chr, range(0xFFE0, 0xFFE7)),  # ￠ to ￦, of full width
        *map(chr, (*range(0x2460, 0x2474), *range(0x3220, 0x322A), *range(0x3380, 0x33E0))),  # ① (一 and ㎡
        *map(chr, (*range(0x2070, 0x208F), *range(0x2150, 0x2160))),  # superscripts, fractions
        *"ªº²³¹¼½¾…‥℃℉№™",
        *"\u0e33\u0eb3\u013f\u0140",  # letters of Thai, Lao and Catalan
    ]
)
_PLAIN = dict.fromkeys(map(ord, _SEEN))


def check_letters(text: str, first_line: int, report: Report) -> None:
    """Report every character of a text, which begins on `first_line` of its file, that cannot stand in a charter."""
    if _is_plain(text):
        return
    told = 0
    for number, line in enumerate(text.split("\n"), first_line):
        for at, message, cure in () if _is_plain(line) else _faults(line):
            if told == _MOST:
                return
            report.error(Place(line=number, col=at + 1), "charter-character", message, cure)
            told += 1


def _is_plain(text: str) -> bool:
    """Say whether a text surely holds no such character; accents may be composed or not."""
    rest = text.translate(_PLAIN)
    return rest.isascii() or (
        unicodedata.is_normalized("NFKC", rest) and not _INVISIBLE.search(rest) and not _BLANK.search(rest)
    )


def _faults(line: str) -> Iterator[tuple[int, str, str]]:
    """Yield (place from 0, message, cure) of each such character in a line."""
    joined = {match.start() for match in _JOINED.finditer(line)}
    for at, char in enumerate(line):
        if char.isascii() or char in _SEEN or at in joined:
            continue
        named = f"U+{ord(char):04X} ({unicodedata.name(char, 'no name')})"
        alone = unicodedata.normalize("NFKC", char)
        if _INVISIBLE.match(char):
            yield at, f"the invisible character {named} stands here", "delete it"
        elif _BLANK.match(char):
            yield at, f"the blank {named} is not a plain one", "write a plain blank, or none"
        elif alone != char and not _is_composed(char):
            cure = f"write '{alone.strip()}'" if alone.strip() and alone.isprintable() else "write it with a plain character"
            yield at, f"'{char}', {named}, looks like '{alone.strip()}' and is another character", cure


def _is_composed(char: str) -> bool:
    """Say whether a character is just a letter with its accents, which may be written in either way."""
    return (
        unicodedata.normalize("NFD", char) == unicodedata.normalize("NFKD", char)
        and len(unicodedata.normalize("NFD", char)) > 1
    )
