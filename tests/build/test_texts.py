"""Bodies are read when somebody asks, and only from the file that was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.build.faults import UnmakeableError
from hundred.build.produce import produce
from hundred.build.texts import FileBodies
from hundred.core.bodies import body_mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Hamlet

    from hundred.build.site import Site

WALK = "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\n---\nText.\n\nMore.\n"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (WALK, "Text.\n\nMore.\n"),
        (WALK.replace("\n", "\r\n"), "Text.\n\nMore.\n"),
        ("\ufeff" + WALK, "Text.\n\nMore.\n"),
        (WALK.partition("Text")[0], ""),
        (WALK.partition("\nText")[0], ""),
        (WALK.replace("Text", "海 — 🌊"), "海 — 🌊.\n\nMore.\n"),
    ],
    ids=["plain", "windows", "mark", "empty", "no-line-end", "chinese"],
)
def test_a_body_is_what_was_checked(hamlet: Hamlet, text: str, body: str) -> None:
    """However the file ends its lines."""
    community = hamlet.community({"events/walk.md": text})

    (event,) = community.events
    assert community.body(event.texts[0]) == body
    assert community.bodies.mark("content/events/walk.md") == body_mark(body)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.write_text(WALK.replace("Text", "Tea")),
        lambda path: path.write_text(WALK.replace("title", "tags: [a]\ntitle")),
        lambda path: path.write_text("---\n"),
        lambda path: path.write_bytes(b"\xff\xfe"),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
    ],
    ids=["body", "header", "shorter", "noise", "empty", "deleted", "folder"],
)
def test_a_file_that_changed_since_is_not_used(hamlet: Hamlet, change: Callable[[Path], object]) -> None:
    """What was not checked does not reach a page; the problem says what to do."""
    site = hamlet.site({"events/walk.md": WALK})
    (event,) = site.loaded.community.events
    change(site.content / "events" / "walk.md")

    with pytest.raises(UnmakeableError) as raised:
        site.loaded.community.body(event.texts[0])

    problem = raised.value.problem
    assert (problem.path, problem.place.line, problem.code, problem.message, problem.help) == (
        "content/events/walk.md",
        1,
        "changed",
        "the file was changed while the site was made of it",
        "save what you are writing and build again",
    )


def test_a_text_of_no_file_has_no_body(tmp_path: Path, hamlet: Hamlet) -> None:
    """Nothing was checked, so nothing is read."""
    (event,) = hamlet.community({"events/walk.md": WALK}).events
    bodies = FileBodies(content=tmp_path / "none", label="content", marks={})

    assert bodies.mark("content/events/walk.md") == ""
    with pytest.raises(UnmakeableError):
        bodies.read(event.texts[0])


def saved_meanwhile(site: Site) -> None:
    """Save the walk after it was checked."""
    assert site.check().problems == ()
    path = site.content / "events" / "walk.md"
    path.write_text(path.read_text().replace("Text.", "<script>alert(1)</script> [x](javascript:y)"))


@pytest.mark.parametrize("before", [True, False])
def test_a_file_saved_while_the_site_is_made_publishes_nothing(hamlet: Hamlet, tmp_path: Path, *, before: bool) -> None:
    """The problem is told once, the last good site stays, and the next build has the new text."""
    output = tmp_path / "output"
    if before:
        produce(hamlet.site({"events/walk.md": WALK.replace("More", "Old")}), output)
    old = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    site = hamlet.site({"events/walk.md": WALK})
    saved_meanwhile(site)

    made, changed = produce(site, output)

    assert changed == 0
    assert {(one.path, one.code) for one in made.problems} == {("content/events/walk.md", "changed")}
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == old
    hamlet.write({"events/walk.md": WALK.replace("Text.", "Tea.")})
    again, _ = produce(hamlet.site({}), output)
    assert again.problems == ()
    assert "<p>Tea.</p>" in (output / "events" / "walk" / "index.html").read_text()
