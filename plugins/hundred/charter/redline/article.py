"""The redline of one article: its title and body, in one text and side by side, and how much of it changed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.charter.redline.inline import restyled
from hundred.charter.redline.pairs import pair_blocks
from hundred.charter.redline.render import render_sides, render_unified
from hundred.charter.redline.runs import compare_tokens, is_coarse
from hundred.charter.redline.tokens import Token, pieces, tidy
from hundred.charter.redline.tree import read_blocks

if TYPE_CHECKING:
    from hundred.charter.redline.inline import Marker
    from hundred.charter.redline.pairs import Pair


class Redline(Struct, frozen=True, array_like=True):
    """The redline of an article. `title` and `body` are in one text; `titles` and `rows` are as it was, as it is.

    `edits` counts the places where text changed, `looks` those where only emphasis or a link did. What is `coarse` has a
    paragraph so long and so much changed that its sentences were compared, and not all of its words.
    """

    title: str
    titles: tuple[str, str]
    body: str
    rows: tuple[tuple[str, str], ...]
    edits: int
    looks: int
    coarse: bool = False


def redline(old: tuple[str, str] | None, new: tuple[str, str] | None, marker: Marker) -> Redline:
    """Return the redline between two states of an article, each its title and its body as finished HTML; None for none."""
    pairs = pair_blocks(read_blocks(old[1]) if old else (), read_blocks(new[1]) if new else ())
    was, now = _title(old), _title(new)
    runs = compare_tokens(was, now)
    return Redline(
        title=marker.unified(runs),
        titles=(marker.side(runs, now=False), marker.side(runs, now=True)),
        body=render_unified(pairs, marker),
        rows=tuple(render_sides(pairs, marker)),
        edits=sum(not run.stays for run in runs) + sum(map(_edits, pairs)),
        looks=sum(map(_looks, pairs)),
        coarse=any(map(_coarse, pairs)),
    )


def _title(state: tuple[str, str] | None) -> tuple[Token, ...]:
    return tidy([Token(one, escape(one, quote=False), (), one) for one in pieces(state[0])]) if state else ()


def _edits(pair: Pair) -> int:
    if pair.old is None or pair.new is None:
        return 1
    return sum(not run.stays for run in pair.runs) + sum(map(_edits, pair.pairs))


def _looks(pair: Pair) -> int:
    if pair.old is None or pair.new is None or pair.same:
        return 0
    otherwise = not pair.old.is_leaf and pair.old.tag != pair.new.tag
    return otherwise + sum(map(restyled, pair.runs)) + sum(map(_looks, pair.pairs))


def _coarse(pair: Pair) -> bool:
    if pair.old is None or pair.new is None or pair.same:
        return False
    return is_coarse(pair.old.tokens, pair.new.tokens) or any(map(_coarse, pair.pairs))
