"""A site as Caddy serves it: a block for its Caddyfile. Caddy sees to certificates, and to TLS for who comes without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from hundred.build.delivery.table import (
    ANYBODY,
    ASK_FIRST,
    EVERYWHERE,
    FEED_JSON,
    FOR_EVER,
    FRAMES,
    HIDDEN,
    SHARED,
    TYPES,
    UNFRAMED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.build.delivery.table import Place


def caddy(place: Place, address: str = "") -> str:
    """Return the block for the site at `place`; `address` is where it listens, where that is not the site's own host."""
    head = address or (place.host if place.secure else f"http://{place.host}")
    return "\n".join(["# Made by `hundred hosting caddy`.", f"{head} {{", *(f"\t{line}" for line in _lines(place)), "}\n"])


def _lines(place: Place) -> Iterator[str]:
    base = re.escape(place.base)
    hidden = " ".join(f"*/{name}" for name in HIDDEN)
    yield f"root * {_quoted(place.root)}"
    yield "encode gzip"
    yield from _block("header", (f"{name} {_quoted(value)}" for name, value in EVERYWHERE))
    for kind in dict.fromkeys(TYPES.values()):
        endings = [ending for ending, its in TYPES.items() if its == kind]
        yield from _matched(endings[0], f"path {_files(endings)}", ("Content-Type", kind))
    yield from _matched("feeds", f"path_regexp ^{base}(/[^/]+)?/feeds/.*[.]json$", ("Content-Type", FEED_JSON))
    yield from _matched("shared", f"path {_files(SHARED)}", ANYBODY)
    yield from _matched("theme", f"path {place.base}/theme/*", FOR_EVER)
    yield from _matched("others", f"not path {place.base}/theme/*", ASK_FIRST)
    yield from _matched("unframed", f"not path_regexp ^{base}(/[^/]+)?{FRAMES}", UNFRAMED)
    for old, new in place.moves:
        yield f"redir {_quoted(place.base + old)} {_quoted(quote(place.base + new))} 301"
    yield from _block("@hidden", (f"path {hidden} */.*", "not path /.well-known/*"))
    yield "error @hidden 404"
    yield "file_server"
    yield from _block("handle_errors", _missing(place))


def _missing(place: Place) -> Iterator[str]:
    """Yield what is done for an address without a file: its page is HTML, whatever the address ends in."""
    yield from _block("header", (f'Content-Type "{TYPES["html"]}"', f"-{ANYBODY[0]}"))
    for prefix in place.prefixes:
        yield f"@in{prefix.replace('/', '-')} path {place.base}{prefix}/*"
        yield from _block(f"handle @in{prefix.replace('/', '-')}", (f"rewrite * {place.base}{prefix}/404.html", "file_server"))
    yield from _block("handle", (f"rewrite * {place.base}/404.html", "file_server"))


def _files(endings: Iterable[str]) -> str:
    return " ".join(f"*.{ending}" for ending in endings)


def _matched(name: str, condition: str, header: tuple[str, str]) -> Iterator[str]:
    yield f"@{name} {condition}"
    yield f"header @{name} {header[0]} {_quoted(header[1])}"


def _block(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"\t{line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
