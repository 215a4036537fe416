"""`hundred import`, as a person and as a machine runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]
EVENT = "BEGIN:VEVENT\nUID:{0}\nSUMMARY:{0}\nDTSTART:20270515T193000Z\n{1}END:VEVENT\n"


def calendar(*events: tuple[str, str]) -> str:
    """Return a calendar of events, (title, further lines) each."""
    inside = "".join(EVENT.format(title, more) for title, more in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{inside}END:VCALENDAR\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a calendar of two events in a file."""
    file = tmp_path / "town.ics"
    file.write_text(calendar(("Dance", ""), ("Walk", "ATTENDEE:mailto:a@b.example\n")), encoding="utf-8")
    return file


def test_a_calendar_becomes_files_once(site: Path, hundred: Run, source: Path) -> None:
    """The command tells each new file, what was left out and the sum; the second run tells that nothing changed."""
    first, second = (hundred("import", str(source), cwd=site) for _ in range(2))

    assert (first.returncode, first.stdout.splitlines(), first.stderr) == (
        0,
        [
            "new  content/events/2027/dance.md",
            "new  content/events/2027/walk.md",
            "note  attendees, 1 event left out",
            "1 calendar: 2 new; 3 files written",
        ],
        "",
    )
    assert (second.returncode, second.stdout) == (0, "1 calendar: 2 unchanged; 0 files written\n")
    assert hundred("check", cwd=site).stdout == "13 files, no problems\n"


def test_a_machine_reads_json(site: Path, hundred: Run, source: Path) -> None:
    """--format json says everything, event by event."""
    told = json.loads(hundred("import", str(source), "--format", "json", "--dry-run", cwd=site).stdout)

    assert (told["dry_run"], [row["action"] for row in told["events"]], told["left_out"]) == (
        True,
        ["new", "new"],
        {"attendees": 1},
    )
    assert not (site / "content/imported.tsv").exists()


def test_a_folder_of_calendars_is_taken_whole(site: Path, hundred: Run, tmp_path: Path) -> None:
    """Every calendar of a folder is imported; one that vanished from it later is told."""
    folder = tmp_path / "many"
    folder.mkdir()
    for name in ("b", "a"):
        (folder / f"{name}.ics").write_text(calendar((name, "")), encoding="utf-8")
    (folder / "notes.txt").write_text("no calendar", encoding="utf-8")

    first = hundred("import", str(folder), "--group", "millers", "--tag", "elsewhere", cwd=site)
    (folder / "b.ics").unlink()
    second = hundred("import", str(folder), cwd=site)

    assert first.stdout.splitlines()[-1] == "2 calendars: 2 new; 3 files written"
    assert (
        second.stdout.splitlines()[0]
        == "gone  content/events/2027/b.md is no longer in 'many'; if it is off, write  status: cancelled"
    )
    assert "groups: [millers]\ntags: [elsewhere]" in (site / "content/events/2027/a.md").read_text(encoding="utf-8")


def test_a_calendar_may_be_piped_in(site: Path, surroundings: dict[str, str]) -> None:
    """A hyphen means what comes from another program."""
    command = [sys.executable, "-P", "-m", "hundred.tasks.cli", "import", "-"]

    done = subprocess.run(
        command, cwd=site, env=surroundings, input=calendar(("Dance", "")), capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 calendar: 1 new; 2 files written")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("nowhere.ics",), "there is no nowhere.ics"),
        (("https://calendar.example/a.ics",), "save it first, as in  curl -o calendar.ics URL"),
        (("SOURCE", "--group", "miller"), "the site has no group 'miller'; did you mean 'millers'?"),
        (("SOURCE", "--venue", "Hall"), "--venue 'Hall' is not  TEXT=ID"),
        (("SOURCE", "--venue", "Hall=nil"), "the site has no venue 'nil'; it has: mill"),
        (("SOURCE", "--tag", "Big Top"), "'Big Top' cannot be a tag; did you mean big-top?"),
        (("SOURCE", "--site", "/nowhere"), "there is no pelicanconf.py in /nowhere"),
    ],
)
def test_wrong_usage_is_told(site: Path, hundred: Run, source: Path, words: tuple[str, ...], complaint: str) -> None:
    """What cannot be meant ends with 2 and a sentence, and nothing is written."""
    done = hundred("import", *(str(source) if word == "SOURCE" else word for word in words), cwd=site)

    assert (done.returncode, complaint in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not (site / "content/events/2027").exists()


def test_what_could_not_be_read_ends_with_1(site: Path, hundred: Run, source: Path) -> None:
    """A refused event is told with its line; the others are imported."""
    source.write_text(calendar(("Dance", ""), ("Walk", "RRULE:FREQ=NEVER\n")), encoding="utf-8")

    done = hundred("import", str(source), cwd=site)

    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "town.ics:13: 'Walk' refused: its rule FREQ=NEVER is not taken: 'NEVER' is not a frequency",
    )
    assert done.stdout.splitlines()[-1] == "1 calendar: 1 new, 1 refused; 2 files written"


def test_an_import_waits_for_no_pelican(source: Path, site: Path, surroundings: dict[str, str]) -> None:
    """Neither Pelican nor what writes feeds is loaded for it."""
    code = (
        "import sys; from hundred.tasks.cli import main; main(['import', sys.argv[1]]);"
        "print(sorted({'pelican', 'feedgen'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(source)], cwd=site, env=surroundings, capture_output=True, text=True, check=True
    )

    assert done.stdout.splitlines()[-1] == "[]"
