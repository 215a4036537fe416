"""Venues: their files and their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hundred.core.model import Venue
from hundred.venues.plan import plan

if TYPE_CHECKING:
    from tests.conftest import Hamlet


def test_every_field_reaches_the_venue(hamlet: Hamlet) -> None:
    """All that an editor can write of a venue is in its record."""
    text = hamlet.file(
        title="The Hall", summary="S.", address="3 Lamp Lane", city="Tern Bay", country="China", geo="39.68, 119.43",
        timezone="Europe/London", url="https://hall.example", access="Level entry",
    )  # fmt: skip

    record = hamlet.record("venues/hall.md", text)

    assert record == Venue(
        id="hall",
        path="content/venues/hall.md",
        texts=record.texts,
        city="Tern Bay",
        position=(39.68, 119.43),
        zone="Europe/London",
        url="https://hall.example",
    )
    assert dict(record.original.words) == {
        "address": "3 Lamp Lane",
        "city": "Tern Bay",
        "country": "China",
        "access": "Level entry",
    }


@pytest.mark.parametrize(
    ("city", "id_", "told"),
    [
        ("Tern Bay", "tern-bay", []),
        ("São Paulo", "sao-paulo", []),
        ("燕鸥湾", "燕鸥湾", []),
        ("''", "", []),
        ("☃", "", ["content/venues/hall.md:3:7 city"]),
    ],
)
def test_a_city_names_a_calendar(hamlet: Hamlet, city: str, id_: str, told: list[str]) -> None:
    """The city's name as it stands in an address; one that cannot is told."""
    site = hamlet.site({"venues/hall.md": hamlet.file(title="Hall", city=city)})

    (venue,) = site.loaded.community.venues

    assert (venue.city_id, [f"{one.path}:{one.place.line}:{one.place.col} {one.code}" for one in site.loaded.problems]) == (
        id_,
        told,
    )


def test_a_venue_is_given_what_is_on(hamlet: Hamlet) -> None:
    """What is coming first to last, what is over last to first, and the calendars of house and city."""
    files: dict[str, str | bytes] = {
        "venues/hall.md": "---\ntitle: Hall\ncity: Tern Bay\n---\n",
        "venues/pier.md": "---\ntitle: Pier\n---\n",
        "events/walk.md": hamlet.event(venue="hall"),
        **{f"events/p{day}.md": hamlet.event(id=f"p{day}", start=f"2026-10-{day}", venue="hall") for day in range(10, 24)},
    }

    first, hall, pier = (page.fill() for page in plan(hamlet.view(files)))

    data: Any = hall.data
    assert ([one.id for one in data["upcoming"]], [one.id for one in data["past"]]) == (
        ["walk"],
        [f"p{day}" for day in range(23, 11, -1)],
    )
    listed: Any = first.data
    assert [[(venue.id, count) for venue, count in found] for found in listed["cities"]] == [[("hall", 15)], [("pier", 0)]]
    assert [one.path for one in hall.alternates] == ["/calendars/venue/hall.ics", "/calendars/city/tern-bay.ics"]
    assert [one.path for one in pier.alternates] == ["/calendars/venue/pier.ics"]
