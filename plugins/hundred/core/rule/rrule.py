"""RRULEs of RFC 5545, 3.3.10: read strictly, and written in one canonical form."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from hundred.core.problems import did_you_mean
from hundred.core.rule.expand import completed
from hundred.core.rule.model import DAYS, FREQUENCIES, Rule, fault

PARTS = ("FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY", "BYSETPOS", "WKST", "COUNT", "UNTIL")
_CLOCKS = ("SECONDLY", "MINUTELY", "HOURLY")
_NUMBER = re.compile(r"[0-9]{1,6}\Z")
_SIGNED = re.compile(r"[+-]?[0-9]{1,3}\Z")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?\Z")
_HOURS = "the time of day is the start's; leave this part out"

Span = tuple[int, int]


def parse_rrule(text: str, start: datetime | date, zone: str) -> Rule:
    """Return the rule that an RRULE value says, completed from `start`; raises RuleFault.

    An UNTIL of any type is taken: what counts is the last day on which an event at the clock of `start` is not after it.
    """
    found = _parts(text)
    if "FREQ" not in found:
        raise fault((0, len(text)), "rrule", "an RRULE needs a FREQ", "begin it with  FREQ=WEEKLY;")
    freq = _freq(*found["FREQ"])
    if "COUNT" in found and "UNTIL" in found:
        raise fault(found["UNTIL"][1], "rrule", "COUNT and UNTIL both say when it ends", "keep one of the two")
    rule = Rule(
        freq=freq,
        interval=_whole("INTERVAL", *found["INTERVAL"], most=999) if "INTERVAL" in found else 1,
        months=_numbers("BYMONTH", found, 12, signed=False),
        monthdays=_numbers("BYMONTHDAY", found, 31),
        yeardays=_numbers("BYYEARDAY", found, 366),
        weekdays=_weekdays(found, freq),
        positions=_numbers("BYSETPOS", found, 366),
        week_start=_week_start(*found["WKST"]) if "WKST" in found else 0,
        count=_whole("COUNT", *found["COUNT"], most=999_999) if "COUNT" in found else None,
        until=_until(*found["UNTIL"], start, zone) if "UNTIL" in found else None,
    )
    _belong(rule, found)
    day = start.date() if isinstance(start, datetime) else start
    others = {one for _, one in rule.weekdays} - {day.weekday()}
    if rule.freq != "WEEKLY" or rule.interval == 1 or not others:  # else where a week begins makes a difference
        rule = replace(rule, week_start=0)
    return completed(rule, day)


def write_rrule(rule: Rule, start: datetime | date, zone: str) -> str:
    """Return the RRULE value, with UNTIL in UTC at the event's own clock on that day, or a day where `start` is one."""
    parts = [f"FREQ={rule.freq}"]
    if rule.interval > 1:
        parts.append(f"INTERVAL={rule.interval}")
    for name, values in (("BYMONTH", rule.months), ("BYMONTHDAY", rule.monthdays), ("BYYEARDAY", rule.yeardays)):
        if values:
            parts.append(f"{name}={','.join(map(str, values))}")
    if rule.weekdays:
        parts.append("BYDAY=" + ",".join(f"{ordinal or ''}{DAYS[day]}" for ordinal, day in rule.weekdays))
    if rule.positions:
        parts.append(f"BYSETPOS={','.join(map(str, rule.positions))}")
    if rule.week_start:
        parts.append(f"WKST={DAYS[rule.week_start]}")
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    if rule.until:
        parts.append(f"UNTIL={_stamp(rule.until, start, zone)}")
    return ";".join(parts)


def _stamp(until: date, start: datetime | date, zone: str) -> str:
    if not isinstance(start, datetime):
        return f"{until:%Y%m%d}"
    return datetime.combine(until, start.time(), ZoneInfo(zone)).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _parts(text: str) -> dict[str, tuple[str, Span]]:
    """Return each part's value and where the part stands."""
    found: dict[str, tuple[str, Span]] = {}
    at = len("RRULE:") if text[:6].upper() == "RRULE:" else 0
    for part in text[at:].removesuffix(";").split(";"):
        span = (at, at + len(part))
        at += len(part) + 1
        name, equals, value = (one.strip().upper() for one in part.partition("="))
        if not equals:
            raise fault(span, "rrule", f"'{part}' is not a part of an RRULE", "write NAME=VALUE parts with ; between them")
        if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            raise fault(span, "rrule", f"{name} is not taken", _HOURS)
        if name == "BYWEEKNO":
            cure = "name months and weekdays instead, as in  FREQ=YEARLY;BYMONTH=5;BYDAY=-1SU"
            raise fault(span, "rrule", "BYWEEKNO is not taken: calendar programs read it differently", cure)
        if name not in PARTS:
            cure = did_you_mean(name, PARTS) or "the parts are: " + ", ".join(PARTS)
            raise fault(span, "rrule", f"'{part}' is not a part of an RRULE", cure)
        if name in found:
            raise fault(span, "rrule", f"{name} stands there twice", "put all its values into one, with commas between them")
        found[name] = (value, span)
    return found


