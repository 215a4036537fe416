"""A last look at the finished pages: every link inside the site leads somewhere, to the very fragment."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

# A start tag as our own serialisers write it: attribute values in double quotes.
_TAG = re.compile(r"<[a-z][a-z0-9]*((?:\s+[^\s=<>\"]+(?:=\"[^\"]*\")?)+)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")


def broken_links(files: Mapping[str, bytes], base: str, url: str) -> tuple[int, list[tuple[str, str]]]:
    """Return how many internal links the pages among `files` hold, and (file, target) of each that leads nowhere.

    `base` is the path of the site on its host; `url` the site's whole address, whose links are internal as well.
    """
    targets: dict[str, list[str]] = {}
    ids: dict[str, set[str]] = {}
    for file, data in files.items():
        if file.endswith(".html"):
            targets[file], ids[file] = _read(data.decode())
    count, broken = 0, []
    for file, found in targets.items():
        for target in found:
            inside = _inside(target, file, base, url)
            if inside is None:
                continue
            count += 1
            path, fragment = inside
            if path not in files or (fragment and path in ids and fragment not in ids[path]):
                broken.append((file, target))
    return count, broken


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
