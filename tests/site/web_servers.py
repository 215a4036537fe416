"""Real web servers on the loopback, each told what to do by exactly what Hundred writes for it."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from figures import cannot

from hundred.build.delivery.caddy import caddy
from hundred.build.delivery.nginx import nginx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hundred.build.delivery.table import Place

HOST = "127.0.0.1"
_APACHE_MODULES = "mpm_event authz_core mime dir headers alias rewrite autoindex filter deflate".split()


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server says: the status, the headers by their names in small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Asking:
    """One kept connection to a server on a port."""

    def __init__(self, port: int) -> None:
        """Connect when the first question is asked."""
        self._connection = http.client.HTTPConnection(HOST, port, timeout=20)

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def __call__(self, path: str, **headers: str) -> Answer:
        """Return the answer for a path of the site, whose letters are percent-encoded on the way; `_` in a name is a dash."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            answer = self._answer(path, sent)
        except ConnectionError:  # a server hangs up on who said nothing for some seconds
            self._connection.close()
            answer = self._answer(path, sent)
        names = [name.lower() for name, _ in answer.getheaders()]
        assert len(names) == len(set(names)), f"{path}: a header is sent twice: {sorted(names)}"
        return Answer(
            status=answer.status,
            headers={name.lower(): value for name, value in answer.getheaders()},
            body=answer.read(),
        )

    def _answer(self, path: str, headers: dict[str, str]) -> http.client.HTTPResponse:
        self._connection.request("GET", quote(path, safe="/?=."), headers=headers)
        return self._connection.getresponse()


@contextlib.contextmanager
def under_nginx(place: Place, work: Path, **options: Any) -> Iterator[Asking]:
    """Serve a place with nginx while the block runs; give a connection to it."""
    program, port = _program("nginx"), free_port()
    options.setdefault("plain", [f"{HOST}:{port}"])
    temporary = "\n".join(f"{kind}_temp_path {work}/{kind};" for kind in "client_body proxy fastcgi uwsgi scgi".split())
    (work / "site.conf").write_text(nginx(place, **options), encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    main = f"daemon off; {user} pid {work}/pid; error_log stderr; events {{ }}\nhttp {{ access_log off; {temporary}\ninclude site.conf; }}"
    (work / "nginx.conf").write_text(main, encoding="utf-8")
    with _running([program, "-p", str(work), "-c", str(work / "nginx.conf")], port, work) as asking:
        yield asking


@contextlib.contextmanager
def under_caddy(place: Place, work: Path) -> Iterator[Asking]:
    """Serve a place with Caddy while the block runs; give a connection to it."""
    program, port = _program("caddy"), free_port()
    # The block is Hundred's; that nothing is administered and no certificate is asked for is the test's.
    text = "{\n\tadmin off\n\tauto_https off\n}\n" + caddy(place, f"http://{HOST}:{port}")
    (work / "Caddyfile").write_text(text, encoding="utf-8")
    env = {"HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    with _running([program, "run", "--config", str(work / "Caddyfile"), "--adapter", "caddyfile"], port, work, **env) as asking:
        yield asking


@contextlib.contextmanager
def under_apache(place: Place, work: Path) -> Iterator[Asking]:
    """Serve a place with Apache while the block runs, by the `.htaccess` that lies in it; give a connection to it."""
    program, port = _program("apache2"), free_port()
    folder = next((one for one in map(Path, ("/usr/lib/apache2/modules",)) if one.is_dir()), None) or cannot(
        "no modules of Apache"
    )
    modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in _APACHE_MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    text = f"""
ServerRoot {work}
ServerName {HOST}
Listen {HOST}:{port}
PidFile {work}/pid
Mutex file:{work}
ErrorLog {work}/error.log
{modules}
{user}
TypesConfig /dev/null
DocumentRoot {place.root}
AddOutputFilterByType DEFLATE text/calendar
<Directory {place.root}>
  Options Indexes
  AllowOverride All
  Require all granted
</Directory>
"""
    (work / "apache.conf").write_text(text, encoding="utf-8")
    with _running([program, "-f", str(work / "apache.conf"), "-DFOREGROUND"], port, work) as asking:
        yield asking


SERVERS: Mapping[str, Callable[[Place, Path], contextlib.AbstractContextManager[Asking]]] = {
    "nginx": under_nginx,
    "caddy": under_caddy,
    "apache2": under_apache,
}


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as asked:
        asked.bind((HOST, 0))
        port: int = asked.getsockname()[1]
        return port


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        cannot(f"{name} is not installed: no file was served by it")
    return str(found)


@contextlib.contextmanager
def _running(command: list[str], port: int, work: Path, **variables: str) -> Iterator[Asking]:
    with (work / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **variables})
        try:
            _wait(process, port, work)
            with contextlib.closing(Asking(port)) as asking:
                yield asking
        finally:
            process.terminate()
            process.wait(20)


def _wait(process: subprocess.Popen[bytes], port: int, work: Path) -> None:
    """Return when somebody listens on the port."""
    for _ in range(200):
        assert process.poll() is None, (work / "said").read_text(encoding="utf-8", errors="replace")
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), 1):
            return
        time.sleep(0.05)
    message = f"nobody listens on {port}: {(work / 'said').read_text(encoding='utf-8', errors='replace')}"
    raise AssertionError(message)
