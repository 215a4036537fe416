"""Runs: two sequences of tokens told as what stayed, what went and what came, in edits that can be read."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hundred.charter.redline.edits import Edit, absorb, slide
from hundred.charter.redline.order import anchors
from hundred.charter.redline.tokens import BREAK, SENTENCE_ENDS, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 40_000  # equal tokens of two texts, each with each: what difflib's time grows with
_SHARED = 5  # of so many parts of the longer text one must have stayed; else the whole was written anew
_SHORT = 12  # characters; a text so short is told by its words in any case


class Run(NamedTuple):
    """Tokens that stayed, or an edit: the `old` ones went, the `new` ones came. What stayed has both, for its looks."""

    stays: bool
    old: tuple[Token, ...]
    new: tuple[Token, ...]


def compare_tokens(old: Sequence[Token], new: Sequence[Token]) -> tuple[Run, ...]:
    """Return the runs that lead from `old` to `new`: never two edits in a row, and none that is empty."""
    old_keys, new_keys = [one.key for one in old], [one.key for one in new]
    old_weights, new_weights = [one.weight for one in old], [one.weight for one in new]
    edits = slide(absorb(list(_edits(old_keys, new_keys)), old_weights, new_weights), old_keys, new_keys)
    whole = max(sum(old_weights), sum(new_weights))
    stayed = sum(old_weights) - sum(sum(old_weights[edit.a0 : edit.a1]) for edit in edits)
    if edits and whole > _SHORT and stayed * _SHARED < whole:
        edits = [_whole(edits, old_keys, len(new))]
    return tuple(_runs(edits, old, new))


def _whole(edits: Sequence[Edit], old: Sequence[str], length: int) -> Edit:
    """Return the edits as one, from the end of the last sentence before them to the end of the first one after."""
    first, last, shift = edits[0], edits[-1], length - len(old)
    start = next((at for at in range(first.a0, 0, -1) if old[at - 1] in SENTENCE_ENDS), 0)
    start += start < first.a0 and old[start] == " "
    end = next((at for at in range(max(last.a1, 1), len(old)) if old[at - 1] in SENTENCE_ENDS), len(old))
    return Edit(start, end, start, end + shift)


def is_coarse(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Say whether there are stretches between equal sentences that are too long and too unlike to compare by words."""
    old_keys, new_keys = [one.key for one in old], [one.key for one in new]
    start, stop_old, stop_new = _core(old_keys, new_keys)
    old_keys, new_keys = old_keys[start:stop_old], new_keys[start:stop_new]
    return any(_pairs(old_keys[gap.a0 : gap.a1], new_keys[gap.b0 : gap.b1]) > _MOST for gap in _gaps(old_keys, new_keys))


def _runs(edits: Sequence[Edit], old: Sequence[Token], new: Sequence[Token]) -> Iterator[Run]:
    at = at_new = 0
    for edit in [*edits, Edit(len(old), len(old), len(new), len(new))]:
        if at < edit.a0:
            yield Run(True, tuple(old[at : edit.a0]), tuple(new[at_new : edit.b0]))  # noqa: FBT003 - a field by its place
        if edit.a0 < edit.a1 or edit.b0 < edit.b1:
            yield Run(False, tuple(old[edit.a0 : edit.a1]), tuple(new[edit.b0 : edit.b1]))  # noqa: FBT003
        at, at_new = edit.a1, edit.b1


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits that lead from one sequence to the other, in order, each with something equal before the next."""
    start, stop_old, stop_new = _core(old, new)
    if start in {stop_old, stop_new}:
        if start < max(stop_old, stop_new):
            yield Edit(start, stop_old, start, stop_new)
        return
    yield from _joined(_between(old[start:stop_old], new[start:stop_new]), start)


def _core(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """Return where the first difference is, and where after the last one both sequences go on alike."""
    start, end = 0, min(len(old), len(new))
    while start < end and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < end - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _joined(edits: Iterator[Edit], start: int) -> Iterator[Edit]:
    """Yield edits, counted from `start`; those that touch are one."""
    last: Edit | None = None
    for a0, a1, b0, b1 in edits:
        if last and last.a1 == a0 + start:
            last = Edit(last.a0, a1 + start, last.b0, b1 + start)
            continue
        if last:
            yield last
        last = Edit(a0 + start, a1 + start, b0 + start, b1 + start)
    if last:
        yield last


def _between(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits between two sequences by their longest common stretches; as a whole what would take too long."""
    for gap in _gaps(old, new):
        keys, other = old[gap.a0 : gap.a1], new[gap.b0 : gap.b1]
        if not keys or not other or _pairs(keys, other) > _MOST:
            yield gap
            continue
        for tag, a0, a1, b0, b1 in SequenceMatcher(None, keys, other, autojunk=False).get_opcodes():
            if tag != "equal":
                yield Edit(gap.a0 + a0, gap.a0 + a1, gap.b0 + b0, gap.b0 + b1)


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """Yield what is to be compared: all of it, or where that would take long what lies between sentences that stayed."""
    if _pairs(old, new) <= _MOST:
        yield Edit(0, len(old), 0, len(new))
        return
    cuts_old, cuts_new = _cuts(old), _cuts(new)
    sentences = [["\x1f".join(keys[a:b]) for a, b in pairwise(cuts)] for keys, cuts in ((old, cuts_old), (new, cuts_new))]
    at = at_new = 0
    for one, other in [*anchors(*sentences), (len(cuts_old) - 1, len(cuts_new) - 1)]:
        if at < cuts_old[one] or at_new < cuts_new[other]:
            yield Edit(at, cuts_old[one], at_new, cuts_new[other])
        at, at_new = cuts_old[min(one + 1, len(cuts_old) - 1)], cuts_new[min(other + 1, len(cuts_new) - 1)]


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many pairs of equal tokens two sequences have."""
    counts: dict[str, int] = {}
    for key in old:
        counts[key] = counts.get(key, 0) + 1
    return sum(counts.get(key, 0) for key in new)


def _cuts(keys: Sequence[str]) -> list[int]:
    """Return where sentences begin, and the end."""
    ends = SENTENCE_ENDS | {BREAK}
    return [0, *(place for place in range(1, len(keys)) if keys[place - 1] in ends), len(keys)]
