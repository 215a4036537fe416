"""A receipt: nothing is done while nothing changed, and never when something did."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.build import program as programs
from hundred.build import receipt as module
from hundred.build.conf import read_conf
from hundred.build.produce import build
from hundred.build.receipt import Receipt, alone, path_of, read_receipt, survey
from hundred.build.site import site_at
from hundred.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Hamlet

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
RECEIPT = Receipt(pages=1, calendars=2, feeds=3, files=4, links=5)
CONF = """\
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "UTC"
PLUGINS = ["hundred"]
THEME = "theme"
THEME_TEMPLATES_OVERRIDES = ["own/templates"]
HUNDRED = {"languages": ["en", "zh-Hans"]}
"""
PLAN = "from functools import partial\nfrom hundred.core.outputs import Blob\ndef made(): return b'x'\ndef plan(view):\n    if view.lang == 'en': yield Blob(path='/x.txt', make=made)\n"


class House:
    """A site that is built again and again, as `hundred build` does it."""

    def __init__(self, folder: Path) -> None:
        """Lie in a folder."""
        self.folder = folder
        self.output = folder / "output"

    def look(self, now: datetime = NOW) -> Receipt | None:
        """Return the receipt of the last build if nothing is to be done."""
        conf = read_conf(self.folder)
        return read_receipt(path_of(conf.cache, self.output), survey(conf.raw, conf.folders), self.output, now)

    def build(self, now: datetime = NOW) -> None:
        """Build, and leave a receipt where that is right."""
        conf = read_conf(self.folder)
        seen = survey(conf.raw, conf.folders)
        made = build(site_at(conf, now), self.output, seen=seen)
        assert [one.message for one in made.problems if one.severity == "error"] == []


@pytest.fixture
def house(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Return a built site with a theme, words, templates and a plan module of its own, of which nothing is fresh."""
    hamlet.write(
        {"events/walk.md": hamlet.event(date="2026-11-01"), "images/dot.png": DOT, "events/talk.md": hamlet.event(id="talk")}
    )
    folder = hamlet.folder
    shutil.copytree(ROOT / "theme", folder / "theme")
    for name in ("own/templates/x.html", "own/locale/en/LC_MESSAGES/hundred.po"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("")
    (folder / "pelicanconf.py").write_text(CONF)
    monkeypatch.setattr(module, "_FRESH", -(10**12))  # no test waits for a file to grow old
    monkeypatch.setattr(sys, "path", [*sys.path])
    house = House(folder)
    house.build()
    assert house.look() is not None
    yield house
    sys.modules.pop("house_plan", None)


def test_nothing_changed_is_a_receipt(house: House) -> None:
    """It says what the build made."""
    kept = house.look()

    assert kept is not None
    files = [path for path in house.output.rglob("*") if path.is_file() and path.name != ".hundred.json"]
    assert (kept.files, kept.pages) == (len(files), sum(path.suffix == ".html" for path in files))


def edit(path: Path) -> None:
    """Change a byte and keep the length, as the time of change alone has to tell."""
    before = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"\n")
    if path.stat().st_mtime_ns == before.st_mtime_ns:
        os.utime(path, ns=(before.st_mtime_ns + 1, before.st_mtime_ns + 1))


CHANGES: dict[str, Callable[[Path], object]] = {
    "content": lambda site: edit(site / "content/events/walk.md"),
    "content-comes": lambda site: (site / "content/events/new.md").write_text("x"),
    "content-goes": lambda site: (site / "content/events/talk.md").unlink(),
    "content-renamed": lambda site: (site / "content/events/talk.md").rename(site / "content/events/speech.md"),
    "content-swapped": lambda site: _swap(site / "content/events/talk.md", site / "content/events/walk.md"),
    "picture": lambda site: edit(site / "content/images/dot.png"),
    "link": lambda site: (site / "content/events/l.md").symlink_to(site / "content/events/walk.md"),
    "lock": lambda site: _written(site / "content/charter/lock.yaml"),
    "template": lambda site: edit(site / "theme/templates/base.html"),
    "style": lambda site: edit(site / "theme/static/css/main.css"),
    "words": lambda site: edit(site / "theme/locale/zh_Hans/LC_MESSAGES/hundred.po"),
    "override": lambda site: edit(site / "own/templates/x.html"),
    "override-comes": lambda site: _written(site / "own/templates/events/list.html"),
    "own-words": lambda site: edit(site / "own/locale/en/LC_MESSAGES/hundred.po"),
    "settings": lambda site: (site / "pelicanconf.py").write_text(CONF.replace("Hamlet", "Humlet")),
    "languages": lambda site: (site / "pelicanconf.py").write_text(CONF.replace(', "zh-Hans"', "")),
    "plan": lambda site: (site / "pelicanconf.py").write_text(CONF.replace("}", ', "plan": "x:y"}')),
    "output": lambda site: edit(site / "output/index.html"),
    "output-touched": lambda site: os.utime(site / "output/index.html", (1, 1)),
    "output-gone": lambda site: (site / "output/events/walk/event.ics").unlink(),
    "output-linked": lambda site: _linked(site / "output/index.html"),
    "output-moved": lambda site: (site / "output").rename(site / "elsewhere"),
    "stage": lambda site: (site / "output/.hundred-stage").mkdir(),
    "receipt": lambda site: [path.unlink() for path in (site / ".hundred-cache").glob("*.receipt")],
}


