"""A last look at the finished pages: every link inside the site leads somewhere, to the very fragment."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# A start tag as our own serialisers write it: attribute values in double quotes.
_TAG = re.compile(r"<[a-z][a-z0-9]*((?:\s+[^\s=<>\"]+(?:=\"[^\"]*\")?)+)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a build left as it was: the `files` that stay in the folder `output`, and all that were there `before`."""

    output: Path
    files: frozenset[str]
    before: frozenset[str]


def broken_links(
    files: Mapping[str, bytes], base: str, url: str, kept: Kept | None = None
) -> tuple[int, list[tuple[str, str]]]:
    """Return how many internal links were looked at, and (file, target) of each that leads nowhere.

    `files` are all pages, or with `kept` the new ones; pages that were kept are looked at again only where a page, or a
    place in a page, is gone. `base` is the path of the site on its host; `url` the site's whole address, whose links are
    internal as well.
    """
    pages = _Pages(files, kept)
    looked_at = [file for file in files if file.endswith(".html")]
    if kept is not None and pages.lost():
        looked_at += sorted(file for file in kept.files if file.endswith(".html"))
    count, broken = 0, []
    for file in looked_at:
        for target in pages.read(file)[0]:
            inside = _inside(target, file, base, url)
            if inside is None:
                continue
            count += 1
            path, fragment = inside
            if path not in pages or (fragment and path.endswith(".html") and fragment not in pages.read(path)[1]):
                broken.append((file, target))
    return count, broken


class _Pages:
    """The pages of a site, new and kept, each read once."""

    def __init__(self, files: Mapping[str, bytes], kept: Kept | None) -> None:
        self._files, self._kept = files, kept
        self._names = frozenset(files) | (kept.files if kept else frozenset())
        self._seen: dict[str, tuple[list[str], set[str]]] = {}

    def __contains__(self, file: object) -> bool:
        return file in self._names

    def read(self, file: str) -> tuple[list[str], set[str]]:
        """Return the targets of all links of a page, and all its ids."""
        if file not in self._seen:
            data = self._files.get(file)
            self._seen[file] = _read(data.decode()) if data is not None else self._old(file)
        return self._seen[file]

    def lost(self) -> bool:
        """Say whether a file of the last build is gone, or a new page lacks an id that its predecessor had."""
        if self._kept is None:
            return False
        renewed = (file for file in self._files if file.endswith(".html") and file in self._kept.before)
        return bool(self._kept.before - self._names) or any(self._old(file)[1] - self.read(file)[1] for file in renewed)

    def _old(self, file: str) -> tuple[list[str], set[str]]:
        assert self._kept is not None  # noqa: S101 - only kept files are not among the new ones
        try:
            return _read((self._kept.output / file).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return [], set()


def _read(page: str) -> tuple[list[str], set[str]]:
    """Return the targets of all links of a page, and all its ids."""
    targets, ids = [], set()
    for tag in _TAG.finditer(page):
        for name, value in _ATTRIBUTE.findall(tag[1]):
            if name in {"href", "src"}:
                targets.append(html.unescape(value))
            elif name == "id":
                ids.add(html.unescape(value))
    return targets, ids


def _inside(target: str, file: str, base: str, url: str) -> tuple[str, str] | None:
    """Return (file, fragment) that a link of `file` leads to within the site, or None when it leaves the site."""
    if target == url or target.startswith(f"{url}/"):
        target = base + target.removeprefix(url)
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target):
        return None
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return file, unquote(fragment)
    if path.startswith("/"):
        if not f"{path}/".startswith(f"{base}/"):
            return path, ""  # on this host, but outside the site: no file is called that
        joined = path.removeprefix(base).lstrip("/")
    else:
        joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) + ("/" if path.endswith("/") else "")
    return joined + ("index.html" if joined.endswith("/") or not joined else ""), unquote(fragment)
