"""What the YAML parser says of a broken header, in an editor's words and at the place where the slip was made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_KEY = re.compile(r"[ ]*(?:- )?[\w-]+:(?= |\Z)")
_GLUED = re.compile(r"(?P<key>[ ]*[\w-]+):(?P<value>\S.*)")
_STARTS = ("token", "this context", "node content", "comment or line break", "alphabetic or numeric", "tag URI")


def say_fault(fault: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int, str, str]:  # noqa: PLR0911 - a reason each
    """Return (line, column, message, cure) for a fault in the header's `lines`; line and column count from 0."""
    mark = fault.problem_mark or fault.context_mark
    line, col = (mark.line, mark.column) if mark else (0, 0)
    start = fault.context_mark
    at = (start.line, start.column) if start else (line, col)
    problem, context = fault.problem or "", fault.context or ""
    shown = lines[min(line, len(lines) - 1)]
    if "mapping values are not allowed" in problem:
        return _second_colon(lines, line, col)
    if "end of stream" in problem:
        return *at, "a quotation mark opened here is never closed", "close it at the end of the value"
    if "flow" in context and start:
        return *at, "the list opened here is never closed", "close it with a bracket, as in  [a, b]; text goes in quotes"
    if "could not find expected ':'" in problem:
        return at[0], 0, *_no_colon(lines, at[0])
    if "escape character" in problem:
        return line, col, "a backslash cannot stand between double quotes", f"use single quotes:  {in_quotes(shown)}"
    key = _KEY.match(shown)
    if any(word in problem for word in _STARTS) and key:
        begin = key.end() + 1
        char = shown[begin : begin + 1]
        return line, begin, f"a value cannot start with '{char}'", f"put the value in quotes:  {in_quotes(shown)}"
    if "expected key" in problem and key and col > len(shown) - len(shown.lstrip()):
        closing = "quotation mark" if shown[:col].rstrip()[-1:] in "'\"" else "bracket"
        message = f"text stands behind the closing {closing}"
        return line, col, message, f"put the whole value in quotes:  {in_quotes(shown)}"
    if "block" in context or "document start" in problem:
        return line, col, "the line does not fit the lines above it", "begin it in the same column as they do"
    return line, col, "the header cannot be read here", "look for a missing quote, colon or bracket here or on the line above"


def in_quotes(line: str) -> str:
    """Return a line `key: value` with its whole value in quotes."""
    key, _, value = line.partition(": ")
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    if "'" in value and '"' not in value and "\\" not in value:
        return f'{key.strip()}: "{value}"'
    return f"{key.strip()}: '{value.replace(chr(39), chr(39) * 2)}'"


def _second_colon(lines: list[str], line: int, col: int) -> tuple[int, int, str, str]:
    shown = lines[line]
    own = _KEY.match(shown)
    if line and own and own.end() == col + 1:  # the first colon of its line, so the line itself is at fault
        depth = len(shown) - len(shown.lstrip())
        cure = "begin it in the same column as the key above, or, inside a list, as the first key after the hyphen"
        return line, depth, "the line is indented too far", cure
    return line, col, "a second colon makes the value unreadable", f"put the value in quotes:  {in_quotes(shown)}"


def _no_colon(lines: list[str], line: int) -> tuple[str, str]:
    shown = lines[line]
    glued = _GLUED.match(shown)
    if glued:
        return "a blank is missing after the colon", f"write  {glued['key'].strip()}: {glued['value']}"
    if line and not lines[line - 1].strip():
        return "this is no 'key: value' line", "if the text begins here, close the header above it with a line ---"
    return "the line has no colon after its key", "write it as  key: value, or indent it if it belongs to the line above"
