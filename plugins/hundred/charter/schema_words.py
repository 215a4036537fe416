"""The words in which the schema of charter.json is written (JSON Schema, draft 2020-12)."""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}
DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
MOMENT = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"}
VERSION = {"type": "string", "pattern": r"^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$"}
DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
AMOUNT = {"type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,4})?$"}
FRACTION = {"type": "string", "pattern": "^[0-9]+(/[1-9][0-9]*)?$"}
YES = {"type": "boolean"}


def object_of(**properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has all of these; a later Hundred may add keys, so that readers pass over unknown ones."""
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def about(kind: dict[str, Any], said: str) -> dict[str, Any]:
    """Return a kind of value with what it means."""
    return {"description": said, **kind}


def or_null(kind: dict[str, Any], said: str) -> dict[str, Any]:
    """Return a kind of value that may be missing."""
    return {"description": said, "anyOf": [kind, {"type": "null"}]}


def listed(kind: dict[str, Any], said: str) -> dict[str, Any]:
    """Return a list of a kind of value."""
    return {"description": said, "type": "array", "items": kind}
