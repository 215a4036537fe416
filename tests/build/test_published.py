"""The list of what was published: its lines, former addresses that lead on, and events that must not just disappear."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from lxml import html

from hundred.build.assemble import assemble
from hundred.build.published import NAME, Line, read_published, written
from hundred.core.problems import Report
from repositories import Repo, event

if TYPE_CHECKING:
    from pathlib import Path

    from hundred.build.site import Site

DIGEST = "0123456789abcdef"
FAR = "2026-12-05T11:00:00Z"


def line(uid: str = "walk", stem: str = "events/walk", sequence: int = 0, at: str = "2026-11-01T08:00:00Z") -> Line:
    """Return a line of the list."""
    return Line(uid, stem, FAR, sequence, DIGEST, DIGEST, at)


def built(site: Site) -> dict[str, str]:
    """Return the files of a finished site that are text."""
    made = assemble(site)
    assert [one.message for one in made.problems] == []
    return {path: data.decode() for path, data in made.files.items() if not path.endswith((".webp", ".woff2"))}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with one event, written down."""
    return Repo(tmp_path / "site").begin({"events/walk.md": event()}).record()


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Lines come back as they were, in the order of identity and address, each event and address once."""
    lines = [line("b"), line("a", "events/2026/散步", 7), line("b", sequence=3), line("b", "events/former")]
    (tmp_path / NAME).write_text(written(lines), encoding="utf-8")

    report = Report(NAME)
    found = [(one.uid, one.stem, one.sequence, one.number) for one in read_published(tmp_path, report)]

    assert found == [("a", "events/2026/散步", 7, 2), ("b", "events/former", 0, 3), ("b", "events/walk", 3, 4)]
    assert report.problems == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"stem": "events/../secret"}, {"stem": "events/Walk"}, {"stem": "people/walk"}, {"stem": "events/"},
        {"at": "2026-13-01T08:00:00Z"}, {"at": "yesterday"}, {"uid": ""}, {"uid": "walk\x1b[2J"}, {"uid": "a\tb"},
        {"sequence": -1}, {"sequence": 10**12},
    ],
)  # fmt: skip
def test_a_line_that_is_none_is_an_error(tmp_path: Path, wrong: dict[str, str]) -> None:
    """What cannot be an event that was published is not believed."""
    (tmp_path / NAME).write_text(written([line(**wrong)]), encoding="utf-8")  # type: ignore[arg-type]

    report = Report(NAME)

    assert (read_published(tmp_path, report), [one.code for one in report.problems]) == ([], ["record"])


def test_nothing_to_write_down_changes_nothing(repo: Repo) -> None:
    """A second run writes the same bytes."""
    before = repo.list.read_bytes()

    assert repo.record().list.read_bytes() == before


def test_a_former_address_leads_on(repo: Repo) -> None:
    """In every language the old page leads to the new one, is in no index, and servers are told of both."""
    files = built(repo.commit({"events/walk.md": "", "events/2026/hike.md": event()}).site())

    for tree in ("", "zh-Hans/"):
        page = html.fromstring(files[f"{tree}events/walk/index.html"])
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=/{tree}events/hike/"]
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://hamlet.example/{tree}events/hike/"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert f"/{tree}events/hike/" in page.xpath("//main//a/@href")
    assert files["_redirects"].splitlines() == [
        f"{tree}/events/walk/{name} {tree}/events/hike/{name} 301" for tree in ("", "/zh-Hans") for name in ("", "event.ics")
    ]
    assert '"^/events/walk/$" "/events/hike/"' in files[".htaccess"]
    assert "/events/walk/" not in files["sitemap.xml"]


def test_without_former_addresses_there_are_no_redirects(repo: Repo) -> None:
    """A site in which nothing was renamed has no file for it."""
    assert "_redirects" not in built(repo.site())


def test_every_former_address_leads_to_the_present_one(repo: Repo) -> None:
    """Renamed twice and written down each time, both old addresses lead to the newest at once."""
    repo.commit({"events/walk.md": "", "events/hike.md": event()}).record()
    repo.commit({"events/hike.md": "", "events/tour.md": event()}).record()

    assert repo.site().loaded.community.moved == {"walk": "tour", "hike": "tour"}
    back = repo.commit({"events/tour.md": "", "events/walk.md": event()}).record()
    assert (back.site().loaded.community.moved, back.told()) == ({"hike": "walk", "tour": "walk"}, [])


def test_moved_to_another_folder_nothing_moved(repo: Repo) -> None:
    """A file that only moves to a folder keeps its address."""
    repo.commit({"events/walk.md": "", "events/2026/walk.md": event()}).record()

    assert (repo.site().loaded.community.moved, repo.told()) == ({}, [])
    assert "events/2026/walk.md" in repo.list.read_text()


def test_an_address_that_a_new_event_took_is_the_new_ones(repo: Repo) -> None:
    """The new event has the address; whoever builds is told that links to the old one lead there now."""
    repo.commit({"events/walk.md": event("other"), "events/hike.md": event()})

    assert (repo.site().loaded.community.moved, repo.told()) == ({}, ["2 address-taken warning"])


@pytest.mark.parametrize("committed", [True, False])
def test_a_future_event_that_disappears_is_an_error_with_a_cure_that_works(repo: Repo, *, committed: bool) -> None:
    """The help's command, pasted, brings the file back; with `status: cancelled` all is well and the number greater."""
    repo.write({"events/walk.md": ""})
    if committed:
        repo.commit()
    assert repo.told() == ["2 vanished error"]
    (problem,) = repo.site().loaded.lives.report.problems
    cure, _, command = problem.help.rpartition(": ")
    assert "status: cancelled" in cure

    subprocess.run(["/bin/sh", "-c", command], cwd=repo.top, check=True, capture_output=True)
    path = repo.content / "events/walk.md"
    path.write_text(path.read_text().replace("start:", "status: cancelled\nstart:"), encoding="utf-8")

    assert (repo.told(), repo.number() > 0) == ([], True)


def test_a_line_deleted_on_purpose_forgets_the_event(repo: Repo) -> None:
    """Without its line nobody misses an event."""
    repo.commit({"events/walk.md": "", "events/tea.md": event("tea")})
    repo.write({NAME: written([])})

    assert repo.told() == []


def test_a_past_event_that_disappears_is_a_warning(repo: Repo) -> None:
    """What is over may go, and is told."""
    repo.write({"events/walk.md": ""})
    repo.now = datetime(2027, 1, 1, tzinfo=UTC)

    assert repo.told() == ["2 vanished warning"]


def test_a_file_with_an_error_has_not_disappeared(repo: Repo) -> None:
    """An event whose file cannot be read now is told once, for its own fault."""
    repo.write({"events/walk.md": event(start="soon")})

    assert (repo.told(), [one.code for one in repo.site().loaded.problems]) == ([], ["date"])
