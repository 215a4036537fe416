"""The table of kinds: every folder of content/ and the part that reads it, imported when a file of that folder is read."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hundred.core.kind import Kind

# Where the row of each folder stands. Most builds read files of one or two of them.
_ROWS = {
    "venues": ("hundred.venues.parse", "KIND"),
    "events": ("hundred.events.parse", "KIND"),
    "groups": ("hundred.groups.parse", "KIND"),
    "people": ("hundred.people.parse", "KIND"),
    "spotlights": ("hundred.spotlights.parse", "KIND"),
    "charter": ("hundred.charter.parse", "KIND"),
    "charter/signatures": ("hundred.charter.signatures.parse", "KIND"),
    "charter/questions": ("hundred.charter.assembly.question_parse", "KIND"),
    "charter/votes": ("hundred.charter.assembly.vote_parse", "KIND"),
    "news": ("hundred.news.parse", "POST"),
    "pages": ("hundred.news.parse", "PAGE"),
    "guide": ("hundred.news.parse", "GUIDE"),
}
# The folders of content/ itself, in the order of the table, and those inside another kind's.
FOLDERS = {folder: None for folder in _ROWS if "/" not in folder}
_INNER = tuple((f"{folder}/", folder) for folder in _ROWS if "/" in folder)
# The ending of files beside the records of a folder, as its row has it: to list the files no part is imported.
_ATTACHED = {"charter/votes": ".csv"}


def kind_of(file: str) -> Kind:
    """Return the kind of a file by its path under content/. Raises KeyError where none is read from its folder."""
    return _kind_in(_folder_of(file))


def attached_in(file: str) -> str:
    """Return the ending of the files that may lie beside records in the folder of `file`, '' where none may."""
    return _ATTACHED.get(_folder_of(file), "")


def every_kind() -> tuple[Kind, ...]:
    """Return all rows of the table."""
    return tuple(map(_kind_in, _ROWS))


def _folder_of(file: str) -> str:
    return next((folder for beginning, folder in _INNER if file.startswith(beginning)), file.partition("/")[0])


@cache
def _kind_in(folder: str) -> Kind:
    module, name = _ROWS[folder]
    kind: Kind = getattr(import_module(module), name)
    return kind
