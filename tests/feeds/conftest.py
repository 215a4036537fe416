"""A small town for the feeds: records made by hand, and every feed of it by path."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from hundred.core.axes import Axes
from hundred.core.chronicle import Happening, Telling
from hundred.core.community import Community
from hundred.core.model import Event, Group, Person, Post, Record, Spotlight, Text
from hundred.core.settings import Settings
from hundred.core.times import Timed
from hundred.core.view import View
from hundred.feeds.plan import plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2])]  # the oracle, and the bench

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
START = datetime(2026, 12, 5, 11, 0, tzinfo=UTC)
SETTINGS = Settings(
    url="https://town.example",
    timezone="Asia/Shanghai",
    languages=("en", "zh-Hans"),
    names={"en": "Town & Bay", "zh-Hans": "湾镇"},
    mottos={"en": "Leave the light on", "zh-Hans": "留一盏灯"},
    uid_domain="town.example",
    vocabulary={},
)
LABELS = {"[Cancelled] %(title)s": "【已取消】%(title)s", "Events": "活动"}


@dataclass(frozen=True)
class Words:
    """A catalogue that knows a few words."""

    known: Mapping[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """Return the known translation, else the message."""
        return self.known.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the English form."""
        return singular if n == 1 else plural


@dataclass(frozen=True)
class Chronicled:
    """A chronicle that knows what it is given, and says little of it."""

    known: tuple[Happening, ...] = ()

    def articles(self, _community: Community) -> tuple[str, ...]:
        """Return the articles that something happened to."""
        return tuple(dict.fromkeys(one.article for one in self.known if one.article))

    def of(self, _community: Community, article: str) -> tuple[Happening, ...]:
        """Return what happened to the charter, or to one article."""
        return tuple(one for one in self.known if one.article == article)

    def find(self, _community: Community, id: str) -> Happening | None:  # noqa: A002
        """Return the happening of that id."""
        return next((one for one in self.known if one.id == id), None)

    def tell(self, view: View, one: Happening) -> Telling:
        """Return a few words."""
        return Telling(
            title=f"{view.say('Charter')} {one.named}",
            summary="",
            html="<p>Yes.</p>",
            path=f"/charter/{one.named}/#a",
            lang="en",
        )

    def about(self, _view: View, article: str) -> tuple[str, str]:
        """Return the id as the title."""
        return article.title(), f"/charter/articles/{article}/"


class Town:
    """Makes records, views of them, and all their feeds."""

    now = NOW
    settings = SETTINGS

    def event(self, id: str = "picnic", **changes: Any) -> Event:  # noqa: A002 - any field of the record
        """Return an event, published three days ago, two weeks ahead."""
        texts = changes.pop("texts", None) or (_text("events", id, changes),)
        start = changes.pop("start", START)
        event = Event(
            id=id,
            path=f"content/events/{id}.md",
            texts=texts,
            published=NOW - timedelta(days=3),
            uid=f"uid-{id}",
            when=Timed(start=start, end=start + timedelta(hours=2)),
            zone="Asia/Shanghai",
        )
        return replace(event, **changes)

    def post(self, id: str = "fence", **changes: Any) -> Post:  # noqa: A002
        """Return a post of the day before yesterday."""
        texts = changes.pop("texts", None) or (_text("news", id, changes),)
        post = Post(id=id, path=f"content/news/{id}.md", texts=texts, published=NOW - timedelta(days=2), day=date(2026, 11, 19))
        return replace(post, **changes)

    def spotlight(self, id: str = "lamp", **changes: Any) -> Spotlight:  # noqa: A002
        """Return a spotlight of yesterday."""
        texts = changes.pop("texts", None) or (_text("spotlights", id, changes),)
        path = f"content/spotlights/{id}.md"
        spotlight = Spotlight(
            id=id, path=path, texts=texts, published=NOW - timedelta(days=1), day=date(2026, 11, 20), people=("ada",)
        )
        return replace(spotlight, **changes)

    def happening(self, named: str = "2.0", **changes: Any) -> Happening:
        """Return that a version of the charter was adopted in the spring."""
        return replace(
            Happening(what="adopted", record="charter", named=named, at=datetime(2026, 3, 31, 16, tzinfo=UTC)), **changes
        )

    def group(self, id: str = "popcorn", title: str = "Popcorn") -> Group:  # noqa: A002
        """Return a group."""
        return Group(id=id, path=f"content/groups/{id}.md", texts=(_text("groups", id, {"title": title}),))

    def person(self, id: str = "ada", name: str = "Ada") -> Person:  # noqa: A002
        """Return a person who is shown."""
        texts = (_text("people", id, {"title": name}),)
        return Person(id=id, path=f"content/people/{id}.md", texts=texts, name=name, name_lang="en", consent=True)

    def chronicle(self, *known: Happening) -> Chronicled:
        """Return a chronicle that knows of these."""
        return Chronicled(known)

    def view(self, *records: Record | Happening, lang: str = "en", **changes: Any) -> View:
        """Return the community of `records` in a language; `changes` are to the settings, or `now`."""
        now = changes.pop("now", NOW)
        of = lambda kind: tuple(record for record in records if isinstance(record, kind))  # noqa: E731
        community = Community(
            settings=replace(SETTINGS, **changes),
            now=now,
            events=of(Event),
            groups=of(Group),
            people=of(Person),
            spotlights=of(Spotlight),
            posts=of(Post),
            by_id={(record.kind, record.id): record for record in records if isinstance(record, Record)},
            axes=Axes(of(Event)),
        )
        return View(community=community, lang=lang, catalogue=Words(LABELS if lang == "zh-Hans" else {}))

    def feeds(
        self, *records: Record | Happening, render: Callable[[Record], str] | None = None, **changes: Any
    ) -> dict[str, bytes]:
        """Return every feed of a community by path."""
        view = self.view(*records, **changes)
        render = render or (lambda record: f"<p>{record.id}</p>")
        told = self.chronicle(*(record for record in records if isinstance(record, Happening)))
        return {blob.path: blob.make() for blob in plan(view, render, lambda _: 1234, told)}


def _text(folder: str, id: str, changes: dict[str, Any]) -> Text:  # noqa: A002
    title = changes.pop("title", id.title())
    summary = changes.pop("summary", f"About {id}.")
    return Text(lang=changes.pop("lang", "en"), title=title, summary=summary, body_line=1, path=f"content/{folder}/{id}.md")


@pytest.fixture(scope="session")
def town() -> Town:
    """Return the maker of towns; it holds no state."""
    return Town()
