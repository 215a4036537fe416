"""The table of kinds: every folder of content/ and the part that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hundred.charter.assembly.question_parse import KIND as QUESTION
from hundred.charter.assembly.vote_parse import KIND as VOTE
from hundred.charter.parse import KIND as CHARTER
from hundred.charter.signatures.parse import KIND as SIGNATURE
from hundred.events.parse import KIND as EVENT
from hundred.groups.parse import KIND as GROUP
from hundred.news.parse import GUIDE, PAGE, POST
from hundred.people.parse import KIND as PERSON
from hundred.spotlights.parse import KIND as SPOTLIGHT
from hundred.venues.parse import KIND as VENUE

if TYPE_CHECKING:
    from hundred.core.kind import Kind

# Venues come first: an event without a zone takes its venue's.
KINDS = (VENUE, EVENT, GROUP, PERSON, SPOTLIGHT, CHARTER, SIGNATURE, QUESTION, VOTE, POST, PAGE, GUIDE)
# The folders of content/ itself, and those inside another kind's.
BY_FOLDER = {kind.folder: kind for kind in KINDS if "/" not in kind.folder}
_INNER = tuple((f"{kind.folder}/", kind) for kind in KINDS if "/" in kind.folder)


def kind_of(file: str) -> Kind:
    """Return the kind of a file by its path under content/. Raises KeyError where none is read from its folder."""
    for folder, kind in _INNER:
        if file.startswith(folder):
            return kind
    return BY_FOLDER[file.partition("/")[0]]
