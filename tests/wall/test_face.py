"""Who gave no picture has a face of their own."""

from __future__ import annotations

import re
from math import cos, radians, sin
from pathlib import Path

import pytest

from hundred.wall.face import HUES, face_of

CSS = (Path(__file__).resolve().parents[2] / "theme" / "static" / "css" / "wall.css").read_text(encoding="utf-8")
FACE = ("M1 0.5h1M3 0.5h1M1 1.5h1M3 1.5h1M0 3.5h1M4 3.5h1", "M0 0.5h1M4 0.5h1M1 4.5h1M3 4.5h1", 2)
SQUARE = re.compile(r"M([0-4]) ([0-4])\.5h([1-5])")


def squares(path: str) -> set[tuple[int, int]]:
    """Return the squares that a path covers; it must hold nothing else."""
    assert SQUARE.sub("", path) == ""
    return {(x, int(row)) for start, row, run in SQUARE.findall(path) for x in range(int(start), int(start) + int(run))}


def test_a_face_is_always_the_same() -> None:
    """It depends on the id alone, today and in every later version."""
    assert face_of("ada-penrose") == face_of("ada-penrose")
    assert face_of("何苗") != face_of("何苗-2")
    assert tuple(face_of("ada-penrose")) == FACE


def test_ten_thousand_faces_are_all_different() -> None:
    """No two people of a large community have the same one, and all colours are used."""
    faces = [face_of(f"person-{number}") for number in range(10_000)]

    assert len(set(faces)) == len(faces)
    assert {face.hue for face in faces} == set(range(HUES))


def test_a_face_is_even_and_neither_bare_nor_a_blot() -> None:
    """Left mirrors right, both colours are there, they share no square, and the ground is seen between them."""
    for number in range(300):
        light, dark = (squares(path) for path in face_of(f"person-{number}")[:2])

        assert light == {(4 - x, y) for x, y in light}
        assert dark == {(4 - x, y) for x, y in dark}
        assert light
        assert dark
        assert not light & dark
        assert len(light | dark) < 25


@pytest.mark.parametrize("hue", range(HUES))
def test_colours_can_be_told_from_their_ground(hue: int) -> None:
    """Both colours of a face have a contrast of 3 to 1 with the ground at least (WCAG 2.2, 1.4.11), in every hue."""
    turn = int(re.search(rf"\.hue-{hue} {{ --hue: (\d+); }}", CSS)[1])  # type: ignore[index]
    ground = _light(*_oklch(r"background: oklch\(([.\d]+) ([.\d]+) var\(--hue"), turn)
    light = _light(*_oklch(r"stroke: oklch\(([.\d]+) ([.\d]+) var\(--hue"), turn)
    further = int(re.search(r"calc\(var\(--hue, 246\) \+ (\d+)\)", CSS)[1])  # type: ignore[index]
    dark = _light(*_oklch(r"\.dark { stroke: oklch\(([.\d]+) ([.\d]+) calc"), turn + further)

    assert min(_contrast(light, ground), _contrast(dark, ground)) >= 3
    assert _contrast(light, dark) >= 1.5


def _oklch(pattern: str) -> tuple[float, float]:
    found = re.search(pattern, CSS)
    assert found
    return float(found[1]), float(found[2])


def _light(lightness: float, chroma: float, hue: float) -> float:
    """Return the relative luminance of an OKLCH colour, cut to what a screen can show (CSS Color 4, 10.2 and 12)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    cone = (
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    matrix = (
        (4.0767416621, -3.3077115913, 0.2309699292),
        (-1.2684380046, 2.6097574011, -0.3413193965),
        (-0.0041960863, -0.7034186147, 1.7076147010),
    )
    red, green, blue = (min(1.0, max(0.0, sum(part * one for part, one in zip(row, cone, strict=True)))) for row in matrix)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
