"""Pairs of blocks: which paragraph, item or row became which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hundred.charter.redline.order import anchors
from hundred.charter.redline.runs import Run, compare_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.charter.redline.tree import Block

_ALIKE = 0.3  # of the pairs of neighbouring tokens, what two blocks must share to be one block, changed
_HOLDERS, _HOLDS = frozenset({"list", "table", "thead", "tbody", "dl"}), 0.01  # rather changed within than gone and new
_MOST = 1600  # blocks between two that stayed, each with each; beyond, they are taken as all gone and all new


@dataclass(frozen=True)
class Pair:
    """A block that stayed, changed or not, or came, or went: then `old` or `new` is None.

    `pairs` are those of the blocks inside, `runs` those of a leaf that is in both.
    """

    old: Block | None
    new: Block | None
    pairs: tuple[Pair, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def block(self) -> Block:
        """Return the block as it is now, else as it was."""
        found = self.new or self.old
        if found is None:
            message = "a pair without a block"
            raise ValueError(message)
        return found

    @property
    def same(self) -> bool:
        """Say whether it is the same block in both texts, down to its looks."""
        return self.old is not None and self.new is not None and self.old.form == self.new.form


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Pair, ...]:
    """Return how the blocks `old` became the blocks `new`, in the order of both."""
    return tuple(_paired(old, new))


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    start, end = 0, min(len(old), len(new))
    while start < end and old[start].key == new[start].key:
        yield _both(old[start], new[start])
        start += 1
    tail = 0
    while tail < end - start and old[-1 - tail].key == new[-1 - tail].key:
        tail += 1
    stop, stop_new = len(old) - tail, len(new) - tail
    middle, middle_new = old[start:stop], new[start:stop_new]
    at = at_new = 0
    for one, other in anchors([block.key for block in middle], [block.key for block in middle_new]):
        yield from _gap(middle[at:one], middle_new[at_new:other])
        yield _both(middle[one], middle_new[other])
        at, at_new = one + 1, other + 1
    yield from _gap(middle[at:], middle_new[at_new:])
    for one in range(tail, 0, -1):
        yield _both(old[-one], new[-one])


def _both(old: Block, new: Block) -> Pair:
    """Return the pair of a block that is in both texts."""
    if old.form == new.form:
        return Pair(old, new)
    if old.is_leaf:
        return Pair(old, new, runs=compare_tokens(old.tokens, new.tokens))
    if old.tag == "tr":
        return Pair(old, new, pairs=tuple(_both(one, other) for one, other in zip(old.blocks, new.blocks, strict=True)))
    return Pair(old, new, pairs=pair_blocks(old.blocks, new.blocks))


def _gap(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield the pairs between two blocks that stayed: the likest ones in order, the others gone or new."""
    at = at_new = 0
    for one, other in [*_likest(old, new), (len(old), len(new))]:
        yield from (Pair(block, None) for block in old[at:one])
        yield from (Pair(None, block) for block in new[at_new:other])
        if one < len(old):
            yield _both(old[one], new[other])
        at, at_new = one + 1, other + 1


def _likest(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the pairs of indexes, in the order of both, whose likeness is greatest in all."""
    if not old or not new or len(old) * len(new) > _MOST:
        return []
    width = len(new) + 1
    best = [0.0] * (width * (len(old) + 1))  # from each pair of places to the end
    alike = [[_likeness(one, other) for other in new] for one in old]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            at = a * width + b
            best[at] = max(best[at + width], best[at + 1], alike[a][b] + best[at + width + 1] if alike[a][b] else 0.0)
    found = []
    a = b = 0
    while a < len(old) and b < len(new):
        at = a * width + b
        if alike[a][b] and best[at] == alike[a][b] + best[at + width + 1]:
            found.append((a, b))
            a, b = a + 1, b + 1
        elif best[at] == best[at + width]:
            a += 1
        else:
            b += 1
    return found


def _likeness(old: Block, new: Block) -> float:
    """Return how alike two blocks are, from 0 to 1; 0 where they cannot be the same block."""
    if old.kind != new.kind:
        return 0.0
    if old.key == new.key:
        return 1.0
    ours, theirs = old.pairs, new.pairs
    if len(ours) > len(theirs):
        ours, theirs = theirs, ours
    shared = sum([min(count, theirs[pair]) for pair, count in ours.items() if pair in theirs])
    share = 2 * shared / (sum(ours.values()) + sum(theirs.values()))
    return share if share >= _ALIKE else _HOLDS if old.kind.partition(" ")[0] in _HOLDERS else 0.0
