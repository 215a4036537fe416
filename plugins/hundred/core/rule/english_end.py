"""How an English sentence ends: "until 2026-06-30", "6 times"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hundred.core.rule.cursor import in_range, iso_day
from hundred.core.rule.model import fault
from hundred.core.rule.words import month_of, number_of

if TYPE_CHECKING:
    from hundred.core.rule.cursor import Cursor, Token
    from hundred.core.rule.model import Rule

_UNTIL = ("until", "till", "til", "to", "through", "thru", "ending")
_DATE = re.compile(r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}\Z")
_TIMES = ("times", "time", "occurrences", "dates")
_END = "the end, as in 'until 2026-06-30' or '6 times',"
# Words that other tools know, and where their meaning is said here.
_ELSEWHERE = {
    **dict.fromkeys(("at",), ("the time of day is not said here", "it stands in 'start'; leave it out here")),
    **dict.fromkeys(
        ("from", "starting", "beginning", "since"),
        ("the first date is not said here", "it stands in 'start'; leave it out here"),
    ),
    **dict.fromkeys(
        ("except", "but", "not", "excluding"),
        ("a date that is left out is not said here", "it stands in 'changes'; leave it out here"),
    ),
    "forever": ("a rule needs an end", "write one"),
}
_DAY = "a date, as in 2026-06-30,"


def read_end(cursor: Cursor, rule: Rule, *, bare: bool) -> tuple[int | None, date | None, tuple[int, int] | None]:
    """Return (times, last day, where the end stands); two None and no place where the sentence has no end.

    Behind a `bare` "every week", "3 times" alone could be meant for each week, so that a comma or "for" must be there.
    """
    begin = cursor.here.begin
    comma = cursor.accept(",", ";")
    cursor.accept("and")
    count: int | None = None
    until: date | None = None
    first = cursor.here
    if cursor.accept("up"):
        if not cursor.accept("to"):
            raise cursor.unknown(_END)
        until = read_day(cursor)
    elif cursor.accept(*_UNTIL):
        until = read_day(cursor)
    elif _is_count(cursor):
        count = _count(cursor, rule, sure=comma or not bare)
    cursor.accept(".")
    if cursor.at < len(cursor.tokens):
        raise _left_over(cursor, ended=count is not None or until is not None)
    if count is None and until is None:
        return None, None, None
    return count, until, (begin if comma else first.begin, len(cursor.text))


def read_day(cursor: Cursor) -> date:
    """Return the day that comes: 2026-06-30, 30 June 2026, June 30, 2026; raises RuleFault."""
    cursor.accept("the")
    token = cursor.here
    if _DATE.match(token.word):
        cursor.at += 1
        _no_time(cursor)
        return iso_day(token.word, token.span)
    if re.match(r"[0-9]{1,2}[/.]", token.word):
        raise _slashed(token)
    words = [cursor.peek(ahead) for ahead in range(5)]
    if words[0] in month_of:
        month, day, rest = month_of[words[0]], _number(words[1]), 2
    elif words[1] in month_of or (words[1] == "of" and words[2] in month_of):
        rest = 2 + (words[1] == "of")
        month, day = month_of[words[rest - 1]], _number(words[0])
    else:
        raise cursor.unknown(_DAY)
    rest += cursor.peek(rest) == ","
    year = cursor.peek(rest)
    last = cursor.tokens[min(cursor.at + rest, len(cursor.tokens)) - 1]
    if not (year.isdecimal() and len(year) == 4):  # noqa: PLR2004 - digits of a year
        cure = "write the day and the year as well, as in 2026-06-30"
        found = fault((token.begin, last.end), "repeat", "the last day is not said in full", cure)
        if 1 <= day <= 31:  # noqa: PLR2004 - days
            found.words = (f"{{year}}-{month:02}-{day:02}",)
        raise found
    span = (token.begin, cursor.tokens[cursor.at + rest].end)
    cursor.at += rest + 1
    try:
        meant = date(int(year), month, day)
    except ValueError:
        raise fault(span, "repeat", "there is no such day", "write a day that exists, as in 2026-06-30") from None
    _no_time(cursor)
    return in_range(meant, span)


def _no_time(cursor: Cursor) -> None:
    token = cursor.here
    if ":" in token.word and len(token.word) > 1:
        found = fault(token.span, "repeat", "the end is a day, without a time", "leave the time out: that day is included")
        found.words = ("",)
        raise found


def _slashed(token: Token) -> Exception:
    """Return the fault of 06/07/2026, with every day it may be."""
    first, second, year = (int(part) for part in re.split(r"[/.]", token.word))
    days: list[str] = []
    for month, day in ((second, first), (first, second)):
        try:
            days.append(date(year + (2000 if year < 100 else 0), month, day).isoformat())  # noqa: PLR2004 - two digits
        except ValueError:
            continue
    several = len(set(days)) > 1
    message = f"'{token.word}' may be {' or '.join(days)}" if several else f"'{token.word}' is not a date"
    cure = "write the one you mean" if several else "write year, month and day, as in 2026-06-30"
    found = fault(token.span, "ambiguous" if several else "repeat", message, cure)
    found.words = tuple(dict.fromkeys(days))
    return found


def _is_count(cursor: Cursor) -> bool:
    return _counts(cursor, int(cursor.peek() == "for"))


def _counts(cursor: Cursor, ahead: int) -> bool:
    word = cursor.peek(ahead)
    return (word.isdecimal() or word in number_of) and cursor.peek(ahead + 1) in _TIMES


def _count(cursor: Cursor, rule: Rule, *, sure: bool) -> int:
    begin = cursor.here
    sure = cursor.accept("for") or sure
    token, unit = cursor.take(), cursor.take()
    number = number_of.get(token.word) or int(token.word[:7])
    if cursor.accept("in"):
        cursor.accept("all", "total")
        sure = True
    if number < 1:
        raise fault(token.span, "repeat", "it must take place at least once", "write a number from 1 to 1000")
    if not sure:
        shown = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[rule.freq]
        message = f"'{token.word} {unit.word}' may be in all, or in each {shown}"
        found = fault((begin.begin, unit.end), "ambiguous", message, "name the days when there are several in each")
        found.words = (f"for {token.word} {unit.word}",)
        raise found
    return number


def _left_over(cursor: Cursor, *, ended: bool) -> Exception:
    token = cursor.here
    if ended and (token.word in _UNTIL or token.word in {",", "and", "for"} or _is_count(cursor)):
        span = (token.begin, len(cursor.text))
        found = fault(span, "repeat", "only one end can be said, and nothing behind it", "keep one end")
        found.words = ("",)
        return found
    if token.word in _ELSEWHERE:
        while cursor.at + 1 < len(cursor.tokens) and cursor.peek(1) not in (*_UNTIL, ",", "for") and not _counts(cursor, 1):
            cursor.at += 1
        found = fault((token.begin, cursor.here.end), "repeat", *_ELSEWHERE[token.word])
        found.words = ("",)
        return found
    return cursor.unknown("nothing more" if ended else _END, {*_UNTIL, "on", "times"})


def _number(word: str) -> int:
    digits = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
    return int(digits) if digits.isdecimal() and len(digits) <= 2 else 0  # noqa: PLR2004 - no day has more
