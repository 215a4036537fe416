"""The outputs of the wall: its page, and the names as data."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core.outputs import Blob, Sheet
from hundred.core.pages import page_at
from hundred.wall.arrange import standing
from hundred.wall.export import as_csv, as_humans, as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.outputs import Page
    from hundred.core.view import View


def plan(view: View) -> Iterator[Page | Blob]:
    """Yield the wall in the language of `view`; `/humans.txt` belongs to the whole site and is in the default tree only."""
    yield page_at(view, "/wall/", kind="wall", template="wall/wall.html", fill=partial(_wall, view))
    yield Blob(path=view.path("/wall/wall.json"), make=partial(as_json, view))
    yield Blob(path=view.path("/wall/wall.csv"), make=partial(as_csv, view))
    if view.lang == view.settings.lang:
        yield Blob(path="/humans.txt", make=partial(as_humans, view))


def _wall(view: View) -> Sheet:
    tiers = view.community.ask(standing)
    return Sheet(
        title=view.say("Wall"),
        description=view.say("The names of those who made this place, each with their consent."),
        data={"tiers": tiers, "total": sum(len(people) for _, people in tiers)},
    )
