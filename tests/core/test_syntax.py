"""What an editor is told of a header that is no YAML: the place of the slip, and a line that works when pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.core.syntax import in_quotes

if TYPE_CHECKING:
    from tests.core.conftest import Reader


@pytest.mark.parametrize(
    ("line", "told", "message"),
    [
        ("a: Tides: a talk", "3:9", "a second colon makes the value unreadable | put the value in quotes:  a: 'Tides: a talk'"),
        ("a: It's 9: go", "3:10", 'a second colon makes the value unreadable | put the value in quotes:  a: "It\'s 9: go"'),
        ("a: 海边: 夜读", "3:6", "a second colon makes the value unreadable | put the value in quotes:  a: '海边: 夜读'"),
        ('a: "open', "3:4", "a quotation mark opened here is never closed | close it at the end of the value"),
        (
            "a: [x, y",
            "3:4",
            "the list opened here is never closed | close it with a bracket, as in  [a, b]; text goes in quotes",
        ),
        (
            "a: {x: y",
            "3:4",
            "the list opened here is never closed | close it with a bracket, as in  [a, b]; text goes in quotes",
        ),
        ("a: @x", "3:4", "a value cannot start with '@' | put the value in quotes:  a: '@x'"),
        ("a: `x` y", "3:4", "a value cannot start with '`' | put the value in quotes:  a: '`x` y'"),
        ("a: % off", "3:4", "a value cannot start with '%' | put the value in quotes:  a: '% off'"),
        ("a: - x", "3:4", "a value cannot start with '-' | put the value in quotes:  a: '- x'"),
        ("a: ? x", "3:4", "a value cannot start with '?' | put the value in quotes:  a: '? x'"),
        ("a: > x", "3:4", "a value cannot start with '>' | put the value in quotes:  a: '> x'"),
        ("a: , x", "3:4", "a value cannot start with ',' | put the value in quotes:  a: ', x'"),
        ("a: *x* y", "3:4", "a value cannot start with '*' | put the value in quotes:  a: '*x* y'"),
        ("a: & y", "3:4", "a value cannot start with '&' | put the value in quotes:  a: '& y'"),
        ('a: "x" y', "3:8", "text stands behind the closing quotation mark | put the whole value in quotes:  a: '\"x\" y'"),
        (
            "a: 'It's on'",
            "3:8",
            'text stands behind the closing quotation mark | put the whole value in quotes:  a: "It\'s on"',
        ),
        ("a: [x] y", "3:8", "text stands behind the closing bracket | put the whole value in quotes:  a: '[x] y'"),
        ('a: "x\\y"', "3:6", "a backslash cannot stand between double quotes | use single quotes:  a: 'x\\y'"),
        (
            "a",
            "3:1",
            "the line has no colon after its key | write it as  key: value, or indent it if it belongs to the line above",
        ),
        ("a:b", "3:1", "a blank is missing after the colon | write  a: b"),
        (
            "   a: b",
            "3:4",
            "the line is indented too far | begin it in the same column as the key above, or, inside a list, as the first key after the hyphen",
        ),
        ("- a", "3:1", "the line does not fit the lines above it | begin it in the same column as they do"),
    ],
)
def test_broken_yaml_is_said_in_words(reader: Reader, line: str, told: str, message: str) -> None:
    """Each usual slip is named at its character, with the line to write instead."""
    read = reader.header("first: 1", line, "last: 2")

    assert (read.result, read.told, read.messages) == (None, [f"{told} yaml"], [message])


def test_text_in_the_header_is_recognised(reader: Reader) -> None:
    """Where a blank line precedes a line without a key, the header was probably to end there."""
    read = reader.text("---\na: b\n\nWe walk.\n\n---\n")

    assert read.messages == [
        "this is no 'key: value' line | if the text begins here, close the header above it with a line ---"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "a: Tides: a talk",
        "a: It's 9: go",
        "a: 'It's on'",
        'a: "x" y',
        'a: "x"y"',
        'a: It\'s "9": go',
        "a: @x",
        "a: *A* b",
        "a: x #5",
        "a: C:\\x: y",
    ],
)
def test_a_proposed_line_can_be_pasted(reader: Reader, line: str) -> None:
    """The line that the help proposes is read, and holds what was written."""
    proposed = in_quotes(line)

    read = reader.header(proposed)

    written = line.removeprefix("a: ")
    written = written[1:-1] if written[0] == written[-1] and written[0] in "'\"" else written
    assert (read.plain, read.told) == ({"a": written}, [])
