"""`hundred serve` as a person uses it: save, look, save again, Ctrl-C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, TypeVar
from urllib.error import URLError
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 60
T = TypeVar("T")


class Served:
    """A running `hundred serve`."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        """Wait until it says where it listens."""
        self.process, self.log = process, log
        self.address = self.said(r"Serving (http://127\.0\.0\.1:\d+)/")

    def said(self, pattern: str) -> str:
        """Return the first group of `pattern` in what it printed, once it is there."""
        found = _until(lambda: re.search(pattern, self.log.read_text(encoding="utf-8")))
        return found[1] if found else ""

    def shows(self, path: str, text: str) -> bool:
        """Wait until the page at `path` holds `text`, and say so."""
        return _until(lambda: text in self.page(path))

    def page(self, path: str) -> str:
        """Return the page at `path`, '' when there is none."""
        try:
            with urlopen(self.address + path, timeout=10) as answer:  # noqa: S310 - our own server
                body: str = answer.read().decode()
                return body
        except URLError:
            return ""


@pytest.fixture
def served(site: Path, surroundings: dict[str, str], tmp_path: Path) -> Iterator[Served]:
    """Start `hundred serve` for a copy of the downstream site."""
    log = tmp_path / "log.txt"
    command = [sys.executable, "-P", "-m", "hundred.tasks.cli", "serve", "--port", "18100"]
    # A test run that a shell has put into the background ignores Ctrl-C, and so would all that it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            command, cwd=site, env={**surroundings, "PYTHONUNBUFFERED": "1"}, stdout=out, stderr=subprocess.STDOUT, text=True
        )
    signal.signal(signal.SIGINT, before)
    yield Served(process, log)
    process.kill()
    process.wait()


def test_a_saved_file_is_on_the_site(served: Served, site: Path) -> None:
    """A change of content, of settings or of an overridden template is seen without a restart."""
    _change(site / "content" / "news" / "the-wheel-turns.md", "title: The wheel turns", "title: The wheel stops")
    news = served.shows("/news/the-wheel-turns/", "The wheel stops")
    _change(site / "pelicanconf.py", 'SITENAME = "Mill End"', 'SITENAME = "Mill Beginning"')
    name = served.shows("/", "Mill Beginning")
    _change(site / "overrides" / "events" / "event.html", "Mind the weir", "Mind the frogs")
    override = served.shows("/events/first-flour/", "Mind the frogs")

    assert (news, name, override) == (True, True, True)


def test_a_mistake_leaves_the_last_good_site_up(served: Served, site: Path) -> None:
    """A problem is printed and told to the open pages; the site stays; the mended file brings the new one."""
    event = site / "content" / "events" / "weir-walk.md"

    _change(event, "start: 2026-10-04 09:00", "start: 4 Oct")
    told = served.said(r"(content/events/weir-walk\.md:4:8: error\[date\])")
    state = served.shows("/.hundred/state", "weir-walk.md:4:8")
    stays = served.shows("/events/weir-walk/", "Sunday walk to the weir")
    _change(event, "start: 4 Oct", "start: 2026-10-04 10:00")
    mended = served.shows("/.hundred/state", '"problems": ""')

    assert (bool(told), state, stays, mended) == (True, True, True, True)


def test_ctrl_c_ends_it_quietly(served: Served) -> None:
    """Ctrl-C ends the server with 130 and without a traceback."""
    served.process.send_signal(signal.SIGINT)

    assert (served.process.wait(PATIENCE), "Traceback" in served.log.read_text(encoding="utf-8")) == (130, False)


def _change(file: Path, old: str, new: str) -> None:
    """Save a file as editors do: a new one, moved over the old."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    draft = file.with_name("." + file.name + ".tmp")
    draft.write_text(text.replace(old, new), encoding="utf-8")
    draft.replace(file)


def _until(look: Callable[[], T]) -> T:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    pytest.fail("it did not happen in time")
