"""Articles are numbered as the language numbers them."""

from __future__ import annotations

import pytest

from hundred.core.numerals import numeral


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (28, "二十八"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1010, "一千零一十"),
    ],
)
def test_chinese_numerals(number: int, chinese: str) -> None:
    """Chinese texts write numbers in characters, with 零 for a gap and no 一 before a leading 十."""
    assert numeral(number, "zh-Hans") == chinese


def test_other_languages_use_digits() -> None:
    """English writes digits."""
    assert numeral(12, "en") == "12"
