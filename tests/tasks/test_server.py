"""The server of `hundred serve`: content types, addresses, and what it adds to a page."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from hundred.tasks.arguments import WrongUsage
from hundred.tasks.server import HOST, Screen, listen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "index.html": "<!doctype html><body>home</body>",
    "404.html": "<!doctype html><body>lost</body>",
    "events/index.html": "<!doctype html><body>events</body>",
    "events/海边/index.html": "<!doctype html><body>sea</body>",
    "events/海边/event.ics": "BEGIN:VCALENDAR",
    "feeds/all.rss": "<rss/>",
    "feeds/all.atom": "<feed/>",
    "feeds/group/popcorn.json": "{}",
    "calendars/events.json": "{}",
    "theme/css/main.css": "",
    "theme/img/mark.svg": "<svg/>",
    ".hundred.json": "[]",
}


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    """Return a screen that shows a small site."""
    for name, text in FILES.items():
        file = tmp_path / "output" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return Screen(tmp_path / "output")


@pytest.fixture
def port(screen: Screen) -> Iterator[int]:
    """Serve the screen and return the port."""
    server = listen(_free_port(), screen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def ask(port: int, path: str, method: str = "GET") -> tuple[int, str, str]:
    """Return the status, content type and body that the server answers."""
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request(method, path)
    answer = connection.getresponse()
    told = (answer.status, answer.headers.get("Content-Type", ""), answer.read().decode())
    connection.close()
    return told


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/events/%E6%B5%B7%E8%BE%B9/event.ics", "text/calendar; charset=utf-8"),
        ("/feeds/all.rss", "application/rss+xml; charset=utf-8"),
        ("/feeds/all.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/group/popcorn.json", "application/feed+json"),
        ("/calendars/events.json", "application/json"),
        ("/theme/css/main.css?v=0123456789", "text/css; charset=utf-8"),
        ("/theme/img/mark.svg", "image/svg+xml"),
    ],
)
def test_every_kind_of_file_has_its_type(port: int, path: str, kind: str) -> None:
    """Calendar and feed programs are told what they get."""
    assert ask(port, path)[:2] == (200, kind)


@pytest.mark.parametrize(
    "path", ["/nope", "/../secret.txt", "/%2e%2e/secret.txt", "/events/%00", "/.hundred.json", "//secret.txt", "/.hundred/x"]
)
def test_only_the_site_is_shown(port: int, path: str) -> None:
    """What is not the site's is not found, whatever the spelling."""
    assert ask(port, path)[0] == 404


def test_what_is_missing_gets_the_sites_own_page(port: int) -> None:
    """A wrong address shows 404.html with the status that goes with it."""
    assert "lost" in ask(port, "/nope")[2]


def test_a_folder_without_its_slash_is_sent_there(port: int) -> None:
    """Relative links work, since a folder's page is only at the address with a slash."""
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.request("GET", "/events")
    answer = connection.getresponse()
    answer.read()
    connection.close()

    assert (answer.status, answer.headers["Location"]) == (301, "/events/")


def test_head_has_the_headers_and_no_body(port: int) -> None:
    """HEAD answers as GET does, without the body."""
    assert ask(port, "/feeds/all.rss", "HEAD") == (200, "application/rss+xml; charset=utf-8", "")


def test_a_page_gets_the_script_and_the_file_stays_as_it_is(port: int, screen: Screen) -> None:
    """Live reload is added on the way out, never to the site."""
    shown = ask(port, "/")[2]

    assert shown == '<!doctype html><body>home<script src="/.hundred/live.js" defer></script></body>'
    assert (screen.output / "index.html").read_text(encoding="utf-8") == FILES["index.html"]


def test_open_pages_hear_of_a_build(port: int, screen: Screen) -> None:
    """The state counts builds and carries the problems that keep a new site away."""
    screen.show("content/a.md:1:1: error")

    assert json.loads(ask(port, "/.hundred/state")[2]) == {"build": 1, "problems": "content/a.md:1:1: error"}


def test_before_the_first_good_build_the_problems_are_the_page(port: int, screen: Screen) -> None:
    """With nothing to show, every address tells why, safely escaped."""
    (screen.output / "index.html").unlink()
    screen.show("<b>error</b>")

    status, _, page = ask(port, "/nope/")

    assert (status, "&lt;b&gt;error&lt;/b&gt;" in page) == (503, True)


def test_a_site_under_a_path_is_served_there(port: int, screen: Screen) -> None:
    """A site whose SITEURL has a path keeps it here, so that its links work."""
    screen.base = "/town"

    assert [ask(port, path)[0] for path in ("/town/", "/town/events/", "/events/", "/townhall/")] == [200, 200, 404, 404]


def test_a_taken_port_gives_way_to_the_next(tmp_path: Path) -> None:
    """When somebody listens already, the next free port is taken."""
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = other.getsockname()[1]

        server = listen(taken, Screen(tmp_path))

    server.server_close()
    assert taken < server.server_port <= taken + 50


def test_no_free_port_is_wrong_usage(tmp_path: Path) -> None:
    """At the end of the ports there is no next one."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind((HOST, 65535))
        other.listen()

        with pytest.raises(WrongUsage) as refused:
            listen(65535, Screen(tmp_path))

    assert str(refused.value) == "no port from 65535 on is free; choose another with --port"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        number: int = probe.getsockname()[1]
        return number
