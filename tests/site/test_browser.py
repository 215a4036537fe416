"""The finished site in a real browser: alone, narrow, dark, without scripts, by keyboard, judged by axe."""

from __future__ import annotations

import contextlib
import gzip
import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from addresses import ADDRESSES, PAGES
from built_site import LANGUAGES, file_of
from figures import cannot, needed, note
from loopback import headers_of, read_headers, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from built_site import BuiltSite
    from playwright.sync_api import Browser, BrowserContext, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOKED: Counter[str] = Counter()
INCOMPLETE: Counter[str] = Counter()  # what axe leaves to a person
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""
AXE = """
async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ["violations", "incomplete"]});
  const said = (rows) => rows.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  return {violations: said(found.violations), incomplete: said(found.incomplete)};
}
"""


@dataclass
class Visit:
    """A page of a browser with what it asked for and complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def served(site: BuiltSite) -> Iterator[str]:
    """Return the address of the demo site on the loopback, under its own headers."""
    with serving(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a running Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        cannot("no Chromium: no page was looked at in a browser")
    sync_api = needed("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@contextlib.contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visit]:
    """Give a fresh page in a context with these options, and close both."""
    context: BrowserContext = browser.new_context(**options)
    context.set_default_timeout(15_000)
    page = context.new_page()
    visit = Visit(page)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("console", lambda message: visit.complaints.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    yield visit
    context.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Visit]:
    """Return a page of a small telephone that runs no script."""
    with visiting(browser, java_script_enabled=False, viewport={"width": 320, "height": 640}) as visit:
        yield visit


@pytest.fixture(scope="module")
def light(browser: Browser) -> Iterator[Visit]:
    """Return a page of a desk that listens for what the policy of the site forbids."""
    with visiting(browser, color_scheme="light", viewport={"width": 1280, "height": 900}) as visit:
        visit.page.add_init_script(LISTEN)
        yield visit


@pytest.fixture(scope="module")
def dark(browser: Browser) -> Iterator[Visit]:
    """Return the page of a telephone at night."""
    with visiting(browser, color_scheme="dark", viewport={"width": 390, "height": 844}) as visit:
        visit.page.add_init_script(LISTEN)
        yield visit


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the judge of accessibility that axe-playwright-python brings along."""
    package = needed("axe_playwright_python")
    return (Path(package.__path__[0]) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_page_works_alone_and_narrow(plain: Visit, served: str, path: str) -> None:
    """Without scripts the page is there, asks no other host, complains of nothing, and fits into 320 pixels."""
    plain.requests.clear()
    plain.complaints.clear()

    answer = plain.page.goto(served + path)

    LOOKED["narrow without scripts"] += 1
    assert answer is not None
    assert answer.status == 200
    assert [url for url in plain.requests if not url.startswith(f"{served}/")] == []
    assert plain.complaints == []
    assert plain.page.evaluate("document.scrollingElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_is_accessible(request: pytest.FixtureRequest, axe: str, served: str, scheme: str, path: str) -> None:
    """Axe finds nothing against WCAG 2.2 AA and good practice, by day and by night; the site's own policy is not broken."""
    visit: Visit = request.getfixturevalue(scheme)
    visit.complaints.clear()
    visit.page.goto(served + path)
    violations = visit.page.evaluate("window.violations")
    visit.page.evaluate(axe)
    found = visit.page.evaluate(AXE, RULES)

    LOOKED[f"axe {scheme}"] += 1
    INCOMPLETE.update(row.partition(":")[0] for row in found["incomplete"])
    assert found["violations"] == []
    assert violations == []
    assert visit.complaints == []


def test_axe_would_find_something(light: Visit, axe: str, served: str) -> None:
    """The judge is awake: a picture without words and a pale text are violations, a script in the page breaks the policy."""
    light.page.goto(served)
    light.page.evaluate(
        """() => { const main = document.querySelector("main");
        main.append(document.createElement("img"));
        const script = document.createElement("script"); script.textContent = "window.ran = 1"; main.append(script);
        const shout = document.createElement("p"); shout.textContent = "pale"; main.append(shout);
        shout.style.setProperty("color", "#eee"); shout.style.setProperty("background", "#fff"); }"""
    )
    light.page.evaluate(axe)
    found = light.page.evaluate(AXE, RULES)["violations"]
    violations = light.page.evaluate("window.violations")
    light.complaints.clear()

    assert {"image-alt", "color-contrast"} <= {row.partition(":")[0] for row in found}
    assert any("script-src" in one for one in violations)
    assert light.page.evaluate("window.ran") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_stop_of_the_keyboard_skips_the_menu(plain: Visit, served: str, lang: str) -> None:
    """The first Tab shows a link that leads into main, and Enter goes there."""
    page = plain.page
    page.goto(served + PAGES[f"event-{lang}"])
    page.keyboard.press("Tab")
    target = page.evaluate("document.activeElement.getAttribute('href')")
    for _ in range(20):  # it may slide in
        box = page.evaluate(
            "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.left, box.top]; })()"
        )
        if min(box) >= 0:
            break
        page.wait_for_timeout(50)
    page.keyboard.press("Enter")

    assert target == f"#{page.locator('main').get_attribute('id')}"
    assert min(box) >= 0
    assert page.url.endswith(target)


def test_every_stop_of_the_keyboard_is_seen(browser: Browser, served: str) -> None:
    """Tab walks through the whole event page and out of it, and every stop is on the page with an outline or a ring."""
    with visiting(browser, viewport={"width": 1280, "height": 900}) as visit:
        page = visit.page
        page.goto(served + PAGES["event-en"])
        stops, faults = 0, []
        for _ in range(150):
            page.keyboard.press("Tab")
            stop = page.evaluate(
                """() => { const one = document.activeElement; if (one === document.body) return null;
                const box = one.getBoundingClientRect(), style = getComputedStyle(one);
                const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
                const seen = box.width > 0 && box.height > 0;
                return {what: one.outerHTML.slice(0, 80), seen, ring: ring || style.boxShadow !== "none"}; }"""
            )
            if stop is None:
                break
            stops += 1
            if not stop["seen"] or not stop["ring"]:
                faults.append(stop)
    note(f"{stops} stops of the keyboard on the event page")

    assert 20 < stops < 150
    assert faults == []


def test_pages_are_light(site: BuiltSite) -> None:
    """The style sheet is at most 8 KiB compressed, and an event page with it at most 14,336 bytes: one round trip of TCP.

    That of a festival, which holds its whole programme, may take another 4 KiB.
    """
    page = site.pages["events/the-long-night/index.html"]
    sheets = [site.files[file_of(link.target)] for link in page.heads("stylesheet")]
    css = sum(len(gzip.compress(sheet, 9, mtime=0)) for sheet in sheets)
    events = {path: len(gzip.compress(site.files[path], 9, mtime=0)) for path in site.of_kind("event")}
    whole = {path for path in events if b'class="programme' in site.files[path]}
    worst, festival = (max(among, key=lambda path: events[path]) for among in (events.keys() - whole, whole))
    note(f"CSS {css} bytes gz; with the heaviest event page (/{worst}) {css + events[worst]} bytes gz")
    note(f"with the heaviest page of a festival (/{festival}) {css + events[festival]} bytes gz")

    assert css <= 8_192
    assert css + events[worst] <= 14_336
    assert css + events[festival] <= 14_336 + 4_096


def test_policy_is_strict(site: BuiltSite) -> None:
    """The headers of the site allow nothing by default and no inline code, and give calendars and feeds their types."""
    rules = read_headers(site.files["_headers"].decode())
    page, calendar = headers_of("/events/", rules), headers_of("/zh-Hans/calendars/all.ics", rules)

    assert page["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in page["Content-Security-Policy"]
    assert page["X-Content-Type-Options"] == "nosniff"
    assert calendar["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers_of("/feeds/all.atom", rules)["Content-Type"].startswith("application/atom+xml")


@pytest.fixture(scope="module", autouse=True)
def _tell() -> Iterator[None]:
    """Say at the end how many pages were looked at."""
    yield
    note(f"looked at in a browser: {dict(LOOKED)} of {len(PAGES)} pages of {len(ADDRESSES)} sorts")
    note(f"axe leaves to a person: {dict(INCOMPLETE)}")
