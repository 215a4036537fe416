"""What wall.json holds, as a JSON Schema (draft 2020-12): it is published beside the file and is its documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hundred.core.dump import dump
from hundred.core.paths import web_address

if TYPE_CHECKING:
    from hundred.core.view import View

WALL_SCHEMA = "/wall/wall.schema.json"

STATES = ("active", "alumni", "remembered")
_DAY = r"^(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?$"


def schema_bytes(view: View) -> bytes:
    """Return the schema as it is published, named by its own address."""
    return f"{dump(SCHEMA | {'$id': web_address(view.settings.url, WALL_SCHEMA)})}\n".encode()


def _text(about: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any keyword of a schema
    return {"type": "string", "description": about, **more}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def _list(about: str, items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "description": about, "items": items}


_AS_KNOWN = "as much of it as is known: 2019-11-30, 2019-11, 2019, or empty"
_CONTRIBUTION = _object(
    kind=_text("One of the site's kinds of contribution, such as `hosting`."),
    label=_text("What the kind is called in the language of the file."),
    what=_text("What it was, in a line, in `lang`."),
    lang=_text("The language (BCP 47) of `what`."),
    date=_text(f"When it was, {_AS_KNOWN}.", pattern=_DAY),
    proof=_text("Where it can be seen: a whole address, or empty."),
)
_PERSON = _object(
    id=_text("The person's name in addresses."),
    seed={
        "anyOf": [{"type": "integer", "minimum": 1}, {"type": "null"}],
        "description": "The permanent number on the wall; it is never given twice, and numbers may be missing.",
    },
    name=_text("The name in the form that the person chose."),
    lang=_text("The language (BCP 47) of the name; empty for a handle."),
    joined=_text(f"Since when, {_AS_KNOWN}.", pattern=_DAY),
    state=_text("`alumni` have moved on; `remembered` are those who have died.", enum=list(STATES)),
    url=_text("The person's page.", format="uri"),
    contributions=_list("What they did, in their own order.", _CONTRIBUTION),
)
_TIER = _object(
    id=_text("One of the site's tiers; empty for people who are in none."),
    label=_text("What the tier is called in the language of the file."),
    people=_list("The people in the order of the wall.", _PERSON),
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The wall of names",
    "description": "Everybody on it has agreed to be shown. To be named here is thanks and no endorsement.",
    **_object(
        **{"$schema": _text("The address of this schema.", format="uri")},
        site=_text("The name of the site."),
        lang=_text("The language (BCP 47) of labels and addresses."),
        url=_text("The page of the wall.", format="uri"),
        order=_text("How people stand within a tier.", enum=["ordinal", "name", "joined", "hashed"]),
        total={"type": "integer", "minimum": 0, "description": "How many people there are."},
        tiers=_list("The tiers that have people, in the order of the site.", _TIER),
    ),
}
