"""Rules as people write them: `more than 1/2 of those cast`, `>= 2/3`, 参与表决的三分之二以上."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from hundred.core.model.assembly import Share
from hundred.core.scalars import Scalar

if TYPE_CHECKING:
    from hundred.core.fields import Reading
    from hundred.core.problems import Place

_DIGITS = "一二三四五六七八九十"
_HAN = re.compile(rf"([{_DIGITS}])分之([{_DIGITS}])")
_STRICT = re.compile(r">(?!=)|＞|\b(?:more than|over|above)\b|超过|多于|大于(?!等于)|过(?=半)")
_LEAST = re.compile(r">=|≥|\b(?:at least|no less than|not less than)\b|不少于|不低于|至少|达到|大于等于|以上")
_SHARE = re.compile(r"(?P<over>\d{1,6})\s*/\s*(?P<under>\d{1,6})|(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s*[%％]")
_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,4})?")
_WORDS = (
    (re.compile(r"\b(?:a |one )?(?:simple )?(?:half)\b|半数|半"), "1/2"),
    (re.compile(r"\btwo[- ]thirds?\b"), "2/3"),
    (re.compile(r"\b(?:one|a) third\b"), "1/3"),
    (re.compile(r"\bthree[- ]quarters?\b"), "3/4"),
    (re.compile(r"\b(?:one|a) quarter\b"), "1/4"),
    (re.compile(r"\bfour[- ]fifths?\b"), "4/5"),
    (re.compile(r"\ball\b(?! (?:who|the eligible))"), "1/1"),
)
_MAJORITY = re.compile(r"\b(?:simple )?majority\b")
_BASES = (
    ("participating", re.compile(r"\bparticipating\b|\b(?:who|those) (?:vote|voted|take part|took part)\b|参与|参加")),
    ("eligible", re.compile(r"\beligible\b|\b(?:entitled|everybody)\b|全体|有表决权")),
    ("cast", re.compile(r"\bcast\b|\byes and no\b|赞成票?[与和]反对票?(?:之和)?")),
)
_FILLER = re.compile(r"\b(?:of|an?|the|votes?|those|by|all|who|are|to)\b|[\s,，。的者人票表决投业主]")
_VOTES = re.compile(r"\b(?:of|an?|the|votes?)\b|[\s,，。的票]")  # without a base: "of all" and 业主的 might be the eligible
_LONGEST = 120
_ALONE, _SEVERAL = "(a number)", "(several)"  # what is found where a base should be
_ROUGH = {33: Fraction(1, 3), 66: Fraction(2, 3), 67: Fraction(2, 3)}


class Rule(Scalar, frozen=True):
    """A share of a base that a vote has to reach; `usual` is the base where none is written, the only one with `fixed`."""

    wanted: ClassVar[str] = "a rule"

    usual: str
    fixed: bool = False
    label: str = "a share, as in `more than 1/2 of cast`"

    def typed(self, text: str, place: Place, name: str, reading: Reading) -> Share | None:
        """Return the rule, or None after reporting why it cannot be read."""
        share = read_share(text, self.usual, whole=self.fixed)
        if share is None or (self.fixed and share.base not in {"", self.usual}):
            cure = f"write  {name}: more than 1/2 of cast  or  {name}: at least 2/3 of participating  or  … of eligible"
            if self.fixed:
                cure = f"write a share of the {self.usual}, as in  {name}: 1/2  , or how many, as in  {name}: 120"
            reading.report.error(place, "share", f"'{text}' is not a rule that can be counted", cure)
            return None
        if (found := _SHARE.search(text)) and found["percent"] and (better := _rough(share.value)):
            cure = f"if {better} is meant, write  {name}: {text[: found.start()]}{better}{text[found.end() :]}"
            reading.report.warn(place, "share", f"{found[0]} is near {better}, and not the same", cure)
        return share


def read_share(text: str, usual: str, *, whole: bool = False) -> Share | None:
    """Return what a rule in words or signs asks for, or None; with `whole` a bare number is one of votes, not a share.

    Nothing is guessed: a word too many, two shares, two bases, or a share that nobody can reach is None, and so is one that
    leaves open whether it has to be passed or reached (but with `whole`, where at least is meant).
    """
    if len(text) > _LONGEST:
        return None
    rest, majority = _taken(_MAJORITY, _HAN.sub(_western, text.casefold()))
    rest, least = _taken(_LEAST, rest)
    rest, strict = _taken(_STRICT, rest)
    rest, share = _signs(rest)
    rest, base = _base(rest)
    if share is None:
        rest, share = _words(rest)
    if share is None and majority:
        share, strict = Fraction(1, 2), True
    elif not (whole or least or strict):
        return None
    if share is None and whole and base in {"", usual}:
        rest, share = _number(rest)
        base = _ALONE
    filler = _FILLER if whole or base else _VOTES
    if share is None or base == _SEVERAL or filler.sub("", rest) or (least and strict):
        return None
    if base != _ALONE and not (0 < share < 1 or (share == 1 and not strict)):
        return None
    return Share(share=str(share), base="" if base == _ALONE else base or usual, strict=strict)


def _signs(text: str) -> tuple[str, Fraction | None]:
    """Return a text without its first fraction or percentage, and that."""
    found = _SHARE.search(text)
    if not found or (found["under"] and not int(found["under"])):
        return text, None
    value = Fraction(found["percent"]) / 100 if found["percent"] else Fraction(int(found["over"]), int(found["under"]))
    return f"{text[: found.start()]} {text[found.end() :]}", value


def _words(text: str) -> tuple[str, Fraction | None]:
    """Return a text without a share in words, and that."""
    for pattern, value in _WORDS:
        left, taken = _taken(pattern, text)
        if taken:
            return left, Fraction(value)
    return text, None


def _number(text: str) -> tuple[str, Fraction | None]:
    """Return a text without its number of votes, and that; less than one is a share without a base, and none."""
    found = _NUMBER.search(text)
    if not found or Fraction(found[0]) < 1:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", Fraction(found[0])


def _base(text: str) -> tuple[str, str]:
    """Return a text without the base that it names, and that: '' where none is named."""
    named = []
    for name, pattern in _BASES:
        text, taken = _taken(pattern, text)
        named += [name] if taken else []
    return text, _SEVERAL if len(named) > 1 else "".join(named)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    left, times = pattern.subn(" ", text)
    return left, times > 0


def _western(found: re.Match[str]) -> str:
    """Return 三分之二 as 2/3."""
    return f"{_DIGITS.index(found[2]) + 1}/{_DIGITS.index(found[1]) + 1}"


def _rough(value: Fraction) -> str:
    """Return the fraction that a rounded percentage of thirds was meant for, or ''."""
    meant = _ROUGH.get(int(value * 100))
    return str(meant) if meant and meant != value else ""
