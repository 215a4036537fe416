"""The posters of the wall in a real browser: each name measured, in thirteen scripts, from one name to two thousand."""

from __future__ import annotations

import gzip
import shutil
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pytest
from figures import cannot, needed, note

from hundred.wall.poster_draw import FORMATS, Said, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

NAMES = [
    ("Ada Penrose", "en"),
    ("Nguyễn Thu Hà", "vi"),
    ("Wojciech Brzęczyszczykiewicz", "pl"),
    ("Дмитрий Волков", "ru"),
    ("Ελένη Μάρκου", "el"),
    ("محمد عبد الرحمن", "ar"),
    ("נועה ברזילי", "he"),
    ("प्रिया श्रीवास्तव", "hi"),
    ("ঋতুপর্ণা চট্টোপাধ্যায়", "bn"),
    ("கார்த்திகா சுப்ரமணியன்", "ta"),
    ("สมชาย ใจดี", "th"),
    ("欧阳小棠", "zh-Hans"),
    ("さくら 田中", "ja"),
    ("カタカナ", "ja"),
    ("김하늘", "ko"),
    ("灯塔 🧑‍🚀", "zh-Hans"),
    ("@reed_warbler", ""),
    ("WWWWMMMM", "en"),
    ("I. C.", "en"),
]
LONG = ("Long " * 60, "en")
SAID = Said(
    lang="en", title="Town · Wall", about="Names.", site="Town", motto="Leave the light on", foot="town.example/wall · 2026"
)
MEASURED = """() => {
  const sheet = document.documentElement.viewBox.baseVal, slack = 0.02;
  const boxes = [...document.querySelectorAll("text")].map((text) => text.getBBox());
  const right = (box) => box.x + box.width, below = (box) => box.y + box.height;
  const clipped = boxes.filter((box) => box.x < 0 || box.y < 0 || right(box) > sheet.width || below(box) > sheet.height);
  boxes.sort((one, other) => one.y - other.y);
  let overlapping = 0;
  for (const [place, box] of boxes.entries())
    for (let next = place + 1; next < boxes.length && boxes[next].y < below(box) - slack; next++)
      overlapping += right(box) - slack > boxes[next].x && right(boxes[next]) - slack > box.x;
  return {texts: boxes.length, clipped: clipped.length, overlapping};
}"""
STRETCHED = """() => [...document.querySelectorAll("text[textLength]")].map((text) => {
  const place = Number(text.getAttribute("textLength"));
  text.removeAttribute("textLength");
  return place / text.getComputedTextLength();
})"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """Return an empty page of a running Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        cannot("no Chromium: no poster was measured")
    with needed("playwright.sync_api").sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield running.new_page()
        running.close()


def _opened(page: Page, folder: Path, form: str, names: list[tuple[str, str]], *, dark: bool = False) -> bytes:
    """Open a poster of the names, in up to three tiers, and return it."""
    tiers = [("First hundred", names[:100]), ("Builders", names[100:200]), ("And all the others", names[200:])]
    data = drawn(SAID, [tier for tier in tiers if tier[1]], FORMATS[form], dark=dark)
    file = folder / "poster.svg"
    file.write_bytes(data)
    page.goto(file.as_uri())
    return data


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("count", [1, 100, 237, 2000])
def test_no_name_meets_another_or_leaves_the_sheet(page: Page, tmp_path: Path, form: str, count: int) -> None:
    """Measured as the browser draws them: no two boxes of letters overlap, and none is cut off."""
    names = list(islice(cycle([*NAMES, LONG] if count > 100 else NAMES), count))

    data = _opened(page, tmp_path, form, names)

    found: dict[str, Any] = page.evaluate(MEASURED)
    note(f"poster {form} of {count}: {found}, {len(data)} bytes, {len(gzip.compress(data))} compressed")
    assert found["texts"] > count
    assert (found["clipped"], found["overlapping"]) == (0, 0)


def test_letters_keep_their_shape(page: Page, tmp_path: Path) -> None:
    """The widths that were foreseen are those of the fonts, within a seventh, in every script but emoji's."""
    _opened(page, tmp_path, "phone", [name for name in NAMES if "🚀" not in name[0]])

    stretched = page.evaluate(STRETCHED)

    note(f"poster letters stretched by {min(stretched):.2f} to {max(stretched):.2f}")
    assert 0.86 < min(stretched) <= max(stretched) < 1.15


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(249, 247, 240)"), ("dark", "rgb(3, 17, 29)")])
def test_a_poster_follows_the_colour_scheme(page: Page, tmp_path: Path, scheme: Any, paper: str) -> None:
    """It is light or dark as the reader's system is; on paper it is light; its twin is dark everywhere."""
    page.emulate_media(color_scheme=scheme)
    colour = "() => getComputedStyle(document.querySelector('rect')).fill"

    _opened(page, tmp_path, "phone", NAMES)
    seen = page.evaluate(colour)
    page.emulate_media(color_scheme=scheme, media="print")
    printed = page.evaluate(colour)
    page.emulate_media(color_scheme="light", media="screen")
    _opened(page, tmp_path, "phone", NAMES, dark=True)
    twin = page.evaluate(colour)

    assert (seen, printed, twin) == (paper, "rgb(249, 247, 240)", "rgb(3, 17, 29)")
