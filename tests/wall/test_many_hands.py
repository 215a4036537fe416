"""Many people add somebody at once, and nobody has to settle anything."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.repositories import CONF, FIRST, NOW, git

from hundred.build.site import site_of

if TYPE_CHECKING:
    from pathlib import Path

BRANCHES = 200
MARK = "mark :1\n"


def _person(number: int) -> str:
    return f"---\nname: Person {number}\nconsent: yes\nseed: {number}\n---\nCame by branch {number}.\n"


def _commit(branch: str, parent: str, path: str, text: str) -> str:
    """Return a commit of one file as git fast-import takes it."""
    size = len(text.encode())
    return (
        f"commit refs/heads/{branch}\n{MARK if not parent else ''}"
        f"committer tests <tests> {FIRST} +0000\ndata 5\nadded\n{parent}"
        f"M 644 inline {path}\ndata {size}\n{text}\n"
    )


def test_two_hundred_branches_meet_without_a_conflict(tmp_path: Path) -> None:
    """Each adds one person in a file of their own; merged one after the other they are a sound site with all of them."""
    git(tmp_path, "init", "-q")
    stream = [_commit("main", "", "content/people/person-0.md", _person(1000))]
    for number in range(1, BRANCHES + 1):
        path = f"content/people/person-{number}.md"
        stream.append(_commit(f"b{number}", f"from {MARK.split()[1]}\n", path, _person(number)))
    subprocess.run(["git", "fast-import", "--quiet"], cwd=tmp_path, input="".join(stream).encode(), check=True)
    git(tmp_path, "reset", "-q", "--hard", "main")

    for number in range(1, BRANCHES + 1):
        git(tmp_path, "merge", "-q", "--no-edit", f"b{number}")

    site = site_of(CONF, tmp_path, NOW)
    assert not site.check().failed
    assert len(site.loaded.community.people) == BRANCHES + 1
