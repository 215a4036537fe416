"""Every form in which a text could stand in a file: what a search for a secret has to look for."""

from __future__ import annotations

import base64
import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLD = re.compile(rb"\r?\n[ \t]")
_RUN = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")


def forms(secret: str) -> set[bytes]:
    """Return a text as it is written in HTML, JSON, addresses, calendars, hexadecimal and other encodings of letters."""
    said = {
        secret,
        html.escape(secret),
        secret.encode("ascii", "xmlcharrefreplace").decode(),
        "".join(f"&#{ord(char)};" for char in secret),
        "".join(f"&#x{ord(char):x};" for char in secret),
        "".join(f"%{byte:02X}" for byte in secret.encode()),
        json.dumps(secret)[1:-1],
        json.dumps(secret, ensure_ascii=False)[1:-1].replace("/", "\\/"),
        quote(secret),
        quote(secret, safe=""),
        quote_plus(secret),
        quote(quote(secret, safe=""), safe=""),
        re.sub(r"([\\;,])", r"\\\1", secret),
        secret.encode().hex(),
        secret[::-1],
    }
    return {one.casefold().encode() for one in said} | {secret.casefold().encode(code) for code in ("utf-16-le", "utf-16-be")}


def readings(data: bytes) -> Iterator[bytes]:
    """Yield a file as its readers see it: as it is, unfolded, its addresses and entities resolved, what looks like base64 read."""
    unfolded = _FOLD.sub(b"", data)
    yield data
    yield unfolded
    text = unfolded.decode("utf-8", "replace")
    yield unquote(html.unescape(unquote(text))).encode()
    yield re.sub(r"\\(.)", r"\1", text).encode()
    for run in _RUN.findall(unfolded):
        body = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        for start in range(4):  # where it began inside a longer one
            part = body[start:]
            yield base64.b64decode(part[: len(part) // 4 * 4] + b"")


def holds(data: bytes, sought: set[bytes]) -> bool:
    """Say whether a file holds one of the forms, whatever the case of its letters."""
    return any(one in reading for reading in map(bytes.lower, readings(data)) for one in sought)
