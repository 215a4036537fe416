"""The posters of the wall: for a phone, for printing, for sharing; each follows the colour scheme and has a dark twin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hundred.core.community import question
from hundred.core.outputs import Blob
from hundred.core.paths import web_address
from hundred.wall.arrange import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.community import Community
    from hundred.core.view import View

Names = list[tuple[str, list[tuple[str, str]]]]

POSTERS = ("phone", "a3", "wide")


def posters(view: View) -> Iterator[Blob]:
    """Yield the posters in the language of `view`: `/wall/poster-phone.svg`, `/wall/poster-phone-dark.svg` and so on."""
    for form in POSTERS:
        for dark in (False, True):
            path = view.path(f"/wall/poster-{form}{'-dark' if dark else ''}.svg")
            yield Blob(path=path, make=partial(poster, view, form, dark))


@question
def names(community: Community) -> Names:
    """Return (name, its language) of everybody on the wall, by tier."""
    return [(tier, [(person.name, person.name_lang) for person in people]) for tier, people in community.ask(standing)]


def poster(view: View, form: str, dark: bool) -> bytes:  # noqa: FBT001 - a plain value, as an input of an output
    """Return a poster as SVG in UTF-8: everybody of the wall, in the order of the wall."""
    from hundred.wall.poster_draw import FORMATS, Said, drawn  # noqa: PLC0415 - only when one is due

    settings = view.settings
    site = settings.name(view.lang)
    address = web_address(settings.url, view.path("/wall/")).partition("://")[2].rstrip("/")
    said = Said(
        lang=view.lang,
        title=f"{site} · {view.say('Wall of names')}",
        about=view.say("The names of those who made this place, each with their consent."),
        site=site,
        motto=settings.motto(view.lang),
        foot=f"{address} · {view.year}" if address else str(view.year),
    )
    sections = [
        (view.label("tier", tier) if tier else view.say("And all the others"), people)
        for tier, people in view.community.ask(names)
    ]
    return drawn(said, sections, FORMATS[form], dark=dark)
