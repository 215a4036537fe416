"""A face for those who gave no picture: a small woven pattern that only they have, drawn from the id of their file."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

HUES = 8  # classes of the style sheet
_SIDE, _LEFT = 5, 3  # squares in a row, of which those on the left are drawn by lot and the others mirror them
_FEWEST, _MOST = 4, 11  # squares on the left that are not ground: neither bare nor a blot


class Face(NamedTuple):
    """A square of five by five: the paths of its two colours, as strokes one unit wide, and the number of its hue."""

    light: str
    dark: str
    hue: int


def face_of(id: str) -> Face:  # noqa: A002 - the word of the content
    """Return the face of somebody: the same wherever and whenever it is drawn, and another than that of anybody else."""
    for turn in range(64):
        lot = int.from_bytes(hashlib.blake2b(f"face {turn} {id}".encode(), digest_size=16).digest())
        lot, hue = divmod(lot, HUES)
        tones = []
        for _ in range(_SIDE * _LEFT):
            lot, tone = divmod(lot, 3)
            tones.append(tone)
        if _FEWEST <= len(tones) - tones.count(0) <= _MOST and {1, 2} <= set(tones):
            break
    rows = [tones[start : start + _LEFT] for start in range(0, len(tones), _LEFT)]
    whole = [row + row[_LEFT - 2 :: -1] for row in rows]
    return Face(_path(whole, 1), _path(whole, 2), hue)


def _path(rows: list[list[int]], tone: int) -> str:
    """Return the strokes of one colour, one for each run of squares."""
    found = []
    for y, row in enumerate(rows):
        x = 0
        while x < _SIDE:
            run = x
            while run < _SIDE and row[run] == tone:
                run += 1
            if run > x:
                found.append(f"M{x} {y}.5h{run - x}")
            x = max(run, x + 1)
    return "".join(found)
