"""QR codes, as the path that draws one in an SVG."""

from __future__ import annotations

from dataclasses import dataclass

_QUIET = 4  # modules of free space around a code (ISO/IEC 18004 §6.3.8)
# Which of the eight masks is best takes five times longer to find out than to draw a code; readers know them all.
_MASK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code: `size` of its square in modules with the quiet zone, and the `path` of the dark ones."""

    size: int
    path: str


def qr(text: str) -> Code:
    """Return the code that says `text`, an address. Every row is drawn as runs of squares of one module."""
    import segno  # noqa: PLC0415 - only where a page with a code is drawn

    rows = segno.make_qr(text, error="m", boost_error=False, mask=_MASK).matrix
    path = "".join(_row(bytes(row), y + _QUIET) for y, row in enumerate(rows))
    return Code(size=len(rows) + 2 * _QUIET, path=path)


def _row(modules: bytes, y: int) -> str:
    drawn, x = [], 0
    while (x := modules.find(1, x)) >= 0:
        end = modules.find(0, x)
        end = len(modules) if end < 0 else end
        drawn.append(f"M{x + _QUIET} {y}h{end - x}v1h-{end - x}z")
        x = end
    return "".join(drawn)
