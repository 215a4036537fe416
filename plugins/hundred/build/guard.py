"""The guard: looks over what is to be published for names that must not stand in it. Where nobody is hidden there is none.

Whoever did not consent is in no record that pages are made of; but an editor's sentence, a file's name or a photo may still
name them. What was looked over once is not looked over again while the names are the same.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hundred.core.model import Person
from hundred.core.traces import Traces, forms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hundred.core.model import Record

_PICTURES = (".webp", ".png", ".jpg", ".jpeg", ".gif", ".avif")
_BINARY = (*_PICTURES, ".ico", ".pdf", ".woff2")  # what a PDF says stands on the page that it is a print of, too
_MARKED_UP = frozenset({".html", ".svg", ".xml", ".atom", ".rss"})
# Pieces of a file: what many files share is looked at once. A name may go over the end of a line, but not of a tag's.
_PIECES = {".ics": re.compile(r"\r\n(?=BEGIN:)"), ".json": re.compile(r"\n|(?<=\}),(?=\{)")}
_PIECE = re.compile(r"\n(?=\s*<)")
_TAG = re.compile(r"<[^<>]*>")
_BREAK = re.compile(r"\\[nNrtbf]")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MEMO = 200_000  # pieces that are known to name nobody


@dataclass(slots=True)
class Guard:
    """Looks over files for `traces`; `told` gives what a picture of the content says of itself, by its path.

    `mark` is another one when other names are looked for.
    """

    traces: Traces
    told: Callable[[str], str] = lambda _: ""
    mark: str = ""
    _clean: set[int] = field(default_factory=set)

    def look(self, file: str, data: bytes) -> tuple[str, ...]:
        """Return the paths of the files of those whom a finished file names: in its text, its name, or behind a picture."""
        found = self.traces.within(file.replace("_", " "))
        if file.endswith(_PICTURES):
            found += self.traces.within(self.told(file))
        elif not file.endswith(_BINARY):
            found += self._text(file, data)
        return tuple(dict.fromkeys(found))

    def _text(self, file: str, data: bytes) -> Iterator[str]:
        ending = file[file.rfind(".") :]
        if ending == ".ics":
            data = data.replace(b"\r\n ", b"").replace(b"\r\n\t", b"")
        clean = self._clean
        if len(clean) > _MEMO:
            clean.clear()
        for piece in _PIECES.get(ending, _PIECE).split(data.decode("utf-8", "replace")):
            key = hash((piece, ending))
            if key not in clean:
                found = [who for reading in _readings(piece, ending) for who in self.traces.within(reading)]
                yield from found
                if not found:
                    clean.add(key)


def guard_of(records: Iterable[Record], told: Callable[[str], str]) -> Guard | None:
    """Return the guard of all people's records, those who are not shown included; None where nothing is to be kept back."""
    people = [record for record in records if isinstance(record, Person)]
    plain: dict[tuple[str, ...], str] = {}
    hashed: dict[str, str] = {}
    for person in people:
        plain |= {form: person.path for name in person.unshown for form in forms_of(name)}
        hashed |= dict.fromkeys(person.forgotten, person.path)
    if not plain and not hashed:
        return None
    shown = (said for person in people if person.shown for said in (person.name, person.id, *_titles(person)))
    traces = Traces(plain, hashed).without(shown)
    if not traces:
        return None
    known = sorted([*map(" ".join, traces.plain), *traces.hashed])
    return Guard(traces, told, hashlib.blake2b("\n".join(known).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest())


def _titles(person: Person) -> tuple[str, ...]:
    return tuple(text.title for text in person.texts)


def _readings(piece: str, ending: str) -> Iterator[str]:
    """Yield the texts of a piece as its readers see it: what is marked up without its marks, and these by themselves."""
    if "\\" in piece:
        if "\\u" in piece:
            piece = _ESCAPED.sub(_letter, piece)
        piece = _BREAK.sub(" ", piece)
    if "%" in piece:
        piece = unquote(piece)
    if ending not in _MARKED_UP:
        yield piece
    if "<" in piece or "&" in piece:
        yield html.unescape(_TAG.sub(" ", piece))
        yield html.unescape(" ".join(_TAG.findall(piece)))
        if "&lt;" in piece:  # feeds hold pages as text
            yield html.unescape(_TAG.sub(" ", html.unescape(piece)))
    elif ending in _MARKED_UP:
        yield piece


def _letter(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
