"""An import that is done again: nothing changes twice, one move changes one file, and what editors wrote stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from towns import calendar, event

from hundred.build.intake import Wish

if TYPE_CHECKING:
    from towns import Town

POPCORN = (
    "LOCATION:Old Hall",
    "DESCRIPTION:Films.\\n\\nMore of them.",
    "CATEGORIES:film",
    "DTEND;TZID=Europe/Berlin:20260515T220000",
)
SWIM = event("SUMMARY:Night swim", uid="b@source.example", start="DTSTART;TZID=Europe/Berlin:20270601T210000")


def test_the_second_time_nothing_changes(town: Town) -> None:
    """The same calendar again writes no file, with the command's own tags and groups or without."""
    town.write({"groups/popcorn.md": "---\ntitle: Popcorn\n---\n"})
    data = calendar(event(*POPCORN), SWIM)
    wish = Wish(tags=("imported",), groups=("popcorn",))

    first = town.take(data, wish=wish)
    before = town.files()

    assert (len(first.written), [row.action for row in first.rows]) == (3, ["new", "new"])
    for again in (wish, Wish()):
        done = town.take(data, wish=again)
        assert (done.written, {row.action for row in done.rows}, done.rows[0].kept) == ([], {"unchanged"}, ())
    assert town.files() == before
    assert "tags: [film, imported]" in before["events/2026/popcorn-night.md"]
    assert "groups: [popcorn]" in before["events/2026/popcorn-night.md"]


def test_a_move_changes_one_file_and_in_it_one_line(town: Town) -> None:
    """A new time at the source is written where the old one stood; comments, order and the other file stay."""
    town.take(calendar(event(*POPCORN), SWIM))
    town.edit("venue: Old Hall", "# ask for the key\nvenue: Old Hall\nprice: free")
    before = town.files()

    moved = event(*POPCORN, start="DTSTART;TZID=Europe/Berlin:20260515T203000")
    done = town.take(calendar(moved, SWIM))

    after = town.files()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"events/2026/popcorn-night.md", "imported.tsv"}
    old, new = (files["events/2026/popcorn-night.md"].split("\n") for files in (before, after))
    assert [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]] == [
        ("start: 2026-05-15 19:30", "start: 2026-05-15 20:30")
    ]
    assert [row.taken for row in done.rows] == [("start",), ()]
    assert len(town.events()) == 2


def test_local_edits_win_field_by_field(town: Town) -> None:
    """A field that an editor changed stays and is told beside what the source now says; the others follow the source."""
    town.take(calendar(event(*POPCORN)))
    town.edit("title: Popcorn night", "title: Popcorn, as ever")

    said = event("SUMMARY:Popcorn evening", *POPCORN, start="DTSTART;TZID=Europe/Berlin:20260515T203000")
    done = town.take(calendar(said))

    (row,) = done.rows
    assert (row.action, row.taken) == ("changed", ("start",))
    assert [(one.field, one.here, one.source) for one in row.kept] == [
        ("title", "title: Popcorn, as ever", "title: Popcorn evening")
    ]
    assert "the calendar now says: title: Popcorn evening" in done.as_text()
    assert town.only()[0][:2] == ["title: Popcorn, as ever", "start: 2026-05-15 20:30"]
    again = town.take(calendar(said))
    assert (again.written, again.rows[0].action, "now says" in again.as_text()) == ([], "unchanged", False)
    assert "1 event with fields kept as written here" in again.as_text()


def test_an_edit_that_the_source_follows_is_no_edit_any_more(town: Town) -> None:
    """When source and file have come to say the same, later changes of the source are taken again."""
    town.take(calendar(event(*POPCORN)))
    town.edit("title: Popcorn night", "title: Popcorn evening")
    town.take(calendar(event("SUMMARY:Popcorn evening", *POPCORN)))

    town.take(calendar(event("SUMMARY:Popcorn at last", *POPCORN)))

    assert town.only()[0][0] == "title: Popcorn at last"


