"""Tokens: the pieces in which changes are told: words, Chinese characters, marks, blanks, and what is no text."""

from __future__ import annotations

import re
from typing import NamedTuple

# Scripts that put no blanks between words: ideographs, kana, and the marks that stand among them.
_WIDE = (
    "\u2e80-\u2fff\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
# What belongs to the character before it: accents, vowel signs, variation selectors, joiners, skin tones.
_TAIL = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0962\u0963"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]*+"
)
_LETTERS = rf"(?:[^\W{_WIDE}]{_TAIL})++"
_PIECE = re.compile(
    rf"\s++|[{_WIDE}]{_TAIL}|[0-9]++(?:[.,:][0-9]++)++(?![^\W{_WIDE}])|{_LETTERS}(?:['’]{_LETTERS})*+|.{_TAIL}", re.DOTALL
)
_IS_WIDE = re.compile(f"[{_WIDE}]")
_LONG = 200  # characters; what is longer is cut, so that no word of a hostile text is a text of its own

SENTENCE_ENDS = frozenset("。！？；.!?;:：…")
PAUSES = frozenset(',，、)）]】》」』”’"–—|')
BREAK = "\n"  # the key of a line break


class Token(NamedTuple):
    """A piece of text: `key` is what is compared, `html` what is shown, `stack` the start tags it stands in.

    `text` is what of it counts as text of the charter: nothing for what the site has written itself.
    """

    key: str
    html: str
    stack: tuple[str, ...]
    text: str

    @property
    def weight(self) -> int:
        """Return how much of it a reader sees change: its characters, none for a blank."""
        return 0 if self.key == " " else min(len(self.key), _LONG)


def pieces(text: str) -> list[str]:
    """Return a text in pieces which together are the text."""
    found: list[str] = _PIECE.findall(text)
    if max(map(len, found), default=0) <= _LONG:
        return found
    return [piece[start : start + _LONG] for piece in found for start in range(0, len(piece), _LONG)]


def is_wide(key: str) -> bool:
    """Say whether a piece is of a script without blanks between words."""
    return bool(_IS_WIDE.match(key))


def tidy(tokens: list[Token]) -> tuple[Token, ...]:
    """Return tokens with blanks as a browser shows them: single ones, none at the ends of lines.

    Where a line of Chinese was wrapped there is none either: a wrap is no change.
    """
    tidied: list[Token] = []
    for place, token in enumerate(tokens):
        if not token.key.isspace() or (token.key == BREAK and token.html == "<br>"):
            tidied.append(token)
            continue
        before = tidied[-1].key if tidied else BREAK
        after = next((one.key for one in tokens[place + 1 : place + 2]), BREAK)
        wrapped = "\n" in token.key and is_wide(before) and is_wide(after)
        if before not in {" ", BREAK} and after != BREAK and not wrapped:
            tidied.append(token._replace(key=" ", html=" ", text=" "))
    if tidied and tidied[-1].key == " ":
        tidied.pop()
    return tuple(tidied)
