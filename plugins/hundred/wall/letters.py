"""Where to look for a name: by its first letter, Chinese names by that of their pinyin."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.wall.arrange import arrange, sorted_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.community import Community
    from hundred.core.model import Person

Letters = list[tuple[str, list["Person"]]]

WHOLE = 150  # people up to which everybody stands in one page with all that is said of them
OTHER = "#"
# The first characters of the rows of kana, and the consonants that Korean syllables begin with, doubled ones with theirs.
_ROWS = "あかさたなはまやらわ"
_BEGINNINGS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_HANGUL, _SYLLABLES, _PER_BEGINNING = 0xAC00, 11_172, 588


@question
def by_letter(community: Community) -> Letters:
    """Return (letter, people) of every letter that a name begins with, Latin ones first; within a letter by name."""
    return lettered(person for _, people in arrange(community.people, (), "name") for person in people)


@question
def letters(community: Community) -> list[str]:
    """Return every letter that a name begins with, in order."""
    return letters_of(community.people)


@question
def under(community: Community, letter: str) -> list[Person]:
    """Return the people whose names begin with a letter, by name."""
    return dict(community.ask(by_letter)).get(letter, [])


@question
def stand_whole(community: Community) -> bool:
    """Say whether everybody stands in one page with all that is said of them."""
    return len(community.people) <= WHOLE


def lettered(people: Iterable[Person]) -> Letters:
    """Return (letter, people) in the order of the letters; `people` keep theirs."""
    found: dict[str, list[Person]] = {}
    for person in people:
        found.setdefault(letter_of(sorted_as(person)), []).append(person)
    return sorted(found.items(), key=lambda row: _place(row[0]))


def letters_of(people: Iterable[Person]) -> list[str]:
    """Return the letters that names of `people` begin with, in order."""
    return sorted({letter_of(sorted_as(person)) for person in people}, key=_place)


def _place(letter: str) -> tuple[bool, bool, str]:
    return (letter == OTHER, not letter.isascii(), letter)


@lru_cache(maxsize=4096)
def letter_of(name: str) -> str:
    """Return the heading under which a name is looked for: A–Z, the row of a kana, a Korean consonant, or the letter.

    Accents do not count. Han characters that nobody has spelled stand together under 汉, what is no letter under #.
    """
    char = next((char for char in unicodedata.normalize("NFKD", name) if char.isalnum()), "")
    if not char.isalpha():
        return OTHER
    whole = next(char for char in unicodedata.normalize("NFKC", name) if char.isalpha())
    if 0 <= ord(whole) - _HANGUL < _SYLLABLES:
        return _BEGINNINGS[(ord(whole) - _HANGUL) // _PER_BEGINNING]
    said = unicodedata.name(char, "")
    if said.startswith("CJK "):
        return "汉"
    if said.startswith(("HIRAGANA", "KATAKANA")):
        plain = chr(ord(char) - 0x60) if said.startswith("KATAKANA") else char
        return max((row for row in _ROWS if row <= plain), default=_ROWS[0])
    return char.upper()[0]
