"""A plan of the site's own: a function that says what the site consists of, instead of all parts."""

from __future__ import annotations

import sys
from importlib import import_module, invalidate_caches
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from importlib.machinery import ModuleSpec

    from hundred.core.outputs import Blob, Page
    from hundred.core.view import View

    OwnPlan = Callable[[View], Iterable[Page | Blob]]


def plan_file(name: str, folder: Path) -> Path | None:
    """Return the file of the plan `module:function`, beside the settings in `folder` or where Python finds it, or None."""
    beside = str(folder.resolve())
    if beside not in sys.path:  # as Pelican itself does, when it is started there
        sys.path.append(beside)
    invalidate_caches()
    try:
        spec = _spec(name.partition(":")[0])
    except Exception:  # noqa: BLE001 - whatever the packages around it raise
        return None
    return Path(spec.origin).resolve() if spec is not None and spec.origin and spec.has_location else None


def own_plan(name: str) -> OwnPlan:
    """Return the function `module:function`; its file is run as it is now, since `serve` builds again and again.

    Raises whatever the file raises, LookupError where it has no such function.
    """
    where, _, function = name.partition(":")
    spec = _spec(where)
    if spec is None or spec.origin is None:
        message = f"there is no module {where}"
        raise LookupError(message)
    module = sys.modules[where] = module_from_spec(spec)
    exec(compile(Path(spec.origin).read_bytes(), spec.origin, "exec"), module.__dict__)  # noqa: S102 - the site's own
    plan: OwnPlan | None = getattr(module, function, None)
    if not callable(plan):
        message = f"there is no function {function} in {where}"
        raise LookupError(message)  # noqa: TRY004 - whatever else is called so
    return plan


def _spec(module: str) -> ModuleSpec | None:
    """Return where a module lies now, whatever was imported by that name before."""
    around = module.rpartition(".")[0]
    return PathFinder.find_spec(module, import_module(around).__path__ if around else None)
