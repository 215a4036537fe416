"""A plain `pelican` run: the same site as ours, the same problems, and no way round them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hundred.bridge.generator import _watching
from hundred.bridge.plugin import _OURS
from hundred.build.assemble import assemble
from hundred.build.site import open_site

if TYPE_CHECKING:
    from tests.conftest import Hamlet

ROOT = Path(__file__).resolve().parents[2]
CONF = f"""\
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
PATH = "content"
PLUGIN_PATHS = [{str(ROOT / "plugins")!r}]
PLUGINS = ["hundred"]
THEME = {str(ROOT / "theme")!r}
HUNDRED = {{"languages": ["en", "zh-Hans"]}}
"""
FILES = {
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\n---\nSee [news]({filename}/news/n.md).\n",
    "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n正文\n",
    "news/n.md": "---\ntitle: News\ndate: 2026-11-01\nsummary: S.\ntags: [sea]\nauthors: [ada]\n---\nText.\n",
    "pages/about.md": "---\ntitle: About\n---\nText.\n",
    "people/ada.md": "---\nname: Ada\nconsent: yes\n---\n",
}


def pelican(folder: Path, *words: str, conf: str = CONF) -> subprocess.CompletedProcess[str]:
    """Return a finished run of Pelican over a site, as a person would start it, at a fixed moment."""
    (folder / "pelicanconf.py").write_text(conf)
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    env |= {"SOURCE_DATE_EPOCH": "1790000000", "PYTHONUTF8": "1", "PYTHONWARNINGS": "default"}
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "output", *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every published file of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".hundred.json"
    }


def test_pelican_makes_the_same_site(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `pelican` writes is, byte for byte, what the engine makes, and nothing of Pelican's own."""
    hamlet.write(FILES)

    done = pelican(hamlet.folder)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    expected = dict(assemble(open_site(hamlet.folder)).files)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert tree(hamlet.folder / "output") == expected


def test_an_error_publishes_nothing(hamlet: Hamlet) -> None:
    """With an error, `pelican` says it as we do, ends with 1, and leaves the last good site as it was."""
    hamlet.write(FILES)
    pelican(hamlet.folder)
    before = {path: path.stat().st_mtime_ns for path in (hamlet.folder / "output").rglob("*")}
    hamlet.write(
        {
            "events/walk.md": FILES["events/walk.md"].replace("2026-12-05 19:00", "5 Dec 7pm"),
            "pages/about.md": "---\ntitle: New\n---\n",
        }
    )

    done = pelican(hamlet.folder)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert (
        "content/events/walk.md:4:8: error[date]: '5 Dec 7pm' is not a date and time\n  4 | start: 5 Dec 7pm\n" in done.stderr
    )
    assert {path: path.stat().st_mtime_ns for path in (hamlet.folder / "output").rglob("*")} == before


def test_what_pelican_would_publish_is_refused(hamlet: Hamlet) -> None:
    """Pelican's own readers, attachments and attributes are no way round ours."""
    post = "---\ntitle: T\ndate: 2026-01-01\nsummary: S.\n{}---\n{}"
    refused = {
        "news/page.html": ("<script>alert(1)</script>", "a file ending in '.html' is not published"),
        "pages/page.rst": ("Title\n=====\n", "a file ending in '.rst' is not published"),
        "news/leak.md": (
            post.format("", "[x]({attach}../../pelicanconf.py)\n"),
            "there is no picture 'content/pelicanconf.py'",
        ),
        "news/slug.md": (post.format("save_as: ../../evil.html\n", ""), "'save_as' is not a key of news/ files"),
        "news/body.md": (post.format("_content: <b>x</b>\n", ""), "'_content' is not a key of news/ files"),
        "pages/pelican.md": ("Title: T\nSave_as: ../evil.html\n\nText.\n", "the header does not stand between --- lines"),
    }
    hamlet.write({name: text for name, (text, _) in refused.items()})

    done = pelican(hamlet.folder)

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert [name for name, (_, said) in refused.items() if said not in done.stderr] == []
    assert not (hamlet.folder / "output").exists() or tree(hamlet.folder / "output") == {}
    assert list(hamlet.folder.rglob("evil.html")) == []


def test_a_faulty_site_ends_without_a_traceback(tmp_path: Path) -> None:
    """The folder in which every file is broken is told as a whole by `pelican` too."""
    site = ROOT / "tests" / "data" / "invalid"
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "pelican", str(site / "content"), "-s", str(site / "pelicanconf.py"), "-o", str(tmp_path)]

    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    assert (done.returncode, "Traceback" in done.stderr, list(tmp_path.iterdir())) == (1, False, [])
    assert (site / "problems.txt").read_text(encoding="utf-8") in done.stderr


