"""Bodies: the Markdown of texts, kept where it was written until somebody asks for it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hundred.core.model import Text


class Bodies(Protocol):
    """Gives the Markdown of texts, and tells without reading it whether it is another than before."""

    def read(self, text: Text) -> str:
        """Return the Markdown of a text."""
        ...

    def mark(self, path: str) -> str:
        """Return what differs where the body of the file at `path` does; '' where there is none."""
        ...


class HeldBodies(dict[str, str]):
    """Bodies in memory, by the path of their file; a text that is not among them is empty."""

    def read(self, text: Text) -> str:
        """Return the Markdown of a text."""
        return self.get(text.path, "")

    def mark(self, path: str) -> str:
        """Return a digest of the body of that file."""
        return body_mark(self.get(path, ""))


def body_mark(body: str) -> str:
    """Return the digest (32 hex digits) by which a body is known."""
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
