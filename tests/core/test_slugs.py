"""Names that stand in addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.slugs import is_slug, rename_to, slug_of


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "popcorn",
        "popcorn-night-12",
        "2026",
        "海边夜读",
        "灯-塔",
        "ポップコーン",
        "佐々木",
        "दिल्ली",
        "김치",
        "سوق",
        "x" * 100,
        "海" * 33,
    ],
)
def test_what_needs_no_quoting_is_a_slug(text: str) -> None:
    """Small letters, digits, letters of scripts without case and their marks, and single hyphens between them."""
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "a.b", "a/b", "..", "é", "e\u0301", "a\n", "a\u200b", "\u0941a"),
        *("x" * 101, "海" * 34, "con", "nul", "com1", "Ｆ", "１", "a\u3000b", "🕯", "<b>", "a\x00", "%2f", "а", "②"),
    ],
)
def test_what_could_be_misread_is_no_slug(text: str) -> None:
    """Capitals, accents, blanks, marks, look-alikes, names that Windows keeps, and more than 100 bytes are refused."""
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Popcorn Night!", "popcorn-night"),
        ("  Tern   Bay ", "tern-bay"),
        ("São Paulo", "sao-paulo"),
        ("Łódź & Zürich", "lodz-zurich"),
        ("Straße", "strasse"),
        ("海边 夜读", "海边-夜读"),
        ("Ｆｕｌｌ　Ｗｉｄｔｈ", "full-width"),
        ("ガ", "ガ"),
        ("दिल्ली", "दिल्ली"),
        ("C++", "c"),
        ("Москва", ""),
        ("☃", ""),
        ("con", ""),
        ("x" * 101, ""),
    ],
)
def test_a_title_becomes_a_slug_or_nothing(text: str, slug: str) -> None:
    """Accents go, blanks and marks become single hyphens; what cannot be written so becomes nothing."""
    assert slug_of(text) == slug


@given(st.text())
def test_every_slug_made_is_one(text: str) -> None:
    """slug_of gives a slug or ''."""
    slug = slug_of(text)

    assert slug == "" or is_slug(slug)


@given(st.text(alphabet="abc019-海ー"))
def test_a_slug_is_its_own_slug(text: str) -> None:
    """A slug is not changed by making a slug of it."""
    slug = slug_of(text)

    assert slug_of(slug) == slug


@pytest.mark.parametrize(
    ("stem", "said"),
    [
        ("Bad Name!", "rename the file to bad-name.md"),
        ("☃", "rename the file: use small letters a–z, digits, Chinese characters, and single hyphens between them"),
    ],
)
def test_a_better_name_is_proposed(stem: str, said: str) -> None:
    """An editor is told a name that works, or how to find one."""
    assert rename_to(stem, ".md") == said


@given(st.text(alphabet="az09-_A.海é", max_size=12) | st.sampled_from(["con", "com1", "con-a", "a" * 101]))
def test_usual_names_are_judged_as_all_are(text: str) -> None:
    """A name of plain letters and digits, which is judged sooner, is judged as it is with a Chinese letter behind it."""
    assert is_slug(text) == (is_slug(f"{text}-海") and text not in {"con", "com1"} and len(text) <= 100)
