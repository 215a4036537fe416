"""Dates and times in words, from CLDR through Babel, never from the machine's locale."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from msgspec import Struct, field

from hundred.core.times import AllDay, Timed, Undated

if TYPE_CHECKING:
    from collections.abc import Callable

    from hundred.core.times import When

# English pages speak British English: the day before the month and a 24-hour clock, as the files are written.
_LOCALES = {"en": "en_GB", "zh-Hans": "zh_Hans_CN", "zh-Hant": "zh_Hant_TW"}


class WhenWords(Struct, frozen=True, kw_only=True):
    """When something is: the two ends as words and as `datetime` attributes, and the zone where the clock matters.

    `until` is '' where nothing follows the start. `whole` is all of it in one line of plain text.
    """

    start: str
    start_iso: str
    until: str = ""
    until_iso: str = ""
    zone: str = ""
    whole: str


@cache
def locale_of(lang: str) -> Locale:
    """Return the CLDR locale for a language tag."""
    return Locale.parse(_LOCALES.get(lang, lang.replace("-", "_")))


def is_known(lang: str) -> bool:
    """Say whether dates can be said in a language: CLDR has heard of it."""
    try:
        locale_of(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def say_when(when: When, zone: str, lang: str, *, to_be_announced: str) -> WhenWords:
    """Return the words for a span; `to_be_announced` is said of a date that is not known yet."""
    if isinstance(when, Undated):
        known = say_day(when, lang, zone)
        return WhenWords(start=known, start_iso=_part_iso(when), whole=_remarked(known, to_be_announced, lang))
    if isinstance(when, AllDay):
        start = _long_day(when.first_day, lang)
        if when.last_day == when.first_day:
            return WhenWords(start=start, start_iso=when.first_day.isoformat(), whole=start)
        until = _long_day(when.last_day, lang)
        return WhenWords(
            start=start,
            start_iso=when.first_day.isoformat(),
            until=until,
            until_iso=when.last_day.isoformat(),
            whole=f"{start} – {until}",
        )
    return _timed(when, zone, lang)


def _timed(when: Timed, zone: str, lang: str) -> WhenWords:
    start = f"{_long_day(when.start.date(), lang)} {when.start:%H:%M}"
    place = say_zone(zone, when.start, lang)
    if when.end is None:
        return WhenWords(start=start, start_iso=when.start.isoformat(), zone=place, whole=_remarked(start, place, lang))
    # An end in the small hours belongs to the same evening; only a day later is worth a date of its own.
    same = when.end.date() == when.start.date() or when.end - when.start < timedelta(hours=12)
    until = f"{when.end:%H:%M}" if same else f"{_long_day(when.end.date(), lang)} {when.end:%H:%M}"
    return WhenWords(
        start=start,
        start_iso=when.start.isoformat(),
        until=until,
        until_iso=when.end.isoformat(),
        zone=place,
        whole=_remarked(f"{start} – {until}", place, lang),
    )


def say_zone(zone: str, at: datetime, lang: str) -> str:
    """Return a zone as people call it, with its offset at that instant: "Shanghai, UTC+8"."""
    offset = at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    shown = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    if zone == "UTC":
        return "UTC"
    city = _city_of(zone, lang)
    return f"{city}, {shown}" if not lang.startswith("zh") else f"{city}时间，{shown}"


def say_day(value: date | datetime | Undated, lang: str, zone: str) -> str:
    """Return a day, or as much of it as is known, in words: "9 November 2026", "2026年11月"."""
    if isinstance(value, Undated):
        if value.month is None:
            return _pattern("y", lang).say(value.first_day)
        return say_month(value.first_day, lang)
    if isinstance(value, datetime):
        value = value.astimezone(ZoneInfo(zone)).date()
    return _pattern("long", lang).say(value)


def say_month(day: date, lang: str) -> str:
    """Return the month of `day` in words: "May 2026", "2026年5月"."""
    return _pattern("yMMMM", lang).say(day)


def say_full_day(day: date, lang: str) -> str:
    """Return a day with its day of the week in words: "Saturday 17 October 2026", "2026年10月17日星期六"."""
    return _long_day(day, lang)


def weekday_names(lang: str) -> tuple[tuple[str, str], ...]:
    """Return (short, long) names of the days of the week, Monday first."""
    days = locale_of(lang).days["stand-alone"]
    return tuple((days["abbreviated"][number], days["wide"][number]) for number in range(7))


def utc_stamp(at: datetime) -> str:
    """Return an instant in ISO 8601, in UTC: `2026-11-21T00:00:00Z`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _long_day(day: date, lang: str) -> str:
    return _pattern("full", lang).say(day)


def _part_iso(when: Undated) -> str:
    return f"{when.year:04}-{when.month:02}" if when.month else f"{when.year:04}"


def _remarked(text: str, remark: str, lang: str) -> str:
    """Return `text` with a remark in the brackets of the language."""
    return f"{text}（{remark}）" if lang.startswith("zh") else f"{text} ({remark})"


@cache
def _city_of(zone: str, lang: str) -> str:
    from babel.dates import get_timezone_location  # noqa: PLC0415 - it looks for the zone of the machine

    return get_timezone_location(zone, locale_of(lang), return_city=True)


# What of a day a field of a CLDR pattern depends on, by the field's letter.
_PART: dict[str, Callable[[date], int]] = {
    "y": lambda day: day.year,
    "M": lambda day: day.month,
    "L": lambda day: day.month,
    "d": lambda day: day.day,
    "E": date.weekday,
}
_FIELD = re.compile(r"%\((\w+)\)s")


class _Pattern(Struct):
    """A date pattern of CLDR in one locale, `%(d)s %(MMMM)s`: Babel is asked once for each month, weekday and so on."""

    written: str
    locale: Locale
    _fields: list[tuple[str, Callable[[date], object]]] = field(default_factory=list)
    _said: dict[tuple[str, object], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look what the fields depend on: on the whole day, where it is none of the usual ones."""
        self._fields = [(name, _PART.get(name[0], date.toordinal)) for name in _FIELD.findall(self.written)]

    def say(self, day: date) -> str:
        """Return the day in words."""
        return self.written % {name: self._say(name, of(day), day) for name, of in self._fields}

    def _say(self, name: str, part: object, day: date) -> str:
        said = self._said.get((name, part))
        if said is None:
            from babel.dates import DateTimeFormat  # noqa: PLC0415 - as above

            said = self._said[name, part] = DateTimeFormat(day, self.locale)[name]
        return said


@cache
def _pattern(form: str, lang: str) -> _Pattern:
    """Return the pattern for `form`: one of CLDR's lengths, full or long, else a skeleton."""
    locale = locale_of(lang)
    found = locale.date_formats[form] if form in {"full", "long"} else locale.datetime_skeletons[form]
    return _Pattern(str(found.format), locale)  # Babel keeps it as a %-format with the fields as names
