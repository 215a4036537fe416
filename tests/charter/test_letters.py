"""Letters: two charters that look the same have the same digest, since what could deceive is refused."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from hundred.charter.letters import check_letters
from hundred.core.problems import Report

if TYPE_CHECKING:
    from tests.conftest import Hamlet


def told(text: str) -> list[tuple[str, str]]:
    """Return (place, message and help) of each character that is refused."""
    report = Report("charter/1.0.md", text.split("\n"))
    check_letters(text, 1, report)
    return [(f"{one.place.line}:{one.place.col}", f"{one.message} | {one.help}") for one in report.problems]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("dogs\nca\u200bts", "2:3", "the invisible character U+200B (ZERO WIDTH SPACE) stands here | delete it"),
        ("a\u202eb", "1:2", "the invisible character U+202E (RIGHT-TO-LEFT OVERRIDE) stands here | delete it"),
        ("a\u00adb", "1:2", "the invisible character U+00AD (SOFT HYPHEN) stands here | delete it"),
        ("a\u200cb", "1:2", "the invisible character U+200C (ZERO WIDTH NON-JOINER) stands here | delete it"),
        ("5\u00a0m", "1:2", "the blank U+00A0 (NO-BREAK SPACE) is not a plain one | write a plain blank, or none"),
        ("狗\u3000猫", "1:2", "the blank U+3000 (IDEOGRAPHIC SPACE) is not a plain one | write a plain blank, or none"),
        ("\ufb01ve", "1:1", "'\ufb01', U+FB01 (LATIN SMALL LIGATURE FI), looks like 'fi' and is another character | write 'fi'"),
        ("\uf900杰", "1:1", "'\uf900', U+F900 (CJK COMPATIBILITY IDEOGRAPH-F900), looks like '豈' and is another character | write '豈'"),
        ("\u2f08", "1:1", "'\u2f08', U+2F08 (KANGXI RADICAL MAN), looks like '人' and is another character | write '人'"),
        ("\uff13", "1:1", "'\uff13', U+FF13 (FULLWIDTH DIGIT THREE), looks like '3' and is another character | write '3'"),
        ("\u2126", "1:1", "'\u2126', U+2126 (OHM SIGN), looks like 'Ω' and is another character | write 'Ω'"),
    ],
)  # fmt: skip
def test_what_deceives_is_refused(text: str, place: str, message: str) -> None:
    """Invisible characters, blanks that are none, and characters that look like others are told with their name and cure."""
    assert told(text) == [(place, message)]


@pytest.mark.parametrize(
    "text",
    [
        "《公约》（草案）：第一条，遛狗；“牵绳”！？［一］……￥5",
        "Größe, café, naïve – “dogs’ rules” … 5 m² and ½ hour, art. 1º, ①",
        unicodedata.normalize("NFD", "Größe, café, 각 제1조"),
        "می\u200cشود",  # Persian spells with it
        "👩\u200d👧 ☀\ufe0f",
        "น้ำ",
        "क़ानून",
    ],
)
def test_what_languages_need_is_not(text: str) -> None:
    """Punctuation of full width, accents in either form, signs, and the joiners of scripts and emoji stay."""
    assert told(text) == []


def test_no_letter_or_digit_looks_like_another() -> None:
    """Of all characters that stand for others, those that are taken are punctuation and signs, and eight known letters."""
    chars = [chr(code) for code in range(0x80, 0x20000) if not 0xD800 <= code < 0xE000]
    others = [one for one in chars if unicodedata.normalize("NFKC", one) != unicodedata.normalize("NFC", one)]

    taken = [one for one in others if told(one) == []]

    letters = {one for one in taken if unicodedata.category(one)[0] in "LMC" or unicodedata.category(one) == "Nd"}
    assert len(others) > 3000
    assert letters == set("ªº\u0e33\u0eb3\u013f\u0140\u2071\u207f")


def test_the_laws_hold_none_but_blanks() -> None:
    """Full-width punctuation, of which the laws of a country are full, is never told; the count of faults is bounded."""
    assert told("第一条，（一）；" * 500) == []
    assert len(told("\u00a0" * 50)) == 20


def test_a_version_is_looked_through(hamlet: Hamlet) -> None:
    """Title, text and translation are told at their place."""
    head = "---\ntitle: The\u00a0charter\nversion: 1.0\nstatus: voting\n---\n"
    files = {
        "charter/1.0.md": f"{head}## A {{#a}}\n\nNo\u200b.\n",
        "charter/1.0.zh-Hans.md": "---\ntitle: 公约\n---\n## 甲 {#a}\n\n\uff11。\n",
    }

    assert hamlet.told(files) == [
        "content/charter/1.0.md:2:11 charter-character",
        "content/charter/1.0.md:8:3 charter-character",
        "content/charter/1.0.zh-Hans.md:6:1 charter-character",
    ]