def test_the_words_of_a_file_are_one_field(town: Town) -> None:
    """A text that somebody rewrote stays whole; one that nobody touched follows."""
    town.take(calendar(event(*POPCORN), SWIM))
    town.edit("More of them.", "More of them, and *popcorn*.")

    town.take(
        calendar(event(*POPCORN[:1], "DESCRIPTION:Films.\\n\\nLess.", *POPCORN[2:]), SWIM + "\nDESCRIPTION:Cold.\\n\\nVery.")
    )

    files = town.files()
    assert files["events/2026/popcorn-night.md"].endswith("---\nMore of them, and *popcorn*.\n")
    assert files["events/2027/night-swim.md"].endswith("summary: Cold.\n---\nVery.\n")


def test_line_ends_of_a_file_stay(town: Town) -> None:
    """A file that an editor saved with CRLF keeps them."""
    town.take(calendar(event(*POPCORN)))
    path = town.folder / "content/events/2026/popcorn-night.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    town.take(calendar(event("SUMMARY:Other", *POPCORN)))

    data = path.read_bytes()
    assert (b"title: Other\r\n" in data, data.count(b"\n") - data.count(b"\r\n")) == (True, 0)


@pytest.mark.parametrize("how", ["STATUS:CANCELLED", "SUMMARY:[Cancelled] Popcorn night"])
def test_cancelled_at_the_source_is_cancelled_here(town: Town, how: str) -> None:
    """The file stays and says so."""
    town.take(calendar(event(*POPCORN)))

    town.take(calendar(event(how, *POPCORN)))

    assert "status: cancelled" in town.only()[0]


def test_what_vanished_is_told_and_never_deleted(town: Town) -> None:
    """An event to come that its calendar no longer has is told at every import; one that is over is not, nor another calendar's."""
    town.take(calendar(event(*POPCORN), SWIM, head="X-WR-CALNAME:Town"))
    before = town.files()

    other = town.take(calendar(event(uid="c", start="DTSTART:20270101T000000Z"), head="X-WR-CALNAME:Other"))
    done = town.take(calendar(event("SUMMARY:New", uid="d"), head="X-WR-CALNAME:Town"))

    assert [one.path for one in done.gone] == ["content/events/2027/night-swim.md"]
    assert other.gone == []
    assert {name: town.files()[name] for name in before if name.endswith(".md")} == {
        n: t for n, t in before.items() if n.endswith(".md")
    }


def test_what_was_deleted_here_is_not_brought_back(town: Town) -> None:
    """A deleted file is an edit too; deleting its line in the record asks for it again."""
    town.take(calendar(event(*POPCORN), SWIM))
    (town.folder / "content/events/2027/night-swim.md").unlink()

    done = town.take(calendar(event(*POPCORN), SWIM))

    assert ([row.action for row in done.rows], done.written) == (["unchanged", "deleted"], [])
    record = town.files()["imported.tsv"]
    town.write({"imported.tsv": "".join(line for line in record.splitlines(keepends=True) if "night-swim" not in line)})
    assert [row.action for row in town.take(calendar(event(*POPCORN), SWIM)).rows] == ["unchanged", "new"]


def test_a_renamed_file_is_still_the_same_event(town: Town) -> None:
    """The id in the file names it, wherever it lies."""
    town.take(calendar(event(*POPCORN)))
    content = town.folder / "content/events"
    (content / "2026/popcorn-night.md").rename(content / "films.md")

    done = town.take(calendar(event("SUMMARY:Popcorn evening", *POPCORN)))

    assert [row.path for row in done.rows] == ["content/events/films.md"]
    assert town.only()[0][0] == "title: Popcorn evening"


def test_a_lost_record_brings_nothing_twice(town: Town) -> None:
    """Without the record an event is known by its id, and what differs here counts as edited."""
    town.take(calendar(event(*POPCORN)))
    (town.folder / "content/imported.tsv").unlink()
    town.edit("title: Popcorn night", "title: Popcorn")

    done = town.take(calendar(event(*POPCORN)))

    assert ([row.action for row in done.rows], done.written) == (["unchanged"], ["content/imported.tsv"])
    assert town.only()[0][0] == "title: Popcorn"
    assert town.take(calendar(event(*POPCORN))).written == []


