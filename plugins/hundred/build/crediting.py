"""Drafts of contributions from git's history: for people who are shown, and for nobody else."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hundred.build.authors import of_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hundred.build.authors import Work
    from hundred.core.community import Community
    from hundred.core.model import Person
    from hundred.core.settings import Settings

# Under which of a site's contributions each kind of work goes, the first that it has.
_KINDS = {
    "translating": ("translating",),
    "writing": ("writing", "organising", "feedback"),
    "building": ("building", "feedback"),
}
_WORDS = {
    "en": {
        "translating": ("Translated a text of the site", "Translated {} texts of the site"),
        "writing": ("Wrote in a file of the site", "Wrote in {} files of the site"),
        "building": ("Worked on a file behind the site", "Worked on {} files behind the site"),
    },
    "zh": {
        "translating": ("翻译网站上的 1 篇文字", "翻译网站上的 {} 篇文字"),
        "writing": ("编写网站的 1 个文件", "编写网站的 {} 个文件"),
        "building": ("改进网站本身的 1 个文件", "改进网站本身的 {} 个文件"),
    },
}


@dataclass(slots=True)
class _Done:
    """The files that somebody worked on in one way, and the last time they did."""

    files: set[str] = field(default_factory=set)
    last: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What may be said of a person: their contributions as YAML, for an editor to judge, correct and paste."""

    person: Person
    text: str


def drafts(community: Community, works: Iterable[Work], content: str, since: date | None = None) -> tuple[list[Draft], int]:
    """Return a draft for everybody who is shown and is found among the authors, by id, and how many authors are others.

    An author is a person when their name is the person's name, in whatever language, or the id; a name that could be
    two people's is nobody's. What a person's file already says in the same words is left out. `content` is the path of
    the content from where the paths of `works` begin.
    """
    known, settings = _known(community), community.settings
    done: defaultdict[tuple[str, str], _Done] = defaultdict(_Done)
    others: set[str] = set()
    for work in works:
        if since and datetime.fromtimestamp(work.at, UTC).date() < since:
            continue
        kinds = {(kind, path) for path in work.files for kind in of_content(path, content, settings.languages)}
        for name in work.names:
            person = known.get(_folded(name))
            if person is None:
                others.add(_folded(name))
                continue
            for kind, path in kinds:
                one = done[person.id, kind]
                one.files.add(path)
                one.last = max(one.last, work.at)
    found = []
    for person in community.people:
        lines = [line for kind in _KINDS for line in _lines(person, kind, done.get((person.id, kind)), settings)]
        if lines:
            found.append(Draft(person, "\n".join([f"# {person.path} · {person.name}", "contributions:", *lines, ""])))
    return found, len(others - {""})


def _known(community: Community) -> dict[str, Person | None]:
    """Return everybody who is shown by every form of their name that is shown; None for a form that several share."""
    known: dict[str, Person | None] = {}
    for person in community.people:
        forms = {person.name, person.sort_key, person.id.replace("-", " "), *(text.title for text in person.texts)}
        for form in sorted({_folded(one) for one in forms} - {""}):
            known[form] = None if form in known else person
    return known


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _lines(person: Person, work: str, done: _Done | None, settings: Settings) -> Iterator[str]:
    if done is None:
        return
    kind = next((one for one in _KINDS[work] if one in settings.contributions), "")
    one, several = _WORDS["zh" if settings.lang.startswith("zh") else "en"][work]
    count = len(done.files)
    what = one if count == 1 else several.format(count)
    if any((said.sort, said.what) == (kind, what) for said in person.contributions):
        return
    yield f"  - kind: {kind}" if kind else f"  - kind:  # one of: {', '.join(settings.contributions)}"
    yield f"    what: {what}"
    yield f"    date: {datetime.fromtimestamp(done.last, UTC):%Y-%m}"
