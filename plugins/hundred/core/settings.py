"""Settings: Pelican's own names and the one dict HUNDRED, read once into a frozen value."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct, field

from hundred.core.charter_settings import KEYS as CHARTER_KEYS
from hundred.core.charter_settings import PLAIN as CHARTER
from hundred.core.charter_settings import CharterSettings, read_charter
from hundred.core.dates import is_known
from hundred.core.interview import read_questions
from hundred.core.mixes import read_mixes
from hundred.core.moments import read_length
from hundred.core.problems import Place, did_you_mean
from hundred.core.scalars import is_web_address, language_tag
from hundred.core.setting_places import nearest_place, places_in
from hundred.core.slugs import is_slug
from hundred.core.times import zone_names
from hundred.core.wall_settings import KEYS as WALL_KEYS
from hundred.core.wall_settings import PLAIN as WALL
from hundred.core.wall_settings import WallSettings, read_wall

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hundred.core.mixes import Mix
    from hundred.core.problems import Report

EVENT_KINDS = ("gathering", "talk", "workshop", "outing", "performance", "festival", "assembly", "swap")
TIERS = ("founding-hundred", "builders", "neighbours")
_DOMAIN = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z", re.IGNORECASE)
_FUNCTION = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*\Z")
_LONGEST = 9_999  # days
CONTRIBUTIONS = ("hosting", "building", "teaching", "translating", "organising", "feedback", "cooking", "music", "care")


class Settings(Struct, frozen=True, kw_only=True):
    """What a site says of itself. `url` has no trailing slash; `base` is its path, '' at a host's root.

    `names`, `mottos` are by language; `plan` names a function of the site's own; `vocabulary` maps a language to replaced
    words and labels of tags and kinds.
    """

    url: str
    timezone: str
    languages: tuple[str, ...]
    names: Mapping[str, str]
    mottos: Mapping[str, str]
    uid_domain: str
    event_kinds: tuple[str, ...] = EVENT_KINDS
    tiers: tuple[str, ...] = TIERS
    contributions: tuple[str, ...] = CONTRIBUTIONS
    vocabulary: Mapping[str, Mapping[str, str]]
    wall: WallSettings = WALL
    calendar_length: timedelta = timedelta(hours=2)
    calendar_refresh: timedelta = timedelta(hours=12)
    mixes: tuple[Mix, ...] = ()
    charter: CharterSettings = CHARTER
    groups_rest: int = 180
    spotlight_questions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plan: str = ""

    @property
    def lang(self) -> str:
        """Return the site's default language."""
        return self.languages[0]

    @property
    def base(self) -> str:
        """Return the path under which the site lies on its host, '' at the root."""
        return urlsplit(self.url).path

    def name(self, lang: str) -> str:
        """Return the site's name in `lang`, else in the default language."""
        return self.names.get(lang, self.names[self.lang])

    def motto(self, lang: str) -> str:
        """Return the site's motto in `lang`, else in the default language, else ''."""
        return self.mottos.get(lang, self.mottos.get(self.lang, ""))


# Every key of HUNDRED, with the sentence the guide prints of it.
KEYS = {
    "uid_domain": "the right half of every calendar UID; set it once and never change it; default: the host of SITEURL",
    "languages": "language tags, the default language first; default: DEFAULT_LANG alone",
    "names": "the site's name by language; default: SITENAME",
    "motto": "one line for the home page, calendars and feeds: text, or text by language",
    "event_kinds": f"the words that may stand as an event's kind; default: {', '.join(EVENT_KINDS)}",
    "tiers": f"the wall's tiers in order; default: {', '.join(TIERS)}",
    "contributions": f"the kinds of contribution; default: {', '.join(CONTRIBUTIONS)}",
    "vocabulary": "by language: words of the theme to replace, and labels of tags, kinds, tiers and roles",
    "wall": (
        "{'order': 'ordinal', 'period': 'month', 'counts': False}: ordinal, name, joined or hashed; with hashed, the order is "
        "another one every month, or week, day, year; whether the wall says how many names it has"
    ),
    "calendar": (
        "{'length': '2h', 'refresh': '12h', 'mixes': {}}: length shown for an event without end; how often clients should ask; "
        "calendars that you put together yourself, by id"
    ),
    "charter": (
        "{'numbers': 'article', 'repealed': 'numbered', 'prevailing': '', 'pdf': False}: articles called article or section "
        "(§); whether repealed ones keep their number (numbered) or not (unnumbered); the language whose text decides, or "
        "several; whether every version comes as PDF too"
    ),
    "groups": "{'rest': 180}: after how many days without an event an active group is shown as resting",
    "spotlight_questions": "by language: the questions that spotlights with 'form: questions' answer",
    "plan": "a function of the site's own, 'module:function', that says what the site consists of, instead of all parts",
}


