"""The same content makes the same bytes, on any machine and any day; what did not change is not touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from built_site import EPOCH, copy_demo, run_pelican, tree
from figures import note

if TYPE_CHECKING:
    from pathlib import Path

    from built_site import BuiltSite

EDITED = "content/events/2027/the-long-night.md"
SLUG = "the-long-night"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout at another path, with another depth and another name."""
    return copy_demo(tmp_path_factory.mktemp("another path") / "of" / "町")


@pytest.fixture(scope="module")
def output(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the copy makes in surroundings that differ in all that must not matter."""
    folder = tmp_path_factory.mktemp("elsewhere") / "deep" / "output"
    before = os.umask(0o077)
    try:
        done = run_pelican(
            copy,
            folder,
            PYTHONHASHSEED="4242",
            TZ="America/St_Johns",
            LC_ALL=chinese(copy.parent),
            LOCPATH=str(copy.parent),
            LANGUAGE="zh_CN",
            HOME=str(copy.parent),
            COLUMNS="40",
            PYTHONDONTWRITEBYTECODE="1",
        )
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stderr
    return folder


def chinese(folder: Path) -> str:
    """Return the name of a Chinese locale, made in `folder` where the machine can; else the plainest locale of all."""
    program = shutil.which("localedef")
    if program:
        target = folder / "zh_CN.UTF-8"
        subprocess.run([program, "-i", "zh_CN", "-f", "UTF-8", str(target)], capture_output=True, check=False)
        if target.exists():
            return "zh_CN.UTF-8"
    return "C"


def stamps(folder: Path) -> dict[str, int]:
    """Return when each file was last changed, in nanoseconds."""
    return {path: (folder / path).stat().st_mtime_ns for path in tree(folder)}


def test_surroundings_do_not_matter(site: BuiltSite, output: Path, copy: Path) -> None:
    """Another hash seed, zone, locale, umask, path and home give the same files, byte for byte."""
    expected, found = site.files, tree(output)
    different = [path for path in expected if found.get(path) != expected[path]]
    note(f"{len(found)} files built twice in different surroundings ({chinese(copy.parent)}), {len(different)} differ")

    assert found.keys() == expected.keys()
    assert different == []


def test_the_plainest_surroundings_do_not_matter(site: BuiltSite, copy: Path, tmp_path: Path) -> None:
    """The locale C and another hash seed give the same files."""
    done = run_pelican(copy, tmp_path / "output", PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C", LANG="C", LANGUAGE="")

    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "output") == site.files


def test_a_second_build_touches_nothing(output: Path, copy: Path) -> None:
    """Building again in place changes no file, not even its time."""
    before = stamps(output)
    done = run_pelican(copy, output)

    assert done.returncode == 0, done.stderr
    assert stamps(output) == before


def test_an_hour_later_nothing_is_new(output: Path, copy: Path) -> None:
    """A build later on the same day, between two events, changes no file: no page says the second it was made."""
    before = stamps(output)
    done = run_pelican(copy, output, SOURCE_DATE_EPOCH=str(int(EPOCH) + 3600))

    assert done.returncode == 0, done.stderr
    assert stamps(output) == before


def test_an_edit_changes_only_what_mentions_it(output: Path, copy: Path) -> None:
    """A word more in one event's text changes its pages, its file, and calendars and feeds that hold it; nothing else."""
    before = tree(output)
    file = copy / EDITED
    written = file.read_text(encoding="utf-8")
    file.write_text(written + "\nA lantern is left on the step.\n", encoding="utf-8")
    try:
        done = run_pelican(copy, output)
    finally:
        file.write_text(written, encoding="utf-8")
    after = tree(output)
    changed = {path for path in after if after[path] != before.get(path)}
    mention = {path for path, data in before.items() if SLUG.encode() in data}
    note(f"one event edited: {len(changed)} of {len(after)} files changed, {len(mention)} mention it")

    assert done.returncode == 0, done.stderr
    assert after.keys() == before.keys()
    assert {f"events/{SLUG}/index.html", f"events/{SLUG}/event.ics", "calendars/all.ics"} <= changed
    assert changed <= mention
    assert {path for path in changed if path.endswith(".html")} == {
        f"{lang}events/{SLUG}/index.html" for lang in ("", "zh-Hans/")
    }
    assert len(changed) <= 60


def test_a_renamed_event_leaves_its_address_behind(output: Path, copy: Path) -> None:
    """A file that moves takes its pages along: the old address leads to the new one, the identity in calendars stays."""
    before = tree(output)
    file = copy / EDITED
    moved = file.with_name("a-longer-night.md")
    others = [path for path in (copy / "content").rglob("*.md") if "the-long-night.md" in path.read_text(encoding="utf-8")]
    texts = {path: path.read_text(encoding="utf-8") for path in others}
    file.rename(moved)
    for path, text in texts.items():
        path.write_text(text.replace("the-long-night.md", "a-longer-night.md"), encoding="utf-8")
    try:
        done = run_pelican(copy, output)
    finally:
        moved.rename(file)
        for path, text in texts.items():
            path.write_text(text, encoding="utf-8")
    after = tree(output)

    assert done.returncode == 0, done.stderr
    left = {path for path in after if SLUG in path.split("/")}
    assert left == {f"{lang}events/{SLUG}/index.html" for lang in ("", "zh-Hans/")}
    assert all(b"/events/a-longer-night/" in after[path] and b'http-equiv="refresh"' in after[path] for path in left)
    assert b"UID:tb-2027-long-night@ternbay.example" in before["calendars/all.ics"]
    assert b"UID:tb-2027-long-night@ternbay.example" in after["calendars/all.ics"]
    assert before.keys() - after.keys() == {path for path in before if SLUG in path.split("/")} - left
