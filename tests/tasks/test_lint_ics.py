"""`hundred lint-ics`, as a person and as a machine runs it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//H//H//EN\r\n"
SOUND = f"{HEAD}BEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20260101T000000Z\r\nSEQUENCE:0\r\nDTSTART:20260301T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def write(path: Path, text: str = SOUND) -> Path:
    """Write a calendar to the octet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_a_sound_file_ends_with_0(tmp_path: Path, hundred: Run) -> None:
    """No site is needed; what was looked at is said."""
    write(tmp_path / "town.ics")

    done = hundred("lint-ics", "town.ics", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "1 file, no problems\n", "")


def test_an_error_ends_with_1(tmp_path: Path, hundred: Run) -> None:
    """The problem has its place and its cure."""
    write(tmp_path / "town.ics", SOUND.replace("0Z", "0", 1))

    done = hundred("lint-ics", "town.ics", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("town.ics:6:9: error[stamp-not-utc]: DTSTAMP is not in UTC\n")
    assert done.stdout.endswith("\n1 error in 1 of 1 file\n")


def test_a_warning_alone_ends_with_0(tmp_path: Path, hundred: Run) -> None:
    """What the standard allows stops nobody."""
    write(tmp_path / "town.ics", SOUND.replace("SEQUENCE:0\r\n", ""))

    done = hundred("lint-ics", "town.ics", cwd=tmp_path)

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 warning in 1 of 1 file")


def test_a_machine_reads_json(tmp_path: Path, hundred: Run) -> None:
    """The same form as that of `check`."""
    write(tmp_path / "town.ics", SOUND.replace("UID:a@b\r\n", ""))

    done = hundred("lint-ics", "--format", "json", "town.ics", cwd=tmp_path)

    (problem,) = json.loads(done.stdout)
    assert (problem["path"], problem["line"], problem["column"], problem["code"]) == ("town.ics", 4, 7, "no-uid")


def test_github_shows_it_beside_the_line(tmp_path: Path, hundred: Run) -> None:
    """A workflow command for each problem."""
    write(tmp_path / "town.ics", SOUND.replace("UID:a@b\r\n", ""))

    done = hundred("lint-ics", "--format", "github", "town.ics", cwd=tmp_path)

    assert done.stdout.startswith("::error file=town.ics,line=4,col=7,title=no-uid::")


def test_folders_and_patterns_are_gone_through(tmp_path: Path, hundred: Run) -> None:
    """A folder with all below it and a pattern that the shell left alone; a file that both name counts once."""
    for name in ("a/one.ics", "a/b/two.ics", "c/three.ics", "c/four.txt"):
        write(tmp_path / name)

    done = hundred("lint-ics", "a", "c/*.ics", "a/one.ics", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (0, "3 files, no problems\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone.ics", "there is no gone.ics"),
        ("empty", "there is no calendar in empty"),
        ("*.ics", "there is no *.ics"),
        ("pipe", "pipe is no file"),
    ],
)
def test_what_is_no_calendar_file_is_wrong_usage(tmp_path: Path, hundred: Run, name: str, message: str) -> None:
    """A name that means nothing would look as if it had no problems; a pipe would never end."""
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")

    done = hundred("lint-ics", name, cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"hundred lint-ics: {message}\n")
