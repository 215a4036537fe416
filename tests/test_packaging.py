"""The package as others get it: sdist, wheel from the sdist, a clean environment, a site of somebody else's.

Needs the package index (or pip's cache of it) for the pinned requirements; the build itself needs no network, since
hatchling is among the test requirements and no isolated environment is made for it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from lxml import etree, html

from hundred.tasks.installing import install, make_venv

ROOT = Path(__file__).resolve().parents[1]
DOWNSTREAM = ROOT / "tests" / "data" / "valid" / "downstream"
MOMENT = {"SOURCE_DATE_EPOCH": "1790000000"}
NOT_SOURCES = shutil.ignore_patterns("__pycache__", "node_modules")
SOURCES = ("plugins", "theme", "tests", "requirements", "pyproject.toml", "tasks.py", "LICENSE", "README.md", "CHANGELOG.md")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sdist of a clean copy of the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in (*SOURCES, "CONTRIBUTING.md", ".gitignore"):
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=NOT_SOURCES)
        else:
            shutil.copy(path, source / name)
    return _build("--sdist", source, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that is built from the sdist, as an installer would."""
    source = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # 3.11.4 and later
        archive.extractall(source, **safely)  # type: ignore[arg-type]  # noqa: S202 - what we have just packed
    return _build("--wheel", next(source.iterdir()), tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the commands of an environment that holds the pinned requirements and nothing of ours."""
    folder = tmp_path_factory.mktemp("clean") / "venv"
    make_venv(folder)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    for name in ("setup", "run"):
        install(scripts / "python", ROOT / "requirements" / f"{name}.txt")
    return scripts


@pytest.fixture(scope="module")
def installed(clean: Path, wheel: Path) -> Path:
    """Return the commands of the same environment with the wheel in it."""
    _run([clean / "python", "-I", "-m", "pip", "install", "--no-deps", "--no-index", wheel], clean)
    return clean


def test_a_bare_checkout_builds_somebody_elses_site(clean: Path, tmp_path: Path) -> None:
    """With only the dependencies installed, PLUGIN_PATHS is enough, and the overridden template is used.

    Comes first: the tests after it install the wheel into the same environment.
    """
    conf = (DOWNSTREAM / "pelicanconf.py").read_text(encoding="utf-8")
    bare = conf.replace("import hundred\n", f"PLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]\n")
    bare = bare.replace("hundred.theme_path()", repr(str(ROOT / "theme")))

    site = _pelican(clean, tmp_path, bare)

    assert _events(site) == {"first-flour": "Mind the weir after rain.", "weir-walk": "Mind the weir after rain."}


def test_an_installed_package_builds_somebody_elses_site(installed: Path, tmp_path: Path) -> None:
    """With the wheel installed, the three lines of the contract are enough, and the overridden template is used."""
    site = _pelican(installed, tmp_path, (DOWNSTREAM / "pelicanconf.py").read_text(encoding="utf-8"))

    assert _events(site) == {"first-flour": "Mind the weir after rain.", "weir-walk": "Mind the weir after rain."}


def test_the_installed_command_and_plain_pelican_build_the_same(installed: Path, tmp_path: Path) -> None:
    """`hundred build` is `pelican` with better words: the bytes are the same."""
    conf = (DOWNSTREAM / "pelicanconf.py").read_text(encoding="utf-8")
    plain = _pelican(installed, tmp_path, conf)

    _run([installed / "hundred", "build", "--output", "ours"], plain.parent)

    assert _tree(plain.parent / "ours") == _tree(plain)


def test_an_error_ends_plain_pelican_with_a_failure(installed: Path, tmp_path: Path) -> None:
    """Pelican by itself hides mistakes; with Hundred its exit status tells them, and nothing is published."""
    shutil.copytree(DOWNSTREAM, tmp_path / "site")
    event = tmp_path / "site" / "content" / "events" / "first-flour.md"
    event.write_text(event.read_text(encoding="utf-8").replace("venue: mill", "venue: mil"), encoding="utf-8")
    words = [installed / "pelican", "content", "-s", "pelicanconf.py", "-o", "output"]

    done = subprocess.run(words, cwd=tmp_path / "site", env=_alone(), capture_output=True, text=True, check=False)

    told = re.search(r"^content/events/first-flour\.md:6:", done.stdout + done.stderr, re.MULTILINE)
    assert (done.returncode, bool(told), (tmp_path / "site" / "output" / "index.html").exists()) == (1, True, False)


def test_the_wheel_holds_the_package_and_the_theme_and_nothing_else(wheel: Path) -> None:
    """Code and theme are upgraded together; tests, demo and tools stay at home."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()

    tops = {name.split("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"hundred", "pelican_hundred"}
    here = {
        f"hundred/{path.relative_to(ROOT / 'plugins' / 'hundred').as_posix()}"
        for path in _sources(ROOT / "plugins" / "hundred")
    }
    here |= {f"hundred/theme/{path.relative_to(ROOT / 'theme').as_posix()}" for path in _sources(ROOT / "theme")}
    assert {name for name in names if name.startswith("hundred/")} == here


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    """AGPL-3.0-or-later, with its full text."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("/licenses/LICENSE"))
        text = archive.read(name)

    assert text == (ROOT / "LICENSE").read_bytes()


def test_only_the_extra_asks_for_what_makes_pdfs(wheel: Path) -> None:
    """Whoever installs Hundred alone needs no library of the system."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        lines = archive.read(name).decode().split("\n")

    assert "Provides-Extra: pdf" in lines
    assert [line for line in lines if "weasyprint" in line] == ["Requires-Dist: weasyprint>=70; extra == 'pdf'"]


def test_the_theme_is_found_inside_the_package(installed: Path, tmp_path: Path) -> None:
    """theme_path() of an installed Hundred is its own copy of the theme."""
    done = _run([installed / "python", "-I", "-c", "import hundred; print(hundred.theme_path())"], tmp_path)

    path = Path(done.stdout.strip())
    assert (path.parent.name, (path / "templates" / "base.html").is_file(), path.is_relative_to(ROOT)) == (
        "hundred",
        True,
        False,
    )


@pytest.mark.parametrize("name", ["setup", "run", "test"])
def test_every_pin_is_exact_and_hashed(name: str) -> None:
    """A requirement is `name==version` with its digests, and names no index."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.sub(r" *\\\n *", " ", text).splitlines() if entry and not entry.lstrip().startswith("#")]

    wrong = [
        entry for entry in entries if not re.fullmatch(r"[\w.-]+==[\w.]+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+", entry)
    ]
    assert (bool(entries), wrong, "://" in text) == (True, [], False)


def test_the_test_set_holds_the_run_set() -> None:
    """Whoever has the test requirements has those of the commands, in the same versions."""
    run, test = (_pins(name) for name in ("run", "test"))

    assert run.items() <= test.items()


def test_every_dependency_is_pinned() -> None:
    """The pins are renewed whenever pyproject.toml asks for something new."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {re.split(r"[\[<>=]", one)[0] for one in project["project"]["dependencies"]}
    groups = project["dependency-groups"]
    wanted = {re.split(r"[\[<>=]", one)[0] for name in ("test", "lint", "build") for one in groups[name]}

    assert (asked - set(_pins("run")), wanted - set(_pins("test"))) == (set(), set())


def _build(what: str, source: Path, target: Path) -> Path:
    _run([sys.executable, "-m", "build", "--no-isolation", what, "--outdir", target, source], source)
    return next(target.iterdir())


def _pelican(scripts: Path, folder: Path, conf: str) -> Path:
    """Build a copy of the downstream site in `folder` with plain Pelican and return the output."""
    site = folder / "site"
    shutil.copytree(DOWNSTREAM, site)
    (site / "pelicanconf.py").write_text(conf, encoding="utf-8")
    _run([scripts / "pelican", "content", "-s", "pelicanconf.py", "-o", "output"], site)
    return site / "output"


def _run(command: list[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed; what it said is shown when it does not."""
    done = subprocess.run(command, cwd=folder, env=_alone(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _alone() -> dict[str, str]:
    """Return the environment without the paths by which this checkout would be found."""
    return {name: value for name, value in {**os.environ, **MOMENT}.items() if name != "PYTHONPATH"}


def _events(output: Path) -> dict[str, str]:
    """Return the text that the override adds, by event; '' where it is missing."""
    pages = {
        path.parent.name: html.parse(path, etree.HTMLParser(encoding="utf-8"))
        for path in output.glob("events/[!0-9]*/index.html")
    }
    return {name: "".join(page.xpath("//p[@id='mind-the-weir']/text()")) for name, page in sorted(pages.items())}


def _tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _sources(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]


def _pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
