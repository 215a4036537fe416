"""What can only be told of a charter when all its versions are known: the lock, one version a day, ids that are permanent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hundred.charter.articles import REFERENCE, find_target
from hundred.charter.canon import tidy_lines
from hundred.charter.lock import DAYS, differing
from hundred.core.problems import Place

_AROUND = 30  # letters shown on either side of what was changed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date

    from hundred.charter.lock import Locked
    from hundred.core.model import Article, Version
    from hundred.core.problems import Report

    Open = Callable[[str], Report]  # gives the report of a file, with its lines
    Former = Callable[[Version, str, str], tuple[int, str] | None]  # of a text and digest: the first other line, and as it was


def check_versions(versions: Sequence[Version], locks: Mapping[str, Locked], open_report: Open) -> None:
    """Report days on which two versions would begin, and for what may still be changed, references and ids to look at.

    `versions` are in their order, oldest first.
    """
    starts: dict[date, Version] = {}
    by_id = {one.id: one for one in versions}
    for version in versions:
        start = version.holds_from
        if start is not None:
            first = starts.setdefault(start, version)
            if first is not version:
                cure = f"let one of the two take effect on another day, or merge {first.id} and {version.id}"
                message = f"version {first.id} takes effect on the same day: one version holds on a day"
                _at(version, "effective", open_report).error("same-day", message, cure)
        _check_supersedes(version, by_id.get(version.supersedes), open_report)
        if version.id not in locks:
            before = _before(version, by_id, versions)
            if before is not None:
                _check_changes(version, before, open_report)


def check_locks(  # noqa: PLR0913, PLR0917 - both sides, and where to tell
    versions: Sequence[Version],
    drafts: Collection[str],
    locks: Mapping[str, Locked],
    open_report: Open,
    lock_report: Report,
    former: Former,
) -> None:
    """Report every text and day that is not as it was adopted, and adopted ones that nothing keeps from changing.

    `drafts` are the ids of versions that are written but not published. What `former` finds is shown.
    """
    by_id = {one.id: one for one in versions}
    for id_, lock in locks.items():
        version = by_id.get(id_)
        if version is None or version.status == "voting":
            what = "is a draft again" if id_ in drafts or version else "is not there any more"
            cure = "bring it back as it was adopted: versions stay for good"
            lock_report.error(lock.place, "locked", f"version {id_} was adopted and {what}", cure)
            continue
        for what in differing(version, lock):
            if what in DAYS:
                cure = f"write  {what}: {lock.days[what]}"
                message = f"version {id_} was {'adopted' if what == 'adopted' else 'to take effect'} on {lock.days[what]}"
                _at(version, what, open_report).error("locked", f"{message}, and that cannot change", cure)
            elif what not in version.digests:
                cure = "bring it back as it was adopted: versions stay for good"
                lock_report.error(lock.place, "locked", f"the text of version {id_} in {what} is not there any more", cure)
            else:
                _report_changed(version, what, lock, open_report, former)
    for version in versions:
        if version.status == "adopted":
            _report_unlocked(version, locks.get(version.id), open_report)


def _report_changed(version: Version, lang: str, lock: Locked, open_report: Open, former: Former) -> None:
    """Report a text that is not the adopted one, at the first line that differs where that can be told."""
    report = open_report(version.text(lang).path)
    line, was = former(version, lang, lock.digests[lang]) or (1, "")
    place, was = _difference(line, tidy_lines(report.lines[line - 1]), was) if was else (Place(line=line), "")
    message = (
        f"this is not the text of version {version.id} that was adopted: its digest is {version.digests[lang]}, "
        f"the lock has {lock.digests[lang]}"
    )
    back = f"take the change back; here it said  {was}" if was else "take the change back"
    cure = f"{back}; to correct an adopted text make a new version, {_next(version.id)}.md"
    report.error(place, "locked", message, cure)


def _difference(number: int, line: str, was: str) -> tuple[Place, str]:
    """Return the place in a line where it is not as it `was`, and what stood there with a few letters around it."""
    most = min(len(line), len(was))
    start = next((at for at in range(most) if line[at] != was[at]), most)
    end = next((at for at in range(most - start) if line[-1 - at] != was[-1 - at]), most - start)
    place = Place(line=number, col=start + 1, width=max(1, len(line) - end - start))
    first, last = max(0, start - _AROUND), min(len(was), len(was) - end + _AROUND)
    return place, f"{'…' if first else ''}{was[first:last]}{'…' if last < len(was) else ''}"


def _next(version: str) -> str:
    """Return the number of a correction of a version: 2.0 → 2.0.1, 2.0.1 → 2.0.2."""
    parts = version.split(".")
    return f"{version}.1" if len(parts) < 3 else ".".join([*parts[:2], str(int(parts[2]) + 1)])  # noqa: PLR2004


def _report_unlocked(version: Version, lock: Locked | None, open_report: Open) -> None:
    cure = f"run  hundred charter adopt {version.id}"
    if lock is None:
        message = f"version {version.id} is adopted, and nothing keeps its text from changing"
        _at(version, "status", open_report).warn("unlocked", message, cure)
        return
    for lang in version.langs:
        if lang not in lock.digests:
            message = f"nothing keeps the text of version {version.id} in {lang} from changing"
            open_report(version.text(lang).path).warn(Place(), "unlocked", message, cure)


def _check_supersedes(version: Version, older: Version | None, open_report: Open) -> None:
    later = older is not None and older.effective and version.effective and older.effective >= version.effective
    if older is version or later:
        cure = "write the version that it replaces, which takes effect before it"
        what = "itself" if older is version else f"version {version.supersedes}, which does not take effect before it"
        _at(version, "supersedes", open_report).error("date-order", f"it replaces {what}", cure)


def _before(version: Version, by_id: Mapping[str, Version], versions: Sequence[Version]) -> Version | None:
    """Return the version that one replaces: the one it names, else the last adopted one before it."""
    named = by_id.get(version.supersedes)
    older = [one for one in versions[: versions.index(version)] if one.status == "adopted"]
    return named if named is not None and named is not version else (older[-1] if older else None)


def _check_changes(version: Version, before: Version, open_report: Open) -> None:
    """Warn of ids that were dropped, and of references from what did not change to what did."""
    text = version.original
    report = open_report(text.path)
    now, then = (
        version.articles[text.lang],
        {one.id: one for one in before.articles.get(text.lang, before.articles[before.original.lang])},
    )
    there = {one.id for one in now}
    for id_, old in then.items():
        if id_ not in there and not old.repealed:
            cure = f"if it is repealed, keep its heading:  ## {old.title} {{#{id_} .repealed}}"
            report.warn(
                Place(line=text.body_line), "lost-article", f"the article '{id_}' of version {before.id} is not here", cure
            )
    for article in now:
        for line, col, reference in _references(article, report):
            found = find_target(reference, now)
            if found is None:
                continue
            target = found[0]
            place = Place(line=line, col=col, width=len(reference) + 3)
            if target.repealed:
                cure = "say what holds instead, or take the reference out"
                report.warn(place, "stale-reference", f"the article '{target.id}' is repealed", cure)
            elif _same(article, then.get(article.id)) and target.id in then and not _same(target, then[target.id]):
                cure = f"read '{article.id}' again: does it still mean what '{target.id}' says now?"
                message = f"'{target.id}' is not as it was in version {before.id}, and '{article.id}', which refers to it, is"
                report.warn(place, "stale-reference", message, cure)


def _same(one: Article, other: Article | None) -> bool:
    return other is not None and (one.title, one.body, one.kind) == (other.title, other.body, other.kind)


def _references(article: Article, report: Report) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column, id) of every reference in an article."""
    if "[#" not in article.body:
        return
    for number in range(article.line, len(report.lines)):
        line = report.lines[number]
        if re.match(r"##(?!#)", line):
            return
        for match in REFERENCE.finditer(line):
            yield number + 1, match.start() + 1, match["id"]


class _at:  # noqa: N801 - reads as what it does: _at(version, "effective", …).error(…)
    """Reports at the line of a field in a version's header."""

    def __init__(self, version: Version, name: str, open_report: Open) -> None:
        self._report = open_report(version.path)
        lines = enumerate(self._report.lines[: version.original.body_line], 1)
        found = ((number, line) for number, line in lines if line.startswith(f"{name}:"))
        number, line = next(found, (1, ""))
        value = line.partition(":")[2].strip()
        self._place = Place(line=number, col=len(line.rstrip()) - len(value) + 1 if value else 1, width=max(1, len(value)))

    def error(self, code: str, message: str, cure: str) -> None:
        self._report.error(self._place, code, message, cure)

    def warn(self, code: str, message: str, cure: str) -> None:
        self._report.warn(self._place, code, message, cure)
