"""Problems as a command says them: by their path from where you stand, with a line that sums them up."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.problems import Severity, as_github, as_json, as_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from hundred.core.problems import Problem

WRITERS = {"text": as_text, "json": as_json, "github": as_github}


def from_here(problems: Iterable[Problem], site: Path, here: Path) -> list[Problem]:
    """Return the problems of the folder `site` with paths that lead there from the folder `here`."""
    if site == here:
        return list(problems)
    return [replace(one, path=os.path.relpath(site / one.path, here).replace(os.sep, "/")) for one in problems]


def summed_up(problems: Collection[Problem], files: int) -> str:
    """Return "3 errors, 1 warning in 2 of 215 files", or "215 files, no problems"."""
    if not problems:
        return f"{_count(files, 'file')}, no problems"
    weights = Counter(one.severity for one in problems)
    kinds = ((weights[Severity.ERROR], "error"), (weights[Severity.WARNING], "warning"))
    told = ", ".join(_count(number, word) for number, word in kinds if number)
    touched = len({one.path for one in problems})
    return f"{told} in {touched} of {_count(max(files, touched), 'file')}"


def failed(problems: Iterable[Problem]) -> bool:
    """Say whether an error is among the problems."""
    return any(one.severity is Severity.ERROR for one in problems)


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
