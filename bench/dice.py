"""Dice that fall the same on every machine: SplitMix64, seeded by numbers, with no state but their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
_MASK = (1 << 64) - 1
_STEP = 0x9E3779B97F4A7C15


class Dice:
    """A sequence of numbers that depends on nothing but `keys`."""

    def __init__(self, *keys: int) -> None:
        """Start from the numbers `keys`, each of which changes everything that follows."""
        self._state = 0
        for key in keys:
            self._state = _mix((self._state ^ key) + _STEP & _MASK)

    def below(self, limit: int) -> int:
        """Return a number from 0 to `limit` - 1."""
        self._state = self._state + _STEP & _MASK
        return (_mix(self._state) * limit) >> 64

    def span(self, least: int, most: int) -> int:
        """Return a number from `least` to `most`, both included."""
        return least + self.below(most - least + 1)

    def pick(self, values: Sequence[T]) -> T:
        """Return one of `values`."""
        return values[self.below(len(values))]

    def several(self, values: Sequence[T], count: int) -> list[T]:
        """Return `count` different ones of `values`, in the order in which they were drawn."""
        left = list(values)
        return [left.pop(self.below(len(left))) for _ in range(count)]


def _mix(value: int) -> int:
    """Return the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & _MASK
    value = (value ^ value >> 27) * 0x94D049BB133111EB & _MASK
    return value ^ value >> 31
