"""`hundred check`, as a person and as a machine runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]

BROKEN = "content/events/weir-walk.md"


def broken(site: Path) -> Path:
    """Break the start of one event of `site` and return the file."""
    file = site / BROKEN
    file.write_text(file.read_text(encoding="utf-8").replace("2026-10-04 09:00", "4 Oct 7pm"), encoding="utf-8")
    return file


def test_a_sound_site_has_no_problems(site: Path, hundred: Run) -> None:
    """With nothing wrong, check says how many files it read and ends with 0."""
    done = hundred("check", cwd=site)

    assert (done.returncode, done.stdout, done.stderr) == (0, "11 files, no problems\n", "")


def test_a_slip_is_told_with_its_place(site: Path, hundred: Run) -> None:
    """An error is shown with path, line and column; the exit status is 1 and nothing else is printed."""
    broken(site)

    done = hundred("check", cwd=site)

    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0][: len(BROKEN) + 5], lines[-1], done.stderr) == (
        1,
        f"{BROKEN}:4:8:",
        "1 error in 1 of 11 files",
        "",
    )


def test_paths_are_seen_from_outside_the_site(site: Path, hundred: Run) -> None:
    """With --site, problems are named by their path from here."""
    broken(site)

    done = hundred("check", "--site", "site", cwd=site.parent)

    assert done.stdout.startswith(f"site/{BROKEN}:4:8: ")


def test_the_site_is_found_from_a_folder_inside_it(site: Path, hundred: Run) -> None:
    """An editor may stand in content/events."""
    done = hundred("check", cwd=site / "content" / "events")

    assert done.returncode == 0


def test_json_is_json_alone(site: Path, hundred: Run) -> None:
    """A machine reads standard output whole; the line for people is beside it."""
    broken(site)

    done = hundred("check", "--format", "json", cwd=site)

    rows = json.loads(done.stdout)
    assert ([(row["path"], row["line"]) for row in rows], done.stderr) == ([(BROKEN, 4)], "1 error in 1 of 11 files\n")


def test_github_gets_one_command_a_problem(site: Path, hundred: Run) -> None:
    """Problems become workflow commands that show beside the changed lines."""
    broken(site)

    done = hundred("check", "--format", "github", cwd=site)

    assert [line.partition(",")[0] for line in done.stdout.splitlines()] == [
        f"::error file={BROKEN}",
        "1 error in 1 of 11 files",
    ]


def test_only_the_paths_asked_for_are_shown(site: Path, hundred: Run) -> None:
    """All content is read, but only what lies under the given paths is told and counts."""
    broken(site)

    done = [hundred("check", path, cwd=site).returncode for path in ("content/groups", "content/events", BROKEN)]

    assert done == [0, 1, 1]


def test_a_path_that_is_not_there_is_wrong_usage(site: Path, hundred: Run) -> None:
    """A mistyped path must not look like a sound one."""
    done = hundred("check", "content/evnts", cwd=site)

    assert (done.returncode, done.stderr) == (2, "hundred check: there is no content/evnts\n")


def test_a_path_outside_the_site_is_wrong_usage(site: Path, hundred: Run) -> None:
    """A path that the site does not hold cannot be checked."""
    done = hundred("check", "..", cwd=site)

    assert (done.returncode, done.stderr) == (2, f"hundred check: .. is not in the site {site}\n")


def test_a_folder_without_settings_is_wrong_usage(tmp_path: Path, hundred: Run) -> None:
    """Without pelicanconf.py there is no site."""
    done = hundred("check", "--site", str(tmp_path))

    cure = "go to the folder of your site, or name it with --site"
    assert (done.returncode, done.stderr) == (2, f"hundred check: there is no pelicanconf.py in {tmp_path}; {cure}\n")


def test_settings_that_cannot_be_used_are_problems(site: Path, hundred: Run) -> None:
    """A fault in pelicanconf.py is told like any other, without a traceback."""
    conf = site / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace("Europe/Lisbon", "Europe/Lisboa"), encoding="utf-8")

    done = hundred("check", cwd=site)

    lines = done.stdout.splitlines()
    assert (done.returncode, lines[0].partition(":")[0], lines[-1], done.stderr) == (
        1,
        "pelicanconf.py",
        "1 error in 1 of 1 file",
        "",
    )


def test_a_clock_that_is_not_one_is_wrong_usage(site: Path, hundred: Run) -> None:
    """SOURCE_DATE_EPOCH is either seconds or refused: a site built for another moment would look right."""
    done = hundred("check", cwd=site, SOURCE_DATE_EPOCH="yesterday")

    assert (done.returncode, done.stderr) == (
        2,
        "hundred check: SOURCE_DATE_EPOCH is 'yesterday'; it must be a number of seconds since 1970\n",
    )


def test_check_does_not_load_pelican(site: Path, surroundings: dict[str, str]) -> None:
    """Checking needs neither Pelican nor anything that only a build or a server needs."""
    code = (
        "import sys; from hundred.tasks.cli import main; main(['check'])\n"
        "print(sorted({'pelican', 'watchfiles', 'invoke', 'rich', 'http.server'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=site, env=surroundings, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_has_seen_enough_hears_no_traceback(site: Path, surroundings: dict[str, str]) -> None:
    """`hundred check | head -0` ends quietly."""
    broken(site)
    pipe = subprocess.Popen(
        [sys.executable, "-P", "-m", "hundred.tasks.cli", "check"],
        cwd=site,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout
    assert pipe.stderr
    pipe.stdout.close()

    said = pipe.stderr.read()
    pipe.stderr.close()

    assert (pipe.wait(), said) == (141, b"")
