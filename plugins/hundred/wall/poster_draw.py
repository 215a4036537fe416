"""A poster as SVG: text that can be selected and found, in fonts that are there, each name within the place it has.

Colours are attributes, so that any program draws them; the style sheet within only turns them dark where that is wished.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from hundred.core.plain import one_line
from hundred.wall.poster_colours import DARK, LIGHT, STYLE
from hundred.wall.poster_rows import Box, Place, arranged
from hundred.wall.poster_widths import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','PingFang SC','Noto Sans CJK SC',sans-serif"
_SERIF = "'Iowan Old Style','Palatino Linotype',Palatino,'Noto Serif','Songti SC','Noto Serif CJK SC',serif"
_SERIF_HAN = "'Songti SC','Noto Serif CJK SC','Source Han Serif SC','Noto Serif SC',serif"
_BASE = 0.36  # em from the middle of a line down to where its letters stand
_LEAD = 1.5  # em from line to line of a heading
_MOST_LINES = 3
_PARTS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)  # of the width, of which the least makes lines of like length
_CHINESE = re.compile(r".[，。、；：！？”’」』》）]*")  # what begins no line stays with the character before


class Lines(NamedTuple):
    """Where a text of a few lines stands: around or from `x`, from `top` down, which for a motto is counted from the name.

    It is at most `width` wide and `height` high, and would like to have the `size`.
    """

    x: float
    top: float
    width: float
    size: float
    height: float


class Format(NamedTuple):
    """A sheet: its width and height, those as they are printed, and what stands where; `start` begins lines at the left."""

    width: int
    height: int
    printed: tuple[str, str]
    names: Box
    site: Lines
    motto: Lines
    foot: Lines
    lamp: tuple[float, float, float]
    start: bool = False


FORMATS = {
    "phone": Format(
        width=1080,
        height=1920,
        printed=("1080", "1920"),
        names=Box(64, 470, 952, 1270, 60),
        site=Lines(540, 200, 900, 84, 170),
        motto=Lines(540, 0, 860, 38, 60),
        foot=Lines(540, 1796, 900, 26, 40),
        lamp=(540, 166, 11),
    ),
    "a3": Format(
        width=2970,
        height=4200,
        printed=("297mm", "420mm"),
        names=Box(230, 880, 2510, 2900, 130, 2.65),
        site=Lines(1485, 330, 2400, 230, 380),
        motto=Lines(1485, 10, 2300, 92, 150),
        foot=Lines(1485, 3930, 2400, 52, 80),
        lamp=(1485, 280, 26),
    ),
    "wide": Format(
        width=1200,
        height=630,
        printed=("1200", "630"),
        names=Box(404, 44, 752, 542, 44),
        site=Lines(56, 86, 290, 60, 200),
        motto=Lines(56, 8, 290, 26, 150),
        foot=Lines(56, 556, 290, 17, 30),
        lamp=(64, 68, 8),
        start=True,
    ),
}


class Said(NamedTuple):
    """The words of a poster: its language, title, description, and what stands beside the names."""

    lang: str
    title: str
    about: str
    site: str
    motto: str
    foot: str


def drawn(said: Said, sections: list[tuple[str, list[tuple[str, str]]]], form: Format, *, dark: bool) -> bytes:
    """Return the poster of the names, (name, language) under the label of each section; one section needs no label.

    A poster that is not `dark` follows the reader's colour scheme, and is light where that is not known.
    """
    colours = DARK if dark else LIGHT
    fill = {name: f'class="{name}" fill="{colour}"' for name, colour in colours.items()}
    at, radius = form.lamp[:2], form.lamp[2]
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{form.printed[0]}" height="{form.printed[1]}" '
            f'viewBox="0 0 {form.width} {form.height}" lang={quoteattr(said.lang)} xml:lang={quoteattr(said.lang)} '
            f'font-family="{_SANS}" text-anchor="middle">'
        ),
        f"<title>{_safe(said.title)}</title>",
        f"<desc>{_safe(said.about)}</desc>",
        *([] if dark else [f"<style>{STYLE}</style>"]),
        f'<rect {fill["paper"]} width="{form.width}" height="{form.height}"/>',
        f'<circle {fill["lamp"]} cx="{_n(at[0])}" cy="{_n(at[1])}" r="{_n(radius)}"/>',
        f'<g font-family="{_SERIF_HAN if said.lang.startswith("zh") else _SERIF}"{_anchor(form)}>',
        *_heading(said, form, fill),
        "</g>",
        *_names(said.lang, sections, form, fill),
        f"<g{_anchor(form)}>",
        *_few_lines(said.foot, form.foot, fill["soft"])[0],
        "</g>",
        "</svg>",
    ]
    return "\n".join([*lines, ""]).encode()


def _names(lang: str, sections: list[tuple[str, list[tuple[str, str]]]], form: Format, fill: dict[str, str]) -> Iterator[str]:
    """Yield the names in their places, and the labels of sections where there are several."""
    shown = [(label, [(one_line(name), spoken) for name, spoken in names]) for label, names in sections]
    widths = [[width_of(name) for name, _ in names] for _, names in shown]
    block = arranged(widths, form.names, labelled=len(shown) > 1)
    for number, (label, names) in enumerate(shown):
        if block.labels:
            place = block.labels[number]
            wide = min(width_of(label), place.width / block.size)
            fitted = Place(place.x, place.y, wide * block.size)
            yield f'<g {fill["lamp"]} font-size="{_n(block.size)}" font-weight="600">{_text(label, fitted, "")}</g>'
        yield f'<g {fill["ink"]} font-size="{_n(block.size)}">'
        for (name, spoken), place, em in zip(names, block.names[number], widths[number], strict=True):
            more = f" lang={quoteattr(spoken)} xml:lang={quoteattr(spoken)}" if spoken and spoken != lang else ""
            if em * block.size > place.width * 1.001:
                more += f' font-size="{_n(place.width / em)}"'
            yield _text(name, place, more)
        yield "</g>"


def _heading(said: Said, form: Format, fill: dict[str, str]) -> list[str]:
    """Return the name of the site and below it its motto."""
    name, end = _few_lines(said.site, form.site, fill["ink"])
    motto, _ = _few_lines(said.motto, form.motto._replace(top=end + form.motto.top), fill["soft"])
    return name + motto


def _few_lines(text: str, where: Lines, fill: str) -> tuple[list[str], float]:
    """Return a text in as many lines as its place has, in smaller letters if it is long; and where they end."""
    text, size = one_line(text), where.size
    rows = wrapped(text, where.width / size)
    while size > where.size / 8 and not _fit(rows, size, where):
        size *= 0.92
        rows = wrapped(text, where.width / size)
    narrower = (wrapped(text, where.width / size * part) for part in _PARTS)
    rows = next((tried for tried in narrower if len(tried) == len(rows) and _fit(tried, size, where)), rows)
    lines = []
    for number, row in enumerate(rows if text else ()):
        wide = width_of(row) * size
        y = where.top + size * (_LEAD * (number + 0.5) + _BASE)
        fit = f' textLength="{_n(min(wide, where.width))}" lengthAdjust="spacingAndGlyphs"' if wide > where.width * 0.8 else ""
        lines.append(f'<text {fill} x="{_n(where.x)}" y="{_n(y)}" font-size="{_n(size)}"{fit}>{_safe(row)}</text>')
    return lines, where.top + len(lines) * _LEAD * size


def _fit(rows: list[str], size: float, where: Lines) -> bool:
    """Say whether lines of that size fit their place."""
    high, wide = len(rows) * _LEAD * size, max(map(width_of, rows)) * size
    return len(rows) <= _MOST_LINES and high <= where.height and wide <= where.width


def wrapped(text: str, measure: float) -> list[str]:
    """Return a text in lines of at most `measure` em, broken at blanks, and between Chinese characters where it has none."""
    parts = text.split(" ")
    glue = " "
    if len(parts) == 1 and text and unicodedata.east_asian_width(text[0]) == "W":
        parts, glue = _CHINESE.findall(text), ""
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]}{glue}{part}" if lines[-1] else part
        if lines[-1] and width_of(longer) > measure:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def _text(text: str, place: Place, more: str) -> str:
    """Return a text stretched or pressed to the width of its place: whatever font is there, it meets no other."""
    direction = ' direction="rtl"' if _from_right(text) else ""
    return (
        f'<text x="{_n(place.x)}" y="{_n(place.y)}" textLength="{_n(place.width)}" '
        f'lengthAdjust="spacingAndGlyphs"{direction}{more}>{_safe(text)}</text>'
    )


def _from_right(text: str) -> bool:
    """Say whether the first letter that has a direction is written from right to left (UAX 9, P2)."""
    found = (unicodedata.bidirectional(char) for char in text)
    return next((one for one in found if one in {"L", "R", "AL"}), "L") != "L"


def _anchor(form: Format) -> str:
    return ' text-anchor="start"' if form.start else ""


def _safe(text: str) -> str:
    return escape(one_line(text))


def _n(number: float) -> str:
    """Return a number with two digits at most after the point."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
