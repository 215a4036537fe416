"""The outputs of the wall: its pages, its posters, and the names as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core.outputs import Blob
from hundred.core.pages import page_at
from hundred.wall import sheets
from hundred.wall.export import as_csv, as_humans, as_json
from hundred.wall.letters import WHOLE, letters_of
from hundred.wall.posters import posters
from hundred.wall.schema import WALL_SCHEMA, schema_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield the wall in the language of `view`; `/humans.txt` belongs to the whole site and is in the default tree only."""
    yield page_at(view, "/wall/", kind="wall", template="wall/wall.html", fill=partial(sheets.wall, view))
    yield page_at(view, "/wall/roll/", kind="roll", template="wall/roll.html", fill=partial(sheets.roll, view))
    yield page_at(view, sheets.NAMES, kind="names", template="wall/names.html", fill=partial(sheets.names, view))
    if len(view.community.people) > WHOLE:
        for letter in letters_of(view.community.people):
            fill = partial(sheets.letter, view, letter)
            yield page_at(view, sheets.address_of(letter), kind="names", template="wall/letter.html", fill=fill)
    yield from _second_wall(view)
    yield from posters(view)
    yield Blob(path=view.path("/wall/wall.json"), make=partial(as_json, view))
    yield Blob(path=view.path("/wall/wall.csv"), make=partial(as_csv, view))
    if view.lang == view.settings.lang:
        yield Blob(path=WALL_SCHEMA, make=partial(schema_bytes, view))
        yield Blob(path="/humans.txt", make=partial(as_humans, view))


def _second_wall(view: View) -> Iterator[Page]:
    """Yield the pages of those who take part in events, where somebody does."""
    years = view.community.ids_of("cast")
    if years:
        yield page_at(view, sheets.ROLES, kind="roles", template="wall/roles.html", fill=partial(sheets.second_wall, view))
    for year in years:
        fill = partial(sheets.cast, view, year)
        yield page_at(view, f"{sheets.ROLES}{year}/", kind="roles", template="wall/cast.html", fill=fill)
