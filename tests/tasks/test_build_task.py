"""`hundred build`: all or nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]


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
    assert (done.returncode, said[-2], tree(site / "output") == before) == (1, "1 error in 1 of 11 files", True)
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


def settle(folder: Path) -> None:
    """Wait until no file of a folder was changed just now, as a build does not trust those."""
    newest = max(path.stat().st_ctime for path in folder.rglob("*"))
    time.sleep(max(0.0, newest + 0.2 - time.time()))


ENGINE = (
    "hundred.build.site hundred.build.read hundred.build.assemble hundred.build.produce hundred.core.community "
    "jinja2 markdown lxml babel yaml nh3 icalendar feedgen PIL pelican rich"
).split()


def loaded(site: Path, surroundings: dict[str, str]) -> tuple[str, list[str]]:
    """Build in a process of its own; return what it said and which parts of the engine it loaded."""
    code = f"import sys; from hundred.tasks.cli import main; main(['build']); print(*(name for name in {ENGINE!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=site, env=surroundings, capture_output=True, text=True, check=True)
    said, _, names = done.stdout.rstrip("\n").partition("\n")
    return said, names.split()


@pytest.fixture
def light(site: Path) -> Path:
    """Return the site with a theme of its own, so that its settings load nothing."""
    shutil.copytree(ROOT / "theme", site / "theme")
    rewrite(site / "pelicanconf.py", "import hundred\n", "")
    rewrite(site / "pelicanconf.py", "hundred.theme_path()", '"theme"')
    settle(site)
    return site


def test_nothing_changed_loads_nothing(light: Path, surroundings: dict[str, str]) -> None:
    """A second build says the same, is not made, and does not wait for the engine."""
    said, names = loaded(light, surroundings)
    before = {path: path.stat().st_mtime_ns for path in light.rglob("*")}

    again, none = loaded(light, surroundings)

    assert ("hundred.build.assemble" in names, none) == (True, [])
    assert re.sub(r"\d+ of them changed, in \S+ s", "…", said) == re.sub(r"0 of them changed, in \S+ s", "…", again)
    assert {path: path.stat().st_mtime_ns for path in light.rglob("*")} == before


@pytest.mark.parametrize("what", ["content", "settings", "output", "clock"])
def test_a_change_loads_the_engine(light: Path, surroundings: dict[str, str], what: str) -> None:
    """Whatever it is that changed."""
    loaded(light, surroundings)
    if what == "content":
        rewrite(light / "content" / "events" / "first-flour.md", "title:", "tags: [new]\ntitle:")
    elif what == "settings":
        rewrite(light / "pelicanconf.py", "SITENAME", "# x\nSITENAME")
        rewrite(light / "pelicanconf.py", "SITENAME = ", 'SITENAME = "x" + ')
    elif what == "output":
        (light / "output" / "index.html").unlink()
    else:
        surroundings = {**surroundings, "SOURCE_DATE_EPOCH": str(1790000000 + 100 * 86400)}

    _, names = loaded(light, surroundings)

    assert "hundred.build.assemble" in names


def test_a_site_with_another_plugin_is_built_by_pelican(site: Path, surroundings: dict[str, str]) -> None:
    """The other plugin has its say, and the site is the same."""
    hundred_alone = subprocess.run(
        [sys.executable, "-m", "hundred.tasks.cli", "build", "--output", "alone"],
        cwd=site,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    (site / "other.py").write_text(
        "from pathlib import Path\nfrom pelican import signals\n"
        "def write(pelican): Path(pelican.output_path, 'other.txt').write_text('here')\n"
        "def register(): signals.finalized.connect(write)\n",
        encoding="utf-8",
    )
    rewrite(site / "pelicanconf.py", '["hundred"]', '["hundred", "other"]\nPLUGIN_PATHS = ["."]')

    said = [loaded(site, surroundings) for _ in range(2)]

    made = tree(site / "output")
    assert hundred_alone.stderr == ""
    assert ["pelican" in names for _, names in said] == [True, True]
    assert made.pop("other.txt") == b"here"
    assert made == tree(site / "alone")


@pytest.mark.slow
def test_hundred_and_pelican_make_the_same_of_the_demo(tmp_path: Path, surroundings: dict[str, str]) -> None:
    """Byte for byte, the list of files too."""
    for name in ("content", "theme", "pelicanconf.py"):
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, tmp_path / name)
        else:
            shutil.copy(path, tmp_path / name)
    (tmp_path / "plugins").symlink_to(ROOT / "plugins")
    for words in (
        ["hundred.tasks.cli", "build", "--output", "ours"],
        ["pelican", "content", "-s", "pelicanconf.py", "-o", "theirs"],
    ):
        command = [sys.executable, "-m", *words]
        subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=True)
        shutil.rmtree(tmp_path / ".hundred-cache")

    ours, theirs = tree(tmp_path / "ours"), tree(tmp_path / "theirs")

    assert len(ours) > 800
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
