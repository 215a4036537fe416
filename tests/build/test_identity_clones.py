"""SEQUENCE in every kind of clone and working tree, over merges and rebases: it never falls, and costs no process twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hundred.build import gitlog
from hundred.build.repository import repository_of
from repositories import Repo, event, git

if TYPE_CHECKING:
    from pathlib import Path

LATER = {"events/walk.md": event(start="2026-12-05 20:00")}
LATEST = {"events/walk.md": event(start="2026-12-05 21:00")}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with one event, which was moved once."""
    return Repo(tmp_path / "site").begin({"events/walk.md": event()}).commit(LATER)


def test_a_shallow_clone_is_not_lower(repo: Repo, tmp_path: Path) -> None:
    """With the list that is committed, a clone of depth 1 has the very bytes of a full one, before and after a change."""
    repo.record()
    assert repo.clone(tmp_path / "1", "--depth", "1").vevents() == repo.vevents()

    repo.commit(LATEST)
    assert repo.clone(tmp_path / "2", "--depth", "1").number() == repo.number() == 2


def test_a_list_that_is_made_with_the_change_holds_for_it(repo: Repo, tmp_path: Path) -> None:
    """Written down before the commit, and committed with it, the change counts once, in full and shallow clones."""
    repo.record().write(LATEST).record(commit=False).commit()

    assert repo.number() == 2
    assert repo.clone(tmp_path / "1", "--depth", "1").vevents() == repo.vevents()


def test_a_shallow_clone_without_a_list_is_told(repo: Repo, tmp_path: Path) -> None:
    """Where commits are missing and there is no list, whoever builds is told what to do."""
    shallow = repo.clone(tmp_path / "1", "--depth", "1")

    (note,) = shallow.site().loaded.lives.notes

    assert ("fetch-depth: 0" in note, "hundred record" in note, shallow.number()) == (True, True, 0)


def test_two_branches_that_each_add_events_merge(repo: Repo) -> None:
    """Each branch adds an event and its line beside the other's; the merge has no conflict, all events and all lines."""
    (repo.content / ".gitattributes").write_text("published.tsv merge=union\n", encoding="utf-8")
    repo.record()
    repo.git("switch", "-qc", "one")
    repo.commit({"events/walk-a.md": event("walk-a")}).record()
    repo.git("switch", "-q", "main")
    repo.commit({"events/walk-b.md": event("walk-b")}).record()
    repo.git("merge", "-q", "one", "-m", "both")

    assert repo.numbers() == {"walk": 1, "walk-a": 0, "walk-b": 0}
    assert sorted(line.split("\t")[0] for line in repo.list.read_text().splitlines()[1:]) == ["walk", "walk-a", "walk-b"]
    assert repo.told() == []


def test_a_line_that_two_branches_changed_counts_as_the_higher(repo: Repo) -> None:
    """Where a merge keeps both lines of an event, and its facts are neither's, its number is greater than either."""
    (repo.content / ".gitattributes").write_text("published.tsv merge=union\n", encoding="utf-8")
    repo.record()
    repo.git("switch", "-qc", "one")
    theirs = repo.commit(LATEST).record().number()
    repo.git("switch", "-q", "main")
    ours = repo.commit({"events/walk.md": event(start="2026-12-05 20:00", status="cancelled")}).record().number()
    repo.git("merge", "-q", "one", "-m", "both", "-X", "ours")
    repo.write({"events/walk.md": event(start="2026-12-05 21:00", status="cancelled")})
    repo.git("commit", "-qa", "--amend", "--no-edit")

    assert (len(repo.list.read_text().splitlines()), repo.told()) == (3, [])
    assert repo.number() > max(ours, theirs)


def test_a_merge_never_lowers(repo: Repo) -> None:
    """What was merged adds its changes, whichever of two histories git would follow."""
    repo.git("switch", "-qc", "one")
    repo.commit({"events/tea.md": event("tea")})
    repo.git("switch", "-q", "main")
    before = repo.commit(LATEST).commit(LATER).number()
    repo.git("merge", "-q", "one", "-m", "both")

    assert (before, repo.number(), repo.number("tea")) == (3, 3, 0)


def test_a_rebase_does_not_count_twice(repo: Repo, tmp_path: Path) -> None:
    """Commits that are put on top of others, with the lines they wrote, have the numbers they had."""
    repo.record()
    repo.git("switch", "-qc", "one")
    repo.commit(LATEST).record()
    repo.git("switch", "-q", "main")
    repo.commit({"events/tea.md": event("tea")})
    repo.git("switch", "-q", "one")
    repo.git("rebase", "-q", "main")

    assert repo.number() == 2
    assert repo.clone(tmp_path / "1", "--depth", "1").vevents()["walk"] == repo.vevents()["walk"]


@pytest.mark.parametrize("packed", [False, True])
def test_a_site_in_a_folder_of_a_repository(tmp_path: Path, *, packed: bool) -> None:
    """Where the content lies in a sub-folder its own files count, loose or packed."""
    repo = Repo(tmp_path / "all", "sites/hamlet").begin({"events/walk.md": event()}).commit(LATER)
    (repo.top / "events").mkdir()
    (repo.top / "events/walk.md").write_text(event(start="2026-12-24 20:00"), encoding="utf-8")
    repo.commit()
    if packed:
        repo.git("gc", "-q")

    assert repo.number() == 1


def test_a_further_working_tree_and_a_detached_head(repo: Repo, tmp_path: Path) -> None:
    """A working tree of its own branch has its own history, and a commit without a branch too."""
    repo.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    other = Repo(tmp_path / "other", at=repo.at).commit(LATEST)

    assert (repo.number(), other.number()) == (1, 2)
    other.git("switch", "-q", "--detach", "HEAD~1")
    assert other.number() == 1


