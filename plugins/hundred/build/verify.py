"""A last look at the finished pages: every link inside the site leads somewhere, to the very fragment.

A page is looked at where it was made, with the list of all files at hand; places in other pages are compared at the end.
"""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# A start tag as our own serialisers write it: attribute values in double quotes. No piece of it could end earlier and still
# match, so none is tried again.
_TAG = re.compile(r"<[a-z][a-z0-9]*+((?:\s++[^\s=<>\"]++(?:=\"[^\"]*+\")?+)++)\s*+/?>")
_ATTRIBUTE = re.compile(r"([^\s=\"]+)=\"([^\"]*)\"")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


class Site(Struct, frozen=True, kw_only=True):
    """What lies inside: the `files` of the site, `base` its path on its host, `url` its whole address."""

    files: frozenset[str]
    base: str
    url: str
    seen: dict[str, tuple[str, str] | None] = field(default_factory=dict)  # where targets lead
    sound: set[str] = field(default_factory=set)  # targets that lead to a file from every page


_UNSEEN: tuple[str, str] = ("", "")


class Look(Struct, frozen=True, kw_only=True):
    """What a look at a page found: how many links inside the site, those that lead nowhere, and places in other pages."""

    links: int = 0
    broken: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()


_NOTHING = Look()


def look_at(file: str, data: bytes, site: Site) -> Look:
    """Look at a finished file; only pages hold links. Far fragments come back as `file#id`."""
    if not file.endswith(".html"):
        return _NOTHING
    targets, ids = read_page(data.decode())
    known, broken, fragments = site.sound, [], []
    rest = [target for target in targets if target not in known]
    count = len(targets) - len(rest)
    for target in rest:
        rooted = target.startswith("/")  # leads to the same place from every page
        inside = site.seen.get(target, _UNSEEN) if rooted else _UNSEEN
        if inside is _UNSEEN:
            inside = _inside(target, file, site.base, site.url)
            if rooted:
                site.seen[target] = inside
        if inside is None:
            continue
        count += 1
        path, fragment = inside
        if path not in site.files or (fragment and path == file and fragment not in ids):
            broken.append(target)
        elif fragment and path != file and path.endswith(".html"):
            fragments.append(f"{path}#{fragment}")
        elif rooted and not fragment:
            known.add(target)
    return Look(links=count, broken=tuple(broken), fragments=tuple(dict.fromkeys(fragments)))


def missing_fragments(wanted: Mapping[str, Iterable[str]], read: Callable[[str], str]) -> list[tuple[str, str]]:
    """Return (file, `other#id`) for every place that a page links to and the other page lacks; `read` gives a page."""
    ids: dict[str, set[str]] = {}
    missing = []
    for file, fragments in wanted.items():
        for fragment in fragments:
            path, _, id_ = fragment.partition("#")
            if path not in ids:
                ids[path] = read_page(read(path))[1]
            if id_ not in ids[path]:
                missing.append((file, f"/{fragment}"))
    return missing


def read_page(page: str) -> tuple[list[str], set[str]]:
    """Return the targets of all links of a page, and all its ids."""
    targets, ids = [], set()
    # One search of all attributes takes half the time of one for each tag.
    for name, value in _ATTRIBUTE.findall("\n".join(_TAG.findall(page))):
        if name == "id":
            ids.add(html.unescape(value))
        elif name in {"href", "src"}:
            targets.append(html.unescape(value))
    return targets, ids


def _inside(target: str, file: str, base: str, url: str) -> tuple[str, str] | None:
    """Return (file, fragment) that a link of `file` leads to within the site, or None when it leaves the site."""
    if target == url or target.startswith(f"{url}/"):
        target = base + target.removeprefix(url)
    if _SCHEME.match(target):
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
