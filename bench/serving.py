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
_REST = 1.0  # seconds for a server to become quiet, and for its watch of files to stand


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


def serve(stand: Stand) -> dict[str, Cost]:
    """Return what an edit costs in a running server: `page` until its page shows it, `serve` until all addresses do.

    The second edit after the start counts, as the first one loads what no later one does. Where a contestant has two ways to
    serve, `page` is that of the quicker one; what that one leaves stale is remarked.
    """
    with served(stand, stand.who.serve) as server:
        found = [_edit(server) for _ in range(2)][-1]
    if stand.who.glance:
        found["slow page"] = found.pop("page")
        with served(stand, stand.who.glance) as server:
            found["page"] = [_edit(server, everywhere=False) for _ in range(2)][-1]["page"]
            token = stand.title.rpartition(" ")[2]
            stale = [path for path in sorted(stand.reached) if not server.shows(path, token)]
        words = f"{len(stale)} of {len(stand.reached)} files that show it still stale after {_REST:.0f} s more"
        stand.remark(f"its fast way to serve brings an edit to the page, with {words}: {', '.join(stale) or 'none'}")
    return found


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
            time.sleep(_REST)
            yield server
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _edit(server: Server, *, everywhere: bool = True) -> dict[str, Cost]:
    """Save the event under another title and look until it shows; `everywhere` means in each file that showed the first one."""
    stand = server.stand
    title = stand.next_title()
    token, page = title.rpartition(" ")[2], f"events/{stand.event.id}/index.html"
    start = time.perf_counter()
    stand.save(title, stand.more)
    _wait(server, page, token)
    walls = {"page": time.perf_counter() - start}
    if everywhere:
        # The page again at the end: whoever replaces files while others are read must not show the old one once more.
        for path in (*sorted(stand.reached - {page}), page):
            _wait(server, path, token)
        walls["serve"] = time.perf_counter() - start
    time.sleep(_REST)
    return {name: Cost(wall=wall, cpu=0.0, memory=0, others=None) for name, wall in walls.items()}


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
