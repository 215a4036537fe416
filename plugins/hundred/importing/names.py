"""Names for new event files: the title as a slug, numbered where it is taken, and an id that the source's UID decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.core.slugs import is_slug, slug_of

if TYPE_CHECKING:
    from datetime import date

_LONGEST = 60  # bytes; room for a number, and for the end of an id
_TAKEN = re.compile(r"(\d+|past|upcoming)\Z")  # addresses of the archive


class Names:
    """Gives names that no file has yet; `taken` are the slugs there are, in small letters."""

    def __init__(self, taken: set[str]) -> None:
        """Keep what is taken, and how far each slug is numbered."""
        self._taken = {one.casefold() for one in taken}
        self._last: dict[str, int] = {}

    def slug(self, title: str) -> str:
        """Return a slug for a title, `popcorn`, `popcorn-2`, …; it is taken from now on."""
        stem = _stem(title)
        number = self._last.get(stem, 1)
        slug = stem if number == 1 else f"{stem}-{number}"
        while slug.casefold() in self._taken:
            number += 1
            slug = f"{stem}-{number}"
        self._last[stem] = number
        self._taken.add(slug.casefold())
        return slug


def id_of(title: str, key: str) -> str:
    """Return the `id` of an event: words of its title at first import, and what only its UID has."""
    return f"{_stem(title)}-{key[:8]}"


def tail_of(key: str) -> str:
    """Return what the ids of one event end with."""
    return f"-{key[:8]}"


def path_of(slug: str, first_day: date) -> str:
    """Return the path under content/ of a new event file."""
    return f"events/{first_day:%Y}/{slug}.md"


def _stem(title: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in title).split() or ["event"]
    for count in range(len(words), 0, -1):
        slug = slug_of(" ".join(words[:count]))
        if slug and len(slug.encode()) <= _LONGEST:
            return f"event-{slug}" if _TAKEN.match(slug) else slug
    letters = words[0]
    while letters and (not slug_of(letters) or len(slug_of(letters).encode()) > _LONGEST):
        letters = letters[:-1]
    slug = slug_of(letters)
    return slug if slug and is_slug(slug) and not _TAKEN.match(slug) else "event"
