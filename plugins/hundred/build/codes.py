"""Compiled templates, kept for the environments of all languages, and of all builds of one process.

They are never written down: compiled code out of a cache would be run, whoever had put it there.
"""

from __future__ import annotations

from functools import cache
from types import CodeType
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class Codes(jinja2.BytecodeCache):
    """The compiled templates of a site, by name and source."""

    def __init__(self) -> None:
        """Begin with none."""
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its code, where it is known."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket."""
        if isinstance(bucket.code, CodeType):
            self._codes[bucket.key, bucket.checksum] = bucket.code


@cache
def codes() -> Codes:
    """Return the compiled templates of this process: a server that builds again compiles only what was edited."""
    return Codes()
