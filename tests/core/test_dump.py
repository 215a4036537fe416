"""JSON is, byte by byte, what Python's own library writes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hundred.core.dump import dump, with_list

SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))


def dumped(value: object) -> str:
    """Return what json writes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)


@given(VALUES)
@example({"b": [], "a": {}, "c": [[], {"x": [1, None, True]}], "灯": '"\\\n\u2028'})
def test_any_value_is_written_as_json_writes_it(value: object) -> None:
    """Whatever stands in it, and however deep."""
    assert dump(value) == dumped(value)


@given(parts=st.lists(VALUES, max_size=3), text=st.text())
@example(parts=[], text='\n "items": []')
def test_parts_make_the_document_that_json_makes_of_the_whole(parts: list[Any], text: str) -> None:
    """A list of values that were written before stands in it as if it had been written now."""
    document: dict[str, object] = {"a": text, "z": text}

    whole = with_list(document, "items", [dump(part, "\n  ").encode("utf-8", "surrogatepass") for part in parts])

    assert whole == (dumped(document | {"items": parts}) + "\n").encode()


def test_what_is_not_ours_is_refused() -> None:
    """A number that is none has no form in JSON."""
    with pytest.raises(TypeError, match="a float is no JSON of ours"):
        dump({"a": float("nan")})
