"""The theme as the engine sees it: where templates and files lie, and what each file's address is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.loaders import ChoiceLoader, PrefixLoader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme folder, and the folders with which a site overrides single templates, the first winning."""

    folder: Path
    overrides: tuple[Path, ...] = ()
    _assets: dict[str, str] = field(default_factory=dict)

    def environment(self) -> Environment:
        """Return a Jinja environment: autoescape always, nothing undefined; `!theme/x.html` is the theme's own x.html."""
        own = FileSystemLoader(self.folder / "templates")
        loader = ChoiceLoader([FileSystemLoader(list(self.overrides)), own, PrefixLoader({"!theme": own})])
        return Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )

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
