"""Numbers as a language writes them in the titles of articles."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def numeral(number: int, lang: str) -> str:
    """Return a number from 1 to 9999 as articles are numbered in a language: "3", in Chinese "三"."""
    return _chinese(number) if lang.startswith("zh") else str(number)


def _chinese(number: int) -> str:
    """Return a Chinese numeral: 10 十, 21 二十一, 105 一百零五."""
    written, pending = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += ("零" if pending and written else "") + _DIGITS[digit] + sign
            pending = False
        else:
            pending = True
    return written.removeprefix("一") if written.startswith("一十") else written
