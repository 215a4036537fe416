"""A web server on the loopback that serves a built site with the headers of its own `_headers` file."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Rules = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` while the block runs; give its address, such as `http://127.0.0.1:40123`."""
    rules = read_headers((folder / "_headers").read_text(encoding="utf-8"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, rules, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def read_headers(text: str) -> Rules:
    """Return (pattern of a path, headers) of each rule, as hosts read such a file: `*` is anything."""
    rules: list[tuple[str, list[tuple[str, str]]]] = []
    for line in text.splitlines():
        if line.startswith((" ", "\t")):
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        elif line.strip():
            rules.append((line.strip(), []))
    return tuple((pattern, tuple(headers)) for pattern, headers in rules)


def headers_of(path: str, rules: Rules) -> dict[str, str]:
    """Return the headers that the rules give to a path; the last rule that names a header wins."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        head, star, tail = pattern.partition("*")
        fits = path.startswith(head) and path.endswith(tail) and len(path) >= len(head + tail) if star else path == pattern
        if fits:
            found.update(headers)
    return found


class _Handler(SimpleHTTPRequestHandler):
    """Serves files under the site's headers, and the site's own page for what is missing."""

    def __init__(self, rules: Rules, *args: Any, **options: Any) -> None:
        self.rules = rules
        self.given: set[str] = set()
        super().__init__(*args, **options)

    def send_header(self, keyword: str, value: str) -> None:
        mine = headers_of(self.path.partition("?")[0], self.rules)
        if keyword not in mine:
            super().send_header(keyword, value)

    def end_headers(self) -> None:
        for name, value in headers_of(self.path.partition("?")[0], self.rules).items():
            super().send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's word
        """Say nothing: a test's output is its own."""
