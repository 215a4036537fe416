"""The words that sentences of recurrence are made of."""

from __future__ import annotations

UNITS = {
    "day": "DAILY", "days": "DAILY", "week": "WEEKLY", "weeks": "WEEKLY", "month": "MONTHLY", "months": "MONTHLY",
    "year": "YEARLY", "years": "YEARLY",
}  # fmt: skip
ADVERBS = {
    "daily": ("DAILY", 1), "weekly": ("WEEKLY", 1), "fortnightly": ("WEEKLY", 2), "monthly": ("MONTHLY", 1),
    "quarterly": ("MONTHLY", 3), "yearly": ("YEARLY", 1), "annually": ("YEARLY", 1),
}  # fmt: skip
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple("January February March April May June July August September October November December".split())
NUMBERS = tuple("one two three four five six seven eight nine ten eleven twelve".split())
ORDINALS = tuple("first second third fourth fifth".split())

_SHORT_DAYS = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SHORT_MONTHS = {"sept": 9}

weekday_of = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
weekday_of |= {f"{name}s": number for name, number in weekday_of.items()}
weekday_of |= {name.lower()[:3]: number for number, name in enumerate(WEEKDAYS)} | _SHORT_DAYS
month_of = {name.lower(): number for number, name in enumerate(MONTHS, 1)}
month_of |= {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)} | _SHORT_MONTHS
number_of = {name: number for number, name in enumerate(NUMBERS, 1)}
ordinal_of = {name: number for number, name in enumerate(ORDINALS, 1)} | {"last": -1}
ordinal_of |= {name: number for number, name in enumerate("sixth seventh eighth ninth tenth eleventh twelfth".split(), 6)}

# What a misspelt word is compared with.
KNOWN = (
    *"every each other on the of and until times fortnight weekday weekdays".split(),
    *(*UNITS, *ADVERBS, *NUMBERS, *ORDINALS, "last", *WEEKDAYS, *MONTHS),
)

# Of the characters in sentences, those that are written otherwise in Taiwan and Hong Kong.
TRADITIONAL, SIMPLIFIED = "週兩個後號單雙禮總計為場複會與開間結", "周两个后号单双礼总计为场复会与开间结"

ZH_DAYS = {**{char: number for number, char in enumerate("一二三四五六日")}, "天": 6}
ZH_DIGITS = {**{char: number for number, char in enumerate("零一二三四五六七八九")}, "两": 2}


def chinese_number(text: str) -> int | None:
    """Return the number that digits or a Chinese numeral under a hundred say, or None."""
    if text.isascii():
        return int(text) if text.isdecimal() and len(text) <= 6 else None  # noqa: PLR2004 - longer ones are no number of dates
    tens, ten, ones = text.partition("十")
    if not ten:
        return ZH_DIGITS.get(text)
    known = (ZH_DIGITS.get(part) if part else 0 for part in (tens, ones))
    first, second = known
    if first is None or second is None:
        return None
    return (first or 1) * 10 + second
