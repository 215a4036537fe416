"""The grammar of English sentences: "every 2 weeks on Friday and Tuesday, until 2026-06-30"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.rule import english_on, refusals
from hundred.core.rule.cursor import Cursor
from hundred.core.rule.english_end import read_end
from hundred.core.rule.model import WORKING, Phrase, Rule, fault
from hundred.core.rule.words import ADVERBS, UNITS, month_of, number_of, ordinal_of, weekday_of

if TYPE_CHECKING:
    from datetime import date

_COUNTED = {
    **{word: (freq, 1) for word, freq in UNITS.items()},
    **dict.fromkeys(("fortnight", "fortnights"), ("WEEKLY", 2)),
    **dict.fromkeys(("quarter", "quarters"), ("MONTHLY", 3)),
}
_WORKDAY = {"weekday", "weekdays", "workday", "workdays"}
_OFTEN = "how often, as in 'every 2 weeks' or 'every Friday',"
_UNIT = "days, weeks, months, years or a weekday"


def read_english(text: str, start: date) -> Phrase:
    """Return the rule that an English sentence says; raises RuleFault. `start` is only for what a fault proposes."""
    refusals.refuse_english(text, start)
    reader = _Reader(Cursor(text), start)
    rule = reader.head()
    cursor = reader.cursor
    from_day = cursor.peek() == "from" and cursor.peek(1) in weekday_of
    if from_day or cursor.peek() == "on":
        cursor.at += 1
        rule = english_on.read_on(cursor, rule, start)
    elif cursor.peek() == "in" and rule.freq == "YEARLY":
        rule = english_on.read_on(cursor, rule, start)
    bare = not (rule.weekdays or rule.monthdays)
    count, until, span = read_end(reader.cursor, rule, bare=bare)
    return Phrase(rule=replace(rule, count=count, until=until), text=text, lang="en", end=span)


@dataclass(slots=True)
class _Reader:
    cursor: Cursor
    start: date

    def head(self) -> Rule:
        """Return what stands before "on" and the end."""
        cursor = self.cursor
        if cursor.accept("every", "each"):
            return self._every()
        if cursor.peek() in ADVERBS:
            freq, interval = ADVERBS[cursor.take().word]
            return Rule(freq=freq, interval=interval)
        if cursor.peek() in {"weekdays", "workdays"} or (cursor.peek() == "on" and cursor.peek(1) in {"weekdays", "workdays"}):
            cursor.at += 1 + (cursor.peek() == "on")
            return Rule(freq="WEEKLY", weekdays=WORKING)
        if cursor.peek().endswith("s") and cursor.peek() in weekday_of:
            return Rule(freq="WEEKLY", weekdays=english_on.weekday_list(cursor))
        cursor.accept("on")
        if cursor.accept("the"):
            return english_on.read_the(cursor, None, self.start)
        word = cursor.peek()
        found = cursor.unknown(_OFTEN, {"every", "each", *ADVERBS})
        if word in weekday_of or word in UNITS or word in number_of or word in ordinal_of or word == "other":
            found.words = (f"every {self.cursor.text[slice(*cursor.here.span)]}",)
        raise found

    def _every(self) -> Rule:
        cursor = self.cursor
        if cursor.peek() in ordinal_of or (cursor.peek()[-2:] in {"st", "nd", "rd", "th"} and cursor.peek()[:1].isdecimal()):
            return self._ordinal()
        if cursor.peek() in month_of or (cursor.peek().isdecimal() and cursor.peek(1) in month_of):
            return english_on.date_of_year(cursor, Rule(freq="YEARLY"))
        begin = cursor.here
        interval = self._interval()
        word = cursor.peek()
        if word in _COUNTED:
            cursor.at += 1
            freq, size = _COUNTED[word]
            return Rule(freq=freq, interval=size * interval)
        if word in _WORKDAY and interval == 1:
            cursor.at += 1
            return Rule(freq="WEEKLY", weekdays=WORKING)
        if word in weekday_of and (interval == 1 or begin.word == "other"):
            return Rule(freq="WEEKLY", interval=interval, weekdays=english_on.weekday_list(cursor))
        if word in weekday_of:
            raise refusals.nth_weekday((begin.begin, cursor.here.end), self.cursor.text, interval, weekday_of[word])
        raise cursor.unknown(_UNIT, {*UNITS, *weekday_of, "weekday", "fortnight"})

    def _interval(self) -> int:
        cursor = self.cursor
        if cursor.accept("other"):
            return 2
        word = cursor.peek()
        if word in number_of:
            cursor.at += 1
            return number_of[word]
        if word.isdecimal():
            token = cursor.take()
            if len(word) > 3 or int(word) == 0:  # noqa: PLR2004 - nothing repeats every thousand years
                raise fault(token.span, "repeat", f"it cannot repeat every {word}", "write a number from 1 to 999")
            return int(word)
        return 1

    def _ordinal(self) -> Rule:
        """Read "every second …": weeks and the like are counted, weekdays only with "of the month" behind them."""
        cursor = self.cursor
        begin, mark = cursor.here, cursor.at
        number = ordinal_of.get(begin.word) or int(begin.word[:-2][:4])
        unit = cursor.peek(1)
        if unit in UNITS and number > 1:
            cursor.at += 2
            return Rule(freq=UNITS[unit], interval=number)
        days = [cursor.peek(ahead) for ahead in range(1, 4)]
        if days[0] in weekday_of and days[1] in {"of", "in"}:
            cursor.at = mark
            return english_on.read_the(cursor, Rule(freq="MONTHLY") if days[2] not in month_of else None, self.start)
        if days[0] in weekday_of:
            span = (begin.begin, cursor.tokens[cursor.at + 1].end)
            raise refusals.nth_weekday(span, cursor.text, number, weekday_of[days[0]])
        if unit == "of" and cursor.peek(2) not in month_of:
            return english_on.read_the(cursor, Rule(freq="MONTHLY"), self.start)
        if unit in month_of or unit == "of":
            return english_on.date_of_year(cursor, Rule(freq="YEARLY"))
        cursor.at += 1
        raise cursor.unknown(_UNIT, {*UNITS, *weekday_of})
