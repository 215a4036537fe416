"""Digests of typed values: equal for equal values in every process, different for different ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from types import FunctionType
from typing import Any, Protocol, runtime_checkable

_SIZE = 16  # bytes; two of a billion outputs meet by accident with a chance below one in 10^20


class OpaqueError(TypeError):
    """Raised for a value whose content cannot be told: whoever depends on it must be made again each time."""


@runtime_checkable
class Input(Protocol):
    """A service that takes part in making outputs: what of it, if anything, is an input."""

    def as_input(self) -> object:
        """Return the value that stands for this object in a digest."""
        ...


@dataclass(slots=True)
class Digester:
    """Digests values. Frozen dataclasses are digested once and remembered for the life of the digester."""

    _known: dict[int, tuple[object, bytes]] = field(default_factory=dict)

    def digest(self, value: object) -> bytes:
        """Return the digest of a value: plain data, dataclasses, mappings in their order, functions by name.

        Raises OpaqueError for anything else.
        """
        if is_dataclass(value) and not isinstance(value, type | Input):
            known = self._known.get(id(value))
            if known is None:
                known = (value, self._fresh(value))
                self._known[id(value)] = known  # the value is kept too: its id must not come to name another
            return known[1]
        return self._fresh(value)

    def _fresh(self, value: Any) -> bytes:  # noqa: ANN401 - any value
        hasher = hashlib.blake2b(digest_size=_SIZE)
        for piece in self._pieces(value):
            hasher.update(len(piece).to_bytes(8, "big") + piece)
        return hasher.digest()

    def _pieces(self, value: Any) -> list[bytes]:  # noqa: ANN401, PLR0911 - one line a type
        name = type(value).__name__.encode()
        if isinstance(value, str):
            return [b"s", value.encode("utf-8", "surrogatepass")]
        if isinstance(value, bool | int | float | date | time | timedelta | type(None)):
            zone = str(value.tzinfo) if isinstance(value, datetime) else ""
            return [name, repr(value).encode(), zone.encode()]
        if isinstance(value, bytes):
            return [b"b", value]
        if isinstance(value, tuple | list):
            return [b"l", *(self.digest(one) for one in value)]
        if isinstance(value, set | frozenset):
            return [b"t", *sorted(self.digest(one) for one in value)]
        if isinstance(value, Mapping):
            return [b"m", *(piece for key, one in value.items() for piece in (self.digest(key), self.digest(one)))]
        if isinstance(value, Input):
            return [b"i", name, self.digest(value.as_input())]
        if is_dataclass(value):
            return [b"d", name, *(self.digest(getattr(value, one.name)) for one in fields(value))]
        if isinstance(value, partial):
            return [b"p", *(self.digest(one) for one in (value.func, value.args, value.keywords))]
        if isinstance(value, FunctionType) and value.__closure__ is None and "<" not in value.__qualname__:
            return [b"f", value.__module__.encode(), value.__qualname__.encode()]
        message = f"a {type(value).__name__} has no digest"
        raise OpaqueError(message)
