"""What stays in its place, and what has moved: longest increasing subsequences."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def unmoved(places: Sequence[int]) -> list[int]:
    """Return the indexes of a longest increasing subsequence of distinct `places`; of several, that of the lowest places."""
    ends: list[int] = []  # of each length: the index whose place is the lowest end so far
    before: list[int] = []
    lowest: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(lowest, place)
        before.append(ends[length - 1] if length else -1)
        ends[length:] = [*ends[length:], index] if length == len(ends) else [index, *ends[length + 1 :]]
        lowest[length : length + 1] = [place]
    found = []
    index = ends[-1] if ends else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


def anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of indexes of keys that stand once in both sequences, in an order that both have."""
    once_old, once_new = _once(old), _once(new)
    pairs = [(index, once_new[key]) for key, index in once_old.items() if key in once_new]
    return [pairs[index] for index in unmoved([place for _, place in pairs])]


def _once(keys: Sequence[str]) -> dict[str, int]:
    """Return the index of every key that stands there once, in their order."""
    found: dict[str, int] = {}
    again: set[str] = set()
    for index, key in enumerate(keys):
        if key in found:
            again.add(key)
        found[key] = index
    return {key: index for key, index in found.items() if key not in again}
