"""The pledge card of a text: its title, version and digest with a code that leads to it, as a picture by day and by night."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hundred.core.paths import web_address
from hundred.core.qr import qr

if TYPE_CHECKING:
    from hundred.core.model import Version
    from hundred.core.view import View

_WIDTH, _HEIGHT, _EDGE, _CODE = 1050, 600, 64, 250
_LETTERS = 10.0  # letters of the title, as square as Chinese ones, that stand in a line beside the code
_SQUARE = 0x2E7F  # after it come the scripts whose letters are square
_LINES, _LONGEST = 2, 30
# Paper, ink, soft ink, line, the lamp. A site's policy allows no style within a picture: there is one file for each shade.
_SHADES = {
    "light": ("#fbf9f3", "#1f3347", "#56697b", "#d8d2c3", "#e2a52b"),
    "dark": ("#0c1d2b", "#f0ebe0", "#a9bac8", "#2b4256", "#f2b63c"),
}
_SERIF = "Iowan Old Style, Palatino Linotype, Palatino, Noto Serif, Songti SC, Noto Serif CJK SC, serif"
_SANS = "system-ui, Segoe UI, Roboto, Noto Sans, PingFang SC, Noto Sans CJK SC, sans-serif"
_MONO = "ui-monospace, Consolas, DejaVu Sans Mono, monospace"
_UNSEEN = dict.fromkeys(
    (*range(32), 0x7F, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF)
)


def card_path(version: Version, lang: str, shade: str) -> str:
    """Return the path of the card of a text; it is the same in every language's tree."""
    return f"{version.address}card.{lang}{'' if shade == 'light' else f'.{shade}'}.svg"


def card(view: View, version: Version, shade: str) -> bytes:
    """Return the card of the text in the language of `view`, as SVG in UTF-8."""
    lang, digest = view.lang, version.digests[view.lang]
    paper, ink, soft, line, lamp = _SHADES[shade]
    address = web_address(view.settings.url, view.path(version.address))
    title = view.text(version).title
    number = view.say("Version %(version)s") % {"version": version.id}
    said = " · ".join((number, view.day(version.adopted))) if version.adopted else number
    lines = _wrapped(title, _LETTERS)
    below = 168 + 72 * len(lines)
    half = len(digest) // 2
    shapes = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" xml:lang="{lang}">',
        f"<title>{_text(view.say('Pledge card'))}: {_text(title)} {_text(version.id)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="28" fill="{paper}"/>',
        f'<rect x="1.5" y="1.5" width="1047" height="597" rx="27" fill="none" stroke="{line}" stroke-width="3"/>',
        f'<circle cx="{_EDGE + 11}" cy="{_EDGE + 21}" r="11" fill="{lamp}"/>',
        _line(_EDGE + 36, _EDGE + 31, 30, _SANS, soft, view.settings.name(lang)),
        *(_line(_EDGE, 176 + 72 * place, 60, _SERIF, ink, words) for place, words in enumerate(lines)),
        _line(_EDGE, below, 30, _SANS, soft, said),
        _code(address),
        _line(_EDGE, 418, 34, _SERIF, ink, view.settings.motto(lang)),
        f'<path d="M{_EDGE} 452H{_WIDTH - _EDGE}" stroke="{line}" stroke-width="2"/>',
        _line(_EDGE, 493, 22, _MONO, ink, f"sha256 {digest[:half]}"),
        _line(_EDGE, 525, 22, _MONO, ink, f"\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0{digest[half:]}"),
        _line(_EDGE, 566, 20, _SANS, soft, address),
        "</svg>\n",
    ]
    return "".join(shapes).encode("utf-8", "replace")


def _line(x: int, y: int, size: int, font: str, colour: str, words: str) -> str:  # noqa: PLR0913, PLR0917 - all that a line of text is
    return f'<text x="{x}" y="{y}" font-family="{font}" font-size="{size}" fill="{colour}">{_text(words)}</text>'


def _code(address: str) -> str:
    """Return the code that leads to an address, in the upper corner, black on white in either shade."""
    code, left = qr(address), _WIDTH - _EDGE - _CODE
    square = f'x="{left}" y="{_EDGE}" width="{_CODE}" height="{_CODE}"'
    inner = f'<svg {square} viewBox="0 0 {code.size} {code.size}" shape-rendering="crispEdges">'
    return f'<rect {square} rx="14" fill="#fff"/>{inner}<path fill="#000" d="{code.path}"/></svg>'


def _text(words: str) -> str:
    """Return words as they may stand in XML: nothing that ends the text, or that nobody sees."""
    return escape(words.translate(_UNSEEN), {'"': "&quot;", "'": "&#39;"})


def _wrapped(title: str, most: float) -> list[str]:
    """Return a title in two lines at most, each as wide as `most` square letters; what does not fit ends in an ellipsis."""
    lines, line, wide = [], "", 0.0
    for piece in _pieces(title):
        add = sum(1.0 if ord(char) > _SQUARE else 0.54 for char in piece)
        if line.strip() and wide + add > most:
            lines.append(line.strip())
            line, wide = "", 0.0
        line, wide = line + piece, wide + add
    lines.append(line.strip())
    lines = [one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…" for one in lines]
    return lines if len(lines) <= _LINES else [lines[0], f"{lines[1]}…"]


def _pieces(title: str) -> list[str]:
    """Return what a line may be broken between: words with the blank after them, and every square letter."""
    pieces: list[str] = [""]
    for char in " ".join(title.translate(_UNSEEN).split()):
        if ord(char) > _SQUARE:
            pieces += [char, ""]
        else:
            pieces[-1] += char
            if char == " ":
                pieces.append("")
    return pieces
