"""What stays behind when people are published: the forms of their names that they do not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from hundred.core.model import Person

if TYPE_CHECKING:
    from hundred.core.model import Record


def as_published(record: Record) -> Record:
    """Return a record without the forms of a name that its owner does not show: nothing can be made of them then."""
    return replace(record, unshown=()) if isinstance(record, Person) and record.unshown else record
