"""The order of names: by letters, Chinese ones by pinyin, on every machine the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.order import order_of


@pytest.mark.parametrize(
    ("name", "lang", "order"),
    [
        ("Ada Penrose", "en", "ada penrose"),
        ("Łukasz Ørsted", "pl", "lukasz orsted"),
        ("Zoë d’Été", "fr", "zoe d ete"),
        ("李默", "zh-Hans", "li mo"),
        ("曾可", "zh-Hans", "zeng ke"),
        ("单田芳", "zh-Hans", "shan tian fang"),
        ("欧阳方可", "zh-Hans", "ou yang fang ke"),
        ("尉迟恭", "zh-Hant", "yu chi gong"),
        ("山田渚", "ja", "山田渚"),
        ("やまもと 渚", "", "やまもと 渚"),
        ("김하늘", "ko", "김하늘"),
        ("Ёлка", "ru", "елка"),
        ("नन्दिनी", "hi", "नन्दिनी"),
        ("🦆", "", ""),
    ],
)
def test_a_name_has_its_place_by_its_letters(name: str, lang: str, order: str) -> None:
    """Family names are read as family names; case, accents and marks do not count; other scripts stand for themselves."""
    assert order_of(name, lang) == order


@given(st.text(max_size=60))
def test_any_name_has_a_place(name: str) -> None:
    """No text raises, and the same name in another Unicode form has the same place."""
    assert order_of(unicodedata.normalize("NFD", name)) == order_of(unicodedata.normalize("NFC", name))
