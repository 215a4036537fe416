"""`hundred credits` and `hundred codeowners`, as an editor runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.tasks.cli import main
from repositories import Repo

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
SITENAME = "Hamlet"
SITEURL = "https://hamlet.example"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "en"
"""
FILES = {
    "people/tests.md": "---\nname: Tests\nconsent: yes\nlinks: ['https://git.example/tests']\n---\n",
    "groups/readers.md": "---\ntitle: Readers\nleads: [tests]\n---\n",
}
DRAFT = """# content/people/tests.md · Tests
contributions:
  - kind: organising
    what: Wrote in 2 files of the site
    date: 2026-09
  - kind: building
    what: Worked on a file behind the site
    date: 2026-09
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository in which a person who is shown has committed."""
    repo = Repo(tmp_path / "site").begin(FILES)
    (repo.top / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    return repo.commit()


def test_drafts_are_printed_and_nothing_is_written(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --write the site's folder stays as it was."""
    before = sorted(repo.top.rglob("*.*"))

    status = main(["credits", "--site", str(repo.top)])

    said = capsys.readouterr()
    assert (status, said.out, said.err) == (
        0,
        DRAFT,
        "drafts: 1; names in the history that are nobody's who is shown here: 0\n",
    )
    assert [one for one in sorted(repo.top.rglob("*.*")) if ".hundred-cache" not in str(one)] == before


def test_a_draft_is_written_once_outside_the_content(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """--write puts each into drafts/credits/, where nothing is published, and leaves a draft that is there as it is."""
    draft = repo.top / "drafts" / "credits" / "tests.yaml"
    first = main(["credits", "--write", "--site", str(repo.top)]), draft.read_text(encoding="utf-8")
    draft.write_text("mine", encoding="utf-8")
    second = main(["credits", "--write", "--site", str(repo.top)]), draft.read_text(encoding="utf-8")

    assert (first, second) == ((0, DRAFT), (0, "mine"))
    assert capsys.readouterr().out.splitlines() == [
        "drafts/credits/tests.yaml: written; nothing is published until you copy it into content/people/tests.md",
        "drafts/credits/tests.yaml: there is a draft already; delete it for a fresh one",
    ]


@pytest.mark.parametrize("words", [["credits"], ["codeowners", "--host", "git.example"]])
def test_a_site_with_errors_is_told_of_them(repo: Repo, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is proposed from content that may not be what it means."""
    repo.write({"groups/readers.md": "---\ntitle: Readers\nleads: [nobody]\n---\n"})

    status = main([*words, "--site", str(repo.top)])

    assert (status, "error[no-person]" in capsys.readouterr().out) == (1, True)


def test_a_site_without_history_has_no_credits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where git knows nothing, that is said."""
    (tmp_path / "pelicanconf.py").write_text(CONF, encoding="utf-8")
    (tmp_path / "content").mkdir()

    status = main(["credits", "--site", str(tmp_path)])

    assert (status, capsys.readouterr().err.startswith("hundred credits: ")) == (1, True)


def test_owners_are_printed(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for the file of each group and one for its translations."""
    status = main(["codeowners", "--host", "www.Git.example", "--site", str(repo.top)])

    assert (status, capsys.readouterr().out.splitlines()) == (
        0,
        [
            "# Who is asked when files of a group change, by `hundred codeowners`.",
            "/content/groups/readers.md @tests",
            "/content/groups/readers.*.md @tests",
        ],
    )


def test_a_host_is_a_name(repo: Repo, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole address is wrong usage."""
    status = main(["codeowners", "--host", "https://git.example/us", "--site", str(repo.top)])

    assert (status, capsys.readouterr().err) == (
        2,
        "hundred codeowners: 'https://git.example/us' is not a host's name; write it as  --host git.example\n",
    )
