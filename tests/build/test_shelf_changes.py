"""What changed is read again with all that hangs on it; whatever was kept, the result is as if all had been read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.read import load
from hundred.build.site import open_site
from shelved import told

if TYPE_CHECKING:
    from shelved import Town


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("site", [ROOT, ROOT / "tests" / "data" / "invalid", ROOT / "tests" / "data" / "valid" / "downstream"])
def test_what_is_read_from_the_shelf_is_what_was_read(site: Path, tmp_path: Path) -> None:
    """Every record of whole sites, their problems too, is equal to the last bit whether it was kept or read."""
    opened = open_site(site)
    arguments: Any = (opened.content, opened.settings, opened.now)

    plain = load(*arguments)
    first = load(*arguments, shelf=(tmp_path / "s", "form"))
    again = load(*arguments, shelf=(tmp_path / "s", "form"))

    assert told(plain) == told(first) == told(again)


def test_nothing_changed_opens_nothing(town: Town) -> None:
    """A second run reads no file, and leaves the shelf as it is."""
    town.read()
    before = town.bytes

    town.read()

    assert (town.opened, town.bytes == before, town.kept) == ([], True, set(town.files))


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("events/walk.md", ["events/walk.md", "events/walk.zh-Hans.md"]),
        ("events/walk.zh-Hans.md", ["events/walk.md", "events/walk.zh-Hans.md"]),
        ("groups/readers.md", ["groups/readers.md"]),
    ],
)
def test_a_change_opens_the_files_of_its_record(town: Town, name: str, opened: list[str]) -> None:
    """The original with its translations, and nobody else."""
    town.read()
    town.write({name: town.files[name] + "More.\n"})

    again = town.read()

    assert town.opened == opened
    assert told(again) == told(town.read(shelf=False))


def test_a_file_that_was_only_touched_is_not_read(town: Town) -> None:
    """A checkout sets new times; the bytes decide."""
    town.read()
    for name in town.files:
        os.utime(town.hamlet.folder / "content" / name, (1, 1))

    town.read()

    assert town.opened == []


def test_a_record_of_which_one_file_changed_and_one_was_touched_is_read_whole(town: Town) -> None:
    """That the bytes of the other are what they were does not keep the record."""
    town.read()
    town.write({"events/walk.md": town.files["events/walk.md"] + "More.\n"})
    os.utime(town.hamlet.folder / "content" / "events" / "walk.zh-Hans.md", (1, 1))

    again = town.read()

    assert town.opened == ["events/walk.md", "events/walk.zh-Hans.md"]
    assert told(again) == told(town.read(shelf=False))


@pytest.mark.parametrize(
    "name", ["events/walk.md", "events/walk.zh-Hans.md", "events/talk.md", "groups/readers.md", "venues/hall.md"]
)
def test_a_deleted_file_is_gone(town: Town, name: str) -> None:
    """With all that it said; what mentions it is told at its place, though it was not read in this run."""
    town.read()
    (town.hamlet.folder / "content" / name).unlink()

    assert told(town.read()) == told(town.read(shelf=False))


def test_a_file_of_another_name_is_another_record(town: Town) -> None:
    """A renamed event is not found under its old name."""
    town.read()
    events = town.hamlet.folder / "content" / "events"
    (events / "talk.md").rename(events / "speech.md")

    again = town.read()

    assert told(again) == told(town.read(shelf=False))
    assert sorted(event.id for event in again.community.events) == ["speech", "walk"]


def test_a_translation_that_comes_joins_its_record(town: Town) -> None:
    """The original, though unchanged, is read with it."""
    town.read()
    town.write({"events/talk.zh-Hans.md": "---\ntitle: 讲座\n---\n"})

    again = town.read()

    assert sorted(town.opened) == ["events/talk.md", "events/talk.zh-Hans.md"]
    assert told(again) == told(town.read(shelf=False))


@pytest.mark.parametrize("change", ["zone", "gone", "none"])
def test_a_venue_that_moves_takes_its_events_along(town: Town, change: str) -> None:
    """The clock of an event is that of its venue: a new zone reads its events again, and no others."""
    town.read()
    venue = town.hamlet.folder / "content" / "venues" / "hall.md"
    if change == "gone":
        venue.unlink()
    else:
        venue.write_text(
            town.files["venues/hall.md"].replace(
                "timezone: Europe/London\n", "timezone: America/Lima\n" if change == "zone" else ""
            )
        )

    again = town.read()

    assert {one for one in town.opened if one.startswith("events/")} == {"events/walk.md", "events/walk.zh-Hans.md"}
    assert told(again) == told(town.read(shelf=False))


def test_a_venue_that_comes_gives_its_events_their_clock(town: Town) -> None:
    """An event that asked for a venue in vain is read again when it is there."""
    (town.hamlet.folder / "content" / "venues" / "hall.md").unlink()
    town.read()
    town.write({"venues/hall.md": town.files["venues/hall.md"]})

    assert told(town.read()) == told(town.read(shelf=False))
