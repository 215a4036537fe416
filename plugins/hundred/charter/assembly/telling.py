"""How a count is told: amounts, exact parts, percentages, and bars that need no colour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hundred.charter.assembly.ballots import decimal
from hundred.charter.assembly.tally import count

if TYPE_CHECKING:
    from fractions import Fraction

    from hundred.charter.assembly.tally import Hurdle
    from hundred.core.model import Measure

ROWS = ("yes", "no", "abstain", "invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHurdle:
    """What was asked for and what was got, in figures. `least` is the smallest whole number of ballots that is enough."""

    base: str
    strict: bool
    share: str
    got: str
    of: str
    percent: str
    needed: str
    least: str
    reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMeasure:
    """One measure in figures; `bars` are (choice, where it begins, how wide it is) in hundredths of all that took part."""

    name: str
    unit: str
    outcome: str
    eligible: str
    cast: str
    participating: str
    rows: tuple[tuple[str, str], ...]
    bars: tuple[tuple[str, str, str], ...]
    quorum: ToldHurdle | None
    majority: ToldHurdle


def tell(measure: Measure) -> ToldMeasure:
    """Return a measure as it is told."""
    result, part = count(measure), measure.amount("participating")
    bars, start = [], measure.amount("cast") * 0
    for name in ROWS:
        width = measure.amount(name) / part * 100 if part else part
        if width:
            bars.append((name, rounded(start), rounded(width)))
        start += width
    return ToldMeasure(
        name=measure.name,
        unit=measure.unit,
        outcome=result.outcome,
        eligible=decimal(measure.amount("eligible")),
        cast=decimal(measure.amount("cast")),
        participating=decimal(part),
        rows=tuple((name, decimal(measure.amount(name))) for name in ROWS),
        bars=tuple(bars),
        quorum=_hurdle(result.quorum, measure) if result.quorum else None,
        majority=_hurdle(result.majority, measure),
    )


def rounded(value: Fraction) -> str:
    """Return a number with two decimals at most, halves up; it is for reading, never for counting."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".")


def _hurdle(hurdle: Hurdle, measure: Measure) -> ToldHurdle:
    needed = hurdle.needed
    whole = needed.numerator // needed.denominator
    least = whole + 1 if hurdle.share.strict or needed != whole else whole
    return ToldHurdle(
        base=hurdle.share.base,
        strict=hurdle.share.strict,
        share=hurdle.share.share,
        got=decimal(hurdle.got),
        of=decimal(hurdle.base),
        percent=rounded(hurdle.part * 100),
        needed=str(needed),
        least=str(max(1, least)) if measure.name == "heads" else "",
        reached=hurdle.reached,
    )
