"""Sealed files of the cache: bytes that are only read again whole, and by a program of the same form.

The seal is the form and a checksum. It finds what was cut off, overwritten or left by another version; who can write to the
cache could forge any seal, so nothing read from one may be code, and nothing rendered reaches a page without being
sanitised.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from typing import TYPE_CHECKING, Annotated
from zlib import crc32

from msgspec import Meta

if TYPE_CHECKING:
    from pathlib import Path

    Buffer = bytes | memoryview

Number = Annotated[int, Meta(ge=0)]
"""A place in a list, as files of the cache hold it; reading refuses others."""

_MOST = 512 * 1024 * 1024  # bytes; what is larger was not written by us
_FORM = 16  # bytes of the form's digest; four of the checksum follow
_keeping = True  # files; a mate keeps none


def read_sealed(path: Path, form: str) -> memoryview:
    """Return what `write_sealed` kept at `path` under the same `form`. Raises OSError or ValueError where there is none."""
    data = memoryview(read_regular(path))
    kept = data[_FORM + 4 :]
    if data[: _FORM + 4] != _seal(form, kept):
        message = f"{path} is damaged, or of another version"
        raise ValueError(message)
    return kept


def read_unsealed(path: Path) -> memoryview:
    """Return what was kept at `path` under any form, for a reader who will not use it. Raises OSError or ValueError."""
    data = memoryview(read_regular(path))
    kept = data[_FORM + 4 :]
    if data[_FORM : _FORM + 4] != crc32(kept).to_bytes(4, "big"):
        message = f"{path} is damaged"
        raise ValueError(message)
    return kept


def is_of(path: Path, form: str) -> bool:
    """Say whether the file at `path` bears the seal of a `form`. Raises OSError where there is none."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as below
        return file.read(_FORM) == _form(form)


def write_sealed(path: Path, form: str, data: bytes) -> None:
    """Keep `data` at `path`, whole or not at all; where it cannot be written nothing is left to mislead."""
    write_whole(path, _seal(form, data) + data)


def read_regular(path: Path) -> bytes:
    """Return the bytes of a regular file. Raises OSError or ValueError for anything else, such as a pipe, unopened."""
    about = os.stat(path)  # noqa: PTH116 - hundreds of files in every build
    if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST:
        message = f"{path} is no file of the cache"
        raise ValueError(message)
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def only_read() -> None:
    """Keep nothing from now on in this process, as another one does, and may end this one in the midst of a file."""
    global _keeping  # noqa: PLW0603 - what is true of a process
    _keeping = False


def write_whole(path: Path, data: bytes) -> None:
    """Write a file of the cache, whole or not at all, through no link; where that cannot be there is none."""
    if not _keeping:
        return
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.unlink(missing_ok=True)
        with fresh.open("xb") as file:
            file.write(data)
        os.replace(fresh, path)  # noqa: PTH105 - the atomic call, by its name
    except OSError:
        forget(fresh)
        forget(path)


def forget(path: Path) -> None:
    """Delete a file of the cache, where there is one that can be deleted."""
    with contextlib.suppress(OSError):
        path.unlink()


def _seal(form: str, data: Buffer) -> bytes:
    return _form(form) + crc32(data).to_bytes(4, "big")


def _form(form: str) -> bytes:
    return hashlib.blake2b(form.encode(), digest_size=_FORM).digest()
