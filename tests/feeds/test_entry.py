"""Entries say what happened in words, in the reader's language, under an id that lasts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from lxml import html
from markupsafe import Markup, escape
from msgspec.structs import replace

from hundred.core.model import Credit, Text
from hundred.core.times import AllDay, Undated
from hundred.feeds.entry import Enclosure, chronicle_entry, entry_id, make_entry

if TYPE_CHECKING:
    from conftest import Town
    from hundred.core.model import Record
    from hundred.feeds.entry import Entry


def _entry(town: Town, record: Any, *others: Record, **changes: Any) -> Entry:
    return make_entry(record, town.view(record, *others, **changes), lambda one: f"<p>{one.id}</p>", lambda _: 1234)


@pytest.mark.parametrize(
    ("changes", "lang", "title"),
    [
        ({}, "en", "Picnic · Saturday, 5 December 2026 19:00"),
        ({"status": "cancelled"}, "en", "[Cancelled] Picnic · Saturday, 5 December 2026 19:00"),
        ({"status": "cancelled"}, "zh-Hans", "【已取消】Picnic · 2026年12月5日星期六 19:00"),
        ({"status": "moved-online"}, "en", "[Moved online] Picnic · Saturday, 5 December 2026 19:00"),
        (
            {"when": AllDay(first_day=date(2026, 6, 6), last_day=date(2026, 6, 7))},
            "en",
            "Picnic · Saturday, 6 June 2026 – Sunday, 7 June 2026",
        ),
        ({"when": Undated(year=2027, month=4)}, "en", "Picnic · April 2027 (date to be announced)"),
    ],
)
def test_the_title_of_an_event_says_state_and_day(town: Town, changes: dict[str, Any], lang: str, title: str) -> None:
    """A reader sees in the list whether an event is on, and when."""
    changes = {"start": town.event().when.start.astimezone(ZoneInfo("Asia/Shanghai"))} | changes

    assert _entry(town, town.event(**changes), lang=lang).title == title


def test_the_id_of_an_event_outlives_everything_else(town: Town) -> None:
    """Title, file name, time and SITEURL may change; the id stays."""
    before, after = town.event("picnic"), town.event("party", title="Party", uid="uid-picnic", when=Undated(year=2027, month=1))

    moved = town.view(after, url="https://elsewhere.example/town")

    assert entry_id(after, moved) == entry_id(before, town.view(before)) == "tag:town.example,2026:en/event/uid-picnic"


def test_an_id_is_a_uri(town: Town) -> None:
    """A Chinese file name is percent-encoded in the id."""
    post = town.post("灯")

    assert entry_id(post, town.view(post)) == "tag:town.example,2026:en/post/%E7%81%AF"


def test_every_language_has_its_own_entry(town: Town) -> None:
    """The same record in two languages is two texts with two ids and two addresses."""
    post = town.post()

    english, chinese = _entry(town, post), _entry(town, post, lang="zh-Hans")

    assert english.id != chinese.id
    assert (english.url, chinese.url) == ("https://town.example/news/fence/", "https://town.example/zh-Hans/news/fence/")


def test_an_entry_says_the_language_of_its_text(town: Town) -> None:
    """What exists in one language only is marked with it in every tree."""
    text = Text(lang="zh-Hans", title="灯", summary="", body_line=1, path="content/news/a.md")

    assert _entry(town, town.post(texts=(text,))).lang == "zh-Hans"


@pytest.mark.parametrize(
    ("hosts", "groups", "authors"),
    [
        (("ada", "bo"), ("popcorn",), ("Ada", "Bo")),
        (("gone",), ("popcorn",), ("Popcorn",)),
        ((), (), ("Town & Bay",)),
    ],
)
def test_somebody_always_speaks(town: Town, hosts: tuple[str, ...], groups: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """Hosts who are shown speak for an event, else its groups, else the town; whoever is not shown is not named."""
    event = town.event(hosts=hosts, groups=groups, credits=(Credit(person="", role="cook"),))

    entry = _entry(town, event, town.person("ada", "Ada"), town.person("bo", "Bo"), town.group())

    assert entry.authors == authors


def test_an_event_says_when_and_where_in_its_text(town: Town) -> None:
    """The content begins with a paragraph of time and place, escaped."""
    entry = _entry(town, town.event(place="<b>Pier</b> & co", status="cancelled"))

    first = html.fragments_fromstring(entry.html)[0]
    assert first.find("time").get("datetime") == "2026-12-05T11:00:00+00:00"
    assert first.text_content().startswith("[Cancelled]")
    assert first.text_content().endswith("<b>Pier</b> & co")
    assert entry.html.endswith("<p>picnic</p>")


def test_a_body_may_be_markup(town: Town) -> None:
    """A renderer that marks its HTML as safe does not make the facts before it unsafe."""
    event = town.event()

    plain, marked = (
        make_entry(event, town.view(event), lambda _, body=body: body, lambda _: 0) for body in ("<p>a</p>", Markup("<p>a</p>"))
    )

    assert plain == marked


@pytest.mark.parametrize("access", ["members", "booking"])
def test_the_address_to_join_by_is_not_in_a_feed(town: Town, access: str) -> None:
    """Feeds are public for ever: the address of a members' meeting is taken out even where its own text gives it away."""
    private = "https://meet.example/secret?a=1&b=2"
    event = town.event(title=f"At {private}", summary=f"Join {private} now", online=private, access=access)
    body = f'<p><a href="{escape(private)}">{escape(private)}</a></p>'

    entry = make_entry(event, town.view(event), lambda _: body, lambda _: 0)

    assert "secret" not in repr(entry)


def test_what_happened_to_the_charter_is_told_by_its_chronicle(town: Town) -> None:
    """Its id outlives its words, its address is that of its page in the reader's language, and the community speaks."""
    entry = chronicle_entry(town.happening("2.0"), town.view(lang="zh-Hans"), town.chronicle())

    assert entry.id == "tag:town.example,2026:zh-Hans/charter/2.0"
    assert entry.url == "https://town.example/zh-Hans/charter/2.0/#a"
    assert (entry.title, entry.authors) == ("Charter 2.0", ("湾镇",))


def test_a_picture_is_enclosed_with_type_and_length(town: Town) -> None:
    """The picture of a record travels with its media type and bytes."""
    enclosure = Enclosure(url="https://town.example/images/x.webp", type="image/webp", length=1234)

    assert _entry(town, town.post(image="images/x.webp")).image == enclosure


def test_tags_are_words(town: Town) -> None:
    """Kind and tags appear as the site calls them, each once."""
    assert _entry(town, town.event(sort="outing", tags=("twin-town", "outing"))).tags == ("outing", "twin town")


def test_a_title_of_nothing_becomes_the_id(town: Town) -> None:
    """A title that consists of control characters only does not leave the entry without one."""
    assert _entry(town, town.post(title="\x00\x07")).title == "fence"


def test_a_record_without_any_date_has_no_entry(town: Town) -> None:
    """Asking for an entry that cannot be dated is a fault of the program, and says so."""
    post = replace(town.post(), published=None)

    with pytest.raises(ValueError, match="no date of publication"):
        _entry(town, post)
