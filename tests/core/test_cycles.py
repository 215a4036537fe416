"""Lines of descent do not run in circles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.core.cycles import circles

if TYPE_CHECKING:
    from tests.conftest import Hamlet


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [["a"]]),
        ({"a": "b", "b": "a", "c": "a", "d": "c"}, [["a", "b"]]),
        ({"c": "b", "b": "a", "a": "c", "x": "y", "y": "x"}, [["a", "c", "b"], ["x", "y"]]),
    ],
)
def test_every_circle_is_found_once(above: dict[str, str], found: list[list[str]]) -> None:
    """A circle begins with its smallest id; what only leads into one is no part of it."""
    assert list(circles(above)) == found


def test_a_long_line_is_walked_once() -> None:
    """A hundred thousand generations are no circle, and are seen to be none at once."""
    assert list(circles({str(n): str(n + 1) for n in range(100_000)})) == []


def test_a_circle_is_told_where_it_is_written(hamlet: Hamlet) -> None:
    """Groups that grew out of each other, and people who brought each other, are told once for each circle."""
    files = {
        "groups/a.md": hamlet.file(title="A", started_from="b"),
        "groups/b.md": hamlet.file(title="B", started_from="a"),
        "groups/c.md": hamlet.file(title="C", started_from="c"),
        "people/x.md": "---\nname: X\ninvited_by: x\n---\n",
    }

    assert hamlet.told(files) == [
        "content/groups/a.md:3:15 circle",
        "content/groups/c.md:3:15 circle",
        "content/people/x.md:3:13 circle",
    ]
