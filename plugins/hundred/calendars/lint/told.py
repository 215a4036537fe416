"""What the linter has told about one file; it ends when nobody would read more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hundred.calendars.lint.codes import CODES
from hundred.core.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.calendars.lint.tokens import Line

MOST = 1000  # problems of one file
_SHOWN = 200  # characters of a line
_STEPS = 300_000  # days looked at for all the rules of one file, some seconds


class EnoughError(Exception):
    """Raised when a file has more problems than anybody reads."""


@dataclass(slots=True, kw_only=True)
class Told:
    """The problems of the file `path`, and how much work may still be done on it."""

    path: str
    lines: Sequence[tuple[bytes, bytes]]
    problems: list[Problem] = field(default_factory=list)
    steps: int = _STEPS

    def at(self, code: str, place: Place, message: str) -> None:
        """Tell a fault at a place; raises EnoughError after the last one that is told."""
        kind = CODES[code]
        source = self.lines[place.line - 1][0] if 0 < place.line <= len(self.lines) else b""
        self.problems.append(
            Problem(
                path=self.path,
                place=place,
                code=code,
                message=message,
                help=kind.cure,
                source=source[: 4 * _SHOWN].decode(errors="replace")[:_SHOWN],
                severity=kind.severity,
            )
        )
        if len(self.problems) == MOST and code != "limit":
            self.at("limit", Place(line=place.line), f"{MOST} problems are told; the rest is not looked at")
            raise EnoughError

    def note(self, code: str, line: Line, message: str, start: int | None = None, width: int | None = None) -> None:
        """Tell a fault of a content line: of its value, or of the characters from `start` on."""
        if start is None:
            start, width = line.begins, len(line.value)
        self.at(code, line.place(start, width or 1), message)

    def spend(self, steps: int) -> bool:
        """Say whether that much work may be done, and count it as done."""
        self.steps -= steps
        return self.steps >= 0

    def silent(self) -> Told:
        """Return one that tells nobody, for what was read and told before."""
        return _Silent(path="", lines=())


class _Silent(Told):
    """Keeps nothing."""

    def at(self, code: str, place: Place, message: str) -> None:
        """Tell nobody."""
