"""The lock: an adopted text stays as it was adopted, or the build stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import CONF
from tests.repositories import git

from hundred.charter.lock import NAME, Locked, read_lock, written
from hundred.core.problems import Report
from hundred.tasks.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet

HEAD = "---\ntitle: Charter\nversion: '{}'\nstatus: adopted\nadopted: 2026-01-01\neffective: {}\n---\n"
BODY = "## Dogs {#dogs}\n\nNobody walks more than three dogs.\n\n## Cats {#cats}\n\nCats walk alone.\n"
ZH = "---\ntitle: 公约\n---\n## 狗 {#dogs}\n\n不超过三条。\n\n## 猫 {#cats}\n\n自己走。\n"
FILES: dict[str, str | bytes] = {"charter/1.0.md": HEAD.format("1.0", "2026-02-01") + BODY, "charter/1.0.zh-Hans.md": ZH}


@pytest.fixture
def town(hamlet: Hamlet) -> Hamlet:
    """Return a site on disk with one adopted version in two languages, not locked yet."""
    hamlet.write(FILES)
    lines = [f"{name} = {value!r}\n" for name, value in CONF.items()]
    theme = "import hundred\nTHEME = hundred.theme_path()\nPLUGINS = ['hundred']\nPATH = 'content'\n"
    (hamlet.folder / "pelicanconf.py").write_text("".join(lines) + theme)
    (hamlet.folder / ".gitignore").write_text(".hundred-cache\n")
    return hamlet


def adopt(town: Hamlet, version: str = "1.0") -> int:
    """Run `hundred charter adopt` and return its exit status."""
    return main(["charter", "adopt", version, "--site", str(town.folder)])


def edited(town: Hamlet, old: str, new: str, name: str = "charter/1.0.md") -> list[tuple[str, str]]:
    """Return (place and code, message with help) of all problems after an edit of one file."""
    path = town.folder / "content" / name
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))
    problems = town.problems({})
    return [(f"{one.path[8:]}:{one.place.line}:{one.place.col} {one.code}", f"{one.message} | {one.help}") for one in problems]


def test_an_adopted_version_wants_to_be_locked(town: Hamlet) -> None:
    """Until it is, a warning says which command does it."""
    assert [(one.severity, one.code, one.help) for one in town.problems({})] == [
        ("warning", "unlocked", "run  hundred charter adopt 1.0")
    ]


def test_adopting_writes_a_line_for_each_fact(town: Hamlet, capsys: pytest.CaptureFixture[str]) -> None:
    """The lock holds days and digests, the translation what it was made from; the second time nothing changes."""
    status = adopt(town)

    said = capsys.readouterr().out
    (version,) = town.community({}).versions
    lock = (town.folder / "content" / NAME).read_text()
    assert status == 0
    assert lock.split("\n")[1:] == [
        "1.0 adopted: 2026-01-01",
        "1.0 effective: 2026-02-01",
        f"1.0 en: {version.digests['en']}",
        f"1.0 zh-Hans: {version.digests['zh-Hans']}",
        "",
    ]
    assert version.text("zh-Hans").words["source_digest"] == version.digests["en"]
    assert f"{version.digests['en']}  charter/1.0/charter.en.txt" in said
    assert town.problems({}) == []
    before = {path: path.read_bytes() for path in (town.folder / "content").rglob("*.*") if path.is_file()}
    assert adopt(town) == 0
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_translation_keeps_its_line_ends(town: Hamlet, end: str) -> None:
    """The line that says what it was made from ends as the others do."""
    path = town.folder / "content" / "charter" / "1.0.zh-Hans.md"
    path.write_bytes(ZH.replace("\n", end).encode())

    assert adopt(town) == 0

    assert path.read_bytes().decode().replace(end, "").count("\n") == 0
    assert town.problems({}) == []


@pytest.mark.parametrize(
    ("old", "new", "name", "told"),
    [
        ("three", "four", "charter/1.0.md", ["1.0.md:1:1 locked", "1.0.zh-Hans.md:3:16 outdated"]),
        ("三", "四", "charter/1.0.zh-Hans.md", ["1.0.zh-Hans.md:1:1 locked"]),
        ("title: Charter", "title: Rules", "charter/1.0.md", ["1.0.md:1:1 locked", "1.0.zh-Hans.md:3:16 outdated"]),
        ("2026-02-01", "2026-03-01", "charter/1.0.md", ["1.0.md:6:12 locked"]),
        ("adopted: 2026-01-01", "adopted: 2026-01-02", "charter/1.0.md", ["1.0.md:5:10 locked"]),
        ("status: adopted", "status: draft", "charter/1.0.md", ["lock.yaml:2:1 locked"]),
        ("status: adopted", "status: voting", "charter/1.0.md", ["lock.yaml:2:1 locked"]),
        ("\n", "\r\n", "charter/1.0.md", []),
        ("three dogs.", "three dogs.  ", "charter/1.0.md", []),
        ("1.0 en: ", "1.0 en: 0", NAME, ["lock.yaml:4:1 lock"]),
        ("1.0 en: ", "en: ", NAME, ["lock.yaml:4:1 lock"]),
    ],
)
def test_what_was_adopted_cannot_change(town: Hamlet, old: str, new: str, name: str, told: list[str]) -> None:
    """A letter, a title, a day, the status: each stops the build; line ends and blanks at ends do not."""
    adopt(town)

    found = [place.removeprefix("charter/") for place, _ in edited(town, old, new, name) if "unlocked" not in place]

    assert found == told


def test_a_changed_text_is_shown_beside_what_it_was(town: Hamlet) -> None:
    """Where git has the adopted text, the first difference is marked; the message has both digests, the cure a new file."""
    adopt(town)
    locked = town.community({}).versions[0].digests["en"]
    git(town.folder, "init", "-q")
    git(town.folder, "add", "-A")
    git(town.folder, "commit", "-qm", "adopt")

    (place, message), *_ = edited(town, "more than three dogs", "more than four dogs")

    now = town.site({}).loaded.community.versions[0].digests["en"]
    assert place == "charter/1.0.md:10:24 locked"
    assert message == (
        f"this is not the text of version 1.0 that was adopted: its digest is {now}, the lock has {locked} | take the change "
        "back; here it said  Nobody walks more than three dogs.; to correct an adopted text make a new version, 1.0.1.md"
    )


@pytest.mark.parametrize("gone", ["charter/1.0.zh-Hans.md", "charter/1.0.md"])
def test_what_was_adopted_cannot_go(town: Hamlet, gone: str) -> None:
    """A version that is not there any more, or one of its texts, is told where the lock names it."""
    adopt(town)
    (town.folder / "content" / gone).unlink()

    assert "content/charter/lock.yaml:2:1 locked" in town.told({})


def test_a_translation_may_come_later(town: Hamlet) -> None:
    """A text in a further language is locked beside the others, which stay as they are."""
    path = town.folder / "content" / "charter" / "1.0.zh-Hans.md"
    path.unlink()
    adopt(town)
    before = (town.folder / "content" / NAME).read_text()
    path.write_text(ZH, encoding="utf-8")

    assert town.told({}) == ["content/charter/1.0.zh-Hans.md:1:1 unlocked"]

    assert adopt(town) == 0
    assert (town.folder / "content" / NAME).read_text().startswith(before)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("status: adopted", "status: draft", "Version 1.0 is a draft."),
        ("status: adopted", "status: voting", "its status is voting"),
        ("## Cats {#cats}", "## Cats", "mend this first"),
        ("three", "three\u200b", "mend this first"),
    ],
)
def test_what_is_not_sound_is_not_locked(
    town: Hamlet, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    """A draft and a version with errors are refused with the reason, and no lock is written."""
    edited(town, old, new)

    status = adopt(town)

    assert (status, said in capsys.readouterr().out) == (1, True)
    assert not (town.folder / "content" / NAME).exists()


def test_an_outdated_translation_is_not_locked(town: Hamlet, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever adopts says that all texts are one: a translation made from another original is refused."""
    edited(town, "title: 公约", "title: 公约\nsource_digest: 0123456789ab", "charter/1.0.zh-Hans.md")

    assert (adopt(town), "outdated" in capsys.readouterr().out) == (1, True)


