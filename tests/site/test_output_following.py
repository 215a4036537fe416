"""The demo's charter as those see it who follow it: feeds and calendar say what the files of votes and versions say."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from built_site import EPOCH, LANGUAGES, URL, file_of
from figures import note
from lxml import html
from truth import originals

if TYPE_CHECKING:
    from built_site import BuiltSite

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime.fromtimestamp(int(EPOCH), UTC)
HALF = timedelta(minutes=30)


def moment(written: str, *, end: bool = False) -> datetime:
    """Return a time of the content; a day alone is its first moment, or with `end` the one after its last."""
    if len(written) > len("2026-11-07"):
        return datetime.fromisoformat(written).replace(tzinfo=ZONE)
    return datetime.combine(date.fromisoformat(written) + timedelta(days=int(end)), datetime.min.time(), ZONE)


def adopted() -> dict[str, Any]:
    """Return the headers of the versions that were adopted, by number."""
    return {one.header["version"]: one.header for one in originals("charter").values() if one.header["status"] == "adopted"}


def votes() -> dict[str, Any]:
    """Return the headers of votes by id."""
    return {id_: one.header for id_, one in originals("charter/votes").items()}


def feed(site: BuiltSite, name: str, tree: str = "") -> list[dict[str, Any]]:
    """Return the entries of a feed."""
    found: list[dict[str, Any]] = json.loads(site.files[f"{tree}feeds/{name}.json"])["items"]
    return found


@pytest.mark.parametrize(("lang", "prefix"), LANGUAGES.items())
def test_the_calendar_has_every_vote_and_every_version(site: BuiltSite, lang: str, prefix: str) -> None:
    """Days where days are written, the first and the last half hour where hours are; and a question in its own language."""
    data = site.files[f"{prefix}/calendars/charter.ics".lstrip("/")]
    found = {str(one["UID"]).partition("@")[0]: one for one in icalendar.Calendar.from_ical(data).walk("VEVENT")}
    wanted: dict[str, Any] = {}
    for id_, header in votes().items():
        opens, closes = header["opens"], header["closes"]
        by_hour = len(opens) > len("2026-11-07"), len(closes) > len("2026-11-07")
        wanted[f"charter.vote.{id_}.opens"] = moment(opens) if by_hour[0] else date.fromisoformat(opens)
        wanted[f"charter.vote.{id_}.closes"] = moment(closes) - HALF if by_hour[1] else date.fromisoformat(closes)
    for number, header in adopted().items():
        wanted[f"charter.version.{number}.effective"] = date.fromisoformat(header["effective"])
    titles = {
        uid: (originals("charter/questions")[votes()[uid.split(".")[2]]["question"]].header["title"], str(one["SUMMARY"]))
        for uid, one in found.items()
        if ".vote." in uid
    }
    note(f"charter.ics {lang}: {len(found)} dates of {len(votes())} votes and {len(adopted())} versions")

    assert {uid: one["DTSTART"].dt for uid, one in found.items()} == wanted
    assert lang != "en" or all(said.endswith(title) for title, said in titles.values())
    assert all(file_of(str(one["URL"])) in site.pages for one in found.values())


def test_the_feed_tells_of_every_vote_that_was_counted(site: BuiltSite) -> None:
    """Its opening and its result, at the times that its file says; of a version its adoption, and its first day when it comes."""
    found = {one["id"].partition(":en/")[2]: datetime.fromisoformat(one["date_published"]) for one in feed(site, "charter")}
    wanted = {f"question/{id_}": moment(one.header["asked"]) for id_, one in originals("charter/questions").items()}
    for id_, header in votes().items():
        wanted[f"vote/{id_}/opens"] = moment(header["opens"])
        if header.get("outcome"):
            wanted[f"vote/{id_}/result"] = moment(header["closes"], end=True)
    wanted |= {f"charter/{number}/effective": moment(header["effective"]) for number, header in adopted().items()}
    versions = {name: at for name, at in found.items() if name in {f"charter/{number}" for number in adopted()}}

    assert {name: at for name, at in found.items() if name not in versions} == {
        name: at for name, at in wanted.items() if at <= NOW
    }
    assert {name: at.astimezone(ZONE).date() for name, at in versions.items()} == {
        f"charter/{number}": moment(header["adopted"]).date() + at_night(versions[f"charter/{number}"])
        for number, header in adopted().items()
    }


def at_night(at: datetime) -> timedelta:
    """Return a day for the midnight at which a day of voting is over: what was adopted then was adopted on that day."""
    local = at.astimezone(ZONE)
    closed = {moment(header["closes"], end=True) for header in votes().values()}
    return timedelta(days=int(local in closed and local.time() == datetime.min.time()))


def test_every_article_can_be_followed(site: BuiltSite) -> None:
    """Each has feeds that tell of every version in which its page shows a change of more than its number."""
    pages = {path: page for path, page in site.pages.items() if page.kind == "article" and not path.startswith("zh-Hans/")}
    entries, faults = 0, {}
    for path in pages:
        article = path.split("/")[2]
        tree = html.fromstring(site.files[path].decode())
        shown = {
            one.get("id").removeprefix("in_")
            for one in tree.xpath("//section[@aria-labelledby='how_it_came']/ol/li")
            if one.xpath(".//*[@data-effect != 'renumbered']")
        }
        told = feed(site, f"article/{article}")
        entries += len(told)
        versions = {one["url"].rpartition("#in_")[2] for one in told if "#in_" in one["url"]}
        if versions != shown or not versions or any(not one["url"].startswith(URL) for one in told):
            faults[article] = (versions, shown)
    note(f"feeds of {len(pages)} articles with {entries} entries")

    assert len(pages) > 25
    assert faults == {}


def test_both_languages_tell_the_same(site: BuiltSite) -> None:
    """Entry by entry, under ids that differ in the language alone."""
    names = {
        path[len("feeds/") : -len(".json")]
        for path in site.files
        if path.startswith(("feeds/article/", "feeds/charter")) and path.endswith(".json")
    }
    faults = [
        name
        for name in sorted(names)
        if [one["id"].replace(":en/", ":zh-Hans/", 1) for one in feed(site, name)]
        != [one["id"] for one in feed(site, name, "zh-Hans/")]
    ]

    assert len(names) > 25
    assert faults == []
