"""The theme as the engine sees it: where templates and files lie, and what each file's address is."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jinja2.loaders import ChoiceLoader, FileSystemLoader, PrefixLoader
from msgspec import Struct, field

from hundred.build.references import References

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import BaseLoader


class Theme(Struct, frozen=True):
    """A theme folder, and the folders with which a site overrides single templates, the first winning."""

    folder: Path
    overrides: tuple[Path, ...] = ()
    _assets: dict[str, str] = field(default_factory=dict)
    _references: list[References] = field(default_factory=list)

    def loader(self) -> BaseLoader:
        """Return where templates come from: a site's own before the theme's; `!theme/x.html` is the theme's own x.html."""
        own = FileSystemLoader(self.folder / "templates")
        return ChoiceLoader([FileSystemLoader(list(self.overrides)), own, PrefixLoader({"!theme": own})])

    def digest_of(self, template: str) -> str:
        """Return a digest (hex) of a template and of every one that it extends, includes or imports, overrides among them."""
        if not self._references:
            self._references.append(References(self.loader()))
        return self._references[0].digest_of(template)

    @property
    def files_digest(self) -> str:
        """Return a digest (hex) of the names and bytes of all static files."""
        hasher = hashlib.blake2b(digest_size=16)
        for address, path in self.files():
            data = path.read_bytes()
            hasher.update(f"{address} {len(data)}\n".encode())
            hasher.update(data)
        return hasher.hexdigest()

    def files(self) -> Iterator[tuple[str, Path]]:
        """Yield (path on the site, file) for every file of static/, in order; hidden files are not published."""
        static = self.folder / "static"
        for path in sorted(static.rglob("*")):
            relative = path.relative_to(static)
            if path.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield f"/theme/{relative.as_posix()}", path

    def asset(self, name: str) -> str:
        """Return the path of the static file `name` with a digest of its bytes, so that browsers may keep it for ever."""
        if name not in self._assets:
            digest = hashlib.sha256((self.folder / "static" / name).read_bytes()).hexdigest()[:10]
            self._assets[name] = f"/theme/{name}?v={digest}"
        return self._assets[name]

    def file_digest(self, address: str) -> str:
        """Return a digest of the static file that is published at `address`; raises LookupError where there is none."""
        return hashlib.sha256(self.file(address).read_bytes()).hexdigest()[:32]

    def file(self, address: str) -> Path:
        """Return the static file that is published at `address`; raises LookupError where there is none."""
        return dict(self.files())[address]
