"""A view: the community as a reader of one language meets it. Parts and templates see records through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from hundred.core.dates import WhenWords, say_day, say_full_day, say_when
from hundred.core.numerals import numeral
from hundred.core.paths import web_address
from hundred.core.series import say_repeat

if TYPE_CHECKING:
    from datetime import date, datetime

    from hundred.core.community import Community
    from hundred.core.model import Contribution, Event, Person, Record, Text, Venue
    from hundred.core.settings import Settings
    from hundred.core.times import Undated


class Catalogue(Protocol):
    """The theme's words in one language (gettext)."""

    def gettext(self, message: str) -> str:
        """Return the translation of `message`, or `message`."""
        ...

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the translation that fits the number `n`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The community in one language: texts, addresses, dates and labels. `say` translates a word of the theme."""

    community: Community
    lang: str
    catalogue: Catalogue
    settings: Settings = field(init=False, repr=False, compare=False)
    _prefix: str = field(init=False, repr=False, compare=False)
    _when: list[tuple[Event, WhenWords]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep at hand what every address asks for."""
        settings = self.community.settings
        object.__setattr__(self, "settings", settings)
        object.__setattr__(self, "_when", [])
        object.__setattr__(self, "_prefix", "" if self.lang == settings.lang else f"/{self.lang}")

    def as_input(self) -> object:
        """Return what of a view is an input in itself: its language; what is read through it is noted."""
        return self.lang

    @property
    def now(self) -> datetime:
        """Return the build's clock (UTC)."""
        return self.community.now

    @property
    def today(self) -> date:
        """Return the day it is, by the build's clock, in the site's zone."""
        return self.community.today

    @property
    def year(self) -> int:
        """Return the year it is, by the build's clock, in the site's zone."""
        return self.community.year

    def say(self, message: str) -> str:
        """Return the theme's `message` in this language; the site's vocabulary goes before the catalogue."""
        self.community.reads.note("words", self.lang)
        own = self.settings.vocabulary.get(self.lang, {}).get(message)
        return own if own is not None else self.catalogue.gettext(message)

    def label(self, axis: str, id: str) -> str:  # noqa: A002 - the word of the content
        """Return what to call a tag, city, kind, tier, state or contribution (`axis`) in this language."""
        key = f"{axis}:{id}"
        said = self.say(key)
        return said if said != key else id.replace("-", " ")

    def article_label(self, number: int) -> str:
        """Return what to call the article with that number: "Article 3", 第三条; or "§ 3", where the site wants that."""
        if self.settings.charter.numbers == "section":
            return f"§ {number}"
        return self.say("Article %(number)s") % {"number": numeral(number, self.lang)}

    def numeral(self, number: int) -> str:
        """Return a number as this language writes it in the titles of articles: "3", 三."""
        return numeral(number, self.lang)

    def path(self, neutral: str) -> str:
        """Return the path in this language's tree of a path of the default language: `/zh-Hans/events/`."""
        return self._prefix + neutral

    def href(self, record: Record) -> str:
        """Return the path of a record's page in this language's tree; of a date of a series, with where it stands there."""
        return self._prefix + record.address + record.anchor

    def web(self, record: Record) -> str:
        """Return the whole address of a record's page as a URI; of a date of a series, with where it stands there."""
        return web_address(self.settings.url, self._prefix + record.address) + quote(record.anchor, safe="#")

    def absolute(self, path: str) -> str:
        """Return the whole address of a path of the site."""
        return self.settings.url + path

    def text(self, record: Record) -> Text:
        """Return what a record says in this language, else in its own; compare `.lang` with `view.lang` to mark it."""
        return record.text(self.lang)

    def title(self, record: Record) -> str:
        """Return a record's title in this language, else in its own."""
        return record.text(self.lang).title

    def person(self, id: str) -> Person | None:  # noqa: A002
        """Return a person who is shown, or None."""
        return self.community.find("person", id)  # type: ignore[return-value]

    def venue(self, event: Event) -> Venue | None:
        """Return the venue of an event, or None where it has none of ours."""
        return self.community.find("venue", event.venue) if event.venue else None  # type: ignore[return-value]

    def stage(self, event: Event) -> str:
        """Return the stage of a session in this language, else as it is written; '' for any other event."""
        words = event.original.words
        stage = words.get("stage", "") if event.is_session else ""
        return words.get(f"stage:{self.lang}") or self._named("stage", stage)

    def role(self, role: str) -> str:
        """Return a person's part in an event as the site's vocabulary has it (`role:director`), else as the editor wrote it."""
        return self._named("role", role)

    def _named(self, axis: str, name: str) -> str:
        """Return what the site's vocabulary calls a thing that an editor named in words, else those words."""
        said = self.say(f"{axis}:{name}") if name else ""
        return said if said != f"{axis}:{name}" else name

    def place(self, event: Event) -> str:
        """Return the place of an event in a few words: the venue's name, or the words of the file, or ''."""
        venue = self.venue(event)
        return self.title(venue) if venue else event.place

    def rule(self, event: Event) -> str:
        """Return in words how a series repeats, or the series of a date does; '' where all its dates were added one by one."""
        series: Event | None = event if event.occurrences else self.community.find("event", event.id)  # type: ignore[assignment]
        return say_repeat(series, self.lang) if series and series.rule else ""

    def deed(self, person: Person, one: Contribution) -> tuple[str, str]:
        """Return one of a person's contributions in words, in this language or else in the original's, and which it is."""
        text = person.text(self.lang)
        said = text.words.get(f"contribution:{person.contributions.index(one)}", "")
        return (said, text.lang) if said else (one.what, person.original.lang)

    def why(self, event: Event) -> tuple[str, str]:
        """Return the reason for which a date of a series is not as planned, and its language; ('', '') where there is none."""
        text = event.text(self.lang)
        said = text.words.get(f"why:{event.on}", "") if event.on else ""
        return (said, text.lang) if said else (event.why, event.original.lang) if event.why else ("", "")

    def when(self, event: Event) -> WhenWords:
        """Return the words and machine-readable times of when an event takes place; templates ask for them twice in a row."""
        if not self._when or self._when[0][0] is not event:
            words = say_when(event.when, event.zone, self.lang, to_be_announced=self.say("date to be announced"))
            self._when[:] = [(event, words)]
        return self._when[0][1]

    def full_day(self, value: date) -> str:
        """Return a date in words with its day of the week."""
        return say_full_day(value, self.lang)

    def day(self, value: date | datetime | Undated) -> str:
        """Return a date in words, as exact as it is known."""
        return say_day(value, self.lang, self.settings.timezone)
