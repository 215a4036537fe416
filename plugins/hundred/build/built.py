"""What a build came to, in figures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection

    from hundred.core.problems import Problem

_FORMS = (".rss", ".atom", ".json")
_FEED = re.compile(r"(^|/)feeds/.*\.(rss|atom|json)$")


class Built(Struct, frozen=True, kw_only=True):
    """What a build made: its problems, and how many pages, calendars, feeds and files; how many of them changed.

    `sources` are the files that it looked at, `links` the links inside the site that were followed, `notes` what whoever
    runs it should know of the machine and the repository.
    """

    problems: tuple[Problem, ...] = ()
    pages: int = 0
    calendars: int = 0
    feeds: int = 0
    files: int = 0
    changed: int = 0
    links: int = 0
    sources: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()


def counted(names: Collection[str]) -> dict[str, int]:
    """Return how many of the published files `names` are pages, calendars and feeds, and how many there are."""
    endings = Counter(name.rpartition(".")[2] for name in names)
    told = endings["rss"] + endings["atom"] + endings["json"]
    return {
        "pages": endings["html"],
        "calendars": endings["ics"],
        "feeds": sum(bool(_FEED.search(name)) for name in names if name.endswith(_FORMS)) if told else 0,
        "files": len(names),
    }
