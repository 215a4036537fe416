"""What events.json holds, as a JSON Schema (draft 2020-12): it is published beside the file and is its documentation."""

from __future__ import annotations

from typing import Any

from hundred.core.dump import dump
from hundred.core.model.event import STATUSES

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}"
_TEXT, _ADDRESS = {"type": "string"}, {"type": "string", "format": "uri", "pattern": "^https?://[!-~]+$"}


def schema_bytes() -> bytes:
    """Return the schema as it is published."""
    return f"{dump(SCHEMA)}\n".encode()


def _form(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^{pattern}$"}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    """Return an object that has all of these and nothing else."""
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def _or_null(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, "anyOf": [kind, {"type": "null"}]}


def _about(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, **kind}


def _list(kind: dict[str, Any], about: str) -> dict[str, Any]:
    return {"description": about, "type": "array", "items": kind}


_UTC, _LOCAL = _form(f"{_DAY}{_CLOCK}Z"), _form(rf"{_DAY}(?:{_CLOCK}[+-][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?")
_AS_KNOWN = _form(rf"[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}}(?:{_CLOCK}[+-][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?)?)?")
_NAMED = {"id": _TEXT, "title": _TEXT, "url": _ADDRESS}
_EVENT = _object(
    id=_about(_TEXT, "The event's name in addresses; all dates of a series have the same."),
    uid=_about(_TEXT, "The UID of the calendars. It never changes, whatever else does."),
    recurrence_id=_or_null(
        {"anyOf": [_UTC, _form(_DAY)]},
        "The start that the rule of a series gives to this date, in UTC, or its day; with `uid` it names the date for good.",
    ),
    sequence=_about(
        {"type": "integer", "minimum": 0},
        "The SEQUENCE of the calendars: greater after time, place, status or rule have changed.",
    ),
    title=_about(_TEXT, "The title, in `language`."),
    summary=_about(_TEXT, "A sentence or two without markup, in `language`; may be empty."),
    language=_about(
        _TEXT, "The language (BCP 47) of title and summary, which is another than the file's where there is no translation."
    ),
    kind=_or_null(_TEXT, "One of the site's kinds of events, such as `workshop`."),
    status=_about({"enum": list(STATUSES)}, "Whether and how it takes place; a cancelled event stays in the list."),
    reason=_or_null(_TEXT, "Why this date of a series was moved or cancelled, in the editor's words."),
    mode=_about({"enum": ["offline", "online", "hybrid"]}, "How one takes part."),
    access=_about({"enum": ["public", "members", "booking"]}, "Who may come."),
    all_day={"description": "True where whole days are meant, and no times.", "type": "boolean"},
    start=_or_null(_UTC, "When it begins, in UTC; null while no day is known."),
    end=_or_null(_UTC, "When it is over, in UTC, exclusive; null where nobody said."),
    local_start=_or_null(
        _LOCAL, "The same by the clock of `timezone`, with its offset; a day alone where whole days are meant."
    ),
    local_end=_or_null(_LOCAL, "The same for the end, exclusive: the day after the last one where whole days are meant."),
    last_day=_or_null(_form(_DAY), "The last of whole days, inclusive; null for times."),
    timezone=_about(_TEXT, "The IANA name of the zone whose clock holds at the place."),
    announced=_or_null(_form("[0-9]{4}(?:-[0-9]{2})?"), "The month or year, while that is all that is known."),
    was=_or_null(_AS_KNOWN, "When it was to begin before it was moved, as exact as it was known."),
    venue=_or_null(
        _object(
            **_NAMED,
            address=_or_null(_TEXT, "Street and number."),
            city=_or_null(_TEXT, "The city."),
            country=_or_null(_TEXT, "The country."),
            latitude=_or_null({"type": "number", "minimum": -90, "maximum": 90}, "Degrees north."),
            longitude=_or_null({"type": "number", "minimum": -180, "maximum": 180}, "Degrees east."),
        ),
        "The venue, where it is one of the community's.",
    ),
    place=_or_null(_TEXT, "The place in the editor's words, where it is no venue of the community's."),
    stage=_or_null(_TEXT, "Of a session: the stage of its festival."),
    join=_or_null(_ADDRESS, "The address to join by; null where not everybody may know it."),
    groups=_list(_object(**_NAMED), "The groups it belongs to."),
    hosts=_list(_object(id=_TEXT, name=_TEXT, url=_ADDRESS), "The hosts who agreed to be shown."),
    festival=_or_null(_object(**_NAMED), "The festival that it is a part of."),
    tags=_list(_object(id=_TEXT, title=_TEXT), "Its tags."),
    url=_about(_ADDRESS, "Its page; a date of a series, or a session of a festival, by its own anchor."),
    ics=_or_null(_ADDRESS, "Its calendar file, which holds the whole series or programme; null while no day is known."),
    image=_or_null(_ADDRESS, "Its picture."),
    updated=_or_null(_UTC, "When its file last changed, as far as the file says."),
)
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The events of a community",
    "description": "Every date of every event, past ones too, by start, a series in one piece. All keys are always there.",
    **_object(
        **{"$schema": _about(_ADDRESS, "Where this schema is published.")},
        format=_about({"const": 2}, "Grows when a key is taken away or means something else; new keys do not change it."),
        site=_about(_TEXT, "The name of the community."),
        language=_about(_TEXT, "The language (BCP 47) of this file; there is one for each language of the site."),
        url=_about(_ADDRESS, "The site, in this language."),
        events={"type": "array", "items": _EVENT, "description": "The events."},
    ),
}
