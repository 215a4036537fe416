"""Where the time of one build goes: `python -m bench.stages FILE WORDS…` runs `hundred WORDS` and writes FILE (JSON).

Functions of Hundred are wrapped from outside, each when its module is loaded, so that nothing is loaded that a build would
not load. Each stage gets the CPU time spent in it and not in another stage inside it. CPU time, because it is the same on a
busy machine; of one process, so ours must work with one (HUNDRED_WORKERS=1). Wrapping costs about a microsecond a call.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from importlib.abc import MetaPathFinder
from importlib.machinery import PathFinder
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.stage_names import IMPORTS, REST, STAGES, START

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_GENERATOR = 0x20  # inspect.CO_GENERATOR; inspect itself takes longer to load than the whole of this


class Clock:
    """Adds up, for each stage, the time in which it was the innermost one."""

    def __init__(self, start: float, stage: str = REST) -> None:
        """Count from `start` (of time.process_time; 0 is the start of the process) as `stage` until `stop` is called."""
        self.spent: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self._stack = [stage]
        self._since = start

    def wrapped(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` with its time counted as `stage`; a generator is run to its end at once."""
        code = getattr(function, "__code__", None)
        endless = bool(code and code.co_flags & _GENERATOR)

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - whatever it takes and gives
            if self._stack[-1] == stage and not endless:  # called by itself: not worth the look at the clock
                return function(*args, **kwargs)
            self._turn()
            self._stack.append(stage)
            self.calls[stage] = self.calls.get(stage, 0) + 1
            try:
                made = function(*args, **kwargs)
                return list(made) if endless else made
            finally:
                self._turn()
                self._stack.pop()

        return timed

    def stop(self, stage: str = REST) -> None:
        """Count the time up to now; what comes is `stage`."""
        self._turn()
        self._stack[0] = stage

    def _turn(self) -> None:
        now = time.process_time()
        stage = self._stack[-1]
        self.spent[stage] = self.spent.get(stage, 0.0) + now - self._since
        self._since = now


class Loads(MetaPathFinder):
    """Times what is imported as a stage of its own, and wraps the functions of stages as soon as their module is there."""

    def __init__(self, clock: Clock, stages: Sequence[tuple[str, Sequence[str]]] = STAGES) -> None:
        """Know which functions to wrap: `module:name`, or `module:Class.name`."""
        self.clock = clock
        self.due: dict[str, list[tuple[str, str]]] = {}
        self.gone: list[str] = []
        for stage, targets in stages:
            for target in targets:
                module, _, name = target.partition(":")
                self.due.setdefault(module, []).append((stage, name))
        self._find = clock.wrapped(IMPORTS, PathFinder.find_spec)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module lies, with a loader that is timed."""
        spec: ModuleSpec | None = self._find(fullname, path, target)
        if spec is not None and spec.loader is not None:
            run = self.clock.wrapped(IMPORTS, spec.loader.exec_module)

            def exec_module(module: ModuleType) -> None:
                run(module)
                self.wrap(vars(module), module.__name__)

            spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec

    def wrap(self, names: Mapping[str, Any], module: str) -> None:
        """Wrap the functions of a module that was just loaded; who imports them from now on gets the wrapped ones."""
        for stage, name in self.due.pop(module, ()):
            owner, _, last = name.rpartition(".")
            holder = names.get(owner) if owner else names
            found = (vars(holder) if isinstance(holder, type) else names).get(last) if holder is not None else None
            if found is None:
                self.gone.append(f"{module}:{name}")
                continue
            is_property = isinstance(found, property)
            wrapped = self.clock.wrapped(stage, found.fget if is_property else found)
            made = property(wrapped) if is_property else wrapped
            if isinstance(holder, type):
                setattr(holder, last, made)
            else:
                names[last] = made  # type: ignore[index]  # the namespace of the module


def main(words: list[str]) -> int:
    """Run `hundred` with all but the first of `words`; write what each stage took to the file that the first one names."""
    clock = Clock(0.0, START)
    clock.stop()
    loads = Loads(clock)
    sys.meta_path.insert(0, loads)
    from hundred.tasks.cli import main as hundred  # noqa: PLC0415 - part of what is measured

    status = hundred(words[1:])
    clock.stop()
    found = {"spent": clock.spent, "calls": clock.calls, "gone": loads.gone}
    Path(words[0]).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
