"""The index of groups: sections by how things stand, tiles as large as there is room for, and the family tree."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from hundred.core.community import question
from hundred.groups.questions import next_up, standing

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.community import Community
    from hundred.core.model import Event, Group
    from hundred.core.view import View

_ROOMY, _CLOSE = 15, 60  # groups in a section up to which tiles are large, and up to which there are tiles at all
_DEEPEST = 8  # generations that are set in below each other
Branch = tuple["Group", list["Branch"]]


class Tile(NamedTuple):
    """A group on the index: how many events are to come, the next, and when it last met."""

    group: Group
    coming: int
    next: Event | None
    last: date | None


class Section(NamedTuple):
    """The groups with which things stand alike; `size` is `roomy`, `close` or `dense`."""

    id: str
    title: str
    size: str
    tiles: list[Tile]


def sections(view: View) -> list[Section]:
    """Return the sections that have groups: who meets, cities, who is about to begin, who rests, and what was.

    In each, those whose next event is sooner come first, then the others by title.
    """
    ask = view.community.ask
    found: defaultdict[str, list[Tile]] = defaultdict(list)
    for group in view.community.groups:
        state, last = ask(standing, group.id)
        place = "cities" if state == "active" and group.sort == "city" else state
        found[place].append(Tile(group, *ask(next_up, group.id), last))
    titles = {
        "active": view.say("Meeting now"),
        "cities": view.say("In other cities"),
        "forming": view.label("state", "forming"),
        "resting": view.label("state", "resting"),
        "archived": view.label("state", "archived"),
    }
    size = _size(len(view.community.groups))
    return [Section(id_, title, size, _in_order(view, found[id_])) for id_, title in titles.items() if found[id_]]


def _size(count: int) -> str:
    return "roomy" if count <= _ROOMY else "close" if count <= _CLOSE else "dense"


def _in_order(view: View, tiles: list[Tile]) -> list[Tile]:
    def key(tile: Tile) -> tuple[bool, float, str, str]:
        soon = tile.next.starts_at.timestamp() if tile.next else 0.0
        return (tile.next is None, soon, view.title(tile.group).casefold(), tile.group.id)

    return sorted(tiles, key=key)


@question
def family(community: Community) -> list[Branch]:
    """Return the groups that others grew out of, each with those, and so on; what grew out of nothing comes first.

    Past eight generations all further ones stand in one line.
    """
    below: defaultdict[str, list[Group]] = defaultdict(list)
    for group in community.groups:
        below[group.started_from].append(group)
    tree: list[Branch] = []
    waiting = [(group, tree, 1) for group in reversed(below[""]) if group.id in below]
    while waiting:
        group, into, depth = waiting.pop()
        branch: Branch = (group, [])
        into.append(branch)
        inner = branch[1] if depth < _DEEPEST else into
        waiting.extend((child, inner, depth + 1) for child in reversed(below.get(group.id, [])))
    return tree
