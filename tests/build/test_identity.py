"""The identity of an event over the years: what never changes it, and what SEQUENCE says, over real repositories."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from repositories import Repo, event

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = {"events/tea.md": event("tea", "2026-12-06 15:00"), "events/run.md": event("run", "2026-12-07 07:00")}
WALK = {"events/walk.md": event()}


def prop(vevent: bytes, name: str) -> str:
    """Return a property of a VEVENT."""
    found = re.search(rf"^{name}[;:]([^\r]*)", vevent.decode(), re.MULTILINE)
    return found[1] if found else ""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with three events, each committed once."""
    return Repo(tmp_path / "site").begin(WALK | OTHERS)


WEEKLY = "every week on Saturday, 3 times"
# The act, the files after it, and whether the facts are others.
ACTS = [
    ("retitled", {"events/walk.md": event(title="A long walk")}, False),
    ("other words", {"events/walk.md": event(body="Bring boots.", summary="Boots.", tags="[sea]")}, False),
    ("another way to write it", {"events/walk.md": event(start="2026-12-05T19:00", status="scheduled")}, False),
    ("renamed", {"events/walk.md": "", "events/2026/long-walk.md": event()}, False),
    ("translated", {"events/walk.zh-Hans.md": "---\ntitle: 散步\n---\n字。\n"}, False),
    ("moved in time", {"events/walk.md": event(start="2026-12-05 20:00")}, True),
    ("with an end", {"events/walk.md": event(duration="2h")}, True),
    ("in another zone", {"events/walk.md": event(timezone="Europe/London")}, True),
    ("in another place", {"events/walk.md": event(venue="The Pier")}, True),
    ("cancelled", {"events/walk.md": event(status="cancelled")}, True),
    ("online", {"events/walk.md": event(online="https://meet.example/walk")}, True),
    ("repeated", {"events/walk.md": event(repeat=WEEKLY)}, True),
    ("repeated but for a date", {"events/walk.md": event(repeat=WEEKLY, changes="[{on: 2026-12-12, skip: Storm}]")}, True),
    ("with its earlier start", {"events/walk.md": event(was="2026-12-04 19:00")}, True),
    ("renamed and moved", {"events/walk.md": "", "events/w.md": event(start="2026-12-08 19:00")}, True),
]


@pytest.mark.parametrize("where", ["committed", "not committed", "with a list", "shallow with a list", "no git"])
@pytest.mark.parametrize(("files", "raised"), [act[1:] for act in ACTS], ids=[act[0] for act in ACTS])
def test_must_show(repo: Repo, tmp_path: Path, files: dict[str, str], where: str, *, raised: bool) -> None:
    """After any act the UID is the same, SEQUENCE greater exactly when facts changed, and no byte of other events another."""
    if where.endswith(("list", "git")):
        repo.record()
    if where.startswith("shallow"):
        repo = repo.clone(tmp_path / "clone", "--depth", "1")
    if where == "no git":
        (repo.top / ".git").rename(tmp_path / "elsewhere")
    before = repo.vevents()

    if where in {"committed", "with a list"}:
        repo.commit(files)
    else:
        repo.write(files)
    after = repo.vevents()

    assert prop(after["walk"], "UID") == prop(before["walk"], "UID") == "walk@hamlet.example"
    assert int(prop(after["walk"], "SEQUENCE")) - int(prop(before["walk"], "SEQUENCE")) == raised
    assert {uid: after[uid] for uid in ("tea", "run")} == {uid: before[uid] for uid in ("tea", "run")}


def test_another_address_of_the_site_changes_no_identity(repo: Repo) -> None:
    """With another SITEURL every UID and SEQUENCE is what it was."""
    before, after = (
        repo.vevents(),
        repo.vevents(SITEURL="https://elsewhere.example/town", HUNDRED={"uid_domain": "hamlet.example"}),
    )

    for uid, vevent in before.items():
        assert (prop(after[uid], "UID"), prop(after[uid], "SEQUENCE")) == (prop(vevent, "UID"), prop(vevent, "SEQUENCE"))