def read_settings(raw: Mapping[str, Any], source: str, report: Report) -> Settings | None:
    """Return the settings that the names of a configuration file hold, or None after reporting every fault.

    `raw` maps Pelican's setting names to values; `source` is the text of the file, for the lines of the faults.
    """
    written = raw.get("HUNDRED") or {}
    reader = _Reader(dict(written) if isinstance(written, dict) else {}, source, report)
    if not isinstance(written, dict):
        reader.fault(
            "HUNDRED", "setting", "HUNDRED is not a table of keys and values", "write  HUNDRED = {'languages': ['en']}"
        )
    for key in reader.values:
        if key not in KEYS:
            reader.fault(str(key), "unknown-setting", f"HUNDRED has no key '{key}'", did_you_mean(str(key), KEYS))
    url = reader.site_url(str(raw.get("SITEURL") or ""))
    languages = reader.languages(str(raw.get("DEFAULT_LANG") or "en"))
    zone = str(raw.get("TIMEZONE") or "")
    if zone not in zone_names():
        cure = did_you_mean(zone, zone_names()) or "write an IANA name: TIMEZONE = 'Asia/Shanghai'"
        said = f"TIMEZONE '{zone}' is not a time zone" if zone else "the site has no time zone"
        reader.fault("TIMEZONE", "timezone", said, cure)
    name = str(raw.get("SITENAME") or "")
    names = reader.by_language("names", languages)
    if not name and languages[0] not in names:
        reader.fault("SITENAME", "setting", "the site has no name", "write  SITENAME = 'My Town'")
    calendar = reader.table("calendar", {"length", "mixes", "refresh"})
    groups = reader.table("groups", {"rest"})
    settings = Settings(
        url=url,
        timezone=zone,
        languages=languages,
        names={languages[0]: name, **names},
        mottos=reader.by_language("motto", languages),
        uid_domain=reader.domain(url),
        event_kinds=reader.slugs("event_kinds", EVENT_KINDS),
        tiers=reader.slugs("tiers", TIERS),
        contributions=reader.slugs("contributions", CONTRIBUTIONS),
        vocabulary=reader.vocabulary(languages),
        wall=read_wall(reader.table("wall", set(WALL_KEYS)), reader.setting),
        calendar_length=reader.length(calendar, "length", timedelta(hours=2)),
        calendar_refresh=reader.length(calendar, "refresh", timedelta(hours=12)),
        mixes=read_mixes(calendar.get("mixes"), languages, reader.setting),
        charter=read_charter(reader.table("charter", set(CHARTER_KEYS)), languages, reader.setting),
        groups_rest=reader.days(groups, "groups", "rest", 180),
        spotlight_questions=read_questions(reader.values.get("spotlight_questions"), languages, reader.setting),
        plan=reader.function("plan"),
    )
    return None if report.failed else settings


