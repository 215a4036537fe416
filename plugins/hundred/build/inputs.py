"""What a build is made from, as digests: what each noted read gives now."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.core.digest import Digester, OpaqueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from hundred.build.shelf import Entry
    from hundred.build.theme import Theme
    from hundred.core.community import Community
    from hundred.core.reads import Key


@dataclass(slots=True, kw_only=True)
class Inputs:
    """Gives the digest of a read: of the community, or of what the engine itself knows.

    The engine's are `("template", name)`, `("theme",)` for all static files of the theme and `("file", address)` for one,
    `("words", lang)`, `("picture", path)` and `("menu",)`.
    """

    community: Community
    theme: Theme
    content: Path
    words: Mapping[str, str]
    menu: Callable[[], object]
    digester: Digester = field(default_factory=Digester)
    _known: dict[Key, str] = field(default_factory=dict)

    def know(self, entries: Iterable[Entry]) -> None:
        """Take the digests of records and bodies as they were found when they were read."""
        known, by_id, kept = self._known, self.community.by_id, self.digester.know
        for entry in entries:
            record = entry.record
            # A record that mentions somebody who is not shown is another one in the community.
            if record is not None and by_id.get((entry.kind, entry.id)) is record:
                kept(record, entry.digest)
                known["find", entry.kind, entry.id] = entry.digest.hex()
                for path, mark in entry.marks.items():
                    known["body", path] = mark

    def digest(self, key: Key) -> str:
        """Return the digest (hex) of what a read gives now, '' where it cannot be told."""
        found = self._known.get(key)
        if found is None:
            try:
                found = self._known[key] = self._of(key)
            except (OpaqueError, ValueError, LookupError, OSError):
                found = self._known[key] = ""
        return found

    def digests(self, keys: Iterable[Key]) -> list[str]:
        """Return the digests of many reads."""
        known, digest = self._known, self.digest
        return [known.get(key) or digest(key) for key in keys]

    def changed(self, keys: Iterable[Key], before: Iterable[str]) -> set[int]:
        """Return the numbers of the reads that do not give what they gave `before`, as digests."""
        return differing(self.digests(keys), before)

    def _of(self, key: Key) -> str:
        what = key[0]
        if what == "find":
            record = self.community.by_id.get((key[1], key[2]))
            return self.digester.of_struct(record).hex() if record is not None else "-"
        if what == "body":
            return self.community.bodies.mark(key[1])
        own = self._own(key) if what != "ask" else None
        return own if own is not None else self.digester.digest(self._answer(key)).hex()

    def _answer(self, key: Key) -> object:
        """Return what a read of the community gives; raises ValueError where a question cannot be answered any more."""
        try:
            return self.community.value_of(key)
        except Exception as fault:
            if key[0] != "ask":
                raise
            message = f"{key} was asked of a record that is gone"  # who still asks is told by the question itself
            raise ValueError(message) from fault

    def _own(self, key: Key) -> str | None:  # noqa: PLR0911 - one for each kind of read
        """Return the digest of what the engine itself knows, None for what the community does."""
        match key:
            case ("template", name):
                return self.theme.digest_of(name)
            case ("theme",):
                return self.theme.files_digest
            case ("file", address):
                return self.theme.file_digest(address)
            case ("words", lang):
                return self.words[lang]
            case ("menu",):
                return self.digester.digest(self.menu()).hex()
            case ("picture", path) if path in self.community.images:
                return hashlib.blake2b((self.content / path).read_bytes(), digest_size=16).hexdigest()
        return None


def differing(now: Iterable[str], before: Iterable[str]) -> set[int]:
    """Return the numbers of the digests that are not what they were, or that never could be told."""
    return {number for number, (one, then) in enumerate(zip(now, before, strict=True)) if one != then or not then}