def test_words_raise_when_it_was_last_modified(repo: Repo) -> None:
    """An edit of the text raises LAST-MODIFIED, and nothing that makes programs ask again."""
    before = repo.vevents()["walk"]

    after = repo.commit({"events/walk.md": event(body="Bring boots.")}).vevents()["walk"]

    assert prop(after, "LAST-MODIFIED") > prop(before, "LAST-MODIFIED")
    assert prop(after, "SEQUENCE") == prop(before, "SEQUENCE") == "0"


def test_what_is_not_committed_counts_as_the_commit_that_it_will_be(repo: Repo) -> None:
    """A preview has the number that is published after the commit."""
    repo.commit({"events/walk.md": event(start="2026-12-05 20:00")})
    preview = repo.write({"events/walk.md": event(start="2026-12-05 21:00")}).number()

    assert (preview, repo.commit().number()) == (2, 2)


def test_each_change_of_a_date_counts_and_its_reason_does_not(repo: Repo) -> None:
    """A date of a series that is skipped, then takes place after all, raises the number twice; another reason does not."""
    series = [event(repeat=WEEKLY, changes=change) for change in ("", "[{on: 2026-12-12, skip: Storm}]")]
    repo.commit({"events/walk.md": series[0]})

    assert repo.commit({"events/walk.md": series[1]}).number() == 2
    assert repo.commit({"events/walk.md": series[1].replace("Storm", "Ice")}).number() == 2
    assert repo.commit({"events/walk.md": series[0]}).number() == 3


def test_there_and_back_is_two_changes(repo: Repo) -> None:
    """An event that is as it was before was changed twice, in history and since the list was written."""
    there, back = event(start="2026-12-05 20:00"), event()

    assert repo.commit({"events/walk.md": there}).commit({"events/walk.md": back}).number() == 2
    assert repo.record().commit({"events/walk.md": there}).commit({"events/walk.md": back}).number() == 4


def test_deleted_and_put_back_is_a_change(repo: Repo) -> None:
    """An event that was gone for a commit comes back with a greater number, as the help of the problem has it done."""
    repo.commit({"events/walk.md": ""}).commit({"events/walk.md": event(status="cancelled")})

    assert repo.number() == 1


def test_revision_counts_where_it_is_greater(repo: Repo) -> None:
    """`revision` raises the number, which goes on from there."""
    assert repo.commit({"events/walk.md": event(revision="5")}).number() == 5
    assert repo.commit({"events/walk.md": event(start="2026-12-05 20:00", revision="5")}).number() == 6
    assert repo.record().commit({"events/walk.md": event(start="2026-12-05 21:00", revision="5")}).number() == 7
    assert repo.commit({"events/walk.md": event(start="2026-12-05 22:00")}).number() == 8


def test_a_version_with_other_faults_is_read_for_its_facts(repo: Repo) -> None:
    """A key that is unknown today, or a kind that is gone, does not hide what a former version said."""
    repo.commit({"events/walk.md": event(start="2026-12-05 20:00", weather="rain", kind="gone")})

    assert repo.commit({"events/walk.md": event(start="2026-12-05 21:00")}).number() == 2


def test_a_version_that_nobody_can_read_counts_once(repo: Repo) -> None:
    """From the facts over nonsense to other facts is one change."""
    repo.commit({"events/walk.md": "nonsense\n"})

    assert repo.commit({"events/walk.md": event(start="2026-12-05 21:00")}).number() == 1


def test_an_event_without_an_id_has_a_history_too(tmp_path: Path) -> None:
    """Where the name of the file is the identity its commits count."""
    repo = Repo(tmp_path / "site").begin({"events/walk.md": event("")})

    assert repo.commit({"events/walk.md": event("", "2026-12-05 21:00")}).number("walk.events") == 1
