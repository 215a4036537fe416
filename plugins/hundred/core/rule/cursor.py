"""The words of a sentence one after another, each with its place."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from hundred.core.rule.model import RuleFault, fault
from hundred.core.rule.words import SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Container

_TOKEN = re.compile(
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}"
    r"|[0-9]+(?:st|nd|rd|th)?|(?:bi|semi)-[a-z]+|[a-z]+|[^\sa-z0-9]"
)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_PLAIN = {0xFF10 + digit: 0x30 + digit for digit in range(10)} | {0x3000: 0x20, 0xFF0D: 0x2D}
_PLAIN |= str.maketrans(TRADITIONAL, SIMPLIFIED)
_EARLIEST, _LATEST = 1900, 2199


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign in small letters, from `begin` to `end` of the text."""

    word: str
    begin: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Return where it stands."""
        return self.begin, self.end


@dataclass(slots=True)
class Cursor:
    """The tokens of an English text, and which one is next."""

    text: str
    tokens: list[Token] = field(init=False)
    at: int = 0

    def __post_init__(self) -> None:
        """Take the text apart."""
        self.tokens = [Token(one[0], *one.span()) for one in _TOKEN.finditer(plain(self.text))]

    def peek(self, ahead: int = 0) -> str:
        """Return the word that comes, or '' behind the last."""
        place = self.at + ahead
        return self.tokens[place].word if place < len(self.tokens) else ""

    @property
    def here(self) -> Token:
        """Return the next token; behind the last one that stands for the end of the text."""
        if self.at < len(self.tokens):
            return self.tokens[self.at]
        return Token("", len(self.text), len(self.text))

    def take(self) -> Token:
        """Return the next token and go on."""
        token = self.here
        self.at += 1
        return token

    def accept(self, *words: str) -> bool:
        """Go over the next word when it is one of `words`, and say whether it was."""
        if self.peek() not in words:
            return False
        self.at += 1
        return True

    def unknown(self, wanted: str, known: Container[str] = ()) -> RuleFault:
        """Return the fault of a token that cannot stand where it does; `wanted` says what could."""
        from hundred.core.problems import nearest  # noqa: PLC0415 - only when something is wrong
        from hundred.core.rule.words import KNOWN  # noqa: PLC0415

        token = self.here
        if not token.word:
            return fault((max(0, token.begin - 1), token.end), "repeat", f"the sentence stops where {wanted} should come")
        shown = self.text[token.begin : token.end]
        found = fault(token.span, "repeat", f"'{shown}' is not understood here: {wanted} should come")
        words = [one for one in KNOWN if not known or one.lower() in known]
        if token.word not in [one.lower() for one in words]:
            found.words = tuple(nearest(token.word, words, count=2))
        return found


def plain(text: str) -> str:
    """Return the text in small letters, half-width digits and simplified characters, each still in its place."""
    return "".join(small if len(small := char.lower()) == 1 else char for char in text.translate(_PLAIN))


def iso_day(word: str, span: tuple[int, int]) -> date:
    """Return the day that `2026-06-30` says; raises RuleFault with what was probably meant."""
    year, month, day = (int(part) for part in re.split(r"[-/.]", word))
    try:
        meant = date(year, month, day)
    except ValueError:
        found = fault(span, "repeat", f"there is no {word}", "write a day that exists")
        if 1 <= month <= 12 and day > 28 and year > 0:  # noqa: PLR2004 - meant was the end of the month
            found.words = (f"{year:04}-{month:02}-{monthrange(year, month)[1]}",)
        raise found from None
    return in_range(meant, span) if _ISO.match(word) else _misspelt(word, meant, span)


def in_range(day: date, span: tuple[int, int]) -> date:
    """Return the day; raises RuleFault where its year is a slip of the finger."""
    if not _EARLIEST <= day.year <= _LATEST:
        raise fault(span, "repeat", f"the year is not between {_EARLIEST} and {_LATEST}", "correct the year")
    return day


def _misspelt(word: str, meant: date, span: tuple[int, int]) -> date:
    found = fault(span, "repeat", f"'{word}' is not a date", f"write it as {meant}")
    found.words = (meant.isoformat(),)
    raise found
