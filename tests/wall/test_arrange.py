"""Names stand on the wall in an order that everybody can predict."""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.times import Undated
from hundred.core.wall_settings import WallSettings
from hundred.wall.arrange import arrange, as_known, standing, with_vacant

if TYPE_CHECKING:
    from conftest import Wall

TIERS = ("first", "second", "third")
IDS = st.lists(st.text("abcdefgh-", min_size=1, max_size=5), min_size=2, max_size=30, unique=True)


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
def test_a_date_is_as_exact_as_it_is_known(joined: date | Undated | None, words: str) -> None:
    """Nobody is given a day that they did not tell."""
    assert as_known(joined) == words


@given(ids=IDS, gone=st.sets(st.integers(0, 29)), lot=st.sampled_from(["2026-11", "2026-W47", ""]))
def test_nobody_moves_when_others_come_or_go(wall: Wall, ids: list[str], gone: set[int], lot: str) -> None:
    """By lot, the people who stay keep their order among each other, whoever is added and whoever leaves."""
    people = [wall.person(id_) for id_ in ids]
    fewer = [person for place, person in enumerate(people) if place not in gone]

    [(_, whole)] = arrange(people, (), "hashed", lot)
    left = [person for _, row in arrange(fewer, (), "hashed", lot) for person in row]

    assert left == [person for person in whole if person in fewer]


@pytest.mark.parametrize("period", ["day", "week", "month", "year"])
def test_the_lot_stands_for_its_period(wall: Wall, period: str) -> None:
    """By lot, the order is the same until the period is over, and then another; it is that of no name or number."""
    people = [wall.person(f"p{number:02}", seed=number) for number in range(1, 31)]
    days = {"day": (1, 1, 2), "week": (3, 9, 10), "month": (1, 31, 32), "year": (1, 366, 367)}
    first, same, other = days[period]

    def order(day: int) -> list[str]:
        [(_, row)] = wall.view(*people, day=day, wall=WallSettings(order="hashed", period=period)).community.ask(standing)
        return [person.id for person in row]

    assert order(first) == order(same)
    assert order(first) != order(other)
    assert order(first) != sorted(order(first)) == sorted(order(other))


def test_a_number_without_a_name_stays_where_it_was(wall: Wall) -> None:
    """It stands behind the number before it, in that one's tier, and before all others at the very beginning."""
    tiers = [
        ("first", [wall.person("b", seed=2), wall.person("d", seed=4), wall.person("x")]),
        ("second", [wall.person("h", seed=8)]),
    ]

    found = with_vacant(tiers, (9, 1, 3, 5), in_between=True)

    shown = [(tier, [one if isinstance(one, int) else one.id for one in row]) for tier, row in found]
    assert shown == [("first", [1, "b", 3, "d", 5, "x"]), ("second", ["h", 9])]


def test_where_numbers_are_not_the_order_they_stand_last(wall: Wall) -> None:
    """In any other order what has no name stands at the end of its tier; without names it has a place as well."""
    tiers = [("first", [wall.person("d", seed=4), wall.person("b", seed=2)])]

    found = with_vacant(tiers, (3, 1), in_between=False)

    assert [one if isinstance(one, int) else one.id for one in found[0][1]] == ["d", "b", 1, 3]
    assert with_vacant([], (3,), in_between=True) == [("", [3])]
