"""Redlines as HTML: in one text, or the old beside the new. Lists, tables and rows hold what they may hold, and no marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.charter.redline.tree import HOME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.charter.redline.inline import Marker
    from hundred.charter.redline.pairs import Pair
    from hundred.charter.redline.tokens import Token
    from hundred.charter.redline.tree import Block

OLD_HOME, NEW_HOME = "\x04", "\x05"
"""What stands for the addresses of the two versions in links, so that one redline serves wherever the same text changed."""

_START = re.compile(r' start="(\d{1,9})"')
_CLASS = re.compile(r' class="([^"]*)"')


def render_unified(pairs: Sequence[Pair], marker: Marker) -> str:
    """Return the blocks of both texts as one: what went struck, what came underlined."""
    return "\n".join([_unified(pair, marker) for pair in pairs])


def render_sides(pairs: Sequence[Pair], marker: Marker) -> list[tuple[str, str]]:
    """Return a row for each pair of blocks: as it was, as it is; '' where there is none."""
    rows = []
    for pair in pairs:
        old = _side(pair, marker, now=False).replace(HOME, OLD_HOME) if pair.old else ""
        new = _side(pair, marker, now=True).replace(HOME, NEW_HOME) if pair.new else ""
        rows.append((old, new))
    return rows


def _unified(pair: Pair, marker: Marker, number: str = "") -> str:
    if pair.new is None:
        return _whole(pair.block, marker, "del", number).replace(HOME, OLD_HOME)
    if pair.old is None or pair.same:
        return _whole(pair.block, marker, "" if pair.old else "ins", number).replace(HOME, NEW_HOME)
    block = pair.new
    if block.is_leaf:
        return _element(block, _homes(pair, marker))
    numbers = _numbers(pair)
    inner = [_unified(one, marker, at) for one, at in zip(pair.pairs, numbers, strict=True)]
    return _element(block, "\n".join(inner), number=number)


def _homes(pair: Pair, marker: Marker) -> str:
    """Return a changed leaf as one text, the links of what went leading to the old version."""
    runs = [run if run.stays else run._replace(old=tuple(map(_of_old, run.old))) for run in pair.runs]
    return marker.unified(runs).replace(HOME, NEW_HOME)


def _of_old(token: Token) -> Token:
    stack = tuple(one.replace(HOME, OLD_HOME) for one in token.stack)
    return token._replace(html=token.html.replace(HOME, OLD_HOME), stack=stack)


def _side(pair: Pair, marker: Marker, *, now: bool) -> str:
    block = pair.new if now else pair.old
    if block is None:
        return ""
    if pair.same or pair.old is None or pair.new is None:
        mark = "" if pair.same else "ins" if now else "del"
        return _whole(block, marker, mark)
    if block.is_leaf:
        return _element(block, marker.side(pair.runs, now=now))
    return _element(block, "\n".join([text for one in pair.pairs if (text := _side(one, marker, now=now))]))


def _whole(block: Block, marker: Marker, mark: str, number: str = "") -> str:
    """Return a block all of whose text has one mark, or none; written once for all redlines in which it stands so."""
    found = marker.written.get((id(block), mark)) if not number else None
    if found is None:
        found = (block, _written(block, marker, mark, number))  # with the block, so that its id never names another
        if not number:
            marker.written[id(block), mark] = found
    return found[1]


def _written(block: Block, marker: Marker, mark: str, number: str) -> str:
    state = {"ins": "came", "del": "went"}.get(mark, "") if block.tag not in {"td", "th"} else ""
    if block.is_leaf:
        return _element(block, marker.whole(block.tokens, mark), state)
    inner = "\n".join([_whole(one, marker, mark) for one in block.blocks])
    return _element(block, inner, state if block.tag in {"li", "tr"} else "", number)


def _element(block: Block, inner: str, state: str = "", number: str = "") -> str:
    if not block.tag:
        return inner
    attributes = block.attributes
    if state:
        own = _CLASS.search(attributes)
        attributes = _CLASS.sub("", attributes) + f' class="{f"{own[1]} " if own else ""}{state}"'
    value = f' value="{number}"' if number and block.tag == "li" else ""
    return f"<{block.tag}{value}{attributes}>" + ("" if block.tag == "hr" else f"{inner}</{block.tag}>")


def _numbers(pair: Pair) -> list[str]:
    """Return the number of each item of a numbered list from which items went: they are not counted with those that stay."""
    if pair.block.tag != "ol" or all(one.new for one in pair.pairs):
        return [""] * len(pair.pairs)
    old, new = (int(found[1]) if block and (found := _START.search(block.attributes)) else 1 for block in (pair.old, pair.new))
    numbers = []
    for one in pair.pairs:
        numbers.append(str(new if one.new else old))
        old += one.old is not None
        new += one.new is not None
    return numbers
