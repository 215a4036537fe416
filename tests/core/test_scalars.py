"""Single values: what is taken, and what an editor is told of the rest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.fields import Reading
from hundred.core.nodes import Text
from hundred.core.problems import Place, Report
from hundred.core.scalars import (
    Choice,
    Lang,
    Picture,
    Position,
    Ref,
    Slug,
    Url,
    Whole,
    Words,
    YesNo,
    is_web_address,
    language_tag,
)

if TYPE_CHECKING:
    from tests.core.conftest import Reader

    from hundred.core.fields import FieldType

STATES = Choice(("forming", "moved-online"), {"moved online": "moved-online"})


@pytest.mark.parametrize(
    ("type_", "written", "value"),
    [
        (Words(), "no", "no"),
        (Words(), "'  a   b '", "a b"),
        (Words(), "海边 夜读", "海边 夜读"),
        (Slug(), "popcorn", "popcorn"),
        (Slug(), "0012", "0012"),
        (Ref("person"), "li-wei", "li-wei"),
        (STATES, "Forming", "forming"),
        (STATES, "moved online", "moved-online"),
        (YesNo(), "yes", True),
        (YesNo(), "TRUE", True),
        (YesNo(), "是", True),
        (YesNo(), "no", False),
        (YesNo(), "否", False),
        (Whole(), "0", 0),
        (Whole(), "0012", 12),
        (Url(), "https://a.example", "https://a.example"),
        (Url(), "http://例子.example/路?q=1#f", "http://例子.example/路?q=1#f"),
        (Url(site=True), "/groups/popcorn/", "/groups/popcorn/"),
        (Picture(), "images/a.webp", "images/a.webp"),
        (Picture(), "/images/a.webp", "images/a.webp"),
        (Picture(), "'{static}/images/a.webp'", "images/a.webp"),
        (Position(), "39.68, 119.43", (39.68, 119.43)),
        (Position(), "-90，180", (-90.0, 180.0)),
        (Lang(), "zh-hans", "zh-Hans"),
        (Lang(), "pt_br", "pt-BR"),
    ],
)
def test_values_as_people_write_them(reader: Reader, type_: FieldType, written: str, value: Any) -> None:
    """Each type takes the usual ways to write its value."""
    read = reader.value(type_, written)

    assert (read.result, read.told) == (value, [])


@pytest.mark.parametrize(
    ("type_", "written", "message"),
    [
        (Words(limit=3), "abcd", "'x' has 4 characters; the most is 3 | say it shorter"),
        (Slug(), "Sea Side", "'Sea Side' cannot stand in an address | did you mean 'sea-side'? use small letters a–z, digits, Chinese characters, and single hyphens between them"),
        (Slug(), "☃", "'☃' cannot stand in an address | use small letters a–z, digits, Chinese characters, and single hyphens between them"),
        (Ref("person"), "ada, bo", "'ada, bo' is not one id | write a list:  x: [ada, bo]"),
        (Ref("person"), "李默、方可", "'李默、方可' is not one id | write a list:  x: [李默, 方可]"),
        (STATES, "formng", "'formng' cannot be the x | did you mean 'forming'? write one of: forming, moved-online"),
        (YesNo(), "maybe", "'maybe' is neither yes nor no | write  x: yes  or  x: no"),
        (Whole(least=1, most=9), "0", "'0' is not a whole number from 1 to 9 | write a whole number from 1 to 9, in plain digits"),
        (Whole(), "1e3", "'1e3' is not a whole number from 0 to 1000000 | write a whole number from 0 to 1000000, in plain digits"),
        (Whole(), "１２", "'１２' is not a whole number from 0 to 1000000 | write a whole number from 0 to 1000000, in plain digits"),
        (Url(), "www.a.example", "'www.a.example' is not an address on the web | write a whole address, as in https://town.example/page"),
        (Url(), "https://ann:pw@a.example/", "the address holds a name or a password | leave out what stands before the @: everybody would read it"),
        (Position(), "139, 19", "'139, 19' is not a position | write latitude, then longitude, in degrees: 39.68, 119.43"),
        (Lang(), "english!", "'english!' is not a language tag | write a tag such as en, zh-Hans, ar or pt-BR"),
    ],
)  # fmt: skip
def test_the_rest_is_told_with_a_cure(reader: Reader, type_: FieldType, written: str, message: str) -> None:
    """A value that cannot be taken is named as it was written, with what to write instead."""
    read = reader.value(type_, written)

    assert (read.result, read.messages) == (None, [message])


@pytest.mark.parametrize(
    "type_", [Words(), Slug(), Ref("person"), STATES, YesNo(), Whole(), Url(), Picture(), Position(), Lang()]
)
@pytest.mark.parametrize("written", ["[a]", "{a: b}"])
def test_no_list_is_taken_for_text(reader: Reader, type_: FieldType, written: str) -> None:
    """Where text is wanted, a list or keys and values are told, never flattened."""
    read = reader.value(type_, written)

    assert (read.result, read.told) == (None, ["2:4 shape"])


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "//a.example", "https://", "https:///x", "https://a b", "https://a.example/<b>", "https://a.example:port/", "https://[::1", "ftp://a.example", "/a", "https://a.example/\\", "https://u@a.example", "data:text/html,x"],
)  # fmt: skip
def test_addresses_that_are_none(text: str) -> None:
    """Only whole http and https addresses without blanks, quotes and credentials are taken."""
    assert not is_web_address(text)


@pytest.mark.parametrize("text", ["//evil.example", "/a b", "/a\\b", "a/b"])
def test_paths_of_the_site_stay_on_it(reader: Reader, text: str) -> None:
    """A path that a browser would take for another host is refused."""
    read = reader.value(Url(site=True), f"'{text}'")

    assert read.told == ["2:4 address"]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-hant", "zh-Hant"),
        ("es-419", "es-419"),
        ("english", None),
        ("e", None),
        ("", None),
        ("en-", None),
        ("2026", None),
    ],
)
def test_language_tags_have_one_form(text: str, tag: str | None) -> None:
    """The usual spellings of a tag become one."""
    assert language_tag(text) == tag


@given(st.sampled_from([Words(), Slug(), Ref("person"), STATES, YesNo(), Whole(), Url(), Url(site=True), Picture(), Position(), Lang()]), st.text())  # fmt: skip
def test_any_text_gives_a_value_or_an_error(type_: FieldType, text: str) -> None:
    """Reading a value never raises, and a value that is not there has a reason."""
    reading = Reading(report=Report("x.md", [text]), today=date(2026, 11, 21))

    value = type_.read(Text(text, Place()), "x", reading)

    assert (value is None) == reading.report.failed
