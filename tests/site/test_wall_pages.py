"""The wall from one name to two thousand, in a real browser: judged by axe, filtered and stopped without a script."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest
from figures import note
from loopback import serving
from small_site import NOW, SETTINGS, write
from test_browser import AXE, RULES, axe, browser, served, visiting

from hundred.build.produce import build
from hundred.build.site import site_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

__all__ = ["axe", "browser", "served"]

SIZES = (1, 2000)
NAMES = ("Ada Penrose", "何苗", "김하늘", "Дмитрий Волков", "ليلى حداد", "Ελένη Μάρκου", "นภา", "やまもと", "Éloïse", "नेहा")
KINDS = ("hosting", "cooking", "care")
TIERS = ("founding-hundred", "builders", "neighbours")


def _person(number: int) -> str:
    """Return somebody of the wall: a script, a tier and a kind of contribution of ten, three and three."""
    return (
        f"---\nname: {NAMES[number % 10]} {number}\nconsent: yes\nseed: {number}\ntier: {TIERS[number * 3 // 2001]}\n"
        f"contributions: [{{kind: {KINDS[number % 3]}, what: Did thing {number}, proof: /wall/}}]\n---\n"
    )


@pytest.fixture(scope="module", params=SIZES)
def wall(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path, str]]:
    """Return a site with so many people, where it is built, and its address on the loopback."""
    folder = tmp_path_factory.mktemp(f"wall-{request.param}")
    write(folder, {f"people/p-{number:04}.md": _person(number) for number in range(1, request.param + 1)})
    settings: dict[str, Any] = SETTINGS | {"HUNDRED": {"languages": ["en", "zh-Hans"]}}
    built = build(site_of(settings, folder, NOW), folder / "output")
    assert [problem.message for problem in built.problems if problem.severity == "error"] == []
    with serving(folder / "output") as address:
        yield request.param, folder / "output", address


def test_a_wall_of_any_size_is_accessible(browser: Browser, axe: str, wall: tuple[int, Path, str]) -> None:
    """Axe finds nothing in both languages, by day and by night, everybody is there, and the page has a bounded weight."""
    people, output, address = wall
    faults, shown = {}, set()
    paths = ["/wall/", "/zh-Hans/wall/", *(["/wall/names/a/"] if people > 1 else ["/wall/names/"])]
    # The wall is dark by day as well, so that a large one, over which axe takes ten seconds, need not be asked twice.
    schemes = {"light": paths[:1], "dark": paths[1:]} if people > 1 else dict.fromkeys(["light", "dark"], paths)
    for scheme, seen in schemes.items():
        with visiting(browser, color_scheme=scheme, viewport={"width": 390, "height": 844}) as visit:
            visit.page.set_default_timeout(120_000)
            for path in seen:
                visit.page.goto(address + path)
                shown.add((path, visit.page.locator("main [data-person]").count()))
                visit.page.evaluate(axe)
                faults[path, scheme] = visit.page.evaluate(AXE, RULES)["violations"]
    weights = {path: len(gzip.compress((output / path.strip("/") / "index.html").read_bytes(), 9, mtime=0)) for path in paths}
    note(f"the wall of {people}: bytes gz of pages {weights}")

    assert {where: found for where, found in faults.items() if found} == {}
    assert {("/wall/", people), ("/zh-Hans/wall/", people)} <= shown
    assert max(weights.values()) < 6_000 + 40 * people


def test_a_kind_is_chosen_by_a_link(browser: Browser, served: str) -> None:
    """Without scripts, a link of the filter leaves those who did it, and `All` brings everybody back."""
    with visiting(browser, java_script_enabled=False) as visit:
        page = visit.page
        page.goto(f"{served}/wall/")
        people = page.locator("main [data-person]")
        everybody = [people.nth(place).get_attribute("data-person") for place in range(people.count())]

        page.locator("nav.filter a", has_text="Cooking").click()
        cooks = [one for place, one in enumerate(everybody) if people.nth(place).is_visible()]
        cooking = [one for place, one in enumerate(everybody) if "Cooking" in people.nth(place).inner_text()]
        page.locator("nav.filter a", has_text="All").click()
        after = [one for place, one in enumerate(everybody) if people.nth(place).is_visible()]

    assert 0 < len(cooks) < len(everybody)
    assert cooks == cooking
    assert after == everybody


def test_names_roll_and_stand_still(browser: Browser, served: str) -> None:
    """Names move; they stop for a link, and do not move at all for who wants less motion or prints."""

    def moves(page: Any) -> bool:
        places = []
        for _ in range(2):
            places.append(page.locator(".reel").evaluate("one => getComputedStyle(one).transform"))
            page.wait_for_timeout(150)
        return places[0] != places[1]

    with visiting(browser, reduced_motion="no-preference") as visit:
        visit.page.goto(f"{served}/wall/roll/")
        rolling = moves(visit.page)
        visit.page.goto(f"{served}/wall/roll/#screen")
        stopped = not moves(visit.page)
        visit.page.goto(f"{served}/wall/roll/#roll")
        again = moves(visit.page)
        visit.page.emulate_media(media="print")
        printed = not moves(visit.page)
    with visiting(browser, reduced_motion="reduce") as visit:
        visit.page.goto(f"{served}/wall/roll/")
        still = not moves(visit.page)

    assert (rolling, stopped, again, printed, still) == (True, True, True, True, True)
