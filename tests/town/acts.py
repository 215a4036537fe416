"""What may happen in town between two builds. An act takes the town and three numbers, of which it makes what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from town.hamlet import Town

T = TypeVar("T")
Act = Callable[["Town", int, int, int], None]
ACTS: dict[str, Act] = {}


def act(does: Act) -> Act:
    """Put an act on the list, under its name."""
    ACTS[does.__name__.replace("_", " ")] = does
    return does


def do(town: Town, name: str, *numbers: int) -> None:
    """Do an act, and count it."""
    a, b, c = (*numbers, 0, 0, 0)[:3]
    town.counts[f"act: {name}"] += 1
    ACTS[name](town, a, b, c)


def pick(among: Sequence[T], number: int) -> T:
    """Return one of several."""
    return among[number % len(among)]


def originals(town: Town, folder: str = "") -> list[str]:
    """Return the content files that are no translations, of a folder or of all."""
    return [path for path in sorted(town.files) if path.startswith(folder) and not path.endswith(".zh-Hans.md")]
