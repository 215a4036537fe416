"""`_headers` and `_redirects`, which Netlify, Cloudflare Pages and others read from the folder that they publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.build.delivery.table import ANYBODY, EVERYWHERE, FEED_JSON, FOR_EVER, SHARED, TYPES, UNFRAMED, UNKNOWN_TO_HOSTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.build.delivery.table import Header, Move

Rule = tuple[str, tuple["Header", ...]]


def headers_file(prefixes: Sequence[str], unframed: Sequence[str]) -> bytes:
    """Return `_headers` of a site with these languages, whose pages at the patterns `unframed` are not for frames.

    These hosts let visitors ask before they use an old copy by themselves, so only what may be kept for ever is said.
    """
    rules = (
        "\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in _rules(prefixes, unframed)
    )
    return ("\n\n".join(rules) + "\n").encode()


def redirects_file(moves: Sequence[Move]) -> bytes:
    """Return `_redirects`: each address that was given up, and its heir."""
    return "".join(f"{old} {new} 301\n" for old, new in moves).encode()


def _rules(prefixes: Sequence[str], unframed: Sequence[str]) -> Iterator[Rule]:
    yield "/*", (*EVERYWHERE, UNFRAMED) if "/*" in unframed else EVERYWHERE
    for pattern in unframed:
        if pattern != "/*":
            yield pattern, (UNFRAMED,)
    for ending in sorted({*UNKNOWN_TO_HOSTS, *SHARED}):
        typed = (("Content-Type", TYPES[ending]),) if ending in UNKNOWN_TO_HOSTS else ()
        yield f"/*.{ending}", (*typed, ANYBODY) if ending in SHARED else typed
    for prefix in ("", *prefixes):
        yield f"{prefix}/feeds/*.json", (("Content-Type", FEED_JSON),)
    yield "/theme/*", (FOR_EVER,)
