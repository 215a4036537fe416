"""YAML to nodes with their places.

PyYAML's event stream gives line and column; anchors, aliases, tags and merge keys are refused here, so that no header
can grow by reference or name a type (facts: reliability §7, rows 21 and 35).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from hundred.core.decode import refuse_escaped
from hundred.core.nodes import Mapping, Sequence, Text, place_at
from hundred.core.problems import Place
from hundred.core.syntax import in_quotes, say_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.nodes import Node
    from hundred.core.problems import Report

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRAP = re.compile(r"[ \t]+#(?=\S)")  # a comment that was hardly meant as one: "Walk #5"
_DEPTH = 6  # the deepest header, events' programme with people, needs four


def compose(text: str, report: Report, *, first_line: int) -> Mapping | None:
    """Return the mapping that `text` holds, or None after reporting; `first_line` is the file's line of its first line."""
    state = _State(report, first_line)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        node = _document(events, state)
    except yaml.MarkedYAMLError as fault:
        line, col, message, cure = say_fault(fault, text.split("\n"))
        report.error(Place(line=line + first_line, col=col + 1), "yaml", message, cure)
        return None
    except _TooDeepError:  # reported where it was found
        return None
    if state.refused:
        return None
    if isinstance(node, Mapping):
        return node
    place = node.place if node else Place(line=first_line)
    report.error(
        place, "header", "the header holds no 'key: value' lines", "write one key a line, as in 'title: Popcorn night'"
    )
    return None


class _TooDeepError(Exception):
    """Raised when nesting passes the bound, after it was reported."""


@dataclass(slots=True)
class _State:
    report: Report
    first_line: int
    refused: bool = field(default=False)

    def place(self, event: yaml.Event) -> Place:
        start, end = event.start_mark, event.end_mark
        assert start is not None  # noqa: S101 - every event of the parser has marks
        assert end is not None  # noqa: S101
        same_line = start.line == end.line
        width = end.column - start.column if same_line else 1
        return place_at(start.line + self.first_line, start.column + 1, max(1, width))

    def line(self, place: Place) -> str:
        lines = self.report.lines
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def refuse(self, event: yaml.Event, what: str, cure: str) -> None:
        place = self.place(event)
        shown = self.line(place)
        if ": " in shown[: place.col - 1]:
            cure += f", or if it is text, put it in quotes:  {in_quotes(shown)}"
        self.report.error(place, "yaml", f"{what} cannot be used in a header", cure)
        self.refused = True

    def warn_of_comment(self, place: Place) -> None:
        """Warn where the rest of a value's line was taken for a comment: "Walk #5" would lose its number."""
        shown = self.line(place)
        if "#" not in shown:
            return
        trap = _TRAP.match(shown, place.col - 1 + len(shown[place.col - 1 : place.col - 1 + place.width].rstrip()))
        if trap:
            cure = f"if it belongs to the value, put that in quotes:  {in_quotes(shown)}"
            message = "what follows the # is taken for a comment and left out"
            self.report.warn(
                Place(line=place.line, col=trap.end(), width=len(shown) - trap.end() + 1), "comment", message, cure
            )


def _document(events: Iterator[yaml.Event], state: _State) -> Node | None:
    node: Node | None = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and node is not None:
            state.refuse(event, "a second document", "keep one header between the two --- lines")
        elif isinstance(event, yaml.NodeEvent) and node is None:
            node = _node(event, events, state, 0)
    return node


def _node(event: yaml.Event, events: Iterator[yaml.Event], state: _State, depth: int) -> Node:
    if type(event) is yaml.ScalarEvent and depth <= _DEPTH and not event.anchor and not event.tag:
        return _text(event, state)
    if depth > _DEPTH:
        state.report.error(state.place(event), "yaml", f"lists and keys are nested deeper than {_DEPTH}", "write it flatter")
        raise _TooDeepError
    if isinstance(event, yaml.AliasEvent):
        state.refuse(event, f"an alias (*{event.anchor})", "write the value out")
        return Text("", state.place(event))
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor:
        state.refuse(event, f"an anchor (&{anchor})", "delete it")
    if tag and not (isinstance(event, yaml.ScalarEvent) and tag == "!"):
        state.refuse(event, f"a tag ({tag.replace('tag:yaml.org,2002:', '!!')})", "delete it")
    if isinstance(event, yaml.ScalarEvent):
        return _text(event, state)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, events, state, depth)
    return _mapping(event, events, state, depth)


def _text(event: yaml.ScalarEvent, state: _State) -> Text:
    place, plain = state.place(event), not event.style
    if plain:
        state.warn_of_comment(place)
    return Text(refuse_escaped(event.value, place, state.report), place, plain)


def _sequence(start: yaml.Event, events: Iterator[yaml.Event], state: _State, depth: int) -> Sequence:
    items = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        items.append(_node(event, events, state, depth + 1))
    return Sequence(tuple(items), state.place(start))


def _mapping(start: yaml.Event, events: Iterator[yaml.Event], state: _State, depth: int) -> Mapping:
    entries: dict[str, tuple[Text, Node]] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, state, depth + 1)
        value = _node(next(events), events, state, depth + 1)
        if not isinstance(key, Text):
            state.report.error(key.place, "yaml", "a key must be plain text", "write it as 'key: value'")
            state.refused = True
        elif key.value == "<<" and key.plain:
            state.report.error(key.place, "yaml", "a merge key (<<) cannot be used in a header", "write the keys out")
            state.refused = True
        elif key.value in entries:
            first = entries[key.value][0].place.line
            state.report.error(
                key.place, "duplicate-key", f"'{key.value}' stands twice; first on line {first}", "keep one of the two"
            )
        else:
            entries[key.value] = (key, value)
    return Mapping(tuple(entries.values()), state.place(start))
