"""Plans of the town's own, which it may follow instead of the engine's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from hundred.build.parts import plan_all
from hundred.core.outputs import Blob

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.model import Record
    from hundred.core.outputs import Page
    from hundred.core.view import View


def titles(view: View) -> Iterator[Page | Blob]:
    """Yield what the engine plans, feeds without texts, and a list of what will be on."""
    yield from plan_all(view, _no_text, _no_weight, _Still())
    yield Blob(path=view.path("/titles.txt"), make=partial(_titles, view))


def fewer(view: View) -> Iterator[Page | Blob]:
    """Yield what the engine plans, but no page for what is missing."""
    planned = plan_all(view, _no_text, _no_weight, _Still())
    yield from (one for one in planned if not one.path.endswith("/404.html"))


def _titles(view: View) -> bytes:
    return "\n".join([view.say("Events"), *(view.title(event) for event in view.community.upcoming)]).encode()


def _no_text(_record: Record) -> str:
    return ""


class _Still:
    """Compares articles without a word."""

    title = body = Markup()

    def of(self, *_: object) -> _Still:
        """Return nothing that changed."""
        return self

    def still(self, *_: object) -> Markup:
        """Return no text."""
        return self.body


def _no_weight(_path: str) -> int:
    return 0
