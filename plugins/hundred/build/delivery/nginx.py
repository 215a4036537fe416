"""A site as nginx serves it: a file for /etc/nginx/conf.d/ or sites-enabled/."""

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
    from collections.abc import Iterable, Iterator, Sequence

    from hundred.build.delivery.table import Place

PLAIN, SECURE = ("80", "[::]:80"), ("443 ssl", "[::]:443 ssl")


def nginx(place: Place, *, keys: str = "", plain: Sequence[str] = PLAIN, secure: Sequence[str] = SECURE) -> str:
    """Return the file for the site at `place`, listening on `plain` and `secure`; `keys` is the folder of its certificate.

    Headers come out of maps, and stand once in the server: a location with one of its own would lose all others.
    """
    blocks = [_maps(place)]
    folder = keys or f"/etc/letsencrypt/live/{place.host}"
    if place.secure:
        blocks.append(_block("server", _elsewhere(place, plain)))
        blocks.append(_block("server", [*_listening(place, secure), *_certificate(folder), *_serving(place)]))
    else:
        blocks.append(_block("server", [*_listening(place, plain), *_serving(place)]))
    return "# Made by `hundred hosting nginx`.\n\n" + "\n".join(blocks)


def _maps(place: Place) -> str:
    base = re.escape(place.base)
    maps = {
        "$hundred_shared": {f"~[.](?:{'|'.join(SHARED)})$": ANYBODY[1]},
        "$hundred_cache": {"default": ASK_FIRST[1], f"~^{base}/theme/": FOR_EVER[1]},
        "$hundred_frames": {"default": UNFRAMED[1], f"~^{base}(?:/[^/]+)?{FRAMES}": ""},
    }
    if place.moves:
        maps["$hundred_moved"] = {place.base + old: quote(place.base + new) for old, new in place.moves}
    return "\n".join(
        _block(f"map $uri {name}", [f"{_quoted(key)} {_quoted(value)};" for key, value in rows.items()])
        for name, rows in maps.items()
    )


def _elsewhere(place: Place, plain: Sequence[str]) -> Iterator[str]:
    yield from _listening(place, plain)
    yield f"return 301 https://{place.host}$request_uri;  # webcal: addresses come in here"


def _listening(place: Place, addresses: Sequence[str]) -> Iterator[str]:
    yield from (f"listen {address};" for address in addresses)
    yield f"server_name {place.host};"


def _certificate(folder: str) -> Iterator[str]:
    yield f"ssl_certificate {_quoted(f'{folder}/fullchain.pem')};"
    yield f"ssl_certificate_key {_quoted(f'{folder}/privkey.pem')};"


def _serving(place: Place) -> Iterator[str]:
    kinds = {kind.partition(";")[0]: kind for kind in TYPES.values()}
    texts = [kind for kind, whole in kinds.items() if "charset" in whole and kind != "text/html"]
    yield f"root {_quoted(place.root)};"
    yield "index index.html;"
    yield "absolute_redirect off;"
    yield f"error_page 403 404 =404 {place.base}/404.html;  # a folder without a page of its own is no page either"
    yield from _block_lines("types", (f"{kind} {' '.join(_endings(kind))};" for kind in kinds))
    yield "default_type application/octet-stream;"
    yield "charset utf-8;"
    yield f"charset_types {' '.join(texts)};"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield f"gzip_types {' '.join([*texts, 'application/json', FEED_JSON, 'application/calendar+json', 'image/svg+xml'])};"
    yield from (f"add_header {name} {_quoted(value)} always;" for name, value in EVERYWHERE)
    yield f"add_header {ANYBODY[0]} $hundred_shared;"
    yield f"add_header {ASK_FIRST[0]} $hundred_cache;"
    yield f"add_header {UNFRAMED[0]} $hundred_frames always;"
    if place.moves:
        yield "if ($hundred_moved) { return 301 $hundred_moved; }"
    hidden = "|".join(HIDDEN)
    yield from _block_lines(f'location ~ "/(?:(?:{hidden})$|[.](?!well-known/))"', ["return 404;"])
    feeds = f'location ~ "^{re.escape(place.base)}(?:/[^/]+)?/feeds/.*[.]json$"'
    yield from _block_lines(feeds, ["types { }", f"default_type {FEED_JSON};"])
    for prefix in place.prefixes:
        missing = f"error_page 403 404 =404 {place.base}{prefix}/404.html;"
        yield from _block_lines(f"location {place.base}{prefix}/", [missing])


def _endings(kind: str) -> list[str]:
    return [ending for ending, whole in TYPES.items() if whole.partition(";")[0] == kind]


def _block(head: str, lines: Iterable[str]) -> str:
    return "\n".join([f"{head} {{", *(f"    {line}" for line in lines), "}\n"])


def _block_lines(head: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{head} {{"
    yield from (f"    {line}" for line in lines)
    yield "}"


def _quoted(text: str) -> str:
    """Return a word of the file; `default` is its own word."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return text if text == "default" else f'"{escaped}"'