def test_content_that_is_a_submodule(repo: Repo, tmp_path: Path) -> None:
    """Content that is a repository of its own inside another one has the history of its own."""
    inner = Repo(tmp_path / "inner", at=repo.at)
    (inner.top / "content").mkdir(parents=True)
    git(inner.top / "content", "init", "-q")
    Repo(tmp_path / "outer").begin()
    for start in ("19:00", "20:00", "21:00"):
        path = inner.content / "events/walk.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(event(start=f"2026-12-05 {start}"), encoding="utf-8")
        git(inner.content, "add", "-A")
        git(inner.content, "commit", "-qm", "an edit", at=inner.at + int(start[:2]))
    git(tmp_path / "outer", "submodule", "--quiet", "add", inner.content.as_uri(), "content")

    assert Repo(tmp_path / "outer").number() == 2


def test_a_second_build_starts_no_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the same commit is checked out, edits start no process; after another one only what is new is asked for."""
    repo.cached = True
    repo.number()
    asked: list[tuple[str, ...]] = []
    run = gitlog.run

    def noted(folder: str, *words: str, said: bytes = b"") -> bytes:
        asked.append(words)
        return run(folder, *words, said=said)

    monkeypatch.setattr(gitlog, "run", noted)

    repo.write(LATEST)
    assert (repo.number(), asked) == (2, [])
    assert repo.commit().number() == 2
    assert any(word.startswith("^") for words in asked for word in words)


def test_what_is_kept_is_what_a_clean_look_finds(repo: Repo) -> None:
    """After commits, a rewritten history and a damaged cache the numbers are those without one."""
    repo.cached = True
    cache = repo.content.parent / ".hundred-cache/content/history.bin"
    for step in range(6):
        if step == 3:
            repo.git("reset", "-q", "--hard", "HEAD~2")
        if step == 4:
            cache.write_bytes(cache.read_bytes()[:-3])
        repo.commit({"events/walk.md": event(start=f"2026-12-05 1{step}:00")})
        kept = repo.vevents()
        assert kept == Repo(repo.top).vevents()


def test_without_git_there_is_no_history(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed the site is built all the same, with what its files and its list say."""
    repo.record()
    monkeypatch.setenv("PATH", "/nowhere")

    lives = repo.site().loaded.lives

    assert (repo.number(), len(lives.notes), "git cannot be run" in lives.notes[0]) == (1, 1, True)


def test_nothing_that_a_repository_names_is_run(repo: Repo, tmp_path: Path) -> None:
    """Programs that its settings and attributes name are not started by a look at the history."""
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "diff.x.textconv", "filter.x.smudge", "gpg.program"):
        git(repo.top, "config", name, str(trap))
    git(repo.top, "config", "log.showSignature", "true")
    git(repo.top, "config", "core.hooksPath", str(tmp_path))
    (repo.content / ".gitattributes").write_text("*.md diff=x filter=x\n", encoding="utf-8")

    assert (repo.number(), sprung.exists()) == (1, False)


def test_what_is_no_repository_is_none(tmp_path: Path) -> None:
    """A folder without commits, a `.git` of nonsense and one that leads nowhere have no history and do no harm."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/.git").write_text("gitdir: /nowhere\n", encoding="utf-8")
    (tmp_path / "b/.git").mkdir(parents=True)
    (tmp_path / "b/.git/HEAD").write_bytes(b"ref: refs/../../secret\n\xff")
    git(tmp_path, "init", "-q", "c")

    assert [repository_of(str(tmp_path / name)) for name in "abc"] == [None, None, None]


FACTS = ("start", "venue", "status", "duration", "body", "title", "name")
VALUES = {
    "start": ("2026-12-05 19:00", "2026-12-05 20:00", "2026-12-09 19:00"),
    "venue": ("", "The Pier", "The Hall"),
    "status": ("", "cancelled", "tentative"),
    "duration": ("", "1h", "2h"),
    "body": ("Text.", "Other.", "More."),
    "title": ("A walk", "The walk", "Walk"),
    "name": ("walk", "long-walk", "last-walk"),
}
COUNTED = ("start", "venue", "status", "duration")
STEP = st.tuples(st.sampled_from(FACTS), st.integers(0, 2), st.sampled_from(["commit", "commit", "edit", "record"]))


@settings(max_examples=15)
@given(st.lists(STEP, min_size=1, max_size=6))
def test_it_rises_exactly_with_the_facts(tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]) -> None:
    """Over any edits, commits and lists: greater by one exactly where the facts differ from the former commit's."""
    repo = Repo(tmp_path_factory.mktemp("law") / "site").begin({"events/walk.md": event(), "events/tea.md": event("tea")})
    now = committed = {name: values[0] for name, values in VALUES.items()}
    tea, number = repo.vevents()["tea"], 0
    for what, which, how in steps:
        then = now | {what: VALUES[what][which]}
        gone = {f"events/{now['name']}.md": ""} if now["name"] != then["name"] else {}
        header = {key: value for key, value in then.items() if key != "name"}
        repo.write(gone | {f"events/{then['name']}.md": event(**header)})
        if how == "commit":
            repo.commit()
        elif how == "record":
            repo.record()
        expected = number + any(then[key] != committed[key] for key in COUNTED)

        assert repo.number() == expected
        assert repo.vevents()["tea"] == tea
        if how != "edit":
            number, committed = expected, then
        now = then
