"""YAML as nodes: places in characters, and the parts of YAML that no header may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.core.compose import compose
from hundred.core.nodes import Mapping, Sequence, Text
from hundred.core.problems import Place, Report

if TYPE_CHECKING:
    from tests.core.conftest import Reader


def test_places_are_counted_in_characters(reader: Reader) -> None:
    """Line and column point at the first character of a key or value, after Chinese text and emoji as well."""
    read = reader.header("标题: 海边夜读", "人: [李默, {谁: 方可, 作: '🎬 导演'}]")

    (title, first), (people, listed) = read.result.header.entries
    inner = listed.items[1].entries
    assert [node.place for node in (title, first, people, listed.items[0], inner[0][0], inner[1][1])] == [
        Place(line=2, col=1, width=2),
        Place(line=2, col=5, width=4),
        Place(line=3, col=1, width=1),
        Place(line=3, col=5, width=2),
        Place(line=3, col=10, width=1),
        Place(line=3, col=20, width=6),
    ]


@pytest.mark.parametrize(
    ("written", "absent"),
    [
        ("", True),
        ("''", True),
        ('""', True),
        ("'  '", True),
        ("[]", True),
        ("{}", True),
        ("null", True),
        ("~", True),
        ("# a comment", True),
        ("'null'", False),
        ("'~'", False),
        ("none", False),
        ("no", False),
        ("0", False),
    ],
)
def test_empty_values_mean_absent(reader: Reader, written: str, *, absent: bool) -> None:
    """Nothing, '', [], {}, null and ~ are no value; the same words in quotes are text."""
    read = reader.header(f"a: {written}")

    assert (read.result.header.entries[0][1].absent, read.told) == (absent, [])


@pytest.mark.parametrize(
    ("lines", "told", "message"),
    [
        (
            ["a: &x b"],
            "2:4 yaml",
            "an anchor (&x) cannot be used in a header | delete it, or if it is text, put it in quotes:  a: '&x b'",
        ),
        (
            ["海: *x"],
            "2:4 yaml",
            "an alias (*x) cannot be used in a header | write the value out, or if it is text, put it in quotes:  海: '*x'",
        ),
        (
            ["a: !!binary b"],
            "2:4 yaml",
            "a tag (!!binary) cannot be used in a header | delete it, or if it is text, put it in quotes:  a: '!!binary b'",
        ),
        (
            ["a: !x", "  b: c"],
            "2:4 yaml",
            "a tag (!x) cannot be used in a header | delete it, or if it is text, put it in quotes:  a: '!x'",
        ),
        (["a: b", "<<: {c: d}"], "3:1 yaml", "a merge key (<<) cannot be used in a header | write the keys out"),
        (["[a, b]: c"], "2:1 yaml", "a key must be plain text | write it as 'key: value'"),
        (["a: [[[[[[[b]]]]]]]"], "2:10 yaml", "lists and keys are nested deeper than 6 | write it flatter"),
        (
            ["a:", *("  " * depth + "- b:" for depth in range(1, 8))],
            "5:9 yaml",
            "lists and keys are nested deeper than 6 | write it flatter",
        ),
    ],
)
def test_what_could_grow_or_name_a_type_is_refused(reader: Reader, lines: list[str], told: str, message: str) -> None:
    """Anchors, aliases, tags, merge keys, keys that are no text, and deep nesting stop the header at their place."""
    read = reader.header(*lines)

    assert (read.result, read.told[0], read.messages[0]) == (None, told, message)


def test_a_merge_key_in_quotes_is_a_key(reader: Reader) -> None:
    """Only the bare << merges."""
    read = reader.header('"<<": a')

    assert (read.plain, read.told) == ({"<<": "a"}, [])


def test_a_key_may_stand_once(reader: Reader) -> None:
    """The second of two equal keys is an error that names the first; the first value is kept."""
    read = reader.header("标题: a", "b: {c: 1, c: 2}", "标题: d")

    assert (read.plain, read.told, read.messages[1]) == (
        {"标题": "a", "b": {"c": "1"}},
        ["3:11 duplicate-key", "4:1 duplicate-key"],
        "'标题' stands twice; first on line 2 | keep one of the two",
    )


@pytest.mark.parametrize(
    ("line", "told", "help_"),
    [
        ("title: Walk #5", "2:13", "title: 'Walk #5'"),
        ("title: #hashtag", "2:8", "title: '#hashtag'"),
        ("标题: 第 #五 场", "2:7", "标题: '第 #五 场'"),
        ("  - tag #x", None, None),
        ("title: Walk # five, they said", None, None),
        ("title: 'Walk #5'", None, None),
        ("title: Walk#5", None, None),
    ],
)
def test_a_comment_that_was_hardly_meant_is_told(reader: Reader, line: str, told: str | None, help_: str | None) -> None:
    """YAML drops what follows a blank and #; where no blank follows the #, the editor hears of it."""
    read = reader.header(line) if line.startswith(("t", "标")) else reader.header("a:", line)

    warned = [one for one in read.report.problems if one.severity == "warning"]
    if told is None:
        assert warned == [] or line.startswith("  -")
    else:
        assert [(f"{one.place.line}:{one.place.col}", one.code, one.help) for one in warned] == [
            (told, "comment", f"if it belongs to the value, put that in quotes:  {help_}")
        ]


def test_one_header_is_one_document() -> None:
    """A second document of YAML is not passed over."""
    report = Report("x.md")

    found = compose("a: b\n--- c\n", report, first_line=2)

    assert (found, [(one.place.line, one.message) for one in report.problems]) == (
        None,
        [(3, "a second document cannot be used in a header")],
    )


def test_nodes_say_what_they_are() -> None:
    """Text, lists and mappings are all there is."""
    report = Report("x.md")

    found = compose("a: b\nc: [d]\n", report, first_line=1)

    assert found == Mapping(
        (
            (Text("a", Place(line=1, col=1)), Text("b", Place(line=1, col=4))),
            (Text("c", Place(line=2, col=1)), Sequence((Text("d", Place(line=2, col=5)),), Place(line=2, col=4))),
        ),
        Place(line=1, col=1),
    )
