"""The shelf: what was read comes back as if it had been read again, and what has a problem does not."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hundred.build import crew
from hundred.build import read as reading
from hundred.build.read import load
from hundred.build.sealed import write_sealed
from hundred.build.shelf import read_shelf
from hundred.core.problems import as_text, in_order
from shelved import told

if TYPE_CHECKING:
    from tests.conftest import Hamlet

    from shelved import Town


ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("events/walk.md", "---\ntitle: A walk\nid: walk\nstart: yesterday\n---\n"),
        ("events/walk.md", "---\ntitle: A walk\nstart: 2026-12-05 19:00\n---\n"),
        ("events/walk.zh-Hans.md", "---\ntitle: 散步\nstart: 2026-12-05 20:00\n---\n"),
        ("events/walk.md", "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\n---\n<b>x</b>\n"),
        ("events/walk.md", "no header"),
    ],
    ids=["error", "warning", "translation", "body", "header"],
)
def test_what_has_a_problem_is_not_kept(town: Town, name: str, text: str) -> None:
    """It is read, and told, in every run."""
    town.write({name: text})
    first = town.read()

    again = town.read()

    assert {"events/walk.md", "events/walk.zh-Hans.md"} & town.kept == set()
    assert {"events/talk.md", "groups/readers.md"} <= town.kept
    assert (
        as_text(in_order(first.problems))
        == as_text(in_order(again.problems))
        == as_text(in_order(town.read(shelf=False).problems))
        != ""
    )


def test_a_mention_that_leads_nowhere_is_told_at_its_place_each_time(town: Town) -> None:
    """The file itself is sound, and kept; what is wrong is another one."""
    town.read()
    (town.hamlet.folder / "content" / "groups" / "readers.md").unlink()

    first, again = town.read(), town.read()

    assert [(one.path, one.place.line, one.code) for one in first.problems] == [("content/events/walk.md", 7, "broken-link")]
    assert as_text(in_order(first.problems)) == as_text(in_order(again.problems))


@pytest.mark.parametrize("name", [f"n{number}" for number in range(8)])
def test_an_original_that_comes_takes_the_place_of_its_translation(town: Town, name: str) -> None:
    """A text that stood alone is one of two from then on, in every later run."""
    town.write({f"groups/{name}.zh-Hans.md": "---\ntitle: 组\n---\n"})
    town.read()
    town.write({f"groups/{name}.md": "---\ntitle: Group\n---\n"})

    found = [town.read() for _ in range(3)]

    assert [told(one) for one in found] == [told(town.read(shelf=False))] * 3


def test_twins_are_told_of_the_same_file_whatever_was_read_first(town: Town) -> None:
    """Two people of one number, two events of one id: the later file is told, in every run."""
    person = "---\nname: N\nconsent: yes\nseed: 7\n---\n"
    town.write({f"people/p{number}.md": person for number in range(6)})
    town.write({f"events/e{number}.md": town.files["events/talk.md"].replace("id: talk", "id: same") for number in range(6)})
    first = town.read()
    town.write(
        {
            "people/p3.md": person + "More.\n",
            "events/e4.md": town.files["events/talk.md"].replace("id: talk", "id: same") + "x\n",
        }
    )

    again, kept, anew = town.read(), town.read(), town.read(shelf=False)

    assert {one.code for one in first.problems} == {"duplicate-seed", "duplicate-uid"}
    assert told(again) == told(kept) == told(anew)
    assert [(one.path, one.message) for one in in_order(first.problems)] == [
        (one.path, one.message) for one in in_order(anew.problems)
    ]


@pytest.mark.parametrize("name", [f"n{number}" for number in range(8)])
def test_an_original_that_goes_leaves_its_translation(town: Town, name: str) -> None:
    """And comes back."""
    files = {f"groups/{name}.zh-Hans.md": "---\ntitle: 组\n---\n", f"groups/{name}.md": "---\ntitle: Group\n---\n"}
    for step in (files, None, {}, files, {}):
        if step is None:
            (town.hamlet.folder / "content" / "groups" / f"{name}.md").unlink()
        else:
            town.write(step)

        assert told(town.read()) == told(town.read(shelf=False))


def test_a_part_of_the_shelf_that_is_damaged_is_read_again(town: Town) -> None:
    """The others are used."""
    town.read()
    for path in sorted(town.path.iterdir()):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])

        assert told(town.read()) == told(town.read(shelf=False))
        assert path.read_bytes() == whole


@pytest.mark.parametrize("form", ["other", ""])
def test_another_program_reads_everything(town: Town, form: str) -> None:
    """What it kept is not believed."""
    town.read()
    town.read(form=form)

    assert sorted(town.opened) == sorted(town.files)


def test_a_file_saved_a_moment_ago_is_compared_by_its_bytes(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could be saved again within the same tick of the disk's clock, with the same length."""
    monkeypatch.setattr(reading, "_FRESH", 100_000_000)
    path = town.hamlet.folder / "content" / "events" / "talk.md"
    town.write({"events/talk.md": town.files["events/talk.md"]})
    town.read()

    assert [one.stamp for one in town.sources if one.file == "events/talk.md"] == [(0, 0, 0, 0)]
    time.sleep(0.15)
    path.write_text(path.read_text().replace("A talk", "B talk"))
    time.sleep(0.15)
    town.read()
    assert [one.stamp == (0, 0, 0, 0) for one in town.sources if one.file == "events/talk.md"] == [False]


