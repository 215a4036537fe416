"""Where the content names those who must not be named, for the editor to mend: looked for by a check, or when somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.core.decode import decode
from hundred.core.model import Person
from hundred.core.problems import Place, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from hundred.build.guard import Guard
    from hundred.build.site import Site
    from hundred.core.model import Record, Text

_OWN = ("name:", "handle:", "sort_key:")


def named_in_content(site: Site, guard: Guard) -> Iterator[tuple[str, Problem]]:
    """Yield (whose, problem) for every place of a published file that names somebody who must not be named."""
    people = _people(site)
    for entry in site.loaded.entries:
        record = entry.record
        if record is None or (isinstance(record, Person) and not record.shown):
            continue
        for text in record.texts:
            report = Report(text.path)
            for place, who in _places(site, guard, record, text, report):
                report.error(place, "named", f"this names {_whom(people[who])}", _cure(people[who]))
                yield who, report.problems[-1]


def named_in_output(
    site: Site, guard: Guard, named: Collection[tuple[str, str]], sources: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield a problem for every cause in the content, and for those finished files, (file, whose), that have none there."""
    people = _people(site)
    causes = list(named_in_content(site, guard))
    explained = {who for who, _ in causes}
    yield from (problem for _, problem in causes)
    for file, who in sorted(named):
        if file in site.loaded.community.images:
            cure = "save the picture anew without what it says of itself, under a name that is nobody's, or take it away"
            message = f"the picture's name, or what it says of itself (EXIF, XMP, IPTC), names {_whom(people[who])}"
            yield Problem(path=f"{site.label}/{file}", place=Place(), code="named", message=message, help=cure)
        elif who not in explained or guard.traces.within(file.replace("_", " ")):
            message = f"/{file} names {_whom(people[who])}"
            source = sources.get(file) or "theme"
            yield Problem(path=source, place=Place(), code="named", message=message, help=_cure(people[who]))


def _people(site: Site) -> dict[str, Person]:
    """Return all people by the paths of their files."""
    return {record.path: record for record in site.loaded.records if isinstance(record, Person)}


def _places(site: Site, guard: Guard, record: Record, text: Text, report: Report) -> Iterator[tuple[Place, str]]:
    """Yield the places of a text that name somebody; an id that only refers to somebody's file names nobody."""
    data = (site.content / text.path.removeprefix(f"{site.label}/")).read_bytes()
    whole = decode(data, Report(text.path)) or ""
    if not guard.traces.within(whole):  # as nearly always, and much sooner known than where
        return
    report.lines = whole.split("\n")
    for start, end, who in guard.traces.places(whole):
        line = whole.count("\n", 0, start) + 1
        first = whole.rfind("\n", 0, start) + 1
        written, header = whole[start:end], line < text.body_line
        own = isinstance(record, Person) and header and whole.startswith(_OWN, first)
        refers = written == who.rpartition("/")[2].removesuffix(".md") and (header or whole.startswith(".md", end))
        if not own and not refers:
            yield Place(line=line, col=start - first + 1, width=len(written.split("\n")[0])), who


def _whom(person: Person) -> str:
    if person.shown:
        return f"{person.path} in a form that is not to be shown"
    gone = person.state == "withdrawn"
    return f"somebody who has {'withdrawn' if gone else 'not agreed to be shown'} ({person.path})"


def _cure(person: Person) -> str:
    other = "their line of 'forgotten'" if person.forgotten else "that word of their name"
    if person.shown:
        return f"write  {person.name}  instead"
    ask = "take the name out" if person.state == "withdrawn" else "take the name out, or ask them and write  consent: yes"
    return f"{ask}; if somebody or something else is meant, delete {other} in {person.path}"