def _freq(value: str, span: Span) -> str:
    if value in _CLOCKS:
        cure = "an event repeats by days at most; sessions of a day go into the programme"
        raise fault(span, "rrule", f"FREQ={value} is not taken", cure)
    if value not in FREQUENCIES:
        cure = did_you_mean(value, FREQUENCIES) or "write one of: " + ", ".join(FREQUENCIES)
        raise fault(span, "rrule", f"'{value}' is not a frequency", cure)
    return value


def _whole(name: str, value: str, span: Span, *, most: int) -> int:
    if not _NUMBER.match(value) or not 1 <= int(value) <= most:
        raise fault(span, "rrule", f"{name} is not a number from 1 to {most}", f"write  {name}=2  or the like")
    return int(value)


def _numbers(name: str, found: dict[str, tuple[str, Span]], most: int, *, signed: bool = True) -> tuple[int, ...]:
    if name not in found:
        return ()
    value, span = found[name]
    numbers: set[int] = set()
    for one in value.split(","):
        number = int(one) if _SIGNED.match(one) else 0
        if not 1 <= abs(number) <= most or (number < 0 and not signed):
            ends = f"from 1 to {most}" + (f", or from -1 to -{most} counted from the end" if signed else "")
            raise fault(span, "rrule", f"'{one}' cannot stand in {name}", f"write numbers {ends}, with commas between them")
        numbers.add(number)
    return tuple(sorted(numbers, key=lambda one: (one < 0, one)))


def _weekdays(found: dict[str, tuple[str, Span]], freq: str) -> tuple[tuple[int, int], ...]:
    if "BYDAY" not in found:
        return ()
    value, span = found["BYDAY"]
    days: set[tuple[int, int]] = set()
    for one in value.split(","):
        match = _DAY.match(one)
        ordinal = int(match[1] or 0) if match else 0
        most = 53 if freq == "YEARLY" else 5
        if not match or abs(ordinal) > most or (match[1] and not ordinal):
            raise fault(span, "rrule", f"'{one}' cannot stand in BYDAY", "write days as  BYDAY=FR,SA  or  BYDAY=-1FR")
        if ordinal and freq not in ("MONTHLY", "YEARLY"):
            cure = f"write  BYDAY={match[2]}, or  FREQ=MONTHLY  before it"
            raise fault(span, "rrule", f"'{one}' counts the days of a month, but FREQ is {freq}", cure)
        days.add((ordinal, DAYS.index(match[2])))
    return in_order(days)


def in_order(weekdays: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return weekdays by ordinal, those counted from the end last, then by the day."""
    return tuple(sorted(weekdays, key=lambda one: (one[0] < 0, one)))


def _week_start(value: str, span: Span) -> int:
    if value not in DAYS:
        raise fault(span, "rrule", f"'{value}' is not a day", "write  WKST=MO  or  WKST=SU")
    return DAYS.index(value)


def _until(value: str, span: Span, start: datetime | date, zone: str) -> date:
    """Return the last day on which an event at the clock of `start` is not after UNTIL."""
    match = _UNTIL.match(value)
    cure = "write the last day, as in  UNTIL=20260630"
    try:
        day = datetime.strptime(match[1], "%Y%m%d").date() if match else None  # noqa: DTZ007 - a day of the calendar
        at = datetime.strptime(match[1] + match[2], "%Y%m%d%H%M%S") if match and match[2] else None  # noqa: DTZ007
    except ValueError:
        day, at = None, None
    if match is None or day is None or (match[2] and at is None):
        raise fault(span, "rrule", f"'{value}' is not a day or time", cure)
    if at is None:
        return day
    try:
        local = at.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)) if match[3] else at.replace(tzinfo=ZoneInfo(zone))
        early = isinstance(start, datetime) and local.time() < start.time()
        return local.date() - timedelta(days=1) if early else local.date()
    except OverflowError:
        raise fault(span, "rrule", f"'{value}' is not a day or time", cure) from None


def _belong(rule: Rule, found: dict[str, tuple[str, Span]]) -> None:
    """Raise a fault for parts that do not go together (RFC 5545, the table of 3.3.10)."""
    if rule.monthdays and rule.freq == "WEEKLY":
        raise fault(found["BYMONTHDAY"][1], "rrule", "BYMONTHDAY cannot stand with FREQ=WEEKLY", "write  FREQ=MONTHLY")
    if rule.monthdays and rule.freq == "DAILY":
        # ical.js, and with it Thunderbird, looks for ever for the next of some of these.
        cure = "write  FREQ=MONTHLY  with the same days"
        raise fault(found["BYMONTHDAY"][1], "rrule", "BYMONTHDAY with FREQ=DAILY makes some calendar programs hang", cure)
    if rule.yeardays and rule.freq != "YEARLY":
        raise fault(found["BYYEARDAY"][1], "rrule", f"BYYEARDAY cannot stand with FREQ={rule.freq}", "write  FREQ=YEARLY")
    if rule.positions and rule.freq not in {"MONTHLY", "YEARLY"}:
        cure = "leave it out, or write  FREQ=MONTHLY"
        raise fault(found["BYSETPOS"][1], "rrule", f"BYSETPOS with FREQ={rule.freq} is read differently by programs", cure)
    if rule.positions and not (rule.weekdays or rule.monthdays or rule.yeardays or rule.months):
        cure = "say of which days, as in  BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
        raise fault(found["BYSETPOS"][1], "rrule", "BYSETPOS chooses among nothing", cure)
