"""The list of what was published: a line for every event and address, in `published.tsv` in the folder of the content.

Lines are sorted and stand alone, so that two branches that each add some merge line by line (`merge=union`); where a merge
leaves two lines of one event and address, the one that was raised more often holds.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.build.sealed import read_regular
from hundred.core.problems import Place, Report
from hundred.core.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = "published.tsv"
_MOST = 32 * 1024 * 1024  # bytes; for a hundred thousand events half of that is enough
_HEAD = "# What was published; written by `hundred record`. Columns: id, file, over at, sequence, facts, text, last changed"
_INSTANT = r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ"
_LINE = re.compile(
    rf"([^\t]+)\t(events/[^\t]+)\.md\t({_INSTANT})\t(\d{{1,9}})\t([0-9a-f]{{16}})\t([0-9a-f]{{16}})\t({_INSTANT})"
)


class Line(Struct, frozen=True, array_like=True):
    """An event as it was published: its `uid`, the `stem` of its file, when it is `over`, and its state then.

    `over` and `at`, when it was last changed, are instants (UTC) as ISO 8601 writes them; `since` is `at` in seconds since
    1970, `number` the line's in the file.
    """

    uid: str
    stem: str
    over: str
    sequence: int
    facts: str
    text: str
    at: str
    since: int = 0
    number: int = 0

    @property
    def id(self) -> str:
        """Return the last part of its address: `popcorn-12`."""
        return self.stem.rpartition("/")[2]

    @property
    def rank(self) -> tuple[int, str, str]:
        """Return the key by which of several lines the newest is told."""
        return (self.sequence, self.at, self.stem)


def stem_of(path: str) -> str:
    """Return what the paths of one event's files share: `events/2026/spring` of `events/2026/spring.zh-Hans.md`."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def read_published(content: Path, report: Report) -> list[Line]:
    """Return the lines of the list in the folder `content`, reporting those that are none; [] where there is no list."""
    try:
        data = read_regular(content / NAME)
    except FileNotFoundError:
        return []
    except (OSError, ValueError):
        report.error(Place(), "record", "the list of what was published cannot be read", "put it back as it was committed last")
        return []
    text = data[:_MOST].decode("utf-8", "replace")
    report.lines = text.splitlines()
    return [line for number, row in enumerate(report.lines, 1) if (line := _line(row, number, report)) is not None]


def written(lines: Iterable[Line]) -> str:
    """Return the text of the list: of each event and address one line, sorted."""
    newest: dict[tuple[str, str], Line] = {}
    for line in lines:
        first = newest.setdefault((line.uid, line.id), line)
        if (line.sequence, line.at) >= (first.sequence, first.at):  # the later of equals, which moved to another folder
            newest[line.uid, line.id] = line
    rows = (
        f"{one.uid}\t{one.stem}.md\t{one.over}\t{one.sequence}\t{one.facts}\t{one.text}\t{one.at}"
        for _, one in sorted(newest.items())
    )
    return "\n".join((_HEAD, *rows)) + "\n"


def stamp(at: datetime) -> str:
    """Return an instant as the list has it, in whole seconds."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")


def instant(said: str) -> datetime | None:
    """Return the instant that a line names, None where no calendar has it."""
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return None


def _line(row: str, number: int, report: Report) -> Line | None:
    found = _LINE.fullmatch(row)
    if found is None or not row.replace("\t", "").isprintable():
        if row.strip() and not row.startswith("#"):
            cure = "delete the line, then run  hundred record  if an event is missing"
            if row[:7] in {"<" * 7, "=" * 7, ">" * 7}:
                cure = "delete this line and the other marks of the merge, and keep the lines between them"
            report.error(Place(line=number, width=max(1, len(row))), "record", "this is not a line of the list", cure)
        return None
    uid, stem, over, sequence, facts, text, at = found.groups()
    since = instant(at)
    if (
        not is_slug(stem.rpartition("/")[2])
        or any(part[:1] in {"", "."} for part in stem.split("/"))
        or instant(over) is None
        or since is None
    ):
        cure = "delete the line, then run  hundred record  if an event is missing"
        report.error(Place(line=number, width=len(row)), "record", "this is not a line of the list", cure)
        return None
    return Line(uid, stem, over, int(sequence), facts, text, at, int(since.timestamp()), number)


def write_published(content: Path, text: str) -> bool:
    """Put the list in the folder `content`, whole or not at all; return whether it is another than before."""
    path = content / NAME
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    fresh = content / f".{NAME}.new"
    fresh.write_bytes(text.encode())
    os.replace(fresh, path)  # noqa: PTH105 - the atomic call, by its name
    return True
