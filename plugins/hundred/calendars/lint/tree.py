"""Content lines to components, as BEGIN and END say; what does not match is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hundred.calendars.lint.tokens import Line
    from hundred.calendars.lint.told import Told

_DEEP = 8  # components inside each other; the standards know three


@dataclass(slots=True)
class Component:
    """A component: its BEGIN, its own lines and the components in it, in order."""

    name: str
    begin: Line
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, *names: str) -> list[Line]:
        """Return the lines of these names."""
        return [line for line in self.lines if line.name in names]

    def first(self, name: str) -> Line | None:
        """Return the first line of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def inside(self, name: str) -> list[Component]:
        """Return the components of a name in it."""
        return [part for part in self.parts if part.name == name]

    def walk(self) -> Iterator[Component]:
        """Yield it and all the components in it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def calendars(lines: Iterable[Line], told: Told) -> list[Component]:
    """Return the VCALENDARs of a file."""
    found: list[Component] = []
    open_: list[Component] = []
    first: Line | None = None
    for line in lines:
        first = first or line
        name = line.value.strip().upper()
        if line.name == "BEGIN":
            _begin(Component(name, line), open_, found, told)
        elif line.name == "END":
            _end(name, line, open_, told)
        elif open_:
            open_[-1].lines.append(line)
        elif found:
            told.note("unbalanced", line, f"{line.name} stands after the end of the calendar", 0, len(line.name))
    for one in reversed(open_):
        told.note("unbalanced", one.begin, f"{one.name} is never ended")
    if not found and first:
        told.note("no-calendar", first, "the file is no calendar", 0, len(first.text))
    elif not found:
        told.at("no-calendar", Place(), "the file is empty")
    return found


def _begin(one: Component, open_: list[Component], found: list[Component], told: Told) -> None:
    if not open_ and one.name == "VCALENDAR":
        found.append(one)
    elif not open_:
        if found:
            told.note("unbalanced", one.begin, f"{one.name} stands after the end of the calendar")
    elif len(open_) < _DEEP:
        open_[-1].parts.append(one)
    else:
        told.note("unbalanced", one.begin, f"{one.name} stands inside {len(open_)} others")
    open_.append(one)


def _end(name: str, line: Line, open_: list[Component], told: Told) -> None:
    """Close the innermost component of the name; those inside it were never ended."""
    if name not in (one.name for one in open_):
        told.note("unbalanced", line, f"{name or 'nothing'} ends that never began")
        return
    while open_[-1].name != name:
        told.note("unbalanced", open_[-1].begin, f"{open_.pop().name} is never ended")
    open_.pop()
