"""`hundred record` writes the list and how git merges it, and nothing where it would be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.tasks.cli import main
from repositories import Repo, event

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with one event and its settings."""
    repo = Repo(tmp_path / "site").begin({"events/walk.md": event()})
    (repo.top / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    return repo.commit()


def record(repo: Repo) -> int:
    """Return the status of the command."""
    return main(["record", "--site", str(repo.top), "--now", "2026-11-21"])


def test_it_writes_the_list_once(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run writes the list and `.gitattributes` and says so; the second changes nothing."""
    (repo.content / ".gitattributes").write_text("*.md text", encoding="utf-8")
    assert record(repo) == 0
    first = capsys.readouterr().out.splitlines()
    data = repo.list.read_bytes()
    assert record(repo) == 0

    assert first == [
        "content/.gitattributes: the list is merged line by line",
        "content/published.tsv: 1 new addresses, commit it",
    ]
    assert capsys.readouterr().out == "content/published.tsv: 0 new addresses, nothing changed\n"
    assert (repo.list.read_bytes(), (repo.content / ".gitattributes").read_text()) == (
        data,
        "*.md text\npublished.tsv merge=union\n",
    )


def test_faults_come_first(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """With an error in the content nothing is written down."""
    repo.write({"events/walk.md": event(start="soon")})

    assert (record(repo), repo.list.exists()) == (1, False)
    assert capsys.readouterr().out.endswith("Nothing was written down.\n")


def test_a_shallow_clone_does_not_begin_a_list(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where commits are missing the first list would forget them; one that is there is carried on."""
    shallow = repo.clone(tmp_path / "1", "--depth", "1")
    assert (record(shallow), shallow.list.exists()) == (1, False)
    assert "shallow" in capsys.readouterr().err

    record(repo)
    shallow = repo.commit().clone(tmp_path / "2", "--depth", "1").commit({"events/tea.md": event("tea")})
    assert (record(shallow), len(shallow.list.read_text().splitlines())) == (0, 3)


def test_without_git_an_event_was_changed_when_its_file_says(tmp_path: Path) -> None:
    """A site in no repository has a list too, and its calendars the dates that they had."""
    repo = Repo(tmp_path / "site").write({"events/walk.md": event(modified="2026-11-05")})
    (repo.top / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    before = repo.vevents()

    assert (record(repo), (repo.content / ".gitattributes").exists()) == (0, False)
    assert repo.vevents() == before
