"""What is measured apart from the rounds, in one process: the stages of our builds, and the floors."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

from bench.measure import measured
from bench.scenarios import SETTLE

if TYPE_CHECKING:
    from bench.scenarios import Stand

_ONE = {"HUNDRED_WORKERS": "1"}


def stages_of(stand: Stand) -> dict[str, dict[str, Any]]:
    """Return what each stage took of a cold build of ours and of one after a title was edited. Raises Failed."""
    stand.clear(caches=True)
    found = {"cold": _stages(stand)}
    stand.save(stand.next_title(), stand.more)
    time.sleep(SETTLE)
    return found | {"edit": _stages(stand)}


def floors_of(stand: Stand) -> dict[str, float]:
    """Return what each kind of work takes alone, and our whole cold build in one process, in CPU seconds. Raises Failed."""
    found: dict[str, float] = _said(stand, (sys.executable, "-m", "bench.floors"))
    stand.clear(caches=True)
    return found | {"": measured(stand.who.build, stand.who.site, dict(stand.who.env) | _ONE, stand.limit).cpu}


def _stages(stand: Stand) -> dict[str, Any]:
    python, _, _, _, *words = stand.who.build
    found: dict[str, Any] = _said(stand, (python, "-P", "-m", "bench.stages"), *words)
    return found


def _said(stand: Stand, command: tuple[str, ...], *words: str) -> Any:  # noqa: ANN401 - what it wrote
    """Return what a command writes as JSON to the file that it is given first."""
    file = stand.who.site / "said.json"
    measured((*command, str(file), *words), stand.who.site, dict(stand.who.env) | _ONE, stand.limit)
    found = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    return found
