"""Venues: where events take place and how to get in."""

from __future__ import annotations

from typing import ClassVar

from hundred.core.model.base import Record
from hundred.core.slugs import slug_of


class Venue(Record, frozen=True, kw_only=True, tag="venue"):
    """A venue; `position` is (latitude, longitude) in degrees; `city` as the original writes it names its calendar."""

    kind: ClassVar[str] = "venue"
    folder: ClassVar[str] = "venues"

    city: str = ""
    position: tuple[float, float] | None = None
    zone: str = ""
    url: str = ""
    image: str = ""

    @property
    def city_id(self) -> str:
        """Return the city as it stands in the address of its calendar, or ''."""
        return slug_of(self.city)
