"""Credits from git: drafts for those who are shown, and not a word of what a stranger wrote into a history."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Hamlet

from hundred.build.authors import Work, of_content, works
from hundred.build.crediting import drafts
from hundred.build.gitlog import GitError
from repositories import git

if TYPE_CHECKING:
    from pathlib import Path

    from hundred.core.community import Community

MAY = 1_778_000_000  # s since 1970: on 5 May 2026
PEOPLE = {
    "people/ada-penrose.md": "---\nname: Ada Penrose\nconsent: yes\n---\n",
    "people/fang-ke.md": "---\nname: 方可\nlang: zh-Hans\nconsent: yes\n---\n",
    "people/sil.md": "---\nname: Sil Ent\nconsent: no\n---\n",
    "people/reed.md": "---\nname: Legal Name\nhandle: reed_warbler\ndisplay: handle\nconsent: yes\n---\n",
    "people/twin.md": "---\nname: Sam\nconsent: yes\n---\n",
    "people/twin-two.md": "---\nname: SAM\nconsent: yes\n---\n",
}

# The lines of a draft of hers, with every number as 9.
OURS = {
    "",
    "# content/people/ada-penrose.md · Ada Penrose",
    "contributions:",
    "  - kind: translating",
    "  - kind: organising",
    "  - kind: building",
    "    what: Translated a text of the site",
    "    what: Translated 9 texts of the site",
    "    what: Wrote in a file of the site",
    "    what: Wrote in 9 files of the site",
    "    what: Worked on a file behind the site",
    "    what: Worked on 9 files behind the site",
    "    date: 9-9",
}


@pytest.fixture
def town(hamlet: Hamlet) -> Community:
    """Return a community of several people, one of whom did not consent and two of whom share a name."""
    return hamlet.community(PEOPLE)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Ada Penrose", "ada-penrose"),
        ("  ada   PENROSE ", "ada-penrose"),
        ("\uff21da Penrose", "ada-penrose"),  # a full-width A
        ("方可", "fang-ke"),
        ("Fang Ke", "fang-ke"),
        ("reed_warbler", "reed"),
        ("Legal Name", None),  # is not how they are shown
        ("Sil Ent", None),
        ("Sam", None),
        ("Stranger", None),
    ],
)
def test_an_author_is_whoever_is_shown_by_that_name(town: Community, name: str, id_: str | None) -> None:
    """By a form of the name that is shown, or the id; nobody who did not consent, and no name that two people have."""
    found, others = drafts(town, [Work(MAY, (name,), ("content/events/a.md",))], "content")

    assert ([one.person.id for one in found], others) == ([id_] if id_ else [], 0 if id_ else 1)


def test_a_draft_is_what_a_file_of_a_person_may_hold(town: Community, hamlet: Hamlet) -> None:
    """Pasted into the person's header it is read without a problem, and proposed no more."""
    done = [
        Work(
            MAY,
            ("Ada Penrose",),
            ("content/events/a.md", "content/events/a.zh-Hans.md", "theme/base.html", "content/images/x.png"),
        ),
        Work(MAY + 40 * 86_400, ("Ada Penrose", "Stranger"), ("content/events/b.md", "content/events/a.md")),
    ]

    (draft,), others = drafts(town, done, "content")

    assert (yaml.safe_load(draft.text), others) == (
        {
            "contributions": [
                {"kind": "translating", "what": "Translated a text of the site", "date": "2026-05"},
                {"kind": "organising", "what": "Wrote in 2 files of the site", "date": "2026-06"},
                {"kind": "building", "what": "Worked on a file behind the site", "date": "2026-05"},
            ]
        },
        1,
    )
    pasted = PEOPLE | {"people/ada-penrose.md": f"---\nname: Ada Penrose\nconsent: yes\n{draft.text}---\n"}
    assert hamlet.told(pasted) == []
    assert drafts(hamlet.community(pasted), done, "content") == ([], 1)


def test_what_was_done_before_a_day_can_be_left_out(town: Community) -> None:
    """With a first day only what came after counts."""
    old = Work(MAY, ("Ada Penrose",), ("content/a.md",))

    assert [len(drafts(town, [old], "content", day)[0]) for day in (date(2026, 5, 4), date(2026, 5, 6))] == [1, 0]


