"""Names are found under the letter that their readers would look under."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.wall.letters import letter_of, lettered

if TYPE_CHECKING:
    from conftest import Wall


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("ada penrose", "A"),
        ("Élodie", "E"),
        ("øre", "Ø"),
        ("li mo", "L"),
        ("李默", "汉"),
        ("김하늘", "ㄱ"),
        ("까치", "ㄱ"),
        ("한별", "ㅎ"),
        ("ガンダム", "か"),
        ("やまもと", "や"),
        ("ン", "わ"),
        ("Δήμος", "Δ"),
        ("дмитрий", "Д"),
        ("ליאור", "ל"),
        ("สมชาย", "ส"),
        ("ß", "S"),
        ("(ada)", "A"),
        ("0012", "#"),
        ("🌊", "#"),
        ("", "#"),
    ],
)
def test_the_letter_is_the_one_to_look_under(name: str, letter: str) -> None:
    """Latin without accents, Korean by consonant, kana by row, other scripts by letter, all else under #."""
    assert letter_of(name) == letter


@given(st.text(max_size=20))
def test_every_name_has_a_letter(name: str) -> None:
    """No name is without one, and it is one character."""
    assert len(letter_of(name)) == 1


def test_latin_letters_stand_first(wall: Wall) -> None:
    """Then come the others, and last what is no letter; within a letter people keep their order."""
    people = [wall.person(str(place), name) for place, name in enumerate(["100", "김", "Bo", "ada", "Abe", "Дом"])]

    found = [(letter, [person.name for person in row]) for letter, row in lettered(people)]

    assert found == [("A", ["ada", "Abe"]), ("B", ["Bo"]), ("Д", ["Дом"]), ("ㄱ", ["김"]), ("#", ["100"])]
