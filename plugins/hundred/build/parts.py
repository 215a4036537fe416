"""The table of parts: who declares outputs, in the order in which a site lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hundred.calendars.plan
import hundred.charter.pdf
import hundred.charter.plan
import hundred.charter.signatures.plan
import hundred.events.plan
import hundred.feeds.plan
import hundred.groups.plan
import hundred.news.plan
import hundred.people.plan
import hundred.spotlights.plan
import hundred.venues.plan
import hundred.wall.plan
from hundred.build import home
from hundred.charter.chronicle import CharterChronicle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hundred.charter.chronicle import Redliner
    from hundred.charter.pdf import Press
    from hundred.core.model import Record
    from hundred.core.outputs import Blob, Page
    from hundred.core.view import View

_PLANS = (
    home.plan,
    hundred.events.plan.plan,
    hundred.groups.plan.plan,
    hundred.venues.plan.plan,
    hundred.people.plan.plan,
    hundred.spotlights.plan.plan,
    hundred.charter.plan.plan,
    hundred.charter.signatures.plan.plan,
    hundred.wall.plan.plan,
    hundred.news.plan.plan,
    hundred.calendars.plan.plan,
)


def plan_all(
    view: View,
    render: Callable[[Record], str],
    weigh: Callable[[str], int],
    redlines: Redliner,
    press: Press | None = None,
) -> Iterator[Page | Blob]:
    """Yield every output of every part in the language of `view`.

    `render` gives a record's body as HTML and `weigh` the bytes of a picture, which feeds have to say; `redlines` compares
    articles for them. Without a `press` there are no PDFs.
    """
    for plan in _PLANS:
        yield from plan(view)
    chronicle = CharterChronicle(render=render, redlines=redlines)
    yield from hundred.feeds.plan.plan(view, render, weigh, chronicle)
    if press:
        yield from hundred.charter.pdf.plan(view, press)
    yield from home.index(view)