def test_settings_that_cannot_be_used_end_the_run(hamlet: Hamlet) -> None:
    """A fault in the settings is told at its line, without a traceback."""
    hamlet.write(FILES)

    done = pelican(hamlet.folder, conf=CONF.replace("languages", "langages"))

    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "pelicanconf.py:9:12: error[unknown-setting]: HUNDRED has no key 'langages'" in done.stderr


def test_an_output_that_cannot_be_written_ends_the_run(hamlet: Hamlet) -> None:
    """A file where the output folder should be is told in words."""
    hamlet.write(FILES)
    (hamlet.folder / "output").write_text("in the way")

    done = pelican(hamlet.folder)

    assert (done.returncode, "the site cannot be written" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


def test_a_warning_is_told_and_published(hamlet: Hamlet) -> None:
    """A warning stops nothing."""
    hamlet.write({"events/walk.md": "---\ntitle: A walk\nstart: 2026-12-05 19:00\n---\n"})

    done = pelican(hamlet.folder)

    assert (done.returncode, "warning[no-id]" in done.stderr, (hamlet.folder / "output" / "index.html").exists()) == (
        0,
        True,
        True,
    )


def test_pelicans_own_settings_cannot_open_a_way_round(hamlet: Hamlet) -> None:
    """Readers, static paths and direct templates of a settings file write nothing."""
    hamlet.write({**FILES, "images/dot.png": DOT})
    (hamlet.folder / "content" / "images").mkdir(exist_ok=True)
    more = 'STATIC_PATHS = ["images", "news"]\nDIRECT_TEMPLATES = ["index"]\nDELETE_OUTPUT_DIRECTORY = True\nOUTPUT_SOURCES = True\nARTICLE_SAVE_AS = "x/{slug}.html"\n'
    (hamlet.folder / "output").mkdir()
    (hamlet.folder / "output" / "CNAME").write_text("hamlet.example")

    done = pelican(hamlet.folder, conf=CONF + more)

    made = tree(hamlet.folder / "output")
    assert (done.returncode, made["CNAME"], [name for name in made if name.startswith("x/") or name.endswith(".md")]) == (
        0,
        b"hamlet.example",
        [],
    )


@pytest.mark.parametrize(
    ("argv", "watching"),
    [
        (["-r"], True),
        (["--autoreload"], True),
        (["-lr"], True),
        (["content", "-s", "x.py"], False),
        (["--relative-urls"], False),
        ([], False),
    ],
)
def test_a_watching_run_is_recognised(argv: list[str], *, watching: bool) -> None:
    """Under --autoreload an error must not end Pelican."""
    assert _watching(argv) is watching


def test_nothing_of_pelicans_own_is_written() -> None:
    """Every setting that names a file Pelican would write is switched off."""
    from pelican.settings import DEFAULT_CONFIG  # noqa: PLC0415

    written = {name for name in DEFAULT_CONFIG if name.endswith("_SAVE_AS") or name.startswith(("FEED_A", "CATEGORY_FEED_", "AUTHOR_FEED_", "TAG_FEED_", "TRANSLATION_FEED_"))}  # fmt: skip
    still = {name for name in written if _OURS.get(name, DEFAULT_CONFIG[name])}

    # Only for files of STATIC_PATHS and DIRECT_TEMPLATES, of which there are none.
    assert {name for name in still if not name.endswith("_URL")} == {"STATIC_SAVE_AS", "INDEX_SAVE_AS"}


DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def test_a_second_round_sees_what_changed(hamlet: Hamlet) -> None:
    """`pelican --autoreload` runs one Pelican again and again; each round reads the content anew."""
    hamlet.write(FILES)
    (hamlet.folder / "pelicanconf.py").write_text(CONF)
    code = (
        "from pathlib import Path; from pelican import Pelican; from pelican.settings import read_settings\n"
        "one = Pelican(read_settings('pelicanconf.py', override={'OUTPUT_PATH': 'output'})); one.run()\n"
        "page = Path('content/pages/about.md'); page.write_text(page.read_text().replace('Text.', 'Other.')); one.run()\n"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=hamlet.folder, capture_output=True, text=True, check=False)

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "<p>Other.</p>" in (hamlet.folder / "output" / "about" / "index.html").read_text()
