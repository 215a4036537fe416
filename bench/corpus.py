"""Write the corpus: the same communities as content for Hundred, for stock Pelican and for Hugo."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import records
from bench.records import GROUPS, PEOPLE, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench.records import Event, Story, Version

_THEME = Path(__file__).resolve().parents[1] / "theme"
_CONF = {"SITENAME": "Bench", "SITEURL": "https://bench.example", "TIMEZONE": "UTC", "PATH": "content", "THEME": str(_THEME)}
_LINES = "---\n{}\n---\n{}\n"


def write_hundred(content: Path, count: int) -> None:
    """Write `count` events and all that goes with them into `content`, as Hundred reads it."""
    for number in range(count):
        one = records.event(number, count)
        _write(content / "events" / str(one.start.year) / f"{one.id}.md", event_file(one, one.title))
    for number in range(GROUPS):
        _write(content / "groups" / f"{records.group_id(number)}.md", _group(records.group(number), number))
    for number in range(PEOPLE):
        _write(content / "people" / f"{records.person_id(number)}.md", _person(records.person(number), number))
        one_story = records.spotlight(number)
        _write(content / "spotlights" / f"{one_story.id}.md", _spotlight(one_story, number))
    _charter(content)


def _charter(content: Path) -> None:
    """Write the charter, with the lock of its texts that a community would have: without it every build has warnings."""
    from hundred.build.site import site_of  # noqa: PLC0415 - the corpora of the others need nothing of Hundred
    from hundred.charter.lock import NAME, locked_of, written  # noqa: PLC0415

    texts = {f"charter/{one.id}.md": _version(one, number) for number in range(VERSIONS) for one in (records.version(number),)}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in texts.items():
            _write(Path(folder) / "content" / name, text)
        site = site_of(_CONF, Path(folder), datetime(2026, 1, 1, tzinfo=UTC))
        read = site.loaded.community.versions
    texts[NAME] = written({one.id: locked_of(one) for one in read})
    for name, text in texts.items():
        _write(content / name, text)


def write_pelican(content: Path, count: int) -> None:
    """Write the same for stock Pelican: events as articles of a category, portraits and charters as pages."""
    for number in range(count):
        one = records.event(number, count)
        _write(content / "events" / f"{one.id}.md", event_pelican(one, one.title))
    for folder, page in _pages():
        header = {"Title": page.title, "Date": f"{page.day:%Y-%m-%d}", "Summary": page.summary}
        _write(content / folder / f"{page.id}.md", _plain_header(header) + _body(page) + "\n")


def write_hugo(content: Path, count: int) -> None:
    """Write the same for Hugo: one section for each kind, groups and tags as taxonomies."""
    for number in range(count):
        one = records.event(number, count)
        _write(content / "events" / f"{one.id}.md", event_hugo(one, one.title))
    for number in range(GROUPS):
        one_group = records.group(number)
        _write(content / "groups" / one_group.id / "_index.md", _LINES.format(f'title: "{one_group.title}"', ""))
    for folder, page in _pages():
        rows = [f'title: "{page.title}"', f"date: {page.day:%Y-%m-%d}", f'summary: "{page.summary}"']
        # Dots in file names mean a language to Hugo.
        rows.append(f'url: "/{folder}/{page.id}/"')
        _write(content / folder / f"{page.id.replace('.', '-')}.md", _LINES.format("\n".join(rows), _body(page)))


WRITERS: dict[str, Callable[[Path, int], None]] = {"hundred": write_hundred, "pelican": write_pelican, "hugo": write_hugo}


def event_file(one: Event, title: str) -> str:
    """Return the file of an event under `title`, as Hundred reads it."""
    rows = [
        f"id: {one.id}",
        f"date: {one.published:%Y-%m-%d %H:%M}",
        f'title: "{title}"',
        f"start: {one.start:%Y-%m-%d %H:%M}",
        f"end: {_end(one.start, one.end)}",
        f"timezone: {one.zone}",
        f'venue: "{one.place}"',
        f"groups: [{one.group}]",
        f"kind: {one.kind}",
        f"tags: [{', '.join(one.tags)}]",
        f'summary: "{one.summary}"',
    ]
    return _LINES.format("\n".join(rows), one.body)


def event_pelican(one: Event, title: str) -> str:
    """Return the same event as an article of Pelican."""
    header = {
        "Title": title,
        "Date": f"{one.published:%Y-%m-%d %H:%M}",
        "Slug": one.id,
        "Category": one.group,
        "Tags": ", ".join(one.tags),
        "Start": f"{one.start:%Y-%m-%dT%H:%M:%S}",
        "End": f"{one.end:%Y-%m-%dT%H:%M:%S}",
        "Zone": one.zone,
        "Place": one.place,
        "Kind": one.kind,
        "Summary": one.summary,
    }
    return _plain_header(header) + one.body + "\n"


def event_hugo(one: Event, title: str) -> str:
    """Return the same event as a page of Hugo."""
    rows = [
        f'title: "{title}"',
        f"date: {one.published:%Y-%m-%dT%H:%M:%SZ}",
        f'start: "{one.start:%Y-%m-%dT%H:%M:%S}"',
        f'end: "{one.end:%Y-%m-%dT%H:%M:%S}"',
        f"timezone: {one.zone}",
        f'place: "{one.place}"',
        f"groups: [{one.group}]",
        f"kind_of_event: {one.kind}",
        f"tags: [{', '.join(one.tags)}]",
        f'summary: "{one.summary}"',
    ]
    return _LINES.format("\n".join(rows), one.body)


def _pages() -> list[tuple[str, Story | Version]]:
    """Return (folder, record) of every portrait and every version of the charter."""
    pages: list[tuple[str, Story | Version]] = [("spotlights", records.spotlight(number)) for number in range(PEOPLE)]
    return pages + [("charter", records.version(number)) for number in range(VERSIONS)]


def _body(page: Story | Version) -> str:
    if isinstance(page, records.Story):
        return page.body
    return "\n\n".join(f"## {title} {{#{id_}}}\n\n{text}" for id_, title, text in page.articles)


def _group(one: Story, number: int) -> str:
    rows = [f'title: "{one.title}"', f"founder: {records.person_id(number)}", f"leads: [{records.person_id(number + 50)}]"]
    rows += [f"started: {one.day:%Y-%m-%d}", f'summary: "{one.summary}"']
    return _LINES.format("\n".join(rows), one.body)


def _person(one: Story, number: int) -> str:
    tier = "founding-hundred" if number < 100 else "builders" if number < 250 else "neighbours"  # noqa: PLR2004 - sizes of tiers
    rows = [f"name: {one.title}", "consent: yes", f"joined: {one.day:%Y-%m}", f"tier: {tier}", f"seed: {number + 1}"]
    if number:
        rows.append(f"invited_by: {records.person_id(number // 3)}")
    rows += ["contributions:", "  - kind: hosting", f'    what: "{one.summary}"', f"    date: {one.day:%Y-%m-%d}"]
    return _LINES.format("\n".join(rows), one.body)


def _spotlight(one: Story, number: int) -> str:
    rows = [f'title: "{one.title}"', f"people: [{records.person_id(number)}]", f"date: {one.day:%Y-%m-%d}"]
    return _LINES.format("\n".join([*rows, f'summary: "{one.summary}"']), one.body)


def _version(one: Version, number: int) -> str:
    rows = [f'title: "{one.title}"', f'version: "{one.id}"', "status: adopted"]
    rows += [f"adopted: {one.day:%Y-%m-%d}", f"effective: {one.day:%Y-%m-%d}"]
    if number:
        rows.append(f'supersedes: "{number}.0"')
    return _LINES.format("\n".join([*rows, f'summary: "{one.summary}"']), _body(one))


def _end(start: datetime, end: datetime) -> str:
    return f"{end:%H:%M}" if end.date() == start.date() else f"{end:%Y-%m-%d %H:%M}"


def _plain_header(header: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in header.items()) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