@pytest.mark.parametrize("value", [None, {}, 3, [3], [[]], [None], [["event", "", "x"]], [{"kind": "event"}]], ids=str)
def test_a_shelf_that_makes_no_sense_is_empty(town: Town, value: object) -> None:
    """Sealed as it should be and wrong inside, it is as if there was none."""
    town.read()
    for path in town.path.iterdir():
        write_sealed(path, "form", msgspec.msgpack.encode(value))

    assert read_shelf(town.path, "form") == []
    assert told(town.read()) == told(town.read(shelf=False))


def test_many_files_are_read_by_several(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """What workers read, with files that have problems among them, is what one reads alone."""
    start = "start: 2026-10-25 19:30"
    town.write(
        {
            f"events/e{number}.md": f"---\ntitle: E {number}\nid: e-{number}\n{start}\nvenue: hall\n---\n{'<b>' if not number % 50 else ''}Text.\n"
            for number in range(crew._FEW + 50)
        }
    )
    monkeypatch.setenv("HUNDRED_WORKERS", "1")
    alone = town.read(shelf=False)
    monkeypatch.setenv("HUNDRED_WORKERS", "2")

    together, kept = town.read(), town.read()

    assert told(alone) == told(together) == told(kept)
    assert len(together.problems) == 5


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wall=st.datetimes(datetime(1975, 1, 1), datetime(2090, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai", "Africa/Casablanca"]),
    hours=st.integers(0, 30),
)
def test_times_come_back_on_the_clock_of_their_place(hamlet: Hamlet, wall: Any, zone: str, hours: int) -> None:
    """In any zone, at any hour, in the hour that comes twice as well."""
    text = f"---\ntitle: T\nid: t\nstart: {wall:%Y-%m-%d %H:%M}\nduration: {hours + 1}h\ntimezone: {zone}\n---\n"
    site = hamlet.site({"events/t.md": text})
    shelf = (hamlet.folder / "s", "form")

    first, again = (load(site.content, site.settings, site.now, shelf=shelf) for _ in range(2))

    assert told(first) == told(again)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-10-25 01:30", "2026-10-25 02:30"),
        ("2026-10-25 00:30", "2026-10-25 01:30"),
        ("2026-03-29 00:30", "2026-03-29 02:30"),
    ],
)
def test_times_come_back_around_the_change_of_the_clocks(town: Town, start: str, end: str) -> None:
    """An hour that comes twice is kept as the one that was meant; those have a warning, and so are read each time."""
    town.write({"events/night.md": f"---\ntitle: N\nid: n\nstart: {start}\nend: {end}\nvenue: hall\n---\n"})

    assert told(town.read()) == told(town.read()) == told(town.read(shelf=False))
