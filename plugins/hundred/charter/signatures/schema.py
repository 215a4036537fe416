"""What signatures.json holds, as a JSON Schema (draft 2020-12): one for all versions, published beside the charter's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.dump import dump

if TYPE_CHECKING:
    from hundred.core.view import View

SCHEMA_PATH = "/charter/signatures.schema.json"
_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}
_COUNT = {"type": "integer", "minimum": 0}


def schema_bytes(_: View) -> bytes:
    """Return the schema as it is published."""
    return f"{dump(SCHEMA)}\n".encode()


def _object(optional: tuple[str, ...] = (), /, **properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has all of these but the optional ones; a later Hundred may add keys."""
    return {"type": "object", "properties": properties, "required": sorted(properties.keys() - set(optional))}


def _about(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, **kind}


_SIGNED_TEXT = _object(
    lang=_about(_TEXT, "BCP 47."),
    sha256=_about({"type": "string", "pattern": "^[0-9a-f]{64}$"}, "The digest of the text: a signature belongs to it."),
    signed=_about(_COUNT, "How many signed this text."),
)
_SIGNATURE = _object(
    ("person",),
    name=_about({"type": "string", "minLength": 1}, "The name, as its owner wishes it to be shown."),
    lang=_about(_TEXT, "The language of the name (BCP 47); empty where it is not known."),
    role=_about({"enum": ["resident", "visitor"]}, "Whether they live there."),
    signed=_about({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, "The day on which they signed."),
    text=_about(_TEXT, "The language of the text that they signed."),
    person=_about(_ADDRESS, "Their page, where they have one."),
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The signatures under a version of a community's charter",
    "description": "Days are those of the community's own calendar (ISO 8601). Whoever did not agree to be named is counted.",
    **_object(
        **{"$schema": _about(_ADDRESS, "Where this schema is published.")},
        version=_about({"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$"}, "The version that was signed."),
        url=_about(_ADDRESS, "The page of its signatures."),
        texts=_about({"type": "array", "items": _SIGNED_TEXT}, "Its text in each language."),
        total=_about(_COUNT, "How many signed it."),
        residents=_about(_COUNT, "How many of them are residents."),
        visitors=_about(_COUNT, "How many of them are visitors."),
        unnamed=_about(_COUNT, "How many of them are not named."),
        signatures=_about({"type": "array", "items": _SIGNATURE}, "Those who agreed to be named, by name."),
    ),
}
