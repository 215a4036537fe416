"""What the town's editors write: the first files, and the values that they change them to."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from hundred.charter.articles import split_articles
from hundred.charter.canon import compose, digest_of
from hundred.core.problems import Report

if TYPE_CHECKING:
    from hundred.core.model import Article


@dataclass(slots=True)
class File:
    """A content file: its header as written, and its body."""

    header: dict[str, str]
    body: str = "Text.\n"

    def __str__(self) -> str:
        """Return the file's text; what is not YAML's own is quoted."""
        own = ("[", "{", '"')
        lines = (f"{key}: {value}\n" if value.startswith(own) else f"{key}: '{value}'\n" for key, value in self.header.items())
        return f"---\n{''.join(lines)}---\n{self.body}"


def event(number: int, **header: str) -> File:
    """Return the plainest event."""
    plain = {"title": f"Evening {number}", "id": f"e-{number}", "start": "2026-11-21 19:00", "date": "2026-01-01"}
    return File(plain | header)


def vote(question: str, table: str = "", **header: str) -> File:
    """Return a vote on a question, which is still to come; an open one where there is a table of ballots."""
    plain = {
        "question": question,
        "opens": "2026-11-22",
        "closes": "2026-11-24",
        "eligible": "20",
        "pass": "at least 2/3 of cast",
    }
    return File({**plain, **header, **({"secret": "no", "ballots": table} if table else {})}, "")


def signature(**header: str) -> File:
    """Return a signature under the first charter; its digest is to be given."""
    return File({"role": "resident", "signed": "2025-03-01", **header, "consent": header.get("consent", "yes")}, "")


def picture(number: int, ending: str) -> bytes:
    """Return a picture, another for every number; every third holds where it was taken."""
    out, image = io.BytesIO(), Image.new("RGB", (8 + number % 4, 6), (number % 256, 90, 200))
    exif = image.getexif()
    if number % 3 == 0:
        exif[0x010E] = "taken at home"
    image.save(out, "JPEG" if ending == "jpg" else "PNG", exif=exif)
    return out.getvalue()


def folder_of(path: str) -> str:
    """Return the folder of a content file in which its kind is kept."""
    return max((folder for folder in VALUES if path.startswith(f"{folder}/")), key=len)


def articles(file: File) -> tuple[Article, ...]:
    """Return the articles of a version of the charter."""
    return split_articles(file.body, 1, Report("", file.body.split("\n")), repealed_count=False)


def digest(file: File) -> str:
    """Return the digest of a version of the charter that is written in English."""
    return digest_of(compose(file.header["title"], file.header["version"], "en", articles(file)))


SAID = (
    "[{person: bo, side: for, says: They run.}]",
    "[{person: cy, side: against, says: They bite.}, {by: the joggers, side: other, says: Us & them.}]",
)
PROGRAMME = (
    "[{id: lamp, title: Lamp, start: 2026-12-24 18:00, end: '19:00', stage: Yard, people: [ada]}, "
    "{id: walk, title: Walk, start: 2026-12-25 10:00, venue: hut, people: [{person: cy, as: cook}]}]"
)


_FIRST = File(
    {"title": "Charter", "version": "1.0", "status": "adopted", "adopted": "2025-01-01", "effective": "2025-02-01"},
    "## Dogs {#dogs}\n\nOn a lead.\n\n## Cats {#cats}\n\nSee [#dogs].\n",
)
_SECOND = File(
    {"title": "Charter", "version": "2.0", "status": "adopted", "adopted": "2026-11-01", "effective": "2026-11-23"},
    "## Dogs {#dogs}\n\nOff the lead.\n",
)


def first_files() -> dict[str, File]:
    """Return the files of the town as it was founded: some of every kind."""
    return {
        "groups/readers.md": File({"title": "Readers", "founder": "ada", "leads": "[bo]"}, "We meet at [the hall]({filename}/venues/hall.md).\n"),
        "groups/runners.md": File({"title": "Runners", "founder": "bo", "started_from": "readers"}),
        "venues/hall.md": File({"title": "Hall", "city": "Bay", "image": "images/hall.png", "image_alt": "A hall."}, "Ring twice.\n"),
        "venues/hut.md": File({"title": "Hut", "city": "Moor", "timezone": "Europe/London"}),
        "people/ada.md": File({"name": "Ada", "consent": "yes", "seed": "1", "joined": "2025-01-02"}, "Reads.\n"),
        "people/bo.md": File({"name": "Bo", "consent": "yes", "seed": "2", "invited_by": "ada"}),
        "people/cy.md": File({"name": "Cy", "consent": "yes", "tier": "builders"}),
        "events/e1.md": event(1, groups="[readers]", venue="hall", hosts="[ada]", tags="[tea]", end="21:00"),
        "events/e2.md": event(2, start="2026-12-24", end="2026-12-26", groups="[readers]", hosts="[bo]", programme=PROGRAMME),
        "events/e3.md": event(3, start="2026-05-20 18:00", groups="[runners]", venue="hut", people="[{person: cy, as: cook}]"),
        "events/e4.md": event(4, start="2027", tags="[tea, walk]"),
        "events/e5.md": event(5, start="2026-12-25 10:00", festival="e2", venue="hut", tags="[walk]"),
        "events/e1.zh-Hans.md": File({"title": "海边夜读"}, "带一本书。\n"),
        "events/e2.zh-Hans.md": File({"title": "灯节", "programme": "[{id: lamp, title: 点灯, stage: 院子}]"}, "光。\n"),
        "charter/1.0.md": _FIRST,
        "charter/2.0.md": _SECOND,
        "charter/questions/lead.md": File(
            {"title": "Off the lead?", "asked": "2026-09-01", "asked_by": "ada", "articles": "[dogs]", "positions": SAID[0]}, "They run.\n"
        ),
        "charter/questions/lead.zh-Hans.md": File({"title": "不牵绳？", "positions": "[{says: 放开吧。}]"}, "它们要跑。\n"),
        "charter/questions/cats.md": File({"title": "Cats?", "asked": "2026-11-19", "articles": "[dogs]"}),
        "charter/votes/lead.md": vote("lead", opens="2026-10-01", closes="2026-10-07", table="lead.csv", text_digest=digest(_SECOND)),
        "charter/votes/cats.md": vote("cats", quorum="1/2"),
        "charter/signatures/1.0/ada.md": signature(person="ada", digest=digest(_FIRST)),
        "charter/signatures/1.0/one.md": signature(name="Cy & aunt", consent="yes", role="visitor", digest=digest(_FIRST)),
        "charter/signatures/2.0/bo.md": signature(person="bo", signed="2026-11-02", digest=digest(_SECOND)),
        "news/first.md": File(
            {"title": "News", "date": "2026-01-02", "summary": "New.", "authors": "[ada]", "groups": "[readers]"},
            "See [the readers]({filename}/groups/readers.md), [Bo]({filename}/people/bo.md) and [Dogs](/charter/#dogs).\n",
        ),
        "news/second.md": File({"title": "More", "date": "2026-11-22", "summary": "Soon."}, "![A hall]({static}/images/hall.png)\n"),
        "spotlights/ada.md": File({"title": "On Ada", "people": "[ada]", "date": "2026-02-03", "summary": "She reads."}),
        "pages/about.md": File({"title": "About"}, "Who we are: [tea]({filename}/events/e1.md).\n"),
        "guide/start.md": File({"title": "Start"}),
        "guide/go-on.md": File({"title": "Go on"}),
    }  # fmt: skip


FIRST_TABLES = {"charter/votes/lead.csv": b"voter,choice\nada,yes\nbo,yes\ncy,no\n"}
FIRST_PICTURES = {"images/hall.png": 1, "images/boat.jpg": 3}
_TITLES = ("Tea", "海边夜读", "A & <b>walk</b>", "Light on", "Rain")
_PEOPLE = ("[ada]", "[bo]", "[ada, bo]", "[cy]", "")
_DATES = ("2026-01-02", "2026-11-22 09:30", "2026-11-21", "2027-01-01", "2025-12-31 23:59")
_ZONES = ("Europe/London", "Asia/Shanghai", "America/New_York", "")
# By folder: what may stand in a header; '' takes the line out.
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {
        "title": _TITLES,
        "start": ("2026-11-21 16:30", "2026-11-21 19:00", "2026-12-31 23:30", "2027-01-01", "2026-06", "2025-03-30 01:30", "2026-02-29"),
        "end": ("21:00", "", "23:45"),
        "date": _DATES,
        "modified": (*_DATES, ""),
        "venue": ("hall", "hut", "by the sea", "nowhere", ""),
        "timezone": _ZONES,
        "tags": ("[tea]", "[walk]", "[tea, walk]", ""),
        "hosts": _PEOPLE,
        "groups": ("[readers]", "[runners]", "[readers, runners]", ""),
        "status": ("cancelled", "postponed", "tentative", "draft", ""),
        "festival": ("e2", "", "e1"),
        "programme": (PROGRAMME, "[{id: lamp, title: A light, start: 2026-12-24 18:30, status: cancelled}]", ""),
        "people": ("[{person: ada, as: cook}]", "[{person: cy, as: singer}]", ""),
        "online": ("https://meet.example/room", ""),
        "access": ("members", "public", ""),
        "kind": ("talk", "outing", ""),
        "summary": ("In short.", "Come & see", ""),
    },
    "groups": {"title": _TITLES, "founder": ("ada", "bo", ""), "leads": _PEOPLE, "status": ("archived", "forming", "active", ""), "started_from": ("readers", "")},
    "venues": {"title": _TITLES, "city": ("Bay", "Moor", "bay-side", ""), "timezone": _ZONES, "address": ("1 Quay", "")},
    "people": {"name": _TITLES, "consent": ("yes", "no", "yes"), "seed": ("1", "2", "3", "9", ""), "tier": ("builders", "neighbours", ""), "joined": ("2025-01-02", "2026", ""), "handle": ("tern", ""), "display": ("both", "initials", ""), "state": ("withdrawn", "")},
    "charter": {"title": _TITLES, "status": ("adopted", "draft", "repealed"), "effective": ("2025-02-01", "2026-11-22", "2026-12-01")},
    "charter/questions": {"title": _TITLES, "asked": ("2026-09-01", "2026-10-02", "2026-11-19"), "asked_by": ("ada", "bo", "cy", ""), "articles": ("[dogs]", "[cats]", "[cats, dogs]", ""), "state": ("withdrawn", "lapsed", "open", ""), "positions": (*SAID, ""), "summary": ("In short.", "")},
    "charter/votes": {"question": ("lead", "cats"), "opens": ("2026-10-01", "2026-11-21 17:00", "2026-11-22"), "closes": ("2026-11-24", "2026-11-22 09:30", "2026-10-07"), "eligible": ("20", "4"), "pass": ("at least 2/3 of cast", "more than 2/3 of cast"), "quorum": ("1/2", ""), "counts": ("households", ""), "summary": ("In short.", "")},
    "charter/signatures": {"role": ("resident", "visitor"), "signed": ("2026-11-02", "2026-11-03", "2026-11-04"), "consent": ("yes", "no"), "sort_key": ("zz", "")},
    "news": {"title": _TITLES, "date": _DATES, "summary": ("New.", "Newer."), "authors": _PEOPLE, "status": ("draft", ""), "groups": ("[readers]", "")},
    "spotlights": {"title": _TITLES, "people": _PEOPLE, "date": _DATES, "image": ("images/boat.jpg", ""), "image_alt": ("A boat.",)},
    "pages": {"title": _TITLES, "order": ("1", "200", "")},
    "guide": {"title": _TITLES, "order": ("1", "200", "")},
}  # fmt: skip
# Of events that begin on Saturday, 21 November 2026, half an hour after the town's clock.
RULES = (
    "every week, 4 times",
    "every day, 15 times",
    "every Saturday until 2027-03-27",
    "every month on the third Saturday, 3 times",
)
CHANGES = (
    "[]",
    "[{on: 2026-11-28, skip: rain}]",
    "[{on: 2026-11-28, cancel: rain}, {add: 2027-05-03 10:00}]",
    "[{on: 2026-11-21, move: 2026-11-22 09:00, venue: hut, why: rain}]",
    "[{on: 2026-11-28, move: 2026-11-21 20:00}, {on: 2026-11-21, cancel: wind}]",
    "[{on: 2026-12-06, skip: rain}]",
)
BODIES = (
    "Text.\n",
    "Bring tea.\n",
    "Bring hay.\n",
    "## Way {#way}\n\n* one\n* two\n\nSee [Ada]({filename}/people/ada.md).\n",
    "<script>alert(1)</script><b>bold</b> [home](/)\n",
    "![A boat]({static}/images/boat.jpg)\n",
    "[the way]({filename}/events/e3.md#way) and [tea]({filename}/events/e1.md)\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
)
ARTICLES = (
    "## Dogs {#dogs}\n\nOn a lead.\n",
    "## Cats {#cats}\n\nIndoors.\n\n## Dogs {#dogs}\n\nSee [#cats].\n",
    "## Dogs {#dogs}\n\nOff the lead, as [Bo]({filename}/people/bo.md) says.\n",
)
BAD = (
    b"---\ntitle: 'never closed\n",
    b"---\ntitle: Tea\nid: e-9\nstart: 2026-13-45\n---\n",
    b"---\ntitel: Tea\n---\n",
    b"\xff\xfe\x00",
    b"---\ntitle: Tea\nid: e-9\nstart: 2026-12-01 19:00\nhosts: [nobody]\n---\nText.\n",
    b"---\ntitle: Tea\nid: e-9\nstart: 2026-12-01 19:00\n---\n[x]({filename}/events/none.md)\n",
    b"---\ntitle: Tea\nid: e-9\nstart: 2026-12-01 19:00\n---\n[x](/nowhere/)\n",
    b"",
)
