"""The lock of the charter: read, and held against what the files say; what a changed text was, git may know."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, field

from hundred.build.sealed import read_regular
from hundred.charter.lock import NAME, read_lock
from hundred.core.decode import decode
from hundred.core.header import read_document
from hundred.core.model import Version
from hundred.core.nodes import Text
from hundred.core.problems import Place, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from hundred.build.shelf import Entry
    from hundred.core.community import Community

_MOST = 100  # states of a file that are looked through for the adopted one


class _Files(Struct):
    """The reports of files under content/, opened when something is to be told of them."""

    content: Path
    label: str
    reports: dict[str, Report] = field(default_factory=dict)

    def open(self, path: str) -> Report:
        if path not in self.reports:
            report = self.reports[path] = Report(path)
            decode((self.content / path.removeprefix(f"{self.label}/")).read_bytes(), report)
            report.problems.clear()  # what reading found is told by those who read it
        return self.reports[path]


def check_charter(
    content: Path, label: str, community: Community, entries: Iterable[Entry], failed: Collection[str]
) -> list[Report]:
    """Return the problems of a charter as a whole, by file; texts of `failed` files are not held against the lock."""
    with community.reads.silenced():
        versions = [one for one in community.versions if not failed or not any(text.path in failed for text in one.texts)]
    files, lock_report = _Files(content, label), Report(f"{label}/{NAME}")
    try:
        locks = read_lock(read_regular(content / NAME), lock_report)
    except FileNotFoundError:
        locks = {}
    except (OSError, ValueError):
        cure = "put the file back as it was committed last"
        lock_report.error(Place(), "lock", "the lock of the charter cannot be read", cure)
        return [lock_report]
    if not versions and not locks:
        return [lock_report]
    from hundred.charter.amendments import check_amendments  # noqa: PLC0415 - not every site has a charter
    from hundred.charter.checks import check_locks, check_versions  # noqa: PLC0415

    known = {one.id for one in versions}
    charters = [one for one in entries if one.kind == Version.kind]
    drafts = {one.id for one in charters if one.record is None}
    wrong = {one.id for one in charters} - known - drafts
    held = {id_: lock for id_, lock in locks.items() if id_ not in wrong}
    check_versions(versions, locks, files.open)
    check_amendments(versions, files.open, whole=not wrong and not failed)
    check_locks(versions, drafts, held, files.open, lock_report, partial(former_text, content, label))
    return [lock_report, *(files.reports[path] for path in sorted(files.reports))]


def former_text(content: Path, label: str, version: Version, lang: str, digest: str) -> tuple[int, str] | None:
    """Return the first line of a text that is not as in the committed one with that `digest`, and what stood there.

    None where there is no such commit, or no git at all.
    """
    file = version.text(lang).path.removeprefix(f"{label}/")
    now = _lines((content / file).read_bytes())
    for data in _committed(content, file):
        if _digest(data, version.id, lang) == digest:
            for (number, line), (_, was) in zip([*now, (now[-1][0], "")], [*_lines(data), (0, "")], strict=False):
                if line != was:
                    return number, was
    return None


def _committed(content: Path, file: str) -> Iterator[bytes]:
    from hundred.build.gitlog import GitError, commits, contents  # noqa: PLC0415 - only where something is wrong
    from hundred.build.repository import repository_of  # noqa: PLC0415

    if repository_of(str(content)) is None:
        return
    try:
        blobs = list(dict.fromkeys(one.now for commit in commits(str(content), file) for one in commit.files if one.now))
        yield from (data for _, data in contents(str(content), blobs[:_MOST]))
    except GitError:
        return


def _digest(data: bytes, version: str, lang: str) -> str:
    """Return the digest that the text of a file has, '' where it cannot be read."""
    from hundred.charter.articles import split_articles  # noqa: PLC0415 - as above
    from hundred.charter.canon import compose, digest_of  # noqa: PLC0415

    report = Report("")
    text = decode(data, report)
    document = read_document(text, report) if text is not None else None
    if document is None:
        return ""
    entries = ((key.value, node) for key, node in document.header.entries)
    title = next((node.value for key, node in entries if key == "title" and isinstance(node, Text)), "")
    return digest_of(compose(title, version, lang, split_articles(document.body, document.body_line, report)))


def _lines(data: bytes) -> list[tuple[int, str]]:
    """Return the lines of a file that count, with their numbers: the title, and what is not empty below the header."""
    from hundred.charter.canon import tidy_lines  # noqa: PLC0415 - as above

    report = Report("")
    decode(data, report)
    lines = list(enumerate(tidy_lines("\n".join(report.lines)).split("\n"), 1))
    end = next((number for number, line in lines[1:] if line == "---"), 0)
    return [(number, line) for number, line in lines if line and (number > end or line.startswith("title:"))]
