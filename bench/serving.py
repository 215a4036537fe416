"""The running servers: how long from saving a file until every address that shows it serves the new words."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.measure import Cost, Failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.scenarios import Stand

HOST = "127.0.0.1"
_PAUSE = 0.01  # seconds between two looks
_LIMIT = 300.0  # seconds until an edit must show, however long other commands may take
_REST = 1.0  # seconds for a server to become quiet again


@dataclass(frozen=True, slots=True)
class Server:
    """A running server of a contestant's site."""

    stand: Stand
    port: int

    def shows(self, path: str, token: str) -> bool:
        """Say whether the file `path` of the site is served with `token` in it."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=_LIMIT)
        try:
            connection.request("GET", "/" + path.removesuffix("index.html"))
            body = connection.getresponse().read()
        except (OSError, http.client.HTTPException):
            return False  # a server that is just replacing its pages may hang up
        finally:
            connection.close()
        return token.encode() in body.replace(b"\r\n ", b"")


@contextlib.contextmanager
def served(stand: Stand, words: Sequence[str]) -> Iterator[Server]:
    """Run the server `words` of a contestant's site while the context lasts; it is ready when it is entered. Raises Failed."""
    port = _free_port()
    command = [word.replace("{port}", str(port)) for word in words]
    with (stand.who.site / "said.txt").open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - the bench's own commands
            command, cwd=stand.who.site, env=dict(stand.who.env), stdout=out, stderr=out, start_new_session=True
        )
        try:
            server = Server(stand, port)
            token = stand.title.rpartition(" ")[2]
            _wait(server, f"events/{stand.event.id}/index.html", token, process)
            yield server
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def serve_edit(server: Server, *, everywhere: bool = True) -> tuple[Cost, ...]:
    """Save an event under another title; return the time until its page shows it, if `everywhere` until all addresses do."""
    stand = server.stand
    title = stand.next_title()
    token, page = title.rpartition(" ")[2], f"events/{stand.event.id}/index.html"
    start = time.perf_counter()
    stand.who.retitle(stand.event, title)
    _wait(server, page, token)
    walls = [time.perf_counter() - start]
    if everywhere:
        for path in sorted(stand.reached - {page}):
            _wait(server, path, token)
        walls.append(time.perf_counter() - start)
    stand.title = title
    time.sleep(_REST)
    return tuple(Cost(wall=wall, cpu=0.0, memory=0, others=None) for wall in walls)


def _wait(server: Server, path: str, token: str, process: subprocess.Popen[bytes] | None = None) -> None:
    end = time.monotonic() + min(server.stand.limit, _LIMIT)
    while not server.shows(path, token):
        if time.monotonic() > end or (process is not None and process.poll() is not None):
            message = f"the server of {server.stand.who.name} never showed {token} on /{path}"
            raise Failed(message)
        time.sleep(_PAUSE)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])