class _Reader:
    """Read one HUNDRED dict; every fault is reported at the line of its key."""

    def __init__(self, values: dict[str, Any], source: str, report: Report) -> None:
        self.values, self.report, self.places = values, report, places_in(source)

    def fault(self, key: str, code: str, message: str, cure: str = "") -> None:
        self.report.error(self.places.get(key, Place()), code, message, cure)

    def setting(self, name: str, message: str, cure: str) -> None:
        """Report a value inside a table, named `table.key.key`, at the innermost of them that is written."""
        self.report.error(nearest_place(name, self.places), "setting", message, cure)

    def site_url(self, url: str) -> str:
        url = url.rstrip("/")
        if not is_web_address(url):
            cure = "calendars and feeds need the site's address: SITEURL = 'https://my-town.example'"
            self.fault("SITEURL", "setting", f"SITEURL '{url}' is not an address on the web", cure)
            return "https://site.invalid"
        return url

    def domain(self, url: str) -> str:
        written = str(self.values.get("uid_domain") or urlsplit(url).hostname or "")
        if not _DOMAIN.match(written):
            self.fault("uid_domain", "setting", f"uid_domain '{written}' is not a host's name", "as in 'my-town.example'")
        return written

    def languages(self, default: str) -> tuple[str, ...]:
        written = self.values.get("languages") or [default]
        tags = (
            tuple(dict.fromkeys(language_tag(str(tag)) or "" for tag in written)) if isinstance(written, list | tuple) else ()
        )
        if not tags or "" in tags:
            self.fault(
                "languages", "setting", f"languages {written!r} is not a list of language tags", "as in ['en', 'zh-Hans']"
            )
            return ("en",)
        unheard = [tag for tag in tags if not is_known(tag)]
        if unheard:
            cure = "write a language that dates can be said in, such as en, zh-Hans, ar or pt-BR"
            self.fault("languages", "setting", f"nothing is known of the language '{unheard[0]}'", cure)
            return ("en",)
        first = language_tag(default)
        if first not in tags:
            self.fault("languages", "setting", f"languages does not hold DEFAULT_LANG '{default}'", "add it as the first")
            return tags
        return (first, *(tag for tag in tags if tag != first))

    def by_language(self, key: str, languages: tuple[str, ...]) -> dict[str, str]:
        written = self.values.get(key) or {}
        if isinstance(written, str):
            return {languages[0]: written}
        if not isinstance(written, dict) or not all(isinstance(text, str) for text in written.values()):
            self.fault(key, "setting", f"{key} must be text by language", f"as in {{'{languages[0]}': '…'}}")
            return {}
        return {language_tag(str(tag)) or str(tag): text for tag, text in written.items()}

    def slugs(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        written = self.values.get(key) or default
        if not isinstance(written, list | tuple) or not all(isinstance(word, str) and is_slug(word) for word in written):
            self.fault(key, "setting", f"{key} must be a list of short names", f"as in {list(default[:2])!r}")
            return default
        return tuple(written)

    def table(self, key: str, known: set[str]) -> dict[str, Any]:
        written = self.values.get(key) or {}
        if not isinstance(written, dict) or not set(written) <= known:
            self.fault(key, "setting", f"{key} may hold: {', '.join(sorted(known))}", f"as in {KEYS[key].partition(':')[0]}")
            return {}
        return written

    def days(self, table: dict[str, Any], key: str, name: str, default: int) -> int:
        days = table.get(name, default)
        if type(days) is not int or not 0 < days <= _LONGEST:
            self.fault(key, "setting", f"{key}: '{days}' is not a number of days", f"as in {{'{name}': {default}}}")
            return default
        return days

    def function(self, key: str) -> str:
        written = str(self.values.get(key) or "")
        if written and not _FUNCTION.match(written):
            self.fault(key, "setting", f"{key}: '{written}' is not a function", "write it as 'my_module:my_function'")
            return ""
        return written

    def length(self, table: dict[str, Any], name: str, default: timedelta) -> timedelta:
        if not table.get(name):
            return default
        length = read_length(str(table[name]))
        if length is None:
            self.fault("calendar", "setting", f"calendar: '{table[name]}' is not a length of time", "as in '2h' or '90m'")
        return length or default

    def vocabulary(self, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
        written = self.values.get("vocabulary") or {}
        if not isinstance(written, dict) or not all(isinstance(words, dict) for words in written.values()):
            self.fault("vocabulary", "setting", "vocabulary must be words by language", "as in {'en': {'member': 'villager'}}")
            return {}
        tables = {language_tag(str(tag)): {str(k): str(v) for k, v in words.items()} for tag, words in written.items()}
        return {tag: tables.get(tag, {}) for tag in languages}
