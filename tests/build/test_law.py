"""The law of the engine: after any edits, an incremental build equals a clean one, byte for byte, no file too many.

The long form, HUNDRED_LONG=1, takes 2,000 steps and more.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from hundred.build import workshop
from hundred.build.produce import produce
from hundred.build.site import site_of
from hundred.core.reads import Reads
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    import pytest

    from hundred.build.ledger import Ledger

LONG = bool(os.environ.get("HUNDRED_LONG"))
GROUPS, VENUES, PEOPLE = ("readers", "runners"), ("hall", "hut"), ("ada", "bo", "cy")
WORDS = st.sampled_from(["Tea", "海边夜读", "A & <b>walk</b>", "Light on", "Rain"])
EVENTS = st.integers(1, 4)
NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


class Town(RuleBasedStateMachine):
    """A small town whose editors do whatever editors do, one thing at a time."""

    def __init__(self) -> None:
        """Found the town in a folder of its own."""
        super().__init__()
        use_packaged_zones()
        self.folder = Path(tempfile.mkdtemp(prefix="law-"))
        self.content = self.folder / "content"
        self.now = NOW
        self.conf: dict[str, Any] = {
            "SITENAME": "Hamlet",
            "SITEURL": "https://hamlet.example",
            "TIMEZONE": "Asia/Shanghai",
            "DEFAULT_LANG": "en",
            "THEME_TEMPLATES_OVERRIDES": ["overrides"],
            "HUNDRED": {"languages": ["en", "zh-Hans"]},
        }

    def teardown(self) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        """Write the first records of every kind."""
        for place, group in enumerate(GROUPS):
            self.write(f"groups/{group}.md", title=group.title(), founder=PEOPLE[place], body="We meet.")
        for venue in VENUES:
            self.write(f"venues/{venue}.md", title=venue.title(), city="Bay", body="Ring twice.")
        for place, person in enumerate(PEOPLE):
            self.write(f"people/{person}.md", name=person.title(), consent="yes", seed=str(place + 1))
        self.write("charter/1.0.md", title="Charter", version="1.0", status="adopted", adopted="2025-01-01",
                   effective="2025-02-01", body="## Dogs {#dogs}\n\nOn a lead, see [#dogs].")  # fmt: skip
        self.write("news/first.md", title="News", date="2026-01-02", summary="New.", authors="[ada]",
                   body="See [readers]({filename}/groups/readers.md).")  # fmt: skip
        self.write("spotlights/ada.md", title="On Ada", people="[ada]", date="2026-02-03", summary="She reads.")
        self.write("pages/about.md", title="About", body="Who we are.")
        self.event(1, "Tea", 3, "readers", "hall", "ada")
        self.judge()

    def write(self, file: str, /, body: str = "Text.", **header: str) -> None:
        """Write a content file."""
        path = self.content / file
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{key}: '{value}'\n" if value[:1] != "[" else f"{key}: {value}\n" for key, value in header.items())
        path.write_text(f"---\n{lines}---\n{body}\n", encoding="utf-8")

    def event(self, number: int, title: str, days: int, group: str, venue: str, person: str) -> None:  # noqa: PLR0917
        """Write an event."""
        start = NOW + timedelta(days=days)
        self.write(
            f"events/e{number}.md", title=title, id=f"e-{number}", start=f"{start:%Y-%m-%d} 19:00", groups=f"[{group}]",
            venue=venue, hosts=f"[{person}]", tags="[tea]", date="2026-01-01", body=f"See {title}.",
        )  # fmt: skip

    def judge(self) -> None:
        """Build into the old output and into a new one, and compare."""
        first = self.build(self.folder / "output", cached=True)
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        second = self.build(clean, cached=False)
        assert first == second
        if not first:
            assert tree(self.folder / "output") == tree(clean)

    def build(self, output: Path, *, cached: bool) -> list[str]:
        """Build; return the messages of what stopped it."""
        site = site_of(self.conf, self.folder, self.now)
        if not cached:
            site.cache = None
        checked = site.check()
        if checked.failed:
            return sorted(problem.message for problem in checked.problems)
        made, _ = produce(site, output)
        return sorted(problem.message for problem in made.problems)

    @rule(number=EVENTS, title=WORDS, days=st.integers(-40, 40), group=st.sampled_from(GROUPS),
          venue=st.sampled_from(VENUES), person=st.sampled_from(PEOPLE))  # fmt: skip
    def edit_event(self, number: int, title: str, days: int, group: str, venue: str, person: str) -> None:  # noqa: PLR0917
        """Write an event anew, or a new event."""
        self.event(number, title, days, group, venue, person)
        self.judge()

    @rule(number=EVENTS, title=WORDS)
    def translate_event(self, number: int, title: str) -> None:
        """Add or change a translation; without an original it is an event of its own with a fault."""
        self.write(f"events/e{number}.zh-Hans.md", title=title)
        self.judge()

    @rule(number=EVENTS)
    def delete_event(self, number: int) -> None:
        """Delete an event and its translation."""
        for path in (self.content / "events").glob(f"e{number}.*"):
            path.unlink()
        self.judge()

    @rule(old=EVENTS, new=EVENTS)
    def rename_event(self, old: int, new: int) -> None:
        """Rename an event's file; over another one where there is one."""
        path = self.content / "events" / f"e{old}.md"
        if path.exists():
            path.rename(path.with_name(f"e{new}.md"))
        self.judge()

    @rule(person=st.sampled_from(PEOPLE), consent=st.sampled_from(["yes", "no"]), name=WORDS)
    def edit_person(self, person: str, consent: str, name: str) -> None:
        """Rename a person, or let them go and come."""
        self.write(f"people/{person}.md", name=name, consent=consent, seed=str(PEOPLE.index(person) + 1))
        self.judge()

    @rule(venue=st.sampled_from(VENUES), title=WORDS, zone=st.sampled_from(["Europe/London", "Asia/Shanghai"]))
    def edit_venue(self, venue: str, title: str, zone: str) -> None:
        """Rename a venue, or move it to another zone, and all its events' clocks with it."""
        self.write(f"venues/{venue}.md", title=title, city="Bay", timezone=zone)
        self.judge()

    @rule(group=st.sampled_from(GROUPS), title=WORDS)
    def edit_group(self, group: str, title: str) -> None:
        """Rename a group."""
        self.write(f"groups/{group}.md", title=title, founder="ada")
        self.judge()

    @rule(title=WORDS)
    def edit_page(self, title: str) -> None:
        """Rename a page, which stands in every menu."""
        self.write("pages/about.md", title=title)
        self.judge()

    @rule(hours=st.integers(1, 900))
    def wait(self, hours: int) -> None:
        """Let time pass."""
        self.now += timedelta(hours=hours)
        self.judge()

    @rule(key=st.sampled_from(["SITENAME", "TIMEZONE", "SITEURL"]), other=st.booleans())
    def change_settings(self, key: str, other: bool) -> None:  # noqa: FBT001 - drawn
        """Change a setting."""
        values = {"SITENAME": ("Hamlet", "Burg"), "TIMEZONE": ("Asia/Shanghai", "Europe/London"),
                  "SITEURL": ("https://hamlet.example", "https://hamlet.example/town")}  # fmt: skip
        self.conf[key] = values[key][other]
        self.judge()

    @rule(languages=st.sampled_from([["en"], ["en", "zh-Hans"]]))
    def change_languages(self, languages: list[str]) -> None:
        """Add or drop a language."""
        self.conf["HUNDRED"] = {"languages": languages}
        self.judge()

    @rule(words=WORDS)
    def override_template(self, words: str) -> None:
        """Override a template."""
        path = self.folder / "overrides" / "custom" / "footer.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{{{{ {words!r} }}}}</p>\n", encoding="utf-8")
        self.judge()

    @rule(pick=st.integers(0, 10_000), way=st.sampled_from(["delete", "write"]))
    def tamper(self, pick: int, way: str) -> None:
        """Delete or change a file of the output."""
        files = sorted(path for path in (self.folder / "output").rglob("*") if path.is_file() and path.name[0] != ".")
        path = files[pick % len(files)]
        if way == "delete":
            path.unlink()
        else:
            path.write_bytes(b"tampered")
        self.judge()

    @rule(cut=st.integers(0, 100), noise=st.booleans())
    def damage_ledger(self, cut: int, noise: bool) -> None:  # noqa: FBT001 - drawn
        """Cut the ledger off, or fill it with noise."""
        for path in (self.folder / ".hundred-cache").glob("*.json"):
            data = path.read_bytes()
            path.write_bytes(b'{"form":1,"keys":[[1]],"files":{"a":3}}' if noise else data[: len(data) * cut // 100])
        self.judge()


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file under a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


TestLaw = Town.TestCase
TestLaw.settings = settings(
    max_examples=80 if LONG else 4,
    stateful_step_count=25 if LONG else 8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)


def _built_twice(monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the trees of an incremental and a clean build after a venue, seen by an event's page, was renamed."""
    town = Town()
    try:
        town.begin()
        town.write("venues/hall.md", title="New name", city="Bay")
        town.build(town.folder / "output", cached=True)
        monkeypatch.undo()
        shutil.rmtree(town.folder / "clean")
        town.build(town.folder / "clean", cached=False)
        return tree(town.folder / "output"), tree(town.folder / "clean")
    finally:
        town.teardown()


def test_without_the_noted_reads_pages_go_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgetting what was read while a page was made shows as a stale page: the law can fail."""
    monkeypatch.setattr(Reads, "note", lambda *_: None)

    incremental, clean = _built_twice(monkeypatch)

    assert incremental != clean


def test_without_the_inputs_pages_go_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgetting the inputs that a part declares shows as a stale page too."""

    def kept(self: Ledger, file: str, _digest: str, unchanged: frozenset[tuple[str, ...]], _output: Path) -> bool:
        return file in self.files and unchanged.issuperset(self.files[file][0].reads)

    monkeypatch.setattr(workshop.Ledger, "kept", kept)

    incremental, clean = _built_twice(monkeypatch)

    assert incremental != clean


def test_a_new_year_shows_on_every_date() -> None:
    """A page that leaves out this year's number is made again when the year is over."""
    town = Town()
    try:
        town.begin()
        town.now += timedelta(days=60)

        town.judge()
    finally:
        town.teardown()
