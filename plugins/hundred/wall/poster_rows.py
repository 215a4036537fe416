"""Names in rows: the largest letters in which all of them have a place, and where each stands.

All names are set in one size. Only a name longer than a whole row is set smaller, in a row of its own: nobody's is cut.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Widths = list[list[float]]  # of the names of each section, in em

# Up to so many names: the height of a row and the gap between names, in em; and for more.
_ROOMY = ((30, 1.9, 1.8), (150, 1.7, 1.4), (600, 1.5, 1.05))
_DENSE = (1.45, 0.85)
_LETTERS, _ROUNDED = 1.37, 1.7  # the height of letters with their marks in em, and how many pixels a browser rounds it up
_LABEL, _BETWEEN = 2.0, 1.1  # the height of a section's label, and what lies between two sections, in em
_LONG = 26.0  # em: longer names do not make all the others smaller
_WIDEST_GAP = 4.0  # em, to which gaps may be drawn out so that all rows are as long as the longest
_BASE = 0.37  # em from the middle of a row down to where its letters stand
_STEPS = 22


class Box(NamedTuple):
    """Where the names may stand: left, top, width and height; the largest size of letters; and how long a pixel is."""

    x: float
    y: float
    width: float
    height: float
    cap: float
    pixel: float = 1.0


class Place(NamedTuple):
    """Where a text stands: the middle of its line, its base line, and its width."""

    x: float
    y: float
    width: float


class Block(NamedTuple):
    """Names in their places, section by section: `size` is that of their letters, `labels` are where sections begin."""

    size: float
    labels: list[Place]
    names: list[list[Place]]


def arranged(widths: Widths, box: Box, *, labelled: bool) -> Block:
    """Return where each name stands within the box, in the order given, in the middle and in rows as even as can be."""
    roomy, gap = _spacing(sum(map(len, widths)))
    size = _size(widths, box, roomy, gap, labelled=labelled)
    measure, line = box.width / size, _line(roomy, size, box)
    lengths = [[min(width, measure) for width in names] for names in widths]
    rows = [[names[a:b] for a, b in pairwise(_balanced(names, measure, gap))] for names in lengths]
    gaps = _gaps([row for section in rows for row in section], gap)
    middle = box.x + box.width / 2
    y = box.y + (box.height - size * _height([len(section) for section in rows], line, labelled=labelled)) / 2
    labels, places = list[Place](), list[list[Place]]()
    for section in rows:
        if labelled:
            labels.append(Place(middle, y + size * (_LABEL / 2 + 0.2), box.width))
            y += size * _LABEL
        placed = list[Place]()
        for row in section:
            placed += _row(row, middle, y + size * (line / 2 + _BASE), size, next(gaps))
            y += size * line
        places.append(placed)
        y += size * _BETWEEN
    return Block(size, labels, places)


def _spacing(names: int) -> tuple[float, float]:
    return next(((line, gap) for most, line, gap in _ROOMY if names <= most), _DENSE)


def _line(roomy: float, size: float, box: Box) -> float:
    """Return the height of a row in em: browsers round that of letters up to whole pixels, which tells in small ones."""
    return max(roomy, _LETTERS + _ROUNDED * box.pixel / size)


def _size(widths: Widths, box: Box, roomy: float, gap: float, *, labelled: bool) -> float:
    """Return the largest size at which all rows fit, at most the box's cap and so that names of a usual length fit a row."""
    longest = min(max((width for names in widths for width in names), default=1.0), _LONG)
    most = min(box.cap, box.width / longest)

    def fits(size: float) -> bool:
        rows = [len(_ends(names, box.width / size, gap)) - 1 for names in widths]
        return _height(rows, _line(roomy, size, box), labelled=labelled) * size <= box.height

    if fits(most):
        return most
    least = 0.0
    for _ in range(_STEPS):
        middle = (least + most) / 2
        if fits(middle):
            least = middle
        else:
            most = middle
    return least


def _height(rows: Sequence[int], line: float, *, labelled: bool) -> float:
    """Return the height of the block in em."""
    return sum(rows) * line + len(rows) * (_LABEL if labelled else 0.0) + max(len(rows) - 1, 0) * _BETWEEN


def _ends(names: Sequence[float], measure: float, gap: float) -> list[int]:
    """Return where rows begin and end if each takes as many names as it holds: 0, …, the number of names."""
    ends, used = [0], -gap
    for place, width in enumerate(names):
        used += gap + width
        if used > measure and place > ends[-1]:
            ends.append(place)
            used = width
    return [*ends, len(names)] if names else ends


def _balanced(names: Sequence[float], measure: float, gap: float) -> list[int]:
    """Return the ends of as few rows as `measure` allows, none much longer than another."""
    best = _ends(names, measure, gap)
    narrow, wide = max(names, default=measure), measure
    for _ in range(10):
        middle = (narrow + wide) / 2
        tried = _ends(names, middle, gap)
        if len(tried) == len(best):
            best, wide = tried, middle
        else:
            narrow = middle
    even = _even(names, wide, gap)
    return even if len(even) <= len(best) else best


def _even(names: Sequence[float], measure: float, gap: float) -> list[int]:
    """Return the ends of rows for which the squares of what is left of `measure` in each are least (as paragraphs in TeX)."""
    costs, last = [0.0], [0]
    for end in range(1, len(names) + 1):
        used, begin = names[end - 1], end - 1
        best, origin = costs[begin] + (measure - used) ** 2, begin
        while begin and (used := used + gap + names[begin - 1]) <= measure:
            begin -= 1
            cost = costs[begin] + (measure - used) ** 2
            if cost < best:
                best, origin = cost, begin
        costs.append(best)
        last.append(origin)
    ends = [len(names)]
    while ends[-1]:
        ends.append(last[ends[-1]])
    return ends[::-1]


def _length(row: Sequence[float], gap: float) -> float:
    """Return the length of a row in em."""
    return sum(row) + gap * (len(row) - 1)


def _gaps(rows: Sequence[Sequence[float]], gap: float) -> Iterator[float]:
    """Yield the gap of each row: that with which all are as long as the longest, or for all the same if that tears them."""
    longest = max((_length(row, gap) for row in rows), default=0.0)
    drawn = [gap + (longest - _length(row, gap)) / max(len(row) - 1, 1) for row in rows]
    return iter(drawn if max(drawn, default=gap) <= _WIDEST_GAP else [gap] * len(rows))


def _row(row: Sequence[float], middle: float, y: float, size: float, gap: float) -> list[Place]:
    """Return the places of the names of a row around its middle."""
    x = middle - size * _length(row, gap) / 2
    places = []
    for width in row:
        places.append(Place(x + width * size / 2, y, width * size))
        x += (width + gap) * size
    return places
