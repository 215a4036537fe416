"""Addresses that were given up: those of events whose files were renamed, as servers and hosts are told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from hundred.build.delivery.lists import redirects_file
from hundred.core.model import Event
from hundred.core.paths import event_ics

if TYPE_CHECKING:
    from hundred.build.delivery.table import Move
    from hundred.core.community import Community


def moves_of(community: Community) -> tuple[Move, ...]:
    """Return (former, present) addresses, without the site's own path, in every language: of pages and of calendar files."""
    settings = community.settings
    trees = ["" if lang == settings.lang else f"/{lang}" for lang in settings.languages]
    moves = []
    for old, new in community.moved.items():
        event = community.by_id[Event.kind, new]
        for tree in trees:
            moves.append((f"{tree}/events/{old}/", f"{tree}{event.address}"))
            if isinstance(event, Event) and event.dated:
                moves.append((tree + event_ics(old), tree + event_ics(new)))
    return tuple(moves)


def redirects(base: str, moves: tuple[Move, ...]) -> bytes:
    """Return `_redirects` of a site below the path `base`, its addresses as URIs have them."""
    return redirects_file([(quote(base + old), quote(base + new)) for old, new in moves])
