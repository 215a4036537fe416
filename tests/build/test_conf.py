"""The configuration file: run as Pelican runs it, and the folders that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred import theme_path
from hundred.build.conf import Conf, SettingsProblem, read_conf
from hundred.core.problems import Report

if TYPE_CHECKING:
    from pathlib import Path


def conf(folder: Path, **raw: object) -> Conf:
    """Return a configuration that sets these names."""
    return Conf(folder=folder, raw=raw, source="", report=Report("pelicanconf.py"))


def told(folder: Path) -> list[str]:
    """Return the problems of a file that cannot be run."""
    with pytest.raises(SettingsProblem) as caught:
        read_conf(folder)
    return [f"{one.path}:{one.place.line} {one.code}: {one.message}" for one in caught.value.problems]


def test_the_file_is_run(tmp_path: Path) -> None:
    """Its names have the values that Python gives them, and its lines are at hand for problems."""
    (tmp_path / "pelicanconf.py").write_text("from pathlib import Path\nSITENAME = 'A' * 3\nHERE = Path(__file__).parent\n")

    found = read_conf(tmp_path)

    assert (found.raw["SITENAME"], found.raw["HERE"], found.report.lines[1]) == ("AAA", tmp_path, "SITENAME = 'A' * 3")


def test_a_file_run_again_is_run_anew(tmp_path: Path) -> None:
    """`serve` reads it after every change."""
    for name in ("One", "Two"):
        (tmp_path / "pelicanconf.py").write_text(f"SITENAME = {name!r}\n")

        assert read_conf(tmp_path).raw["SITENAME"] == name


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (
            "a = 1\ndef f():\n    return 1 / 0\nf()\n",
            "pelicanconf.py:3 settings: pelicanconf.py cannot be run: division by zero",
        ),
        ("a = (\n", "pelicanconf.py:1 settings: pelicanconf.py cannot be run: '(' was never closed"),
        (
            "\nimport no_such_thing\n",
            "pelicanconf.py:2 settings: pelicanconf.py cannot be run: No module named 'no_such_thing'",
        ),
        ("\n\nraise KeyError('x')\n", "pelicanconf.py:3 settings: pelicanconf.py cannot be run: 'x'"),
    ],
)
def test_a_file_that_cannot_be_run_is_told_at_its_line(tmp_path: Path, source: str, problem: str) -> None:
    """The line of the file itself, however deep it went wrong."""
    (tmp_path / "pelicanconf.py").write_text(source)

    assert told(tmp_path) == [problem]


def test_no_file_is_told(tmp_path: Path) -> None:
    """A folder that is no site says so."""
    assert told(tmp_path) == ["pelicanconf.py:1 settings: there is no pelicanconf.py here"]


def test_folders_have_their_defaults(tmp_path: Path) -> None:
    """Content beside the file, the product's own theme, nothing of the site's own."""
    found = conf(tmp_path)

    assert (found.content, str(found.theme), found.overrides, found.plan_file) == (tmp_path / "content", theme_path(), (), None)
    assert found.cache == tmp_path / ".hundred-cache"


def test_relative_folders_start_at_the_file(tmp_path: Path) -> None:
    """Wherever the command was started."""
    found = conf(tmp_path, PATH="words", THEME="../theme", THEME_TEMPLATES_OVERRIDES=["own/a", "/abs"])

    assert found.folders == (
        tmp_path / "words",
        tmp_path.parent / "theme",
        tmp_path / "own" / "a",
        type(tmp_path)("/abs"),
        tmp_path / "own" / "locale",
        type(tmp_path)("/locale"),
    )


def test_the_cache_does_not_depend_on_how_the_folder_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site opened through a link, or by a relative path, finds what it kept."""
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "link").symlink_to(site)
    monkeypatch.chdir(tmp_path)

    assert conf(tmp_path / "link").cache == conf(type(tmp_path)("site")).cache == site.resolve() / ".hundred-cache"


@pytest.mark.parametrize("hundred", [None, [], "x", {}, {"plan": ""}, {"plan": 3}, {"plan": "nowhere_at_all:plan"}])
def test_there_is_no_plan_where_none_is_named(tmp_path: Path, hundred: object) -> None:
    """Whatever else stands there is told where settings are read."""
    assert conf(tmp_path, HUNDRED=hundred).plan_file is None
