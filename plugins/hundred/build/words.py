"""The theme's words: gettext catalogues read from .po files, a site's own folder before the theme's."""

from __future__ import annotations

import hashlib
import io
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

Plural = tuple[str, ...]


class PoCatalogue(Struct, frozen=True):
    """Messages of one language; what is not there is said in English, as it was asked."""

    messages: Mapping[str, str | Plural]
    plural: Callable[[int], int]

    def gettext(self, message: str) -> str:
        """Return the translation of `message`, or `message`."""
        found = self.messages.get(message)
        return found if isinstance(found, str) and found else message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the form that fits the number `n`."""
        forms = self.messages.get(singular)
        if isinstance(forms, tuple):
            form = forms[min(self.plural(n), len(forms) - 1)]
            if form:
                return form
        return singular if n == 1 else plural


def read_catalogue(lang: str, themes: Iterable[Path]) -> tuple[PoCatalogue, str]:
    """Return the catalogue for `lang` and the digest of its files.

    They are `locale/<lang>/LC_MESSAGES/hundred.po` of each of `themes`, the first winning.
    """
    messages: dict[str, str | Plural] = {}
    hasher = hashlib.blake2b(digest_size=16)
    name = lang.replace("-", "_")
    for theme in reversed(list(themes)):
        path = theme / "locale" / name / "LC_MESSAGES" / "hundred.po"
        if path.is_file():
            from babel.messages.pofile import read_po  # noqa: PLC0415 - a theme without words needs none of it

            data = path.read_bytes()
            hasher.update(b"%d " % len(data) + data)
            catalogue = read_po(io.BytesIO(data), locale=name)
            for message in catalogue:
                said, meant = message.string, message.id
                if isinstance(meant, str) and isinstance(said, str) and meant and said and not message.fuzzy:
                    messages[meant] = said
                elif isinstance(meant, list | tuple) and isinstance(said, list | tuple):
                    messages[meant[0]] = tuple(said)
    return PoCatalogue(messages, partial(_plural, name)), hasher.hexdigest()


def _plural(name: str, n: int) -> int:
    """Return the number of the plural form for `n`, in the languages whose rule is n != 1 or none at all."""
    return 0 if n == 1 or _forms(name) == 1 else 1


@cache
def _forms(name: str) -> int:
    from babel.messages.plurals import get_plural  # noqa: PLC0415 - as above

    return get_plural(name).num_plurals
