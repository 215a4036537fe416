"""Twelve builds in twelve surroundings: no byte, and no file, depends on where, when, under whom or by how many it was made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from town import Town
from town.files import FIRST_PICTURES, File, event, first_files, picture
from town.hamlet import bytes_of, folders_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-21T08:00Z"
# Run in a process of its own; work is shared from the fourth piece on, so that workers really work.
BUILD = """
import json, sys
from hundred.build import crew
from hundred.tasks.cli import main
crew.Crew.__init__.__kwdefaults__["few"] = 4
shared, gathered = [], crew._gathered
crew._gathered = lambda pipes: shared.append(len(pipes)) or gathered(pipes)
status = main(["build", *sys.argv[1:]])
print(json.dumps(shared))
sys.exit(status)
"""
SURROUNDINGS = [
    # folder, seed, zone, locale, umask, workers
    ("plain", "0", "UTC", "C", 0o022, 1),
    ("plain", "1", "Asia/Shanghai", "C.UTF-8", 0o022, 2),
    ("a b/c", "2", "America/St_Johns", "POSIX", 0o077, 3),
    ("a b/c", "3", "Pacific/Kiritimati", "tr_TR.UTF-8", 0o002, 1),
    ("町", "4", "Pacific/Pago_Pago", "zh_CN.UTF-8", 0o022, 2),
    ("町", "random", "Europe/London", "de_DE.UTF-8", 0o027, 3),
    ("deep/er/and/deeper/still", "4294967295", ":/nowhere", "ja_JP.eucJP", 0o022, 1),
    ("deep/er/and/deeper/still", "7", "<-05>5", "", 0o000, 3),
    ("plain", "8", "UTC", "C", 0o022, 2),
    ("x", "9", "Africa/Casablanca", "ar_EG.UTF-8", 0o077, 2),
    ("x", "10", "Asia/Kathmandu", "C", 0o022, 1),
    ("y", "random", "Antarctica/Troll", "sv_SE.ISO8859-1", 0o022, 3),
]


@pytest.fixture(scope="module")
def town() -> Iterator[Town]:
    """Return a town of 60 more events, and what a clean build of it gives."""
    files = first_files()
    for number in range(60):
        day = f"2026-{number % 12 + 1:02}-{number % 27 + 1:02}"
        files[f"events/m{number}.md"] = event(
            100 + number,
            start=f"{day} {number % 24:02}:30",
            groups=("[readers]", "[runners]", "[readers, runners]")[number % 3],
            venue=("hall", "hut")[number % 2],
            hosts=("[ada]", "[bo]", "[cy, ada]")[number % 3],
            tags=("[tea]", "[walk]", "[tea, walk]")[number % 3],
        )
        if number % 5 == 0:
            files[f"events/m{number}.zh-Hans.md"] = File({"title": f"夜 {number}"}, "带书。\n")
    town = Town(files)
    for path, number in FIRST_PICTURES.items():
        town.put(f"content/{path}", picture(number, path[-3:]))
    town.build("clean")
    yield town
    town.close()


def run(site: Path, surroundings: tuple[str, str, str, int, int]) -> list[int]:
    """Build a site in a process of its own; return the number of workers of every piece of work that was shared."""
    seed, zone, locale, umask, workers = surroundings
    env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    env |= {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "HUNDRED_WORKERS": str(workers)}
    env |= {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(site), "COLUMNS": "40"}
    command = [sys.executable, "-W", "error", "-c", BUILD, "--site", str(site), "--now", NOW]
    done = subprocess.run(command, env=env, umask=umask, capture_output=True, check=False, cwd="/")
    assert done.returncode == 0, (done.stdout, done.stderr)
    shared: list[int] = json.loads(done.stdout.splitlines()[-1])
    return shared


@pytest.mark.parametrize("number", range(len(SURROUNDINGS)))
def test_surroundings_change_no_byte(town: Town, tmp_path: Path, number: int) -> None:
    """A cold build, one after an edit, and one after the edit was taken back, all give what they give elsewhere."""
    folder, *rest = SURROUNDINGS[number]
    surroundings, workers = tuple(rest), rest[-1]
    site = tmp_path / folder
    site.mkdir(parents=True)
    for name in ("content", "theme"):
        shutil.copytree(town.folder / name, site / name)
    shutil.copy(town.folder / "pelicanconf.py", site)
    expected = bytes_of(town.clean)
    one = site / "content/events/m7.md"
    text = one.read_text(encoding="utf-8")

    shared = run(site, surroundings)
    cold = bytes_of(site / "output")
    one.write_text(text.replace("Evening", "Morning"), encoding="utf-8")
    run(site, surroundings)
    edited = bytes_of(site / "output")
    one.write_text(text, encoding="utf-8")
    run(site, surroundings)
    warm = bytes_of(site / "output")

    assert set(shared) == ({workers} if workers > 1 else set())
    assert (_different(cold, expected), _different(warm, expected)) == ([], [])
    assert folders_of(site / "output") == folders_of(town.clean)
    assert len(_different(edited, expected)) > 10


def _different(files: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    return sorted(path for path in files.keys() | others.keys() if files.get(path) != others.get(path))