def test_a_broken_file_is_left_alone(town: Town) -> None:
    """What cannot be read is not written over; the run says which file to mend."""
    town.take(calendar(event(*POPCORN)))
    town.edit("---\nid", "--\nid")
    before = town.files()

    done = town.take(calendar(event("SUMMARY:Other", *POPCORN)))

    assert (done.failed, town.files() == before) == (True, True)


def test_slugs_are_numbered_and_stay(town: Town) -> None:
    """Equal titles are numbered by their date; names that are taken, also by other years and other hands, are passed over."""
    town.write({"events/2020/popcorn-night.md": "---\nid: own\ntitle: Own\nstart: 2020-01-01\n---\n"})
    days = ("20260517", "20260515", "20260516")
    events = [event(uid=day, start=f"DTSTART;VALUE=DATE:{day}") for day in days]

    town.take(calendar(*events))
    names = {path.rpartition("/")[2]: one.when.first_day.day for path, one in town.events().items()}
    town.take(calendar(*reversed(events), event(uid="new", start="DTSTART;VALUE=DATE:20260101")))

    expected = {"popcorn-night.md": 1, "popcorn-night-2.md": 15, "popcorn-night-3.md": 16, "popcorn-night-4.md": 17}
    assert names == expected
    assert {path.rpartition("/")[2]: one.when.first_day.day for path, one in town.events().items()} == {
        **expected,
        "popcorn-night-5.md": 1,
    }


@pytest.mark.parametrize(
    "title",
    ["2026", "past", "🎬🎬", "Кино под открытым небом", "爆米花" * 40, "x" * 300, "con", "a.b.zh-Hans", "../../etc/passwd"],
)
def test_every_title_has_a_name(town: Town, title: str) -> None:
    """Whatever a title is made of, the file has a name that the site takes, and lies where events lie."""
    done = town.take(calendar(event(f"SUMMARY:{title}")))

    assert [row.action for row in done.rows] == ["new"]
    (path,) = town.events()
    assert path.startswith("content/events/2026/")


def test_a_dry_run_writes_nothing(town: Town) -> None:
    """What would be written is told, and no file is there."""
    done = town.take(calendar(event(*POPCORN)), wish=Wish(dry=True))

    assert (done.written, town.files()) == (["content/events/2026/popcorn-night.md", "content/imported.tsv"], {})
    assert "would be written" in done.as_text()


def test_no_file_is_written_through_a_link(town: Town) -> None:
    """A folder of the content that leads elsewhere is not followed."""
    outside = town.folder / "outside"
    outside.mkdir()
    (town.folder / "content/events").mkdir()
    (town.folder / "content/events/2026").symlink_to(outside)

    with pytest.raises(OSError, match="leads out of"):
        town.take(calendar(event(*POPCORN)))

    assert list(outside.iterdir()) == []


def test_two_calendars_with_one_event_make_one_file(town: Town) -> None:
    """The first of them counts, the second is told."""
    done = town.take(calendar(event(*POPCORN)), calendar(event(*POPCORN), SWIM))

    assert [row.action for row in done.rows] == ["refused", "new", "new"]
    assert len(town.events()) == 2


def test_the_newest_edition_counts(town: Town) -> None:
    """Of several with one UID the one with the greatest SEQUENCE is taken, in whatever order they stand."""
    old, new = event("SUMMARY:Old", "SEQUENCE:1"), event("SUMMARY:New", "SEQUENCE:2")

    town.take(calendar(new, old))

    assert town.only()[0][0] == "title: New"


def test_the_clock_of_a_later_import_changes_nothing(town: Town) -> None:
    """Two years on the same calendar gives the same files."""
    town.take(calendar(event(*POPCORN), SWIM))
    before = town.files()

    later = replace(town, now=datetime(2028, 12, 1, tzinfo=UTC))
    assert (later.take(calendar(event(*POPCORN), SWIM)).written, town.files()) == ([], before)
