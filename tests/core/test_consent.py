"""People who are said to have brought one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Hamlet


@pytest.mark.parametrize(
    ("brought", "told"),
    [
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, ["content/people/a.md:3:13 somebody cannot have invited themselves"]),
        ({"b": "a", "a": "b"}, ["content/people/a.md:3:13 they invited one another: a ← b"]),
        ({"c": "b", "b": "d", "d": "c", "a": "c"}, ["content/people/b.md:3:13 they invited one another: b ← d ← c"]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, ["content/people/a.md:3:13 they invited one another: a ← b", "content/people/c.md:3:13 they invited one another: c ← d"]),
        ({"a": "b", "b": "c", "c": "d", "d": "e", "e": "a"}, ["content/people/a.md:3:13 they invited one another: a ← b ← c ← … ← e"]),
    ],
)  # fmt: skip
def test_a_circle_is_told_once(hamlet: Hamlet, brought: dict[str, str], told: list[str]) -> None:
    """Whoever brings somebody was there before; each circle is told in the first of its files."""
    everybody = {*brought, *brought.values()}
    files = {
        f"people/{one}.md": hamlet.file(name=f"Name {one}", **({"invited_by": brought[one]} if one in brought else {}))
        for one in everybody
    }

    problems = [one for one in hamlet.problems(files) if one.code == "circle"]

    assert [f"{one.path}:{one.place.line}:{one.place.col} {one.message}" for one in problems] == told
