"""What charter.json holds, as a JSON Schema (draft 2020-12): it is published beside the file and is its documentation."""

from __future__ import annotations

from typing import Any

from hundred.charter.assembly.schema import QUESTION, VOTE
from hundred.charter.schema_words import ADDRESS, DAY, DIGEST, TEXT, VERSION, YES, about, listed, object_of, or_null
from hundred.core.dump import dump


def schema_bytes() -> bytes:
    """Return the schema as it is published."""
    return f"{dump(SCHEMA)}\n".encode()


_ARTICLE = object_of(
    id=about({"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, "The permanent name, the same in all versions and languages."),
    kind=about({"enum": ["article", "preamble", "definitions", "repealed"]}, "`repealed`: only the heading is left."),
    number=or_null({"type": "integer", "minimum": 1}, "The number in this version; null for a preamble."),
    title=about(TEXT, "The title, in the language of the text."),
    clauses=about({"type": "integer", "minimum": 0}, "How many numbered clauses it has; the second is at `url` with `-2`."),
    url=about(ADDRESS, "Where it stands in this version, for good."),
)
_TEXTS = object_of(
    language=about(TEXT, "BCP 47."),
    original=about(YES, "Whether the others are translations of this one."),
    outdated=about(YES, "Whether it is a translation of another text than the original is now."),
    title=about(TEXT, "The title of the charter."),
    summary=about(TEXT, "A sentence or two; may be empty."),
    sha256=about(DIGEST, "The digest: SHA-256 of the file at `text`, in hex."),
    url=about(ADDRESS, "The page."),
    text=about(ADDRESS, "The canonical text, which is signed and voted on."),
    markdown=about(ADDRESS, "The text with numbers and references, to read and pass on."),
    pdf=or_null(ADDRESS, "The text to print; null where the site makes none."),
    articles=listed(_ARTICLE, "In their order."),
)
_VERSIONS = object_of(
    version=about(VERSION, "Its number, for good."),
    status=about(
        {"enum": ["voting", "adopted", "repealed"]}, "What was decided of it; what is in force follows from the days."
    ),
    adopted=or_null(DAY, "The day it was adopted."),
    effective=or_null(DAY, "The first day on which it is to be in force."),
    repealed=or_null(DAY, "The first day on which it no longer holds, where no other version took its place."),
    supersedes=or_null(VERSION, "The version it replaces."),
    prevailing=listed(TEXT, "The languages whose text decides where two differ; several are equal."),
    url=about(ADDRESS, "The page in the site's first language, for good."),
    texts=listed(_TEXTS, "The original first."),
)
_SPAN = object_of(
    **{"from": about(DAY, "The first day.")},
    version=or_null(VERSION, "The version in force; null where none is."),
    until=or_null(DAY, "The last day; null while nothing ends it."),
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The charter of a community, in all its versions",
    "description": "Days are those of the community's own calendar (ISO 8601).",
    **object_of(
        **{"$schema": about(ADDRESS, "Where this schema is published.")},
        url=about(ADDRESS, "The page of what is in force."),
        in_force=listed(
            _SPAN, "Every day since the first version took effect, in spans, oldest first; each day in one of them."
        ),
        versions=listed(_VERSIONS, "Every version but drafts, oldest first."),
        questions=listed(QUESTION, "Every question, the last one to be asked first."),
        votes=listed(VOTE, "Every vote, the last one to close first."),
    ),
}
