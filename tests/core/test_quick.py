"""The quick reader of plain headers takes only what YAML reads in the same way."""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hundred.core.compose import compose
from hundred.core.nodes import Sequence, Text
from hundred.core.problems import Place, Report
from hundred.core.quick import compose_plain

_CHARS = st.sampled_from(
    [*"abcXYZ019 :,[]{}#&*!|>'\"%@`-?~=_./\\\t中文，：。「é", "\u00a0", "\u3000", "\u2028", "😀", "\u0301"]
)
_ODD = ["null", "~", "no", "0012", "14:00", "a: b", "a:", "a #b", "a#b", "[a]", "[a,b]", "[ a ]", "a [b]", "---", "...", "? a"]
_VALUES = st.one_of(
    st.text(_CHARS, max_size=14),
    st.text(max_size=10),
    st.lists(st.text(_CHARS, max_size=5)).map(lambda items: f"[{', '.join(items)}]"),
    st.sampled_from(_ODD),
)
_KEYS = st.one_of(st.sampled_from(["title", "start", "a", "b_c", "yes", "null"]), st.text(_CHARS, max_size=6))


@pytest.mark.parametrize(
    "lines",
    [
        ["title: A walk", "start: 2026-05-15 19:30", "groups: [readers, salt-stage]"],
        ["title: 海边夜读", "tags: [sea, 夜]"],
        ["title: It's 5 o'clock, isn't it?"],
        ["title: 'Tides: a talk'", 'summary: "a #b"', "place: ''"],
        ["online: https://meet.example/room?a=1&b=2"],
    ],
)
def test_the_usual_header_is_taken(lines: list[str]) -> None:
    """A header of plain lines is read without YAML, to the same nodes at the same places."""
    report = Report("a.md")

    mapping = compose_plain(lines, 2)

    assert mapping is not None
    assert mapping == compose("\n".join(lines) + "\n", report, first_line=2)
    assert not report.problems


def test_places_are_those_of_the_file() -> None:
    """Every value knows its line, column and width, items of a list included."""
    mapping = compose_plain(["title: A walk", "groups: [readers, club]"], 2)

    assert mapping is not None
    assert mapping.entries[0][1] == Text("A walk", Place(line=2, col=8, width=6))
    assert mapping.entries[1][1] == Sequence(
        (Text("readers", Place(line=3, col=10, width=7)), Text("club", Place(line=3, col=19, width=4))),
        Place(line=3, col=9),
    )


@pytest.mark.parametrize(
    "line",
    [
        "title: 'It''s'",
        'title: "a\\nb"',
        "title: Tides: a talk",
        "title: a #b",
        "title:",
        "title: &a b",
        "- a",
        "title: [a, [b]]",
        "title: |",
        "a\tb: c",
    ],
)
def test_whatever_could_mean_more_is_left_to_yaml(line: str) -> None:
    """Escapes, structure, comments and empty values are not taken."""
    assert compose_plain([line], 2) is None


def test_a_key_that_stands_twice_is_left_to_yaml() -> None:
    """Duplicates are reported by the one who reads YAML."""
    assert compose_plain(["a: b", "a: c"], 2) is None


@settings(max_examples=20_000 if os.environ.get("HUNDRED_LONG") else 500, deadline=None)
@given(st.lists(st.tuples(_KEYS, _VALUES), min_size=1, max_size=3))
@example([("title", "a\u2028b")])
@example([("title", "\x27a\x7fb\x27")])
def test_what_is_taken_is_what_yaml_reads(rows: list[tuple[str, str]]) -> None:
    """Whatever the quick reader takes, YAML reads to equal nodes and without complaint."""
    lines = [line for key, value in rows for line in f"{key}: {value}".split("\n")]
    report = Report("a.md")

    mapping = compose_plain(lines, 2)

    if mapping is not None:
        assert mapping == compose("\n".join(lines) + "\n", report, first_line=2)
        assert not report.problems
