"""The finished feeds and data files, and that every page names the calendars and feeds that are its own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import feedparser
from built_site import URL, file_of
from figures import note
from lxml import etree
from truth import originals

if TYPE_CHECKING:
    from built_site import BuiltSite
    from page_seen import PageSeen

FORMS = ("atom", "rss", "json")
TYPES = {"ics": "text/calendar", "atom": "application/atom+xml", "rss": "application/rss+xml", "json": "application/feed+json"}


def test_xml_feeds_are_sound(site: BuiltSite) -> None:
    """Feedparser has no complaint about any feed, lxml parses it, and every entry has an identity, a title and an address."""
    feeds, entries, faults = site.ending(".rss", ".atom"), 0, {}
    for path, data in feeds.items():
        etree.fromstring(data)
        feed = feedparser.parse(data)
        entries += len(feed.entries)
        ids = [entry.get("id") for entry in feed.entries]
        whole = all(entry.get("title") and entry.get("link") and entry.get("id") for entry in feed.entries)
        if feed.bozo or not feed.feed.get("title") or len(ids) != len(set(ids)) or not whole:
            faults[path] = str(feed.get("bozo_exception", "incomplete"))
    note(f"{len(feeds)} Atom and RSS feeds with {entries} entries, {len(faults)} faults")

    assert len(feeds) > 30
    assert faults == {}


def test_json_parses(site: BuiltSite) -> None:
    """Every JSON file parses, and those among the feeds are JSON Feed 1.1."""
    files = {path: json.loads(data) for path, data in site.ending(".json").items()}
    feeds = {path: data for path, data in files.items() if re.match(r"(zh-Hans/)?feeds/", path)}
    faults = []
    for path, data in feeds.items():
        ids = [item["id"] for item in data["items"]]
        whole = all(
            item["url"].startswith(URL) and ("content_html" in item or "content_text" in item) for item in data["items"]
        )
        if data["version"] != "https://jsonfeed.org/version/1.1" or len(ids) != len(set(ids)) or not whole:
            faults.append(path)
    note(f"{len(files)} JSON files, {len(feeds)} of them feeds")

    assert feeds
    assert faults == []


def test_the_three_forms_of_a_feed_agree(site: BuiltSite) -> None:
    """Atom, RSS and JSON of one feed list the same entries in the same order."""
    faults = {}
    for path, data in site.ending(".atom").items():
        stem = path.removesuffix(".atom")
        atom = [(entry.id, entry.title) for entry in feedparser.parse(data).entries]
        rss = [(entry.id, entry.title) for entry in feedparser.parse(site.files[f"{stem}.rss"]).entries]
        listed = [(item["id"], item["title"]) for item in json.loads(site.files[f"{stem}.json"])["items"]]
        if not atom == rss == listed:
            faults[stem] = (atom[:2], rss[:2], listed[:2])

    assert faults == {}


def test_feed_entries_lead_to_pages(site: BuiltSite) -> None:
    """The address of every entry of every feed is a page of the site."""
    broken = []
    for path, data in site.ending(".atom", ".rss").items():
        for entry in feedparser.parse(data).entries:
            file, _, fragment = file_of(entry.link), *entry.link.partition("#")[1:]
            if file not in site.pages or (fragment and fragment not in site.pages[file].ids):
                broken.append((path, entry.link))

    assert broken == []


def test_pages_name_calendars_and_feeds_that_exist(site: BuiltSite) -> None:
    """Every calendar and feed in a page's head exists, under the media type of its ending, in the page's language."""
    count, faults = 0, []
    for path, page in site.pages.items():
        for link in page.subscriptions:
            count += 1
            file = file_of(link.target)
            wrong_tree = file.startswith("zh-Hans/") != path.startswith("zh-Hans/")
            if file not in site.files or TYPES[file.rpartition(".")[2]] != link.type or wrong_tree:
                faults.append((path, link.target))
    note(f"{count} calendars and feeds named in the heads of pages")

    assert faults == []


def test_pages_name_the_calendars_and_feeds_that_are_theirs(site: BuiltSite) -> None:
    """A group's page names its calendar and feeds, a venue's its calendar, an event's its file and its groups' calendars.

    The page of a calendar names that one, and the feeds beside it.
    """
    faults = {}
    for path, page in site.pages.items():
        prefix = "zh-Hans/" if path.startswith("zh-Hans/") else ""
        named = {file_of(link.target).removeprefix(prefix) for link in page.subscriptions}
        missing = {name for name in theirs(path, page) if f"{prefix}{name}" in site.files} - named
        strange = named - allowed(path, page)
        if missing or strange or not set(must(path, page)) <= named:
            faults[path] = (missing, strange)

    assert faults == {}


def feed(name: str) -> set[str]:
    """Return the files of a feed in its three forms."""
    return {f"feeds/{name}.{form}" for form in FORMS}


def must(path: str, page: PageSeen) -> set[str]:
    """Return what a page must name whatever else there is."""
    id_ = path.split("/")[-2] if "/" in path else ""
    if page.kind == "group":
        return {f"calendars/group/{id_}.ics", *feed(f"group/{id_}")}
    if page.kind == "event" and originals("events")[id_].dated:
        return {f"events/{id_}/event.ics"}
    if page.kind == "venue":
        return {f"calendars/venue/{id_}.ics"}
    if page.kind == "article":
        return feed(f"article/{id_}")
    if page.kind == "calendar":
        return {f"{path.removeprefix('zh-Hans/').removesuffix('/index.html')}.ics"}
    rows = {"home": feed("all"), "events": feed("events")}
    rows |= dict.fromkeys(("compare", "articles"), feed("charter"))
    with_dates = {*feed("charter"), "calendars/charter.ics"}
    rows |= dict.fromkeys(("charter", "timeline", "questions", "question", "vote"), with_dates)
    rows |= {"news": feed("news"), "post": feed("news"), "spotlights": feed("spotlights"), "spotlight": feed("spotlights")}
    calendars = {"home": {"calendars/all.ics"}, "events": {"calendars/all.ics"}, "calendars": {"calendars/all.ics"}}
    return rows.get(page.kind, set()) | calendars.get(page.kind, set())


def theirs(path: str, page: PageSeen) -> set[str]:
    """Return what a page must name where it exists."""
    id_ = path.split("/")[-2] if "/" in path else ""
    if page.kind == "event":
        return {f"calendars/group/{group}.ics" for group in originals("events")[id_].header.get("groups", ())}
    return {f"calendars/person/{id_}.ics"} if page.kind == "person" else set()


def allowed(path: str, page: PageSeen) -> set[str]:
    """Return all that a page may name."""
    id_ = path.split("/")[-2] if "/" in path else ""
    more = (
        {"calendars/all.ics", "calendars/upcoming.ics"}
        if page.kind in {"events", "groups", "calendars", "archive", "month"}
        else set()
    )
    if page.kind == "event":
        more = {f"calendars/festival/{originals('events')[id_].header.get('festival', id_)}.ics", f"calendars/series/{id_}.ics"}
    if page.kind == "calendar" and "/group/" in path:
        more = feed(f"group/{id_}")
    if page.kind == "calendar" and id_ in {"all", "upcoming", "charter"}:
        more = feed("charter" if id_ == "charter" else "events")
    if page.kind == "venue":
        more = {f"calendars/city/{city}.ics" for city in ("tern-bay", "beijing", "marram", "new-york")}
    if page.kind == "post":
        groups = originals("news")[id_].header.get("groups", ())
        more = {name for group in groups for name in feed(f"group/{group}")}
    return must(path, page) | theirs(path, page) | more
