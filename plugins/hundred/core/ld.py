"""Shared steps of linked data: an object of schema.org without the keys that have nothing to say."""

from __future__ import annotations

from typing import Any


def thing(kind: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    """Return a schema.org object of type `kind`; keys whose value is empty are left out, not invented."""
    return {"@type": kind, **{key: value for key, value in keys.items() if value or value == 0}}


def document(kind: str, **keys: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a schema.org object that stands alone on a page."""
    return {"@context": "https://schema.org"} | thing(kind, **keys)
