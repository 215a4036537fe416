"""People as they chose to be shown. Who did not consent never becomes a Person of the community."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from hundred.core.model.base import Record
from hundred.core.times import Undated


class Contribution(Struct, frozen=True, kw_only=True, array_like=True):
    """One thing a person did: its kind, in a line, when, and where it can be seen."""

    sort: str
    what: str
    date: date | Undated | None = None
    proof: str = ""


class Person(Record, frozen=True, kw_only=True, tag="person"):
    """A person of the community. `name` is already the form they chose: name, handle, both or initials.

    `order` sorts it among others. `unshown` are the forms of the name that must stand nowhere, `forgotten` the traces of
    those that somebody who has withdrawn had: only the last look at what is published knows them.
    """

    kind: ClassVar[str] = "person"
    folder: ClassVar[str] = "people"

    name: str
    name_lang: str
    consent: bool
    sort_key: str = ""
    joined: date | Undated | None = None
    tier: str = ""
    seed: int | None = None
    invited_by: str = ""
    state: str = "active"
    contributions: tuple[Contribution, ...] = ()
    links: tuple[str, ...] = ()
    photo: str = ""
    indexable: bool = True
    order: str = ""
    unshown: tuple[str, ...] = ()
    forgotten: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Say whether the person may appear anywhere at all."""
        return self.consent and self.state != "withdrawn"
