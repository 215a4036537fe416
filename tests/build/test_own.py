"""A plan of the site's own: the site consists of what it says, of the pictures and of the theme's files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.assemble import assemble
from hundred.build.produce import produce
from hundred.build.site import SettingsProblem, open_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Hamlet

ROOT = Path(__file__).resolve().parents[2]
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
CONF = """\
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "Asia/Shanghai"
PLUGINS = ["hundred"]
HUNDRED = {
    "languages": ["en", "zh-Hans"],
    "plan": "hamlet_plan:plan",
}
"""
PLAN = '''\
"""What the hamlet's site consists of."""

from functools import partial

from hundred.core.outputs import Blob, Page, Sheet


def plan(view):
    for event in view.community.events:
        yield Page(path=view.path(event.address), neutral=event.address, lang=view.lang, kind="own", template="own.html",
                   fill=partial(fill, view, event))
    if view.lang == "en":
        yield Blob(path="/list.txt", make=partial(titles, view))


def fill(view, event):
    return Sheet(title=view.title(event))


def titles(view):
    return "".join(f"{view.title(event)}\\n" for event in view.community.events).encode()
'''


@pytest.fixture
def site(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of a site with a plan of its own."""
    hamlet.write(
        {
            "events/walk.md": hamlet.event(),
            "events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n",
            "groups/readers.md": "---\ntitle: Readers\n---\n",
            "images/dot.png": DOT,
        }
    )
    (hamlet.folder / "overrides").mkdir()
    (hamlet.folder / "overrides" / "own.html").write_text("<h1>{{ page.title }}</h1>")
    (hamlet.folder / "pelicanconf.py").write_text(CONF + 'THEME_TEMPLATES_OVERRIDES = ["overrides"]\n')
    (hamlet.folder / "hamlet_plan.py").write_text(PLAN)
    monkeypatch.setattr(sys, "path", [*sys.path])
    yield hamlet.folder
    sys.modules.pop("hamlet_plan", None)


def refused(folder: Path) -> list[str]:
    """Return the problems of settings that cannot be used."""
    with pytest.raises(SettingsProblem) as caught:
        open_site(folder)
    return [f"{one.place.line}:{one.place.col} {one.code}: {one.message} | {one.help}" for one in caught.value.problems]


def test_the_site_is_what_its_plan_says(site: Path) -> None:
    """Its pages and files, in every language for which it names any, the pictures, the theme's files, and nothing else."""
    made = assemble(open_site(site))

    own = {name: data for name, data in made.files.items() if not name.startswith("theme/")}
    assert made.problems == ()
    assert own == {
        "events/walk/index.html": b"<h1>A walk</h1>\n",
        "zh-Hans/events/walk/index.html": "<h1>散步</h1>\n".encode(),
        "list.txt": b"A walk\n",
        "images/dot.png": own["images/dot.png"],
    }
    assert "theme/css/main.css" in made.files


@pytest.mark.parametrize("command", ["hundred", "pelican"])
def test_the_module_lies_beside_the_settings(site: Path, hundred_command: Callable[..., Any], command: str) -> None:
    """Whichever command is used, and wherever it was installed, the module is found there."""
    done = hundred_command(command, site)

    assert (done.returncode, done.stderr) == (0, "")
    assert (site / "output" / "list.txt").read_text() == "A walk\n"
    assert not (site / "output" / "index.html").exists()


def test_its_pages_are_kept_and_made_again_like_any(site: Path) -> None:
    """What did not change is kept; what shows a change is made."""
    produce(open_site(site), site / "output")
    _, second = produce(open_site(site), site / "output")
    event = site / "content" / "events" / "walk.md"
    event.write_text(event.read_text().replace("A walk", "The walk"))

    made, _ = produce(open_site(site), site / "output")

    assert (second, made.fresh) == (0, ("events/walk/index.html", "list.txt"))


def test_a_change_of_the_plan_makes_everything_anew(site: Path) -> None:
    """In the process that has run the old one, too, and in the same second; nothing of the old is published."""
    produce(open_site(site), site / "output")
    (site / "hamlet_plan.py").write_text(PLAN.replace('{view.title(event)}\\n"', '{view.title(event)}!"'))

    made, _ = produce(open_site(site), site / "output")

    assert made.fresh == ("list.txt",)
    assert (site / "output" / "list.txt").read_text() == "A walk!"


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        (None, "the plan 'hamlet_plan:plan' is in no module that can be found | put the module beside pelicanconf.py or where Python finds it"),
        ("def plans(view): ...", "the plan 'hamlet_plan:plan' cannot be used: there is no function plan in hamlet_plan | mend the module"),
        ("plan = 3", "the plan 'hamlet_plan:plan' cannot be used: there is no function plan in hamlet_plan | mend the module"),
        ("import no_such_thing", "the plan 'hamlet_plan:plan' cannot be used: ModuleNotFoundError: No module named 'no_such_thing' | mend the module"),
        ("1 / 0", "the plan 'hamlet_plan:plan' cannot be used: ZeroDivisionError: division by zero | mend the module"),
        ("def plan(", "the plan 'hamlet_plan:plan' cannot be used: SyntaxError: '(' was never closed (hamlet_plan.py, line 1) | mend the module"),
    ],
    ids=["missing", "other", "number", "import", "raises", "syntax"],
)  # fmt: skip
def test_a_plan_that_cannot_be_used_is_told_at_its_line(site: Path, plan: str | None, problem: str) -> None:
    """A slip in the module is a problem of the settings, not a traceback."""
    if plan is None:
        (site / "hamlet_plan.py").unlink()
    else:
        (site / "hamlet_plan.py").write_text(plan)

    assert refused(site) == [f"7:5 settings: {problem}"]


@pytest.mark.parametrize("name", ["sys:exit", "no.such.module:plan", "json.tool.x:main", "hamlet_plan.more:plan"])
def test_a_name_of_no_file_is_told(site: Path, name: str) -> None:
    """Neither what is built into Python nor what lies in a module that is no folder."""
    conf = site / "pelicanconf.py"
    conf.write_text(conf.read_text().replace("hamlet_plan:plan", name))

    (said,) = refused(site)

    assert said.startswith(f"7:5 settings: the plan '{name}' is in no module that can be found")
    assert sys.modules["sys"] is sys


def test_a_plan_in_a_package_is_found(site: Path) -> None:
    """`town.pages:plan` is the file town/pages.py."""
    (site / "hamlet_town").mkdir()
    (site / "hamlet_plan.py").rename(site / "hamlet_town" / "pages.py")
    conf = site / "pelicanconf.py"
    conf.write_text(conf.read_text().replace("hamlet_plan:plan", "hamlet_town.pages:plan"))

    opened = open_site(site)

    assert opened.conf is not None
    assert opened.conf.plan_file == site / "hamlet_town" / "pages.py"
    assert assemble(opened).files["list.txt"] == b"A walk\n"


@pytest.fixture
def hundred_command() -> Callable[[str, Path], subprocess.CompletedProcess[str]]:
    """Return a function that builds a site as somebody does who has Hundred installed."""

    def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        words = (
            ["-P", "-m", "hundred.tasks.cli", "build"]
            if command == "hundred"
            else ["-P", "-m", "pelican", "-s", "pelicanconf.py"]
        )
        conf = folder / "pelicanconf.py"
        conf.write_text(
            conf.read_text() + 'import hundred\nTHEME = hundred.theme_path()\nPATH = "content"\nOUTPUT_PATH = "output"\n'
        )
        env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
        return subprocess.run([sys.executable, *words], cwd=folder, env=env, capture_output=True, text=True, check=False)

    return run