def _written(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")


def _linked(path: Path) -> None:
    path.rename(path.with_name("real"))
    path.symlink_to("real")


def _swap(one: Path, other: Path) -> None:
    one.rename(one.with_name("third"))
    other.rename(one)
    one.with_name("third").rename(other)


@pytest.mark.parametrize("change", list(CHANGES))
def test_any_change_is_none(house: House, change: str) -> None:
    """Of the content, the theme, the words, the templates, the settings, or the output itself."""
    CHANGES[change](house.folder)

    assert house.look() is None


def test_a_change_of_the_sites_own_plan_is_none(house: House) -> None:
    """Its module is watched like the content."""
    (house.folder / "house_plan.py").write_text(PLAN)
    (house.folder / "pelicanconf.py").write_text(CONF.replace("}", ', "plan": "house_plan:plan"}'))
    house.build()
    kept = house.look()

    edit(house.folder / "house_plan.py")

    assert (kept is not None, house.look()) == (True, None)


def test_what_is_no_part_of_the_site_is_no_change(house: House) -> None:
    """What an editor's program leaves behind, and files beside ours in the output."""
    for name in (
        "content/events/.walk.md.swp",
        "content/events/walk.md~",
        "content/events/#walk.md#",
        "output/CNAME",
        "README.md",
    ):
        (house.folder / name).write_text("x")

    assert house.look() is not None


def test_another_program_is_none(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could make other bytes of the same."""
    monkeypatch.setattr(module, "program", lambda: "another")

    assert house.look() is None
    assert programs.program() != "another"


def test_each_output_has_a_receipt_of_its_own(house: House) -> None:
    """A build into one folder says nothing of another."""
    house.output = house.folder / "other"

    assert house.look() is None


@pytest.mark.parametrize(
    ("later", "holds"),
    [
        (timedelta(seconds=-1), False),
        (timedelta(0), True),
        (timedelta(hours=11, minutes=59), True),
        (timedelta(hours=12), False),
        (timedelta(days=20), False),
    ],
)
def test_it_holds_until_the_clock_changes_something(house: House, later: timedelta, *, holds: bool) -> None:
    """The next midnight of the site at the latest, and not before the moment of the build."""
    assert (house.look(NOW + later) is not None) is holds


def test_it_holds_no_longer_than_an_event(house: House) -> None:
    """When an event is over, lists change."""
    now = datetime(2026, 12, 5, 18, tzinfo=UTC)
    house.build(now)

    assert [house.look(now + timedelta(minutes=minutes)) is not None for minutes in (0, 60, 61)] == [True, False, False]


def test_a_build_without_a_look_before_it_takes_the_old_one_away(house: House) -> None:
    """`pelican` builds as of tomorrow; who goes back to today must not find that nothing is to be done."""
    conf = read_conf(house.folder)
    build(site_at(conf, NOW + timedelta(days=1)), house.output)

    assert house.look() is None


@pytest.mark.parametrize("age", ["future", "now"])
@pytest.mark.parametrize("where", ["content/events/walk.md", "theme/static/css/main.css", "own/templates/x.html"])
def test_what_was_saved_a_moment_ago_leaves_none(house: House, monkeypatch: pytest.MonkeyPatch, where: str, age: str) -> None:
    """It could be saved again without looking different, so this build is not the last word on it; the old one goes."""
    monkeypatch.setattr(module, "_FRESH", 100_000_000)
    path = house.folder / where
    path.write_bytes(path.read_bytes())
    if age == "future":
        os.utime(path, (time.time() + 1000, time.time() + 1000))

    house.build()

    assert list((house.folder / ".hundred-cache").glob("*.receipt")) == []
    if age == "now":
        time.sleep(0.2)
        house.build()
        assert house.look() is not None


def test_a_warning_is_in_the_receipt(house: House) -> None:
    """It is told in every build until it is mended, whether there is anything to do or not."""
    event = house.folder / "content" / "events" / "walk.md"
    event.write_text(event.read_text().replace("id: walk\n", ""))

    house.build()

    receipt = house.look()
    assert receipt is not None
    assert [(one.path, one.code, one.severity) for one in receipt.warnings] == [
        ("content/events/walk.md", "no-id", Severity.WARNING)
    ]
    assert receipt.sources == 2


def test_no_error_is_believed_of_a_receipt(house: House) -> None:
    """With an error nothing is published, so that there is nothing to have a receipt of."""
    path = next((house.folder / ".hundred-cache").glob("*.receipt"))
    basis, since, until, form, made = json.loads(path.read_bytes())
    made["warnings"] = [{"path": "x", "place": {}, "code": "x", "message": "x", "severity": "error"}]

    path.write_text(json.dumps([basis, since, until, form, made]))

    assert house.look() is None


def test_links_in_the_theme_leave_none(house: House) -> None:
    """What lies behind a link can change without a sign."""
    css = house.folder / "theme" / "static" / "css" / "main.css"
    css.rename(house.folder / "elsewhere.css")
    css.symlink_to(house.folder / "elsewhere.css")

    house.build()

    assert house.look() is None


@pytest.mark.parametrize(
    ("plugins", "said"),
    [(["hundred"], True), (("hundred",), True), (["hundred", "x"], False), (["x"], False), (None, False), ([], False)],
)
def test_only_a_site_without_other_plugins_can_do_without_pelican(plugins: object, *, said: bool) -> None:
    """Another plugin may write files of its own."""
    assert alone({"PLUGINS": plugins}) is said


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
