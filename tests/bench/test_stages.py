"""The stages: whose time is whose, and that every function they name is there."""

from __future__ import annotations

import importlib
import time

import pytest
from bench.stage_names import ORDER, STAGES
from bench.stages import Clock, Loads


def test_time_belongs_to_the_innermost_stage() -> None:
    """What a stage calls in another stage is the other's time, and every call counts."""
    clock = Clock(time.process_time())
    inner = clock.wrapped("inner", lambda: sum(range(300_000)))
    outer = clock.wrapped("outer", lambda: [inner() for _ in range(10)])

    outer()

    assert (clock.spent["inner"] > 5 * clock.spent["outer"], clock.calls) == (True, {"outer": 1, "inner": 10})


def test_what_a_generator_does_is_its_stage() -> None:
    """A generator is run to its end where it is called, and gives the same."""
    clock = Clock(time.process_time())

    found = clock.wrapped("counting", lambda: (yield from (1, 2, 3)))()

    assert (list(found), clock.calls) == ([1, 2, 3], {"counting": 1})


def test_functions_of_a_module_are_wrapped_when_it_is_loaded() -> None:
    """Functions, methods and properties are; a name that is not there is told."""
    clock = Clock(time.process_time())
    names = {"plain": len, "Thing": type("Thing", (), {"method": lambda _: 1, "value": property(lambda _: 2)})}
    loads = Loads(clock, [("a", ("m:plain", "m:Thing.method")), ("b", ("m:Thing.value", "m:gone", "m:Gone.method"))])

    loads.wrap(names, "m")
    thing = names["Thing"]()

    assert (names["plain"]("four"), thing.method(), thing.value, clock.calls) == (4, 1, 2, {"a": 2, "b": 1})
    assert loads.gone == ["m:gone", "m:Gone.method"]


@pytest.mark.parametrize("target", [target for _, targets in STAGES for target in targets])
def test_every_function_of_a_stage_is_there(target: str) -> None:
    """Whoever moves one of them mends the table."""
    module, _, name = target.partition(":")
    owner, _, last = name.rpartition(".")
    holder = importlib.import_module(module)

    assert last in vars(getattr(holder, owner) if owner else holder)


def test_every_stage_has_its_place_once() -> None:
    """The order of the table names all of them."""
    assert sorted(ORDER) == sorted({*ORDER, *(stage for stage, _ in STAGES)})
