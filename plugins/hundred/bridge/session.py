"""What one run of Pelican carries from our generator's first step to its last, and back to who started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hundred.build.site import Site
    from hundred.core.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: its problems, and how many pages, calendars, feeds and files; how many of them changed."""

    problems: tuple[Problem, ...]
    pages: int = 0
    calendars: int = 0
    feeds: int = 0
    files: int = 0
    changed: int = 0
    links: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Session:
    """The site of this run; `built` is set at its end. `quiet` leaves the printing to who started the run."""

    site: Site
    quiet: bool = False
    built: Built | None = None
