"""The one table of how a site's files are served. Every form of it, for a host or a server, is written from here.

No address gets one header from two rules: some hosts join the values then, and `no-cache, immutable` means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.wall.poster_colours import STYLE_DIGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

Header = tuple[str, str]
Move = tuple[str, str]
"""An address that was given up, and the one that took its place: both with the language before them."""

TYPES = {
    "atom": "application/atom+xml; charset=utf-8",
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",  # without the charset Google takes Chinese for Latin-1 (facts: calendar §4.1)
    "jcal": "application/calendar+json",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",  # RFC 7763
    "pdf": "application/pdf",
    "png": "image/png",
    "rss": "application/rss+xml; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml; charset=utf-8",
}
"""Media types by ending. JSON is UTF-8 by its own rules (RFC 8259 §8.1) and has no charset.

Nothing is an attachment, the file of a single event neither: telephones hand `text/calendar` to the calendar, and put an
attachment into a folder where nobody looks.
"""
UNKNOWN_TO_HOSTS = ("atom", "csv", "ics", "jcal", "md", "rss", "txt", "webmanifest")
"""Endings whose types, or charsets, hosts are known to get wrong."""
FEED_JSON = "application/feed+json"
SHARED = ("atom", "csv", "ics", "jcal", "json", "md", "rss", "txt")
"""Endings of files that the pages of other sites may read, since they are published for that."""
ANYBODY: Header = ("Access-Control-Allow-Origin", "*")

# No page needs a script. Who may frame a page is not said here, where it could not be taken back for the agendas.
# The only style sheet within a file is that of the posters, which turns them dark.
_POLICY = (
    f"default-src 'none'; style-src 'self' '{STYLE_DIGEST}'; img-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
EVERYWHERE: tuple[Header, ...] = (
    ("Content-Security-Policy", _POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
UNFRAMED: Header = ("X-Frame-Options", "DENY")
FRAMES = "/calendars/embed/"
"""The folder whose pages are made to stand in other sites' pages."""
FOR_EVER: Header = ("Cache-Control", "public, max-age=31536000, immutable")
ASK_FIRST: Header = ("Cache-Control", "no-cache")
"""May be kept, but is asked for every time: the answer is 304 without a body for all that did not change."""
HIDDEN = ("_headers", "_redirects")
"""Files that are words to hosts and not for visitors; so are all whose names begin with a dot, but /.well-known/."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a site is served: `base` is its path on the `host`, '' at the root; `prefixes` are those of its languages.

    `root` is the folder that the server publishes: the site's own, or the one that holds it as `base`.
    """

    host: str
    root: str
    base: str = ""
    secure: bool = True
    prefixes: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


def frames(address: str) -> bool:
    """Say whether other sites may show the page at a neutral `address` in a frame."""
    return address.startswith(FRAMES)


def unframed(addresses: Sequence[str], folder: str = "/") -> list[str]:
    """Return patterns, none within another, that hold every page of `addresses` but those for frames.

    A folder without such a page is one pattern, as `/events/*`: hosts allow few rules.
    """
    if not any(map(frames, addresses)):
        return [f"{folder}*"]
    patterns, below = [], dict[str, list[str]]()
    for address in addresses:
        name, slash, _ = address[len(folder) :].partition("/")
        if slash:
            below.setdefault(f"{folder}{name}/", []).append(address)
        elif not frames(address):
            patterns.append(address)
    for inside in sorted(below):
        patterns += unframed(below[inside], inside)
    return patterns
