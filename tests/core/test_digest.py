"""Digests tell values apart, and never two processes."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from re import sub
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.core.digest import Digester, OpaqueError

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@dataclass(frozen=True)
class Pair:
    """Two values."""

    one: object
    two: object


@dataclass(frozen=True)
class Couple:
    """Two values of another kind."""

    one: object
    two: object


class Service:
    """A service whose only input is its name."""

    def __init__(self, name: str) -> None:
        """Keep the name and something that is no input."""
        self.name, self.file = name, open  # a function of the machine

    def as_input(self) -> object:
        """Return the name."""
        return self.name


@given(_VALUES, _VALUES)
def test_equal_digests_mean_equal_values(one: object, two: object) -> None:
    """Two values have one digest exactly when they print alike."""
    same = Digester().digest(one) == Digester().digest(two)

    assert same == (repr(one) == repr(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (["ab", "c"], ["a", "bc"]),
        ([["a"], "b"], ["a", ["b"]]),
        (Pair("a", "b"), Couple("a", "b")),
        (Pair("a", Pair("b", "c")), Pair(Pair("a", "b"), "c")),
        (1, True),
        ("1", 1),
        ("None", None),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/London"))),
        (date(2026, 7, 1), datetime(2026, 7, 1)),
        (partial(sub, "a"), partial(sub, "b")),
        (Service("a"), Service("b")),
    ],
)
def test_values_that_are_not_the_same_differ(one: object, two: object) -> None:
    """Structure, kind, order, zone and arguments all count."""
    assert Digester().digest(one) != Digester().digest(two)


def test_a_service_is_known_by_its_inputs() -> None:
    """What a service does not call an input does not count."""
    assert Digester().digest(Service("a")) == Digester().digest(Service("a"))


@pytest.mark.parametrize(
    "value", [object(), open, lambda: 1, Pair("a", object())], ids=["object", "builtin", "lambda", "inside"]
)
def test_what_cannot_be_told_is_refused(value: object) -> None:
    """A value whose content cannot be seen has no digest, not a wrong one."""
    with pytest.raises(OpaqueError):
        Digester().digest(value)


def test_a_set_has_one_digest_in_every_process() -> None:
    """The order of a set follows the hash seed; its digest does not."""
    code = "from hundred.core.digest import Digester; print(Digester().digest({'a', 'b', 'c', 'd', 'e'}).hex())"
    path = ":".join(sys.path)

    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert found == {Digester().digest({"a", "b", "c", "d", "e"}).hex() + "\n"}
