"""How the wall of names is ordered, and whether it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Fault = Callable[[str, str, str], None]  # takes the dotted name of a setting, what is wrong with it, and the cure

ORDERS = ("ordinal", "name", "joined", "hashed")
PERIODS = ("month", "week", "day", "year")
KEYS = ("order", "period", "counts")


class WallSettings(Struct, frozen=True, kw_only=True):
    """How people stand within a tier, for how long a lot stands, and whether the wall says how many there are."""

    order: str = "ordinal"
    period: str = "month"
    counts: bool = False


PLAIN = WallSettings()


def read_wall(written: Mapping[str, Any], fault: Fault) -> WallSettings:
    """Return what the table says, after reporting what it cannot."""
    order, period = str(written.get("order") or ORDERS[0]), str(written.get("period") or PERIODS[0])
    for key, word, words in (("order", order, ORDERS), ("period", period, PERIODS)):
        if word not in words:
            fault(f"wall.{key}", f"wall: '{word}' cannot be the {key}", f"write one of: {', '.join(words)}")
    counts = written.get("counts") or False
    if not isinstance(counts, bool):
        fault("wall.counts", f"wall: '{counts}' is neither True nor False", "write  True  or  False, without quotes")
    return WallSettings(order=order, period=period, counts=counts is True)
