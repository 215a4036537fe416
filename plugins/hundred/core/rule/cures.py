"""What to write instead of a faulty rule: every sentence that is proposed has been read and taken before."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.problems import Place
from hundred.core.rule.expand import completed, days_of
from hundred.core.rule.heads import head
from hundred.core.rule.judge import judge, moved, nearby
from hundred.core.rule.model import MOST, Rule, RuleFault, Written
from hundred.core.rule.sentence import read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.rule.model import Phrase

_TIMES = {"DAILY": 10, "WEEKLY": 10, "MONTHLY": 12, "YEARLY": 5}
_HAN = re.compile(r"[\u3400-\u9fff]")
_TAIL = re.compile(
    r"(?:\b(?:until|till|through|up to)\b|\b(?:for\s+)?(?:[0-9]+|[a-z]+)\s+times\b).*\Z"
    r"|(?:直到|截[止至]|至|到)\s*[0-9]{4}.*\Z|(?:一共|总共|共)?\s*[0-9零一二两三四五六七八九十]+\s*次\s*。?\Z",
    re.IGNORECASE,
)


def cure_of(fault: RuleFault, written: Written, start: datetime | date, zone: str) -> str:
    """Return the help for a fault, with sentences in their own language that were tried for this very event."""
    if written.expert:
        return _expert(fault, written, start, zone)
    shaped = list(_mended(fault, written, start, zone))
    shaped += list(_readings(fault, written, start, zone))
    proposals = "  or  ".join(shaped)
    if fault.help and proposals:
        return f"{fault.help}:  {proposals}"
    if proposals:
        return f"write  {proposals}"
    return fault.help or f"write it as in  repeat: {_example(written.text, start)}"


def last_of_month(phrase: Phrase, start: datetime | date) -> str:
    """Return what to write for the last day of every month instead of the 31st, or for the last Friday."""
    rule, day = phrase.rule, start.date() if isinstance(start, datetime) else start
    monthdays = tuple(one if one <= 28 else -1 for one in rule.monthdays)  # noqa: PLR2004 - every month has those
    weekdays = tuple((-1 if ordinal == 5 else ordinal, one) for ordinal, one in rule.weekdays)  # noqa: PLR2004
    last = replace(rule, monthdays=tuple(dict.fromkeys(monthdays)), weekdays=tuple(dict.fromkeys(weekdays)))
    said = head(last, phrase.lang or "en")
    kept = "if that is meant, leave it so"
    if said is None or not phrase.end:
        return f"{kept}; the last day of a month is  BYMONTHDAY=-1" if rule.monthdays else kept
    first = day if day in days_of(last, day, 1) else nearby(last, day)[1] or day
    shown = f"  with  start: {moved(start, first)}" if first != day else ""
    end = phrase.text[slice(*phrase.end)].strip(" ,，")
    return f"{kept}; else write  repeat: {said}{_joint(phrase.lang)}{end}{shown}"


def _mended(fault: RuleFault, written: Written, start: datetime | date, zone: str) -> Iterator[str]:
    """Yield the text as a line to paste with its faulty stretch mended, an end where it lacks one, a start that fits."""
    text, stop = written.text, fault.at + fault.width
    tried = [f"{text[: fault.at]}{word}{text[stop:]}" for word in fault.words]
    if fault.code == "no-end":
        tried = [text]
    elif fault.code == "too-many-dates":
        tried = [f"{text[: fault.at].rstrip(' ,，')}{_end(text, MOST)}"]
    for one in _years(tried, start, zone):
        tidy = re.sub(r"\s+([,，。.]|\Z)", r"\1", re.sub(r"\s+", " ", one)).strip(" ,，;；、")
        for end in ("", _end(text, _times(tidy, start))):
            begin = _fitting(tidy + end, start, zone)
            if begin is not None:
                yield f"repeat: {tidy}{end}" + (f"  with  start: {begin}" if begin else "")
                break


def _years(texts: list[str], start: datetime | date, zone: str) -> Iterator[str]:
    """Yield the texts with {year} made the first year from that of the start on with which they are taken."""
    for one in texts:
        years = (one.replace("{year}", str(start.year + ahead)) for ahead in (0, 1))
        yield next((text for text in years if _taken(text, start, zone)), one) if "{year}" in one else one


def _readings(fault: RuleFault, written: Written, start: datetime | date, zone: str) -> Iterator[str]:
    """Yield each reading as a line to paste, with the start it needs where that is another."""
    lang = "zh" if _HAN.search(written.text) else "en"
    day = start.date() if isinstance(start, datetime) else start
    tail = _TAIL.search(written.text, fault.at + fault.width)
    for reading in fault.readings:
        rule = completed(reading, day)
        said = head(rule, lang)
        if said is None:
            continue
        first = day if day in days_of(rule, day, 1) else nearby(rule, day)[1] or day
        begin = datetime.combine(first, start.time()) if isinstance(start, datetime) else first
        ends = (_joint(lang) + tail[0].strip() if tail else "", _end(said, _TIMES[rule.freq]))
        taken = next((said + end for end in ends if end and _taken(said + end, begin, zone)), None)
        if taken:
            yield f"repeat: {taken}" + (f"  with  start: {moved(start, first)}" if first != day else "")


def _expert(fault: RuleFault, written: Written, start: datetime | date, zone: str) -> str:
    text = written.text.rstrip("; ")
    if fault.code == "no-end":
        frequency = re.search(r"FREQ=([A-Z]+)", text.upper())
        ended = f"{text};COUNT={_TIMES.get(frequency[1] if frequency else '', 10)}"
        if _taken(ended, start, zone, expert=True):
            return f"add an end:  rrule: {ended}"
        return "add an end, as in  ;COUNT=10  or  ;UNTIL=20260630"
    if fault.code == "too-many-dates" and not fault.help:
        ended = re.sub(r"(?i)(COUNT|UNTIL)=[0-9TZ]+", f"COUNT={MOST}", text)
        return f"write an earlier end:  rrule: {ended}" if _taken(ended, start, zone, expert=True) else "write an earlier end"
    return fault.help


def _taken(text: str, start: datetime | date, zone: str, *, expert: bool = False) -> bool:
    try:
        judge(Written(text, Place(), expert), start, zone)
    except RuleFault:
        return False
    return True


def _fitting(text: str, start: datetime | date, zone: str) -> str | None:
    """Return '' where the sentence is taken as it is, the start it needs where only that is another, else None."""
    day = start.date() if isinstance(start, datetime) else start
    if _taken(text, start, zone):
        return ""
    try:
        first = nearby(completed(read_sentence(text, day).rule, day), day)[1]
    except RuleFault:
        return None
    begin = datetime.combine(first, start.time()) if first and isinstance(start, datetime) else first
    return moved(start, first) if begin and first and _taken(text, begin, zone) else None


def _times(text: str, start: datetime | date) -> int:
    """Return how often is usual for what `text` says: ten weeks, twelve months."""
    try:
        return _TIMES[read_sentence(text, start).rule.freq]
    except RuleFault:
        return 10


def _example(text: str, start: datetime | date) -> str:
    """Return a sentence for this start: weekly, on its weekday."""
    day = start.date() if isinstance(start, datetime) else start
    weekly = Rule(freq="WEEKLY", weekdays=((0, day.weekday()),))
    said = head(weekly, "zh" if _HAN.search(text) else "en") or ""
    return said + _end(text, 10)


def _end(text: str, times: int) -> str:
    return f"，共 {times} 次" if _HAN.search(text) else f", {times} times"


def _joint(lang: str) -> str:
    return "，" if lang == "zh" else ", "
