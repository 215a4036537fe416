"""What charter.json holds, as a JSON Schema (draft 2020-12): it is published beside the file and is its documentation."""

from __future__ import annotations

from typing import Any

from hundred.core.dump import dump

_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_VERSION = {"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$"}
_YES = {"type": "boolean"}


def schema_bytes() -> bytes:
    """Return the schema as it is published."""
    return f"{dump(SCHEMA)}\n".encode()


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has all of these; a later Hundred may add keys, so that readers pass over unknown ones."""
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _about(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, **kind}


def _or_null(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, "anyOf": [kind, {"type": "null"}]}


def _list(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, "type": "array", "items": kind}


_ARTICLE = _object(
    id=_about(
        {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, "The permanent name, the same in all versions and languages."
    ),
    kind=_about({"enum": ["article", "preamble", "definitions", "repealed"]}, "`repealed`: only the heading is left."),
    number=_or_null({"type": "integer", "minimum": 1}, "The number in this version; null for a preamble."),
    title=_about(_TEXT, "The title, in the language of the text."),
    clauses=_about({"type": "integer", "minimum": 0}, "How many numbered clauses it has; the second is at `url` with `-2`."),
    url=_about(_ADDRESS, "Where it stands in this version, for good."),
)
_TEXTS = _object(
    language=_about(_TEXT, "BCP 47."),
    original=_about(_YES, "Whether the others are translations of this one."),
    outdated=_about(_YES, "Whether it is a translation of another text than the original is now."),
    title=_about(_TEXT, "The title of the charter."),
    summary=_about(_TEXT, "A sentence or two; may be empty."),
    sha256=_about({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "The digest: SHA-256 of the file at `text`, in hex."),
    url=_about(_ADDRESS, "The page."),
    text=_about(_ADDRESS, "The canonical text, which is signed and voted on."),
    markdown=_about(_ADDRESS, "The text with numbers and references, to read and pass on."),
    pdf=_or_null(_ADDRESS, "The text to print; null where the site makes none."),
    articles=_list(_ARTICLE, "In their order."),
)
_VERSIONS = _object(
    version=_about(_VERSION, "Its number, for good."),
    status=_about(
        {"enum": ["voting", "adopted", "repealed"]}, "What was decided of it; what is in force follows from the days."
    ),
    adopted=_or_null(_DAY, "The day it was adopted."),
    effective=_or_null(_DAY, "The first day on which it is to be in force."),
    repealed=_or_null(_DAY, "The first day on which it no longer holds, where no other version took its place."),
    supersedes=_or_null(_VERSION, "The version it replaces."),
    prevailing=_list(_TEXT, "The languages whose text decides where two differ; several are equal."),
    url=_about(_ADDRESS, "The page in the site's first language, for good."),
    texts=_list(_TEXTS, "The original first."),
)
_SPAN = _object(
    **{"from": _about(_DAY, "The first day.")},
    version=_or_null(_VERSION, "The version in force; null where none is."),
    until=_or_null(_DAY, "The last day; null while nothing ends it."),
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The charter of a community, in all its versions",
    "description": "Days are those of the community's own calendar (ISO 8601).",
    **_object(
        **{"$schema": _about(_ADDRESS, "Where this schema is published.")},
        url=_about(_ADDRESS, "The page of what is in force."),
        in_force=_list(
            _SPAN, "Every day since the first version took effect, in spans, oldest first; each day in one of them."
        ),
        versions=_list(_VERSIONS, "Every version but drafts, oldest first."),
    ),
}
