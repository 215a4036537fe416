"""Edits made readable: crumbs between them are taken in, and each is moved to where a reader would begin and end it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hundred.charter.redline.tokens import BREAK, PAUSES, SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAR = 300  # tokens that an edit is moved at most
_EDGE, _SENTENCE, _PAUSE, _BEFORE_MARK, _BLANK, _BEFORE_BLANK = 12, 8, 5, 4, 3, 2  # how well an edit may begin or end there


class Edit(NamedTuple):
    """Tokens from `a0` to `a1` of the old text became those from `b0` to `b1` of the new one."""

    a0: int
    a1: int
    b0: int
    b1: int


def absorb(edits: Sequence[Edit], old: Sequence[int], new: Sequence[int]) -> list[Edit]:
    """Return the edits with those made one that have no more between them than either of them changes.

    `old` and `new` are the weights of the tokens. The rule is that of diff-match-patch's semantic clean-up.
    """
    weight_old, weight_new = _sums(old), _sums(new)

    def size(edit: Edit) -> int:
        return max(weight_old[edit.a1] - weight_old[edit.a0], weight_new[edit.b1] - weight_new[edit.b0])

    done: list[Edit] = []
    for edit in edits:
        one = edit
        while done and weight_old[one.a0] - weight_old[done[-1].a1] <= min(size(done[-1]), size(one)):
            one = Edit(done[-1].a0, one.a1, done[-1].b0, one.b1)
            done.pop()
        done.append(one)
    return done


def slide(edits: list[Edit], old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Return the edits, those that only add or only take away moved to the best place that says the same.

    "the [big ]dog" says what "the big[ dog]" did not; a Chinese phrase is taken from comma to comma.
    """
    done = list(edits)
    for place, edit in enumerate(done):
        adds = edit.a0 == edit.a1
        if adds == (edit.b0 == edit.b1):
            continue
        keys, start, end = (new, edit.b0, edit.b1) if adds else (old, edit.a0, edit.a1)
        before = edit.a0 - (done[place - 1].a1 + 1 if place else 0)
        after = (done[place + 1].a0 - 1 if place + 1 < len(done) else len(old)) - edit.a1
        shift = _best(keys, start, end, min(before, _FAR), min(after, _FAR))
        done[place] = Edit(edit.a0 + shift, edit.a1 + shift, edit.b0 + shift, edit.b1 + shift)
    return done


def _best(keys: Sequence[str], start: int, end: int, before: int, after: int) -> int:
    """Return by how many tokens to move what stands from `start` to `end`, so that it begins and ends best; late if equal."""
    least = 0
    while -least < before and keys[start + least - 1] == keys[end + least - 1]:
        least -= 1
    most = 0
    while most < after and keys[start + most] == keys[end + most]:
        most += 1
    return max(range(least, most + 1), key=lambda shift: (_fit(keys, start + shift) + _fit(keys, end + shift), shift))


def _fit(keys: Sequence[str], place: int) -> int:
    """Return how well an edit may begin or end before the token at `place`."""
    if place in {0, len(keys)} or BREAK in (keys[place - 1], keys[place]):
        return _EDGE
    before, after = keys[place - 1], keys[place]
    if before in SENTENCE_ENDS or (before == " " and place > 1 and keys[place - 2] in SENTENCE_ENDS):
        return _SENTENCE - (after == " ")
    if before in PAUSES:
        return _PAUSE - (after == " ")
    if after in PAUSES or after in SENTENCE_ENDS:
        return _BEFORE_MARK
    return _BLANK if before == " " else _BEFORE_BLANK if after == " " else 0


def _sums(weights: Sequence[int]) -> list[int]:
    """Return the weight of all tokens before each place."""
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    return sums
