"""Traces: finding names that must stand nowhere in a text, known in clear or by salted hashes alone.

A text is read as words without case, accents, punctuation or invisible characters; in scripts that put no blanks between
words every character is a word. A name is a run of such words, so `ada-penrose`, `Ada  PENROSE` and `Ada Pénrose` are one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Words = tuple[str, ...]

# Thai, Lao, Myanmar, Khmer, kana, Han, Hangul: a name in them may be followed at once by another word.
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_ALONE}]|[^\\W{_ALONE}]+")
_IS_ALONE = re.compile(f"[{_ALONE}]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_MOST = 12  # words of a name that are compared
_MEMO = 200_000  # words whose answer is kept
_TRACE = re.compile(r"([0-9a-f]{16}):([1-9][0-9]?):([0-9a-f]{2}):([0-9a-f]{32})\Z")


def folded(text: str) -> str:
    """Return a text without case, accents, compatibility forms and invisible characters."""
    if text.isascii():
        return text.lower()
    text = _INVISIBLE.sub("", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return _ACCENTED.sub(_without_accent, text.casefold())


def words_of(text: str) -> list[str]:
    """Return the words of a text as names are compared by them."""
    return _WORD.findall(folded(text))


def forms_of(name: str) -> tuple[Words, ...]:
    """Return the runs of words by which a name is looked for: the whole, and its halves in two kinds of script.

    A name that is one plain word, as `Rose` or `may`, has none: it would be found on half of all pages.
    """
    words = words_of(name)
    runs = [words, *(list(run) for _, run in groupby(words, key=lambda word: bool(_IS_ALONE.match(word))))]
    return tuple(dict.fromkeys(tuple(run[:_MOST]) for run in runs if _is_telling(run)))


def salted(words: Words, salt: str) -> str:
    """Return the trace of a name: `SALT:WORDS:FIRST:WHOLE`, from which it can be known again but not read.

    FIRST is a byte of the hash of its first word, which spares most of the work; WHOLE is the hash of all of it.
    """
    return f"{salt}:{len(words)}:{_hash(words[:1], salt, 1)}:{_hash(words, salt, 16)}"


def is_trace(text: str) -> bool:
    """Say whether a text is a trace."""
    return bool(_TRACE.match(text))


@dataclass(slots=True)
class Traces:
    """Names that must stand nowhere, each with whose it is: `plain` as words, `hashed` as traces."""

    plain: dict[Words, str] = field(default_factory=dict)
    hashed: dict[str, str] = field(default_factory=dict)
    _lengths: tuple[int, ...] = ()
    _firsts: frozenset[str] = frozenset()
    _bytes: dict[str, frozenset[str]] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Have at hand what every text is compared with."""
        parts = [trace.split(":") for trace in self.hashed]
        self._lengths = tuple(sorted({len(words) for words in self.plain} | {int(part[1]) for part in parts}))
        self._firsts = frozenset(words[0] for words in self.plain)
        for salt in sorted({part[0] for part in parts}):
            self._bytes[salt] = frozenset(part[2] for part in parts if part[0] == salt)

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.plain or self.hashed)

    def within(self, text: str) -> list[str]:
        """Return whose names stand in a text, each once, in the order of the text."""
        words, known = words_of(text), self._known
        if len(known) > _MEMO:
            known.clear()
        for word in [word for word in set(words) if word not in known]:
            known[word] = word in self._firsts or any(_hash((word,), salt, 1) in some for salt, some in self._bytes.items())
        starts = [at for at, word in enumerate(words) if known[word]]
        found = (self._at(words, at) for at in starts)
        return list(dict.fromkeys(one[0] for one in found if one))

    def places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield (start, end, whose) of every name in a text, in characters."""
        spans = [(match.start(), match.end(), folded(match[0])) for match in _WORD.finditer(text)]
        words = [word for _, _, word in spans]
        for at in range(len(words)):
            found = self._at(words, at)
            if found:
                yield spans[at][0], spans[at + found[1] - 1][1], found[0]

    def without(self, shown: Iterable[str]) -> Traces:
        """Return the same without the names that stand in what is `shown`: two people may have one name."""
        rest = self
        for text in shown:
            words = words_of(text)
            for at in range(len(words)):
                while found := rest._at(words, at):
                    run = tuple(words[at : at + found[1]])
                    plain = {words: who for words, who in rest.plain.items() if words != run}
                    hashed = {one: who for one, who in rest.hashed.items() if one != salted(run, one.partition(":")[0])}
                    rest = Traces(plain, hashed)
        return rest

    def _at(self, words: list[str], at: int) -> tuple[str, int] | None:
        """Return whose name begins there, and of how many words it is: the longest."""
        for length in reversed(self._lengths):
            run = tuple(words[at : at + length])
            if len(run) < length:
                continue
            who = self.plain.get(run)
            if who is not None:
                return who, length
            for salt, firsts in self._bytes.items():
                if _hash(run[:1], salt, 1) in firsts and (who := self.hashed.get(salted(run, salt))) is not None:
                    return who, length
        return None


def _hash(words: Words, salt: str, size: int) -> str:
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), key=salt.encode(), digest_size=size).hexdigest()


def _is_telling(words: list[str]) -> bool:
    """Say whether a run of words can only be meant as a name."""
    if not words:
        return False
    if all(_IS_ALONE.match(word) for word in words):
        return len(words) >= (2 if all(_HAN.match(word) for word in words) else 3)
    if len(words) == 1:
        return len(words[0]) > 3 and any(char.isdigit() or char == "_" for char in words[0])  # noqa: PLR2004 - a handle
    return sum(map(len, words)) > 4  # noqa: PLR2004 - more than initials


def _without_accent(match: re.Match[str]) -> str:
    bare = unicodedata.normalize("NFD", match[0])[0]
    return "" if unicodedata.combining(bare) else bare
