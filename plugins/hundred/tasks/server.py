"""A web server for one site on this machine: right content types, nothing cached, open pages reload by themselves."""

from __future__ import annotations

import errno
import html
import json
import os
import posixpath
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from hundred.build.delivery.table import FEED_JSON, TYPES
from hundred.tasks.arguments import WrongUsage

HOST = "127.0.0.1"
OWN = "/.hundred/"  # addresses that are ours alone; a site has none with a leading dot
SCRIPT = Path(__file__).with_name("live.js")
TRIES = 50


class Screen:
    """What visitors see: the folder of the last good site, its base path, and the problems that keep a newer one away."""

    def __init__(self, output: Path) -> None:
        """Start without problems and at the root of the host."""
        self.output, self.base, self.problems, self.build = output, "", "", 0

    def show(self, problems: str) -> None:
        """Tell the open pages that a build has ended, with these problems or none."""
        self.problems = problems
        self.build += 1


def listen(port: int, screen: Screen) -> ThreadingHTTPServer:
    """Return a server of `screen` on `port` of this machine, or on the next free one; raises WrongUsage."""
    for number in range(port, min(port + TRIES, 1 << 16)):
        try:
            return _Server((HOST, number), type("Handler", (_Handler,), {"screen": screen}))
        except OSError as refused:
            if refused.errno == errno.EACCES:
                message = f"port {number} is not for everyone; take one above 1023 with --port"
                raise WrongUsage(message) from None
            if refused.errno != errno.EADDRINUSE:
                raise
    message = f"no port from {port} on is free; choose another with --port"
    raise WrongUsage(message)


class _Server(ThreadingHTTPServer):
    allow_reuse_address = os.name == "posix"  # elsewhere it would share a port that is taken
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that hung up."""


class _Handler(BaseHTTPRequestHandler):
    screen: Screen
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if path.startswith(OWN):
            self._own(path.removeprefix(OWN))
            return
        file = self._file(path)
        if file is None and not (self.screen.output / "index.html").is_file():
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, TYPES["html"], _nothing_yet(self.screen.problems))
        elif file is not None and file.is_dir():
            self._redirect(urlsplit(self.path).path + "/")
        elif file is not None:
            self._send(HTTPStatus.OK, _type(file, self.screen.output), file.read_bytes())
        else:
            missing = self.screen.output / "404.html"
            self._send(HTTPStatus.NOT_FOUND, TYPES["html"], missing.read_bytes() if missing.is_file() else b"<p>Not found.")

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, path: str) -> Path | None:
        """Return the file that a path of the site shows, a folder for a path that lacks its slash, or None."""
        base, output = self.screen.base, self.screen.output.resolve()
        if base and path != base and not path.startswith(base + "/"):
            return None
        inside = path.removeprefix(base).lstrip("/")
        if "\0" in inside or any(part.startswith(".") for part in inside.split("/")):
            return None
        file = (output / posixpath.join(inside, "index.html" if not inside or inside.endswith("/") else "")).resolve()
        if not file.is_relative_to(output):
            return None
        return file if file.is_file() or (file / "index.html").is_file() else None

    def _own(self, name: str) -> None:
        if name == "live.js":
            self._send(HTTPStatus.OK, TYPES["js"], SCRIPT.read_bytes())
        elif name == "state":
            state = {"build": self.screen.build, "problems": self.screen.problems}
            self._send(HTTPStatus.OK, TYPES["json"], json.dumps(state).encode())
        else:
            self._send(HTTPStatus.NOT_FOUND, TYPES["txt"], b"")

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", "/" + address.lstrip("/"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        if kind == TYPES["html"]:
            body = _live(body)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing: the terminal belongs to the problems."""


def _type(file: Path, output: Path) -> str:
    if file.suffix == ".json" and file.is_relative_to(output.resolve() / "feeds"):
        return FEED_JSON
    return TYPES.get(file.suffix.lower().removeprefix("."), "application/octet-stream")


def _live(page: bytes) -> bytes:
    """Return the page with the script that reloads it; the files of the site themselves stay as they are."""
    tag = f'<script src="{OWN}live.js" defer></script>'.encode()
    before, found, after = page.rpartition(b"</body>")
    return before + tag + found + after if found else page + tag


def _nothing_yet(problems: str) -> bytes:
    return f"<!doctype html><title>Nothing built yet</title><pre>{html.escape(problems)}</pre>".encode()
