"""A few people and a view of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec import structs
from msgspec.structs import replace

from hundred.core.axes import Axes
from hundred.core.community import Community
from hundred.core.model import Credit, Event, Person, Text
from hundred.core.settings import Settings
from hundred.core.times import AllDay
from hundred.core.view import View

SETTINGS = Settings(
    url="https://town.example",
    timezone="Asia/Shanghai",
    languages=("en", "zh-Hans"),
    names={"en": "Town", "zh-Hans": "湾镇"},
    mottos={},
    uid_domain="town.example",
    tiers=("first", "second", "third"),
    vocabulary={"zh-Hans": {"tier:first": "首百"}},
)


@dataclass(frozen=True)
class Words:
    """A catalogue without words."""

    def gettext(self, message: str) -> str:
        """Return the message."""
        return message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the English form."""
        return singular if n == 1 else plural


class Wall:
    """Makes people and views of them."""

    def person(self, id: str, name: str = "", **changes: Any) -> Person:  # noqa: A002 - any field of the record
        """Return a person who agreed to be shown."""
        text = Text(lang="en", title=name or id, summary="", body_line=1, path=f"content/people/{id}.md")
        person = Person(id=id, path=text.path, texts=(text,), name=name or id.title(), name_lang="en", consent=True)
        return structs.replace(person, **changes)

    def event(self, id: str, day: str, *credits: tuple[str, str], **changes: Any) -> Event:  # noqa: A002
        """Return an event of a whole day with (person, role) credits."""
        text = Text(lang="en", title=id.title(), summary="", body_line=1, path=f"content/events/{id}.md")
        when = AllDay(first_day=date.fromisoformat(day), last_day=date.fromisoformat(day))
        named = tuple(Credit(person=person, role=role) for person, role in credits)
        event = Event(id=id, uid=id, path=text.path, texts=(text,), when=when, zone="Asia/Shanghai", credits=named)
        return structs.replace(event, **changes)

    def view(
        self,
        *people: Person,
        lang: str = "en",
        day: int = 1,
        events: tuple[Event, ...] = (),
        vacant: tuple[int, ...] = (),
        **changes: Any,
    ) -> View:
        """Return the view of a community of `people`, on a `day` counted from the first of January 2028."""
        now = datetime(2028, 1, 1, tzinfo=UTC) + timedelta(days=day - 1)
        linked = {("person", person.id): person for person in people} | {("event", event.id): event for event in events}
        community = Community(
            settings=replace(SETTINGS, **changes),
            now=now,
            people=people,
            events=events,
            vacant=vacant,
            by_id=linked,
            axes=Axes(events),
        )
        return View(community=community, lang=lang, catalogue=Words())


@pytest.fixture(scope="session")
def wall() -> Wall:
    """Return the maker of walls; it holds no state."""
    return Wall()
