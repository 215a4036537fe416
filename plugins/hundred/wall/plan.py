"""The outputs of the wall: its pages, and the names as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core.outputs import Blob
from hundred.core.pages import page_at
from hundred.wall import roles, sheets
from hundred.wall.export import WALL_SCHEMA, as_csv, as_humans, as_json
from hundred.wall.letters import letters, stand_whole
from hundred.wall.schema import schema_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield the wall in the language of `view`; `/humans.txt` belongs to the whole site and is in the default tree only."""
    yield page_at(view, "/wall/", kind="wall", template="wall/wall.html", fill=partial(sheets.wall, view))
    yield page_at(view, "/wall/roll/", kind="roll", template="wall/roll.html", fill=partial(sheets.roll, view))
    yield page_at(view, sheets.NAMES, kind="names", template="wall/names.html", fill=partial(sheets.names, view))
    if not view.community.ask(stand_whole):
        for letter in view.community.ask(letters):
            fill = partial(sheets.letter, view, letter)
            yield page_at(view, sheets.address_of(letter), kind="names", template="wall/letter.html", fill=fill)
    yield from _second_wall(view)
    yield Blob(path=view.path("/wall/wall.json"), make=partial(as_json, view))
    yield Blob(path=view.path("/wall/wall.csv"), make=partial(as_csv, view))
    if view.lang == view.settings.lang:
        yield Blob(path=WALL_SCHEMA, make=schema_bytes, source="wall/schema.py")
        yield Blob(path="/humans.txt", make=partial(as_humans, view))


def _second_wall(view: View) -> Iterator[Page]:
    """Yield the pages of those who took part in events, where somebody did."""
    found = view.community.ask(roles.years)
    if found:
        yield page_at(view, sheets.ROLES, kind="roles", template="wall/roles.html", fill=partial(sheets.second_wall, view))
    for year in found:
        fill = partial(sheets.cast, view, year)
        yield page_at(view, f"{sheets.ROLES}{year}/", kind="roles", template="wall/cast.html", fill=fill)
