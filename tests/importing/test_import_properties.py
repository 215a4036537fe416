"""Values of properties: each is unescaped once, as RFC 5545 §3.3.11 has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vText

from hundred.importing.components import Line
from hundred.importing.properties import text_of, texts_of


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\\N", r"\N"),
        (r"\\n", r"\n"),
        (r"C:\\new", r"C:\new"),
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\, b\; c", "a, b; c"),
        (r"\\\\", r"\\"),
        (r"\\\,", r"\,"),
    ],
)
def test_a_text_is_unescaped_once(written: str, text: str) -> None:
    """A backslash that stands for itself does not make a line break of the N behind it."""
    assert text_of(Line("SUMMARY", f"SUMMARY:{written}", 1)) == text


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\\\\,;nN\n"), max_size=20))
def test_what_icalendar_writes_is_read_back(text: str) -> None:
    """Whatever a text holds."""
    assert text_of(Line("SUMMARY", f"SUMMARY:{vText(text).to_ical().decode()}", 1)) == text


def test_a_comma_within_a_category_does_not_part_it() -> None:
    """Only commas that stand for themselves do."""
    assert texts_of(Line("CATEGORIES", r"CATEGORIES:Food\, drink,Music\\,Sea", 1)) == ["Food, drink", "Music\\", "Sea"]
