"""Which files are read: regular ones with known endings, nothing behind a link, nothing hidden."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest

from hundred.build import discover as module
from hundred.build.discover import discover

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Hamlet


def found(content: Path) -> tuple[list[str], list[str]]:
    """Return the files to read, and those refused as `path code`."""
    result = discover(content, "content")
    return [*result.texts, *result.pictures], [f"{report.path} {report.problems[0].code}" for report in result.refused]


def test_known_files_are_read_in_a_fixed_order(hamlet: Hamlet) -> None:
    """Markdown in the folders of kinds, at any depth, and pictures in images/."""
    names = [
        "events/b.md",
        "events/2026/a.md",
        "events/A.md",
        "images/x/y.webp",
        "images/IMG_20.JPG",
        "charter/lock.yaml",
        "news/海.md",
    ]
    content = hamlet.write(dict.fromkeys(names, ""))

    files, refused = found(content)

    assert (files, refused) == (
        ["events/2026/a.md", "events/A.md", "events/b.md", "news/海.md", "images/IMG_20.JPG", "images/x/y.webp"],
        [],
    )


@pytest.mark.parametrize("name", [".hidden.md", ".git/config", ".DS_Store", "a.md~", "a.md.bak", ".a.md.swp", "#a.md#"])
def test_hidden_files_and_backups_are_passed_over(hamlet: Hamlet, name: str) -> None:
    """What an editor's program leaves behind is neither read nor complained of."""
    content = hamlet.write({f"events/{name}": "secret"})

    assert found(content) == ([], [])


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("events/page.html", "file-type", "a file ending in '.html' is not published | keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"),
        ("events/page.rst", "file-type", "a file ending in '.rst' is not published | keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"),
        ("events/README", "file-type", "a file ending in '' is not published | keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"),
        ("images/drawing.svg", "file-type", "a file ending in '.svg' is not published | keep Markdown (.md) files here, and pictures (.webp .avif .jpg .png .gif) in images/"),
        ("events/photo.png", "folder", "pictures belong in content/images | move it to content/images/photo.png"),
        ("event/a.md", "folder", "no pages are read from a folder called 'event' | did you mean 'events'?"),
        ("clubs/a.md", "folder", "no pages are read from a folder called 'clubs' | the folders are: charter, events, groups, guide, news, pages, people, spotlights, venues"),
        ("a.md", "folder", "a page cannot lie in content itself | move it into the folder it belongs to: charter, events, groups, guide, news, pages, people, spotlights, venues"),
        ("images/Sea View!.png", "file-name", "'Sea View!.png' cannot stand in an address | rename the file to sea-view.png"),
    ],
)  # fmt: skip
def test_other_files_are_refused_with_a_reason(hamlet: Hamlet, name: str, code: str, message: str) -> None:
    """Nothing lies in content/ in vain: what is not published says so."""
    (report,) = discover(hamlet.write({name: "x"}), "content").refused

    (problem,) = report.problems
    assert (problem.path, problem.code, f"{problem.message} | {problem.help}") == (f"content/{name}", code, message)


def test_a_name_in_another_unicode_form_is_refused(hamlet: Hamlet) -> None:
    """A name typed on a Mac of old would be another address than the same name elsewhere."""
    name = unicodedata.normalize("NFD", "events/ガ.md")

    assert found(hamlet.write({name: ""})) == ([], [f"content/{name} file-name"])


def test_links_are_refused_not_followed(hamlet: Hamlet) -> None:
    """A link could publish any file, and a link to a folder could go round for ever."""
    content = hamlet.write({"events/a.md": "", "images/a.png": ""})
    secret = hamlet.folder / "secret.md"
    secret.write_text("secret")
    (content / "events" / "b.md").symlink_to(secret)
    (content / "events" / "loop").symlink_to(content)
    (content / "images" / "gone.png").symlink_to(hamlet.folder / "nothing")

    assert found(content) == (
        ["events/a.md", "images/a.png"],
        ["content/events/b.md link", "content/events/loop link", "content/images/gone.png link"],
    )


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_not_waited_for(hamlet: Hamlet) -> None:
    """Reading a pipe would hang the build."""
    content = hamlet.write({})
    os.mkfifo(content / "a.md")

    assert found(content) == ([], ["content/a.md not-a-file"])


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_in_another_encoding_is_refused(hamlet: Hamlet) -> None:
    """A file from an old archive, whose name is not UTF-8, is told in a form that can be printed."""
    content = hamlet.write({"events/a.md": ""})
    (content / "events" / os.fsdecode("海.md".encode("gbk"))).write_text("")

    files, refused = found(content)

    assert (files, refused) == (["events/a.md"], ["content/events/\ufffd\ufffd.md file-name"])
    assert refused[0].encode()


def test_a_tree_of_endless_files_is_cut_off(hamlet: Hamlet, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile tree costs no more than a large one."""
    monkeypatch.setattr(module, "_MOST", 3)

    files, refused = found(hamlet.write({f"events/{number}.md": "" for number in range(9)}))

    assert (len(files), refused) == (4, ["content too-many"])