def test_a_version_that_is_not_there_is_wrong_usage(town: Hamlet, capsys: pytest.CaptureFixture[str]) -> None:
    """The message names the file that it would be."""
    assert adopt(town, "9") == 2
    assert "content/charter/9.md" in capsys.readouterr().err


def test_the_digest_is_shown_as_sha256sum_prints_it(town: Hamlet, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each text, and the line that a translation needs."""
    assert main(["charter", "digest", "1.0", "--site", str(town.folder)]) == 0

    digests = town.community({}).versions[0].digests
    assert capsys.readouterr().out.split("\n") == [
        f"{digests['en']}  charter/1.0/charter.en.txt",
        f"{digests['zh-Hans']}  charter/1.0/charter.zh-Hans.txt",
        "",
        f"For translations:  source_digest: {digests['en']}",
        "",
    ]


def test_a_strange_lock_is_told_and_nothing_raised(town: Hamlet) -> None:
    """A lock that is a folder, or in no encoding, is an error of that file."""
    (town.folder / "content" / NAME).write_bytes(b"\xff\xfe1")
    assert "content/charter/lock.yaml:1:1 encoding" in town.told({})
    (town.folder / "content" / NAME).unlink()
    (town.folder / "content" / NAME).mkdir()

    assert "content/charter/lock.yaml:1:1 lock" in town.told({})


LOCKS = st.dictionaries(
    st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){0,2}", fullmatch=True),
    st.builds(
        Locked,
        digests=st.dictionaries(
            st.sampled_from(["en", "zh-Hans", "ar"]), st.from_regex("[0-9a-f]{64}", fullmatch=True), min_size=1
        ),
        days=st.just({"adopted": "2026-01-01", "effective": "2026-02-01"}),
    ),
    max_size=5,
)


@given(LOCKS)
def test_what_is_written_is_read(locks: dict[str, Locked]) -> None:
    """A lock read again is itself, whatever versions and languages it holds."""
    report = Report(NAME)

    found = read_lock(written(locks).encode(), report)

    assert report.problems == []
    assert {id_: (one.digests, one.days) for id_, one in found.items()} == {
        id_: (one.digests, one.days) for id_, one in locks.items()
    }


LINES = st.lists(
    st.builds(
        "{}{}{}{}{}{}".format,
        st.sampled_from(["", "", "", "", " ", "#"]),
        st.sampled_from(["1.0", "2.0", "10.1.2", "1", "1.", "'1.0", "1_0"]),
        st.sampled_from([" en", " zh-Hans", " adopted", " effective", "", " en x"]),
        st.sampled_from([": ", ": ", ": ", ":", ":  ", " : "]),
        st.sampled_from(["2026-01-01", "0" * 64, "ab" * 32, "AB" * 32, "", "2026-01-1", "٢٠٢٦-01-01"]),
        st.sampled_from(["", "", "", " ", " # then", "\t", "\n"]),
    ),
    max_size=4,
)


@given(LINES)
def test_a_lock_as_it_was_written_needs_no_yaml(lines: list[str]) -> None:
    """What is read without YAML is what YAML reads, with places and problems; a comment of its own form calls for YAML."""
    text = "".join(f"{line}\n" for line in (f"0.1 en: {'0' * 64}", *lines))
    quick, slow = Report(NAME), Report(NAME)

    found = read_lock(text.encode(), quick)

    assert found == read_lock(f"{text} # by hand\n".encode(), slow)
    assert [(one.code, one.place, one.message) for one in quick.problems] == [
        (one.code, one.place, one.message) for one in slow.problems
    ]


def test_two_branches_merge_line_by_line(town: Hamlet) -> None:
    """Two versions adopted on two branches are both in the lock after a merge, without a conflict."""
    folder: Path = town.folder
    adopt(town)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    for version, day in (("2.0", "2026-03-01"), ("3.0", "2026-04-01")):
        git(folder, "checkout", "-q", "-b", f"b{version}", "main")
        town.write({f"charter/{version}.md": HEAD.format(version, day) + BODY})
        assert adopt(town, version) == 0
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", version)

    git(folder, "merge", "-q", "--no-edit", "b2.0")

    assert town.problems({}) == []
    assert [one.id for one in town.community({}).versions] == ["1.0", "2.0", "3.0"]
