"""Traces: a name is found however it is written, and a trace gives it away to nobody who does not know it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.traces import Traces, forms_of, is_trace, salted, words_of

SALT = "0123456789abcdef"


def plain(*names: str) -> Traces:
    """Return the traces of names known in clear, each its own owner."""
    return Traces({form: name for name in names for form in forms_of(name)})


def hashed(*names: str) -> Traces:
    """Return the traces of names known by their hashes alone."""
    return Traces({}, {salted(form, SALT): name for name in names for form in forms_of(name)})


@pytest.mark.parametrize("known", [plain, hashed])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Penrose", "Thanks to Ada Penrose."),
        ("Ada Penrose", "thanks, ADA  pénrose"),
        ("Ada Penrose", "/people/ada-penrose/index.html"),
        ("Ada Penrose", "images/portrait-ada-penrose.webp"),
        ("Ada Penrose", "Ａｄａ Pen\u00adrose\u200b"),
        ("Zoë O’Brien", "zoe o'brien's tea"),
        ("曾可", "锅是曾可带来的"),
        ("Zeng Ke 曾可", "see zeng-ke"),
        ("Zeng Ke 曾可", "是曾可说的"),
        ("김하늘", "오늘 김하늘은 왔다"),
        ("นารี ใจดี", "คุณนารี ใจดีมา"),
        ("tern_99", "by tern_99!"),
        ("Ольга Волкова", "ольга волкова пришла"),
    ],
)
def test_a_name_is_found_however_it_is_written(known: type, name: str, text: str) -> None:
    """Case, accents, width, blanks, hyphens and invisible characters do not hide a name, in any script."""
    assert known(name).within(text) == [name]


@pytest.mark.parametrize("known", [plain, hashed])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Penrose", "Ada came, and so did Penrose"),
        ("Ada Penrose", "Adaline Penrosette"),
        ("Rose", "a rose is a rose"),
        ("I. C.", "I. C. nothing"),
        ("曾可", "曾经可以"),
        ("tern_99", "tern_990"),
    ],
)
def test_what_is_not_the_name_is_not_found(known: type, name: str, text: str) -> None:
    """Half a name, a longer word, and names that are one plain word are nothing."""
    assert known(name).within(text) == []


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_what_is_known_in_clear_and_by_hash_is_found_alike(name: str, before: str, after: str) -> None:
    """For any name in any text both ways find the same; and the text with the name in it names it."""
    text = f"{before} {name} {after}"

    assert hashed(name).within(text) == plain(name).within(text)
    if forms_of(name):
        assert plain(name).within(text) == [name]


@given(st.text(max_size=60))
def test_a_trace_does_not_hold_the_name(name: str) -> None:
    """Salt, how many words, one byte and a hash: nothing else."""
    for form in forms_of(name):
        trace = salted(form, SALT)

        assert is_trace(trace)
        assert len(trace) <= 16 + 2 + 2 + 32 + 3


def test_places_are_those_of_the_text_as_written() -> None:
    """Start and end are counted in the characters of the file."""
    text = "Tea by  Ada  PENROSE, and 曾可。"

    found = [(text[start:end], whose) for start, end, whose in plain("Ada Penrose", "曾可").places(text)]

    assert found == [("Ada  PENROSE", "Ada Penrose"), ("曾可", "曾可")]


@pytest.mark.parametrize("known", [plain, hashed])
def test_a_name_that_somebody_else_shows_is_not_looked_for(known: type) -> None:
    """Two people may have one name, or one a part of the other's."""
    rest = known("Li Na Wei", "曾可", "Ada Penrose").without(["Li Na Wei", "曾可可"])

    assert rest.within("Li Na Wei 曾可 Ada Penrose") == ["Ada Penrose"]


def test_words_are_without_case_and_accents() -> None:
    """Scripts without blanks are read by characters, others by words."""
    assert words_of("Tomás  LINDQVIST_2, 你好 김") == ["tomas", "lindqvist_2", "你", "好", "김"]
