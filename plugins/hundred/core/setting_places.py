"""Where in a configuration file each setting is written, for the problems with its value."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def place_of(key: str, source: str) -> Place:
    """Return where a name, or a key of HUNDRED, is written in a configuration file; its beginning where it is not.

    A key inside a table is named with those around it, `calendar.mixes`; where it is not found, the nearest around it is.
    """
    return nearest_place(key, places_in(source))


def nearest_place(key: str, places: Mapping[str, Place]) -> Place:
    """Return the place of a dotted key, or of the innermost key around it that has one."""
    while key and key not in places:
        key = key.rpartition(".")[0]
    return places.get(key, Place())


def places_in(source: str) -> dict[str, Place]:
    """Return where each top-level name, and each key of HUNDRED, is written in a configuration file."""
    places: dict[str, Place] = {}
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return places
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0]
            places[name.id] = Place(line=name.lineno, col=name.col_offset + 1, width=len(name.id))
            if name.id == "HUNDRED" and isinstance(node.value, ast.Dict):
                places.update(_inside(node.value, ""))
    return places


def _inside(table: ast.Dict, around: str) -> Iterator[tuple[str, Place]]:
    """Yield (dotted name, place) of every key of a table and of the tables in it."""
    for key, value in zip(table.keys, table.values, strict=True):
        if isinstance(key, ast.Constant):
            name = around + str(key.value)
            yield name, Place(line=key.lineno, col=key.col_offset + 1, width=len(repr(key.value)))
            if isinstance(value, ast.Dict):
                yield from _inside(value, f"{name}.")
