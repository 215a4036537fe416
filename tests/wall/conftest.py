"""A few people and a view of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec import structs

from hundred.core.community import Community
from hundred.core.model import Person, Text
from hundred.core.settings import Settings
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

    def view(self, *people: Person, lang: str = "en", **changes: Any) -> View:
        """Return the view of a community of `people`."""
        now = datetime(2026, 11, 21, tzinfo=UTC)
        return View(
            community=Community(settings=replace(SETTINGS, **changes), now=now, people=people), lang=lang, catalogue=Words()
        )


@pytest.fixture(scope="session")
def wall() -> Wall:
    """Return the maker of walls; it holds no state."""
    return Wall()
