"""Problems: what an editor can mend, said with place, reason and cure."""

from __future__ import annotations

import json
import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What would ring, move or turn round a terminal's text: controls but the line end, and marks of direction.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, kw_only=True):
    """A stretch of one line: 1-based line and column, both counted in characters."""

    line: int = 1
    col: int = 1
    width: int = 1


class Problem(Struct, frozen=True, kw_only=True):
    """One slip in the content: where it is, what it is, and what to write instead."""

    path: str
    place: Place
    code: str
    message: str
    help: str = ""
    source: str = ""
    severity: Severity = Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Return the key by which problems are listed."""
        return (self.path, self.place.line, self.place.col, self.code, self.message)


class Report(Struct):
    """Collect the problems of one file as it is read, with the line each stands on."""

    path: str
    lines: Sequence[str] = ()
    problems: list[Problem] = field(default_factory=list)

    def error(self, place: Place, code: str, message: str, help: str = "") -> None:  # noqa: A002 - the contract's word
        """Add an error at `place`."""
        self.problems.append(self._problem(place, code, message, help, Severity.ERROR))

    def warn(self, place: Place, code: str, message: str, help: str = "") -> None:  # noqa: A002 - the contract's word
        """Add a warning at `place`."""
        self.problems.append(self._problem(place, code, message, help, Severity.WARNING))

    @property
    def failed(self) -> bool:
        """Say whether an error was reported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def _problem(self, place: Place, code: str, message: str, cure: str, severity: Severity) -> Problem:
        source = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return Problem(path=self.path, place=place, code=code, message=message, help=cure, source=source, severity=severity)


def nearest(word: str, known: Iterable[str], count: int = 3) -> list[str]:
    """Return up to `count` of the `known` words that look most like `word`, best first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    choices = sorted(known)
    folded = {choice.casefold(): choice for choice in reversed(choices)}
    found = get_close_matches(word.casefold(), sorted(folded), n=count, cutoff=0.6)
    return [folded[name] for name in found]


def did_you_mean(word: str, known: Iterable[str], *, lead: str = "") -> str:
    """Return "did you mean 'x' or 'y'?" for the nearest of the `known` words, or ''.

    `lead` is how each word is written where it stands, such as `{filename}/`: what all have in common is no likeness.
    """
    found = [f"'{lead}{name}'" for name in nearest(word, known)]
    return f"did you mean {' or '.join(found)}?" if found else ""


def as_text(problems: Iterable[Problem]) -> str:
    """Return the problems as a person reads them, sorted, one paragraph each."""
    return "\n".join(_paragraph(problem) for problem in in_order(problems))


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON array of objects with path, line, column, code, severity, message and help."""
    rows = [
        {
            "path": problem.path,
            "line": problem.place.line,
            "column": problem.place.col,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "help": problem.help,
        }
        for problem in in_order(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Return the problems as GitHub workflow commands, one a line, so that they show beside the changed lines."""
    return "".join(
        f"::{problem.severity} file={_escape(problem.path, prop=True)},line={problem.place.line},"
        f"col={problem.place.col},title={_escape(problem.code, prop=True)}::"
        f"{_escape(problem.message)}{_escape(chr(10) + problem.help) if problem.help else ''}\n"
        for problem in in_order(problems)
    )


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by path, line and column, each once."""
    return sorted(set(problems), key=lambda problem: problem.order)


def _paragraph(problem: Problem) -> str:
    place = problem.place
    lines = [f"{problem.path}:{place.line}:{place.col}: {problem.severity}[{problem.code}]: {problem.message}"]
    if problem.source:
        shown = problem.source.replace("\t", " ")
        number = str(place.line)
        lead = _columns(shown[: place.col - 1])
        mark = max(1, _columns(shown[place.col - 1 : place.col - 1 + place.width]))
        lines.append(f"  {number} | {shown}".rstrip())
        lines.append(f"  {' ' * len(number)} | {' ' * lead}{'^' * mark}")
    if problem.help:
        lines.append(f"  help: {problem.help}")
    return _UNSAFE.sub("\ufffd", "\n".join(lines)) + "\n"


def _columns(text: str) -> int:
    """Return how many terminal columns `text` takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _escape(text: str, *, prop: bool = False) -> str:
    """Escape `text` for a workflow command; a property also needs its colons and commas escaped."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    escaped = _UNSAFE.sub("\ufffd", escaped)
    return escaped.replace(":", "%3A").replace(",", "%2C") if prop else escaped
