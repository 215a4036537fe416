"""A rule of recurrence as values, and what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from datetime import date

    from hundred.core.problems import Place

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WORKING = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4))  # Monday to Friday
MOST = 1000  # dates that one event may have


class Rule(Struct, frozen=True, kw_only=True):
    """A rule of RFC 5545, 3.3.10. What a sentence leaves open is empty, and taken from the start.

    A weekday is (ordinal, day) with Monday 0 and ordinal 0 for every one; `until` is the last local day, inclusive.
    """

    freq: str
    interval: int = 1
    months: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    yeardays: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_start: int = 0
    count: int | None = None
    until: date | None = None


class Phrase(Struct, frozen=True, kw_only=True):
    """A rule with the words it was read from; `end` is where the words of the end begin and stop, if there are any."""

    rule: Rule
    text: str
    lang: str
    end: tuple[int, int] | None = None


class Written(Struct, frozen=True):
    """The text of `repeat`, or of `rrule` where `expert`, and where its first character stands."""

    text: str
    place: Place
    expert: bool = False


@dataclass(slots=True)
class RuleFault(Exception):  # noqa: N818 - a message for people, not an error of the program
    """A rule that cannot be taken: where in the text, what is wrong, and what could be meant.

    `readings` are the rules it may mean, `words` the texts that the faulty stretch may have meant to be; {year} in
    one is a year that fits.
    """

    at: int
    width: int
    code: str
    message: str
    help: str = ""
    readings: tuple[Rule, ...] = ()
    words: tuple[str, ...] = field(default=())


def fault(span: tuple[int, int], code: str, message: str, help: str = "", *readings: Rule) -> RuleFault:  # noqa: A002 - the contract's word
    """Return a fault of the stretch `span` (begin, end) of the text, to be raised."""
    return RuleFault(span[0], max(1, span[1] - span[0]), code, message, help, readings)
