"""How a count is told: amounts, exact parts, percentages, and bars that need no colour."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from hundred.charter.assembly.ballots import CHOICES, decimal
from hundred.charter.assembly.tally import count
from hundred.core.dates import locale_of

if TYPE_CHECKING:
    from hundred.charter.assembly.tally import Hurdle
    from hundred.core.model import Measure

ROWS = CHOICES
Bar = tuple[str, str, str]
"""What a stretch of a bar stands for, where it begins, and how wide it is, in hundredths of the whole."""

_PLACES = 10_000  # amounts have four decimals at most


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldHurdle:
    """What was asked for and what was got, in figures.

    `part` is what was got as a fraction in lowest terms, '' of nothing; `percent` is it rounded, unless it is `exact`.
    `needed` is the amount to be reached, or passed where `strict`; `least` is the smallest whole number that is enough, ''
    for what need not be whole. `mark` is where on the bar that is. `left` and `right` are what is multiplied crosswise to
    see without a fraction whether it was reached: `over` and `under` are those of the share, '' where it is a number.
    """

    base: str
    strict: bool
    share: str
    got: str
    of: str
    part: str
    percent: str
    exact: bool
    needed: str
    least: str
    reached: bool
    bars: tuple[Bar, ...]
    mark: str
    over: str
    under: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldMeasure:
    """One measure in figures; a row is (choice, amount, percentage of all that took part, '' where nobody did)."""

    name: str
    unit: str
    outcome: str
    eligible: str
    cast: str
    participating: str
    absent: str
    whole: int
    rows: tuple[tuple[str, str, str], ...]
    quorum: ToldHurdle | None
    majority: ToldHurdle

    @property
    def called(self) -> str:
        """Return what is counted, by the name that it has in labels: `people`, `households`, `members` or `area`."""
        return "area" if self.name == "area" else self.unit


@lru_cache(maxsize=512)  # every article and comparison says again how the same few votes came out
def tell(measure: Measure, lang: str = "en") -> ToldMeasure:
    """Return a measure as it is told to readers of a language. `whole` is how many are eligible, for the plural."""
    result, part = count(measure), measure.amount("participating")
    eligible = measure.amount("eligible")
    return ToldMeasure(
        name=measure.name,
        unit=measure.unit,
        outcome=result.outcome,
        eligible=amount(eligible, lang),
        cast=amount(measure.amount("cast"), lang),
        participating=amount(part, lang),
        absent=amount(eligible - part, lang),
        whole=int(eligible) + (eligible.denominator != 1),
        rows=tuple(
            (name, amount(measure.amount(name), lang), rounded(measure.amount(name) / part * 100) if part else "")
            for name in ROWS
        ),
        quorum=_hurdle(result.quorum, measure, ("participating",), lang) if result.quorum else None,
        majority=_hurdle(result.majority, measure, ROWS[:2] if measure.passes.base == "cast" else ROWS, lang),
    )


def rounded(value: Fraction) -> str:
    """Return a number with two decimals at most, halves up; it is for reading, never for counting."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    text = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: Fraction, lang: str) -> str:
    """Return an amount as a language writes numbers: "98,604.5"; one that no decimal is equal to as "247 1/3"."""
    if _PLACES % value.denominator:
        whole, rest = divmod(value, 1)
        return f"{amount(Fraction(whole), lang)} {rest}" if whole else str(rest)
    from babel.numbers import format_decimal  # noqa: PLC0415 - only a site that has voted pays for it

    return format_decimal(Decimal(decimal(value)), format="#,##0.####", locale=locale_of(lang))


def bars(measure: Measure, names: tuple[str, ...], base: Fraction) -> tuple[Bar, ...]:
    """Return the stretches of a bar that is `base` long; what nobody chose is not among them."""
    found, start = [], Fraction(0)
    for name in names:
        width = measure.amount(name) / base * 100 if base else Fraction(0)
        if width:
            found.append((name, rounded(start), rounded(width)))
        start += width
    return tuple(found)


def _hurdle(hurdle: Hurdle, measure: Measure, names: tuple[str, ...], lang: str) -> ToldHurdle:
    needed, share = hurdle.needed, hurdle.share
    whole = needed.numerator // needed.denominator
    least = whole + 1 if share.strict or needed != whole else whole
    percent, over = hurdle.part * 100, share.value
    return ToldHurdle(
        base=share.base,
        strict=share.strict,
        share=share.share,
        got=amount(hurdle.got, lang),
        of=amount(hurdle.base, lang),
        part=str(hurdle.part) if hurdle.base else "",
        percent=rounded(percent),
        exact=Fraction(rounded(percent)) == percent,
        needed=amount(needed, lang),
        least=amount(Fraction(max(1, least)), lang) if measure.name == "heads" else "",
        reached=hurdle.reached,
        bars=bars(measure, names, hurdle.base),
        mark=rounded(min(needed / hurdle.base, Fraction(1)) * 100) if hurdle.base else "",
        over=str(over.numerator) if share.base else "",
        under=str(over.denominator) if share.base else "",
        left=amount(hurdle.got * over.denominator, lang) if share.base else "",
        right=amount(hurdle.base * over.numerator, lang) if share.base else "",
    )
