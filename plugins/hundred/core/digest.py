"""Digests of typed values: equal for equal values in every process, different for different ones."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN = frozenset({bool, int, float, bytes, date, datetime, time, timedelta, type(None)})  # their repr says all of them
_SIZE = 16  # bytes; two of a billion outputs meet by accident with a chance below one in 10^20


class OpaqueError(TypeError):
    """Raised for a value whose content cannot be told: whoever depends on it must be made again each time."""


class Digester(Struct):
    """Digests values. Frozen dataclasses and structs are digested once and remembered for the life of the digester.

    A service that takes part in making outputs, such as a view, says by a method `as_input() -> object` what of it is
    an input.
    """

    _known: dict[int, tuple[object, bytes]] = field(default_factory=dict)

    def know(self, value: object, digest: bytes) -> None:
        """Take it that a struct has that digest, as a former run has found it."""
        self._known[id(value)] = (value, digest)

    def digest(self, value: object) -> bytes:
        """Return the digest of a value: plain data, dataclasses, mappings in their order, functions by name.

        Raises OpaqueError for anything else.
        """
        pieces: list[bytes] = []
        self._write(value, pieces.append)
        return _hash(pieces)

    def _write(self, value: Any, write: Callable[[bytes], None]) -> None:  # noqa: ANN401 - any value
        """Write what makes up a value; every piece begins with its kind and its length, so that none runs into another."""
        kind = type(value)
        if kind is str:
            data = value.encode("utf-8", "surrogatepass")
            write(b"s%d " % len(data) + data)
        elif kind in _PLAIN:
            data = repr(value).encode()
            write(b"v%d " % len(data) + data)
        elif kind in {tuple, list}:
            write(b"l%d " % len(value))
            known = self._known
            try:  # lists of records are long, and all their records known
                write(b"d" + b"d".join([known[id(one)][1] for one in value]) if value else b"")
            except KeyError:
                for one in value:
                    self._write(one, write)
        elif isinstance(value, Mapping):
            write(b"m%d " % len(value))
            for key, one in value.items():
                self._write(key, write)
                self._write(one, write)
        else:
            self._write_rare(value, write)

    def _write_rare(self, value: Any, write: Callable[[bytes], None]) -> None:  # noqa: ANN401
        name = type(value).__name__.encode()
        if hasattr(value, "as_input"):
            write(b"i" + name + b" ")
            self._write(value.as_input(), write)
        elif isinstance(value, Struct):
            write(b"d" + self.of_struct(value))
        elif is_dataclass(value) and not isinstance(value, type):
            write(b"d" + self._of_dataclass(value))
        elif isinstance(value, set | frozenset):
            write(b"t%d " % len(value))
            for one in sorted(self.digest(one) for one in value):
                write(one)
        elif isinstance(value, partial):
            write(b"p")
            self._write((value.func, value.args, value.keywords), write)
        elif isinstance(value, FunctionType) and value.__closure__ is None and "<" not in value.__qualname__:
            write(b"f")
            self._write((value.__module__, value.__qualname__), write)
        else:
            message = f"a {type(value).__name__} has no digest"
            raise OpaqueError(message)

    def of_struct(self, value: Struct) -> bytes:
        """Return the digest of a struct, which stands for it inside other values."""
        known = self._known.get(id(value))
        if known is None:
            known = (value, _hash([type(value).__qualname__.encode(), msgspec.msgpack.encode(value)]))
            self._known[id(value)] = known
        return known[1]

    def _of_dataclass(self, value: Any) -> bytes:  # noqa: ANN401
        known = self._known.get(id(value))
        if known is None:
            pieces = [type(value).__qualname__.encode()]
            for name in value.__dataclass_fields__:
                self._write(getattr(value, name), pieces.append)
            known = (value, _hash(pieces))
            self._known[id(value)] = known  # the value is kept too: its id must not come to name another
        return known[1]


def _hash(pieces: list[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(pieces), digest_size=_SIZE).digest()
