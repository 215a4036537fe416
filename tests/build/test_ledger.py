"""The ledger saves work and is never trusted further than that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hundred.build.ledger import Ledger, Made, read_ledger, write_ledger
from hundred.build.produce import produce
from hundred.core.digest import Digester

if TYPE_CHECKING:
    from pathlib import Path


FILES = {
    "groups/readers.md": "---\ntitle: Readers\n---\nWe read.\n",
    "events/walk.md": "---\ntitle: A walk\nid: walk\nstart: 2026-12-05 19:00\ngroups: [readers]\n---\nText.\n",
}


def test_a_second_build_makes_nothing_and_touches_nothing(hamlet: Any, tmp_path: Path) -> None:
    """Where nothing changed every page is kept with its time of change."""
    output = tmp_path / "output"
    produce(hamlet.site(FILES), output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}

    made, changed = produce(hamlet.site(FILES), output)

    assert changed == 0
    assert not [file for file in made.files if file.endswith((".html", ".ics", ".atom"))]
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.html")} == before


def test_an_edit_makes_only_what_shows_it(hamlet: Any, tmp_path: Path) -> None:
    """A new body changes the event's page, calendars and feeds; no other page."""
    output = tmp_path / "output"
    produce(hamlet.site(FILES), output)
    edited = {**FILES, "events/walk.md": FILES["events/walk.md"].replace("Text.", "Bring tea.")}

    made, _ = produce(hamlet.site(edited), output)

    pages = {file for file in made.files if file.endswith(".html")}
    assert "events/walk/index.html" in pages
    assert "404.html" not in pages
    assert "charter/index.html" not in pages


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"form":2}', '{"form":1,"keys":[[]],"files":{}}', '{"form":1,"keys":[],"files":{"a":["x",1,2,[0]]}}',
     '{"form":1,"keys":[["a","b"]],"files":{"a":["x",1,2,[-1]]}}', "[" * 100_000, '{"form":1,"keys":[],"files":{"a":["x","y",2,[]]}}'],
    ids=["empty", "cut", "other", "version", "no-key", "no-place", "negative", "deep", "types"],
)  # fmt: skip
def test_a_damaged_ledger_is_none(tmp_path: Path, text: str) -> None:
    """Whatever the file holds, reading it never fails and never invents."""
    path = tmp_path / "ledger.json"
    path.write_text(text)

    assert read_ledger(path) == Ledger()


def test_a_ledger_comes_back_as_it_was(hamlet: Any, tmp_path: Path) -> None:
    """Written and read, a ledger says the same of every file."""
    community = hamlet.site(FILES).loaded.community
    made = {"a.html": Made(digest="00", reads=(("find", "group", "readers"), ("part", "events")))}
    (tmp_path / "a.html").write_text("a")

    write_ledger(tmp_path / "cache" / "l.json", made, tmp_path, community, Digester())
    ledger = read_ledger(tmp_path / "cache" / "l.json")

    assert ledger.files["a.html"][0] == made["a.html"]
    assert ledger.unchanged(community, Digester()) == frozenset(made["a.html"].reads)
    assert ledger.kept("a.html", "00", ledger.unchanged(community, Digester()), tmp_path)


@pytest.mark.parametrize("touch", ["delete", "write", "link"])
def test_a_file_that_was_touched_is_not_kept(hamlet: Any, tmp_path: Path, touch: str) -> None:
    """A page that somebody changed or deleted is made again."""
    output = tmp_path / "output"
    produce(hamlet.site(FILES), output)
    page = output / "events" / "walk" / "index.html"
    whole = page.read_bytes()
    page.unlink()
    if touch == "write":
        page.write_bytes(b"x" * len(whole))
    elif touch == "link":
        page.symlink_to(output / "index.html")

    produce(hamlet.site(FILES), output)

    assert page.read_bytes() == whole
    assert not page.is_symlink()