def test_a_kind_that_the_site_does_not_have_is_left_to_the_editor(hamlet: Hamlet) -> None:
    """The draft names the site's own kinds in a remark."""
    files = {"people/ada-penrose.md": PEOPLE["people/ada-penrose.md"]}
    town = hamlet.community(files, HUNDRED={"contributions": ["tea", "care"]})

    (draft,), _ = drafts(town, [Work(MAY, ("Ada Penrose",), ("content/a.md",))], "content")

    assert "  - kind:  # one of: tea, care\n" in draft.text


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory) -> Community:
    """Return a community of one."""
    return Hamlet(tmp_path_factory.mktemp("ada")).community({"people/ada-penrose.md": PEOPLE["people/ada-penrose.md"]})


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=60)), max_size=8))
def test_nothing_of_a_history_is_ever_said(ada: Community, made: list[tuple[str, str]]) -> None:
    """Whatever names and paths a history holds, a draft is made of our own words and the person's."""
    done = [Work(MAY, (name, "Ada Penrose"), (path, "theme/x")) for name, path in made]

    found, _ = drafts(ada, done, "content")

    assert {re.sub(r"\d+", "9", line) for draft in found for line in draft.text.split("\n")} <= OURS


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("content/events/a.md", ["writing"]),
        ("content/events/a.zh-Hans.md", ["translating"]),
        ("content/charter/1.0.md", ["writing"]),
        ("content/images/a.webp", []),
        ("contents/a.md", ["building"]),
        ("tasks.py", ["building"]),
    ],
)
def test_a_file_says_what_its_change_was(path: str, kinds: list[str]) -> None:
    """Texts are written or translated; what is outside the content is the site itself; a picture is nobody's text."""
    assert list(of_content(path, "content", ("en", "zh-Hans"))) == kinds


def test_a_history_is_read_with_its_co_authors_and_mailmap(tmp_path: Path) -> None:
    """Who is named in a trailer counts as much; `.mailmap` says who somebody is; addresses are left behind."""
    _commit(
        tmp_path, "a.md", "One\n\nCo-authored-by: bo <bo@old.example>\nCo-authored-by: broken\nCo-authored-by: Cy <c@x>", "Ada"
    )
    _commit(tmp_path, "content/b c.md", "Two", "tests")
    (tmp_path / ".mailmap").write_text("Bo Berg <bo@new.example> <bo@old.example>\nAda Penrose <ada@x> Ada <ada@x>\n")
    git(tmp_path, "add", ".mailmap")

    done = works(str(tmp_path))

    assert [(one.names, one.files) for one in done] == [
        (("tests",), ("content/b c.md",)),
        (("Ada Penrose", "Bo Berg", "Cy"), ("a.md",)),
    ]
    assert "@" not in repr(done)


def test_a_site_in_a_folder_of_a_repository_has_its_own_paths(tmp_path: Path) -> None:
    """What changed elsewhere in the repository does not count, and paths begin at the site."""
    _commit(tmp_path, "code/x.py", "Elsewhere", "Ada")
    _commit(tmp_path, "docs/content/a.md", "Here", "Ada")

    assert [one.files for one in works(str(tmp_path / "docs"))] == [("content/a.md",)]


def test_a_hostile_history_is_only_read(tmp_path: Path) -> None:
    """Control characters, forged separators, options for git and giant numbers end as names that nobody has."""
    _commit(
        tmp_path,
        "content/a.md",
        "x\n\nCo-authored-by: --help <a@b>\nCo-authored-by: \x1b[31mred <c@d>",
        "\x01\x02\x03 evil\x1b]0;x",
    )
    _commit(tmp_path, "content/-n.md", "y", "x" * 5000)

    done = works(str(tmp_path))

    assert {path for one in done for path in one.files} >= {"content/-n.md"}
    assert all(isinstance(one.at, int) for one in done)


def test_a_folder_without_history_is_told(tmp_path: Path) -> None:
    """Where there is no repository git says so, in a sentence."""
    with pytest.raises(GitError):
        works(str(tmp_path))


def _commit(top: Path, path: str, message: str, name: str) -> None:
    if not (top / ".git").exists():
        git(top, "init", "-q")
    file = top / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x", encoding="utf-8")
    git(top, "add", "-A", "--", path)
    author = f"{name} <{name.split(maxsplit=1)[0].lower() if name.isascii() and name.isprintable() else 'a'}@x>"
    git(top, "commit", "-q", "--author", author, "-m", message)
