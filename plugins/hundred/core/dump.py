"""JSON as `json.dumps` writes it with an indent of one, sorted keys and letters as they are; it takes four times as long."""

from __future__ import annotations

from json.encoder import encode_basestring as _quoted
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = {None: "null", True: "true", False: "false"}


def dump(value: object, start: str = "\n") -> str:
    """Return a value of text, finite numbers, truth values, None, lists, tuples and dicts; raise TypeError for others.

    `start` is the line end and the indent of the line that the value begins on.
    """
    if isinstance(value, str):
        return _quoted(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int) or (isinstance(value, float) and isfinite(value)):
        return repr(value)
    inner = f"{start} "
    if isinstance(value, dict):
        return _between("{", (f"{_quoted(key)}: {dump(value[key], inner)}" for key in sorted(value)), "}", start)
    if isinstance(value, list | tuple):
        return _between("[", (dump(one, inner) for one in value), "]", start)
    message = f"a {type(value).__name__} is no JSON of ours"
    raise TypeError(message)


def with_list(document: dict[str, object], name: str, parts: Iterable[bytes]) -> bytes:
    r"""Return a document, with its line end, whose list `name` holds parts that were dumped with `start` "\n  "."""
    empty = f"\n {_quoted(name)}: []"  # a line end within text is escaped, so this stands in one place only
    head, _, tail = f"{dump(document | {name: []})}\n".partition(empty)
    inside = b",\n  ".join(parts)
    filled = b"".join((f"\n {_quoted(name)}: [\n  ".encode(), inside, b"\n ]")) if inside else empty.encode()
    return b"".join((head.encode(), filled, tail.encode()))


def _between(opening: str, items: Iterable[str], closing: str, start: str) -> str:
    inside = f",{start} ".join(items)
    return f"{opening}{start} {inside}{start}{closing}" if inside else opening + closing
