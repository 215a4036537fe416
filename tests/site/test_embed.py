"""An agenda in a frame on somebody else's site, in a real browser: another host, narrow, dark, judged by axe."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from built_site import LANGUAGES, address_of
from figures import note
from loopback import headers_of, read_headers
from test_browser import AXE, RULES, axe, browser, served, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from built_site import BuiltSite
    from playwright.sync_api import Browser

__all__ = ["axe", "browser", "served"]
HOST = """<!DOCTYPE html><html lang="en"><title>Library</title><main><h1>Library</h1>
<iframe src="{src}" title="Agenda" width="{width}" height="480" style="border: 0"></iframe></main>"""
EMBEDS = {lang: f"{prefix}/calendars/embed/all/" for lang, prefix in LANGUAGES.items()}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's word
        """Say nothing."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Return the address of another site, and its folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", tmp_path
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("lang", EMBEDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_agenda_stands_in_a_frame_elsewhere(  # noqa: PLR0917 - a browser, two sites and a judge
    browser: Browser,
    served: str,
    axe: str,
    library: tuple[str, Path],
    lang: str,
    scheme: str,
) -> None:
    """Another host shows it in 280 pixels: it fits, axe finds nothing, it asks nobody else, and its links leave the frame."""
    address, folder = library
    (folder / "index.html").write_text(HOST.format(src=served + EMBEDS[lang], width=280), encoding="utf-8")
    with visiting(browser, color_scheme=scheme, viewport={"width": 390, "height": 700}, bypass_csp=True) as visit:
        visit.page.goto(address)
        [frame] = visit.page.frames[1:]
        frame.wait_for_load_state()
        wide = frame.evaluate("document.scrollingElement.scrollWidth")
        rows = frame.locator("ol > li").count()
        frame.evaluate(axe)
        found = frame.evaluate(AXE, RULES)["violations"]
        outside = [url for url in visit.requests if not url.startswith((f"{served}/", f"{address}/"))]
        frame.locator("ol > li a").first.click()
        visit.page.wait_for_url(f"{served}/**")

        assert (wide, rows, found, outside) == (280, 20, [], [])
        assert visit.page.url.startswith(f"{served}{LANGUAGES[lang]}/events/")


def test_only_agendas_may_stand_in_frames(site: BuiltSite) -> None:
    """The headers of the site let other sites show what lies under calendars/embed/, in each language, and nothing else."""
    rules = read_headers(site.files["_headers"].decode())
    framed = {path: "X-Frame-Options" not in headers_of(address_of(path), rules) for path in site.pages}

    assert {path for path, may in framed.items() if may} == site.of_kind("embed").keys()


def test_agendas_are_light_and_quiet(site: BuiltSite) -> None:
    """Each is a page with one list of at most twenty events, with noindex, every link of which leaves the frame."""
    pages = site.of_kind("embed")
    heaviest = max(len(site.files[path]) for path in pages)
    note(f"{len(pages)} agendas, the heaviest {heaviest} bytes")

    assert len(pages) == len([path for path in site.ending(".ics") if "calendars/" in path])
    assert heaviest < 20_000
    assert all("noindex" in page.robots for page in pages.values())
    assert all(site.files[path].count(b"<a ") == site.files[path].count(b' target="_top"') for path in pages)
    assert all(site.files[path].count(b"data-start=") <= 20 for path in pages)


@pytest.mark.parametrize("path", ["/calendars/group/popcorn/", "/zh-Hans/calendars/all/"])
def test_the_page_of_a_calendar_prints_as_a_poster(browser: Browser, served: str, path: str) -> None:
    """On one sheet of A4 stand the name, the code and what comes next, and nothing that could be pressed."""
    with visiting(browser, java_script_enabled=False) as visit:
        visit.page.goto(served + path)
        sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", visit.page.pdf(format="A4")))
        visit.page.emulate_media(media="print")
        shown = {name: visit.page.locator(name).first.is_visible() for name in ("h1", ".qr svg", ".event", ".apps", ".steps")}

    assert sheets == 1
    assert shown == {"h1": True, ".qr svg": True, ".event": True, ".apps": False, ".steps": False}
