"""`hundred build`: all or nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., subprocess.CompletedProcess[str]]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of `folder` by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rewrite(file: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_says_what_it_made(site: Path, hundred: Run) -> None:
    """After a build the site is in output/ beside the settings, and one line says what it holds."""
    done = hundred("build", cwd=site)

    assert (done.returncode, (site / "output" / "index.html").is_file(), done.stdout.count("\n"), done.stderr) == (
        0,
        True,
        1,
        "",
    )


def test_the_same_moment_gives_the_same_bytes(site: Path, hundred: Run) -> None:
    """Two builds of one site differ in nothing, whatever the hash seed and the zone of the machine."""
    hundred("build", "--output", "a", cwd=site, PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    hundred("build", "--output", "b", cwd=site, PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C")

    assert tree(site / "a") == tree(site / "b")


def test_now_is_an_input(site: Path, hundred: Run) -> None:
    """--now sets the clock where SOURCE_DATE_EPOCH does not."""
    hundred("build", "--output", "a", cwd=site, SOURCE_DATE_EPOCH="1790000000")
    hundred("build", "--output", "b", "--now", "2026-09-21T14:13:20Z", cwd=site, SOURCE_DATE_EPOCH="")

    assert tree(site / "a") == tree(site / "b")


def test_an_error_publishes_nothing(site: Path, hundred: Run) -> None:
    """With an error the last good site stays as it was, byte for byte, and the exit status is 1."""
    hundred("build", cwd=site)
    before = tree(site / "output")
    rewrite(site / "content" / "events" / "first-flour.md", "venue: mill", "venue: mil")

    done = hundred("build", cwd=site)

    said = done.stdout.splitlines()
    assert (done.returncode, said[-2], tree(site / "output") == before) == (1, "1 error in 1 of 8 files", True)
    assert said[-1] == "Nothing was published: the last good site, if there is one, is as it was."


def test_a_strict_build_stops_at_a_warning(site: Path, hundred: Run) -> None:
    """A warning is told and stops only a strict build."""
    rewrite(site / "content" / "events" / "first-flour.md", "id: me-2026-first-flour\n", "")

    lenient = hundred("build", "--output", "a", cwd=site)
    strict = hundred("build", "--strict", "--output", "b", cwd=site)

    assert [lenient.returncode, strict.returncode] == [0, 1]
    assert [(site / "a").is_dir(), (site / "b").is_dir()] == [True, False]


def test_a_file_in_the_place_of_the_output_is_told(site: Path, hundred: Run) -> None:
    """An output that cannot be written ends with 1 and a sentence."""
    (site / "output").write_text("a file", encoding="utf-8")

    done = hundred("build", cwd=site)

    assert (done.returncode, "Traceback" in done.stderr + done.stdout) == (1, False)
    assert "output" in done.stderr + done.stdout


def test_a_build_in_a_folder_with_spaces_and_chinese(site: Path, hundred: Run) -> None:
    """Folders may have any name."""
    moved = site.with_name("我的 村庄")
    shutil.move(site, moved)

    done = hundred("build", cwd=moved)

    assert (done.returncode, (moved / "output" / "index.html").is_file()) == (0, True)
