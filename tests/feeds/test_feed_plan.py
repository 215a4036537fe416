"""Which feeds there are, what is in them, and that they are the same in every build."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.core.chronicle import Happening
from hundred.feeds.plan import MOST, plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Town
    from hundred.core.model import Record
    from hundred.core.outputs import Blob
    from hundred.core.view import View

NAMES = ["all", "events", "news", "spotlights", "charter", "group/popcorn"]
LAMP = Happening(what="changed", record="charter", named="2.0", at=datetime(2026, 4, 1, tzinfo=UTC), article="lamp")
_PRINT = """
import hashlib, runpy, sys
names = runpy.run_path(sys.argv[1])
town = names["Town"]()
records = [town.event(f"e{n}", tags=("a", "b", "c"), image="images/x.webp") for n in range(20)]
records += [town.post(f"p{n}", authors=("ada",)) for n in range(20)] + [town.person(), town.group(), town.happening(), town.happening(article='dogs', what='changed')]
for lang in ("en", "zh-Hans"):
    for path, data in town.feeds(*records, lang=lang).items():
        print(path, hashlib.sha256(data).hexdigest())
"""


def planned(town: Town, view: View, *known: Happening, render: Callable[[Record], str] = lambda _: "") -> Iterator[Blob]:
    """Return the feeds of a town in which that much has happened."""
    return plan(view, render, lambda _: 0, town.chronicle(*known))


def _ids(data: bytes) -> list[str]:
    return [item["id"].rpartition("/")[2] for item in json.loads(data)["items"]]


@pytest.mark.parametrize(("lang", "tree"), [("en", ""), ("zh-Hans", "/zh-Hans")])
def test_each_language_has_every_feed(town: Town, lang: str, tree: str) -> None:
    """Everything, each kind, each group and each article have a feed in three forms, each in its language's tree."""
    paths = [blob.path for blob in planned(town, town.view(town.group(), lang=lang), LAMP)]

    names = [*NAMES, "article/lamp"]
    assert sorted(paths) == sorted(f"{tree}/feeds/{name}.{form}" for name in names for form in ("atom", "json", "rss"))


def test_what_is_not_published_yet_is_in_no_feed(town: Town) -> None:
    """What is dated after the build's clock waits; what is dated at it is there."""
    late, punctual = town.now + timedelta(seconds=1), town.now
    records = [town.post("late", published=late), town.post("punctual", published=punctual), town.event(published=late)]

    files = town.feeds(*records)

    assert _ids(files["/feeds/all.json"]) == ["punctual"]
    assert _ids(files["/feeds/events.json"]) == []


def test_a_feed_holds_the_newest_hundred(town: Town) -> None:
    """The oldest entries leave a feed when there are more than a hundred."""
    posts = [town.post(f"p{age:03}", published=town.now - timedelta(days=age)) for age in range(MOST + 5)]

    assert _ids(town.feeds(*reversed(posts))["/feeds/news.json"]) == [f"p{age:03}" for age in range(MOST)]


def test_the_charter_is_told_in_three_feeds(town: Town) -> None:
    """What happened to the charter is in its feed and in that of everything, what happened to an article in its own."""
    late = town.happening("3.0", at=town.now + timedelta(seconds=1))

    files = town.feeds(town.happening("1.0"), town.happening("2.0", at=town.now), late, LAMP)

    assert [_ids(files[f"/feeds/{name}.json"]) for name in ("all", "charter", "article/lamp")] == [
        ["2.0", "1.0"], ["2.0", "1.0"], ["2.0"],
    ]  # fmt: skip
    assert json.loads(files["/feeds/article/lamp.json"])["home_page_url"] == "https://town.example/charter/articles/lamp/"


def test_a_tie_is_broken_by_kind_and_id(town: Town) -> None:
    """What was published at one instant has one order, whatever the order of the files."""
    at = town.now - timedelta(days=1)
    records: list[Record] = [town.post("b", published=at), town.post("a", published=at), town.event("c", published=at)]

    orders = [_ids(town.feeds(*some)["/feeds/all.json"]) for some in (records, records[::-1])]

    assert orders == [["uid-c", "a", "b"]] * 2


def test_a_group_has_its_events_and_its_news(town: Town) -> None:
    """The feed of a group holds what names the group, and nothing else."""
    records = [
        town.group(),
        town.event("ours", groups=("popcorn",)),
        town.event("theirs"),
        town.post("about-us", groups=("popcorn",)),
        town.post("about-them"),
    ]

    assert _ids(town.feeds(*records)["/feeds/group/popcorn.json"]) == ["about-us", "uid-ours"]


def test_each_entry_is_made_once(town: Town) -> None:
    """A body is rendered once for all the feeds of a language, and not before a feed is written."""
    rendered: list[str] = []

    def render(record: Record) -> str:
        rendered.append(record.id)
        return ""

    blobs = list(planned(town, town.view(town.group(), town.event(groups=("popcorn",)), town.post()), render=render))
    assert rendered == []
    for blob in blobs:
        blob.make()

    assert sorted(rendered) == ["fence", "picnic"]


def test_a_feed_lasts_until_something_in_it_changes(town: Town) -> None:
    """It notes its records, and of the clock no more than the day; a second time it notes no less."""
    view = town.view(town.group(), town.event(groups=("popcorn",), modified=town.now - timedelta(days=1)), town.post())
    blobs = {blob.path: blob for blob in planned(town, view)}

    noted = []
    for _ in range(2):
        with view.community.reads.collect() as reads:
            blobs["/feeds/group/popcorn.rss"].make()
        noted.append(set(reads))

    assert noted[0] == noted[1]
    assert {("axis", "group", "popcorn"), ("find", "event", "picnic"), ("find", "group", "popcorn")} <= noted[0]
    assert ("part", "now") not in noted[0]


def test_what_is_due_today_makes_a_feed_look_at_the_hour(town: Town) -> None:
    """Only then can the next build, a minute later, have more to tell."""
    view = town.view(town.post(published=town.now + timedelta(hours=1)))
    (make,) = [blob.make for blob in planned(town, view) if blob.path == "/feeds/news.rss"]

    with view.community.reads.collect() as reads:
        make()

    assert ("part", "now") in reads


def test_a_picture_of_unknown_length_says_none(town: Town) -> None:
    """Without a scale Atom leaves the length out, which it may, and RSS writes 0, as its practice is."""
    blobs = {blob.path: blob.make() for blob in planned(town, town.view(town.post(image="images/x.webp")))}

    assert b'href="https://town.example/images/x.webp"/>' in blobs["/feeds/news.atom"]
    assert b'length="0"' in blobs["/feeds/news.rss"]


def test_every_build_gives_the_same_bytes() -> None:
    """Hash seed, time zone and locale change nothing."""
    prints = [
        subprocess.run(
            [sys.executable, "-c", _PRINT, str(Path(__file__).with_name("conftest.py"))],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
        ).stdout
        for seed, zone, locale in (("1", "Asia/Tokyo", "C.UTF-8"), ("2", "America/New_York", "C"))
    ]

    assert prints[0] == prints[1]
    assert prints[0].count(b"\n") == (len(NAMES) + 1) * 3 * 2
