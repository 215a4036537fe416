"""Signatures under a version of the charter: who agreed to one text, and whether their name may be shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from hundred.core.model.base import Record


class Signature(Record, frozen=True, kw_only=True, tag="signature"):
    """One signature under the text that has the `digest`, or begins it; `id` is the version and the file: `2.0/ada`.

    `name` is the form in which the signer is shown, '' where they do not wish it: then the signature counts, and that is
    all that is known of it. `signer` is equal for two signatures of one person; it is not to be published. `order` sorts.
    """

    kind: ClassVar[str] = "signature"
    folder: ClassVar[str] = "charter/signatures"

    version: str
    role: str
    signed: date | None
    digest: str
    consent: bool = False
    name: str = ""
    name_lang: str = ""
    person: str = ""
    signer: str = ""
    order: str = ""

    @property
    def address(self) -> str:
        """Return the page on which signatures of its version stand: it has none of its own."""
        return f"/charter/{self.version}/signatures/"
