"""Names stand on the wall in an order that everybody can predict."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hundred.core.times import Undated
from hundred.wall.arrange import arrange, joined_words

if TYPE_CHECKING:
    from conftest import Wall

TIERS = ("first", "second", "third")


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("ordinal", ["seven", "nine", "early", "yeared", "daily", "abel", "zoe"]),
        ("name", ["abel", "daily", "early", "nine", "seven", "yeared", "zoe"]),
        ("joined", ["nine", "early", "yeared", "daily", "abel", "seven", "zoe"]),
    ],
)
def test_the_order_is_the_settings(wall: Wall, order: str, ids: list[str]) -> None:
    """By number, name or time: who has no number or time comes after those who have, and names break ties."""
    people = [
        wall.person("seven", seed=7),
        wall.person("nine", seed=9, joined=date(2019, 1, 1)),
        wall.person("daily", joined=date(2020, 1, 2)),
        wall.person("yeared", joined=Undated(year=2020, month=None)),
        wall.person("early", joined=Undated(year=2019, month=12)),
        wall.person("abel"),
        wall.person("zoe"),
    ]
    random.Random(order).shuffle(people)  # noqa: S311 - any order will do

    [(_, standing)] = arrange(people, TIERS, order)

    assert [person.id for person in standing] == ids


def test_a_sort_key_goes_before_the_letters(wall: Wall) -> None:
    """A name sorts by its key where it has one, without regard to capitals; equal names by id."""
    people = [
        wall.person("c", "鸥", order="ou"),
        wall.person("b", "Zed"),
        wall.person("a2", "ada"),
        wall.person("a1", "ada"),
    ]

    [(_, standing)] = arrange(people, TIERS, "name")

    assert [person.id for person in standing] == ["a1", "a2", "c", "b"]


def test_tiers_stand_in_the_order_of_the_settings(wall: Wall) -> None:
    """Tiers without people are left out; people without a tier stand last."""
    people = [wall.person("a"), wall.person("b", tier="third"), wall.person("c", tier="first"), wall.person("d", tier="gone")]

    tiers = [(tier, [person.id for person in standing]) for tier, standing in arrange(people, TIERS, "name")]

    assert tiers == [("first", ["c"]), ("third", ["b"]), ("", ["a", "d"])]


@pytest.mark.parametrize(
    ("joined", "words"),
    [
        (date(2019, 11, 30), "2019-11-30"),
        (Undated(year=2019, month=3), "2019-03"),
        (Undated(year=2019, month=None), "2019"),
        (None, ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(wall: Wall, joined: date | Undated | None, words: str) -> None:
    """Nobody is given a day that they did not tell."""
    assert joined_words(wall.person("a", joined=joined)) == words
