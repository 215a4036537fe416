"""`.htaccess`, which Apache reads from the folder that it publishes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
    from collections.abc import Iterator

    from hundred.build.delivery.table import Header, Place

HTACCESS = ".htaccess"


def htaccess(place: Place) -> bytes:
    """Return `.htaccess` of the site at `place`."""
    return ("\n".join(_lines(place)) + "\n").encode()


def _lines(place: Place) -> Iterator[str]:
    base, hidden = re.escape(place.base), "|".join(map(re.escape, HIDDEN))
    yield "# Made by Hundred from its table of headers; every build writes it anew."
    yield "Options -Indexes"
    yield "DirectoryIndex index.html"
    yield "FileETag MTime Size"
    yield "AddDefaultCharset Off"
    yield f"ErrorDocument 404 {place.base}/404.html"
    for prefix in place.prefixes:
        yield f'<If "%{{REQUEST_URI}} =~ m#^{base}{prefix}/#">'
        yield f"  ErrorDocument 404 {place.base}{prefix}/404.html"
        yield "</If>"
    yield "<IfModule mod_mime.c>"
    for ending, kind in TYPES.items():
        yield f'  AddType "{kind}" .{ending}'
    yield "</IfModule>"
    yield f'<If "%{{REQUEST_URI}} =~ m#^{base}(?:/[^/]+)?/feeds/.*[.]json$#">'
    yield f"  ForceType {FEED_JSON}"
    yield "</If>"
    yield "<IfModule mod_headers.c>"
    yield from (f"  {_set(header)}" for header in (*EVERYWHERE, UNFRAMED, ASK_FIRST))
    # mod_deflate adds to the tag that it gives out, and does not know it again.
    yield '  RequestHeader edit* If-None-Match "-(?:gzip|br)\\"" "\\""'
    yield f'  <FilesMatch "[.](?:{"|".join(SHARED)})$">'
    yield f"    {_set(ANYBODY)}"
    yield "  </FilesMatch>"
    yield f'  <If "%{{REQUEST_URI}} =~ m#^{base}/theme/#">'
    yield f"    {_set(FOR_EVER)}"
    yield "  </If>"
    yield f'  <If "%{{REQUEST_URI}} =~ m#^{base}(?:/[^/]+)?{FRAMES}#">'
    yield f"    Header always unset {UNFRAMED[0]}"
    yield "  </If>"
    yield "</IfModule>"
    yield "<IfModule mod_alias.c>"
    yield f'  RedirectMatch 404 "/(?:(?:{hidden})$|\\.(?!well-known/))"'
    for old, new in place.moves:
        yield f'  RedirectMatch 301 "^{re.escape(place.base + old)}$" "{place.base + new}"'  # it encodes the letters itself
    if place.secure:  # webcal: addresses come in without TLS; behind a proxy that has ended it, and at a preview, all is well
        host = f"%{{HTTPS}} != 'on' && %{{HTTP:X-Forwarded-Proto}} != 'https' && %{{HTTP_HOST}} == '{place.host}'"
        yield f'  <If "{host}">'
        yield f'    Redirect 301 "/" "https://{place.host}/"'
        yield "  </If>"
    yield "</IfModule>"


def _set(header: Header) -> str:
    name, value = header
    return f'Header always set {name} "{value}"'
