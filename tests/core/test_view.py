"""The community as a reader of one language meets it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.core.alternates import calendar, feeds
from hundred.core.ld import document, thing
from hundred.core.outputs import Alternate
from hundred.core.paths import calendar_path, event_ics, feed_path, web_address

if TYPE_CHECKING:
    from tests.conftest import Hamlet

FILES = {
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\nvenue: hall\n---\n",
    "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n",
    "events/talk.md": "---\ntitle: A talk\nid: talk\nstart: 2026-12\nvenue: The old pier\n---\n",
    "venues/hall.md": "---\ntitle: The Hall\n---\n",
    "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
}


@pytest.mark.parametrize(
    ("lang", "title", "path", "place"),
    [("en", "A walk", "/events/walk/", "The Hall"), ("zh-Hans", "散步", "/zh-Hans/events/walk/", "The Hall")],
)
def test_a_record_in_each_language(hamlet: Hamlet, lang: str, title: str, path: str, place: str) -> None:
    """Title and address are those of the language; what is not translated is said in its own."""
    view = hamlet.view(FILES, lang)
    event = view.community.events[1]

    found = (view.title(event), view.href(event), view.place(event), view.text(event).lang)

    assert found == (title, path, place, lang)


def test_words_come_from_the_sites_vocabulary_first(hamlet: Hamlet) -> None:
    """The site's own words go before the theme's, and a label that nobody knows is its id with blanks."""
    conf = {"HUNDRED": {"vocabulary": {"en": {"kind:swap": "Bring and take", "Events": "Doings"}}}}

    view = hamlet.view({}, words={"kind:talk": "Talk", "Events": "Events!"}, **conf)

    assert [view.say("Events"), *(view.label("kind", one) for one in ("swap", "talk", "night-walk"))] == [
        "Doings",
        "Bring and take",
        "Talk",
        "night walk",
    ]


def test_places_people_and_times(hamlet: Hamlet) -> None:
    """A view finds people and venues, says places in words, and says when."""
    view = hamlet.view(FILES, words={"date to be announced": "soon"})
    talk, walk = view.community.events

    assert (
        view.person("ada"),
        view.person("bo"),
        view.venue(talk),
        view.place(talk),
        view.when(talk).whole,
        view.day(date(2026, 5, 1)),
    ) == (
        view.community.people[0],
        None,
        None,
        "The old pier",
        "December 2026 (soon)",
        "1 May 2026",
    )
    assert (view.absolute("/events/"), view.when(walk).start_iso) == (
        "https://hamlet.example/events/",
        "2026-12-05T19:00:00+08:00",
    )


def test_a_list_and_its_subscriptions_go_together(hamlet: Hamlet) -> None:
    """Calendars and feeds are named in the tree of the language."""
    view = hamlet.view({}, "zh-Hans")

    found = [calendar(view, "灯", "tag", "lamp"), *feeds(view, "新闻", "news")]

    assert found == [
        Alternate(
            path="/zh-Hans/calendars/tag/lamp.ics", type="text/calendar", title="灯", page="/zh-Hans/calendars/tag/lamp/"
        ),
        Alternate(path="/zh-Hans/feeds/news.atom", type="application/atom+xml", title="新闻 (Atom)"),
        Alternate(path="/zh-Hans/feeds/news.rss", type="application/rss+xml", title="新闻 (RSS)"),
        Alternate(path="/zh-Hans/feeds/news.json", type="application/feed+json", title="新闻 (JSON)"),
    ]


def test_addresses_are_those_of_the_contract() -> None:
    """Calendars, feeds and events lie where subscribers will look for them for ever."""
    found = [
        calendar_path("all"),
        calendar_path("group", "popcorn"),
        event_ics("walk"),
        feed_path("news", "rss"),
        feed_path("group", "atom", "popcorn"),
        web_address("https://h.example", "/events/海边/"),
    ]

    assert found == [
        "/calendars/all.ics",
        "/calendars/group/popcorn.ics",
        "/events/walk/event.ics",
        "/feeds/news.rss",
        "/feeds/group/popcorn.atom",
        "https://h.example/events/%E6%B5%B7%E8%BE%B9/",
    ]


def test_linked_data_says_nothing_it_does_not_know() -> None:
    """Empty keys are left out; zero and no are something."""
    found = document("Event", name="A", place=thing("Place", name="", geo=None), image="", tags=[], seats=0, free=False)

    assert found == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "A",
        "place": {"@type": "Place"},
        "seats": 0,
        "free": False,
    }
