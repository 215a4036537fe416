"""Where the time of one build goes: `python -m bench.stages FILE WORDS…` runs Pelican with WORDS and writes FILE (JSON).

Functions of Hundred are wrapped from outside; each stage gets the CPU time spent in it and not in another stage inside it.
CPU time, because it is the same on a busy machine; of one process, so ours must work with one.
Wrapping costs about a microsecond a call. A function that is not there any more is listed under "gone".
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# Stage, and the functions in which its time is spent: module:name, or module:Class.name.
STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("what all depends on", ("hundred.build.epoch:epoch",)),
    ("ledger: read, write", ("hundred.build.ledger:read_ledger", "hundred.build.ledger:write_ledger")),
    ("ledger: digests", ("hundred.core.digest:Digester.digest",)),
    ("read: find files", ("hundred.build.read:discover",)),
    ("read: open and split", ("hundred.build.read:_open",)),
    ("read: YAML", ("hundred.core.header:compose",)),
    ("read: type fields", ("hundred.build.read:_parse_all",)),
    ("check bodies' links", ("hundred.build.site:check_bodies", "hundred.build.assemble:check_plan")),
    ("link", ("hundred.build.read:link",)),
    ("plan", ("hundred.build.assemble:plan_site",)),
    ("markdown", ("hundred.build.markdown:Renderer.render",)),
    ("sanitise", ("hundred.build.bodies:finish",)),
    ("templates: pages", ("hundred.build.render:Renderer.render",)),
    ("dates in words", ("hundred.core.dates:say_when", "hundred.core.dates:say_day")),
    ("plain text", ("hundred.core.plain:plain",)),
    ("ics: events", ("hundred.calendars.entry:vevent",)),
    ("ics: zones", ("hundred.calendars.zone:vtimezone",)),
    ("ics: calendars", ("hundred.calendars.feed:feed_bytes", "hundred.calendars.feed:event_bytes")),
    ("events.json", ("hundred.calendars.listing:listing",)),
    ("feeds: entries", ("hundred.feeds.entry:make_entry",)),
    ("feeds: write", ("hundred.feeds.plan:_write", "bench.hundred.plan:_feed")),
    ("sitemap", ("hundred.build.extras:_sitemap",)),
    ("verify links", ("hundred.build.assemble:broken_links",)),
    ("publish", ("hundred.build.publish:publish",)),
)
REST = "start-up and the rest"


class Clock:
    """Adds up, for each stage, the time in which it was the innermost one."""

    def __init__(self, start: float) -> None:
        """Count from `start` (of time.process_time; 0 is the start of the process) as the rest, until a stage begins."""
        self.spent: dict[str, float] = {}
        self.calls: dict[str, int] = {}
        self._stack = [REST]
        self._since = start

    def wrapped(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return `function` with its time counted as `stage`; a generator is run to its end at once."""
        endless = inspect.isgeneratorfunction(function)

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

    def stop(self) -> None:
        """Count the time up to now."""
        self._turn()

    def _turn(self) -> None:
        now = time.process_time()
        stage = self._stack[-1]
        self.spent[stage] = self.spent.get(stage, 0.0) + now - self._since
        self._since = now


def install(clock: Clock, stages: tuple[tuple[str, tuple[str, ...]], ...] = STAGES) -> list[str]:
    """Wrap every function of `stages` wherever a module of ours has it by name; return those that are not there."""
    gone = []
    for stage, targets in stages:
        for target in targets:
            module, _, name = target.partition(":")
            owner, _, method = name.rpartition(".")
            try:
                holder = importlib.import_module(module)
                holder = getattr(holder, owner) if owner else holder
                function = getattr(holder, method)
            except (ImportError, AttributeError):
                gone.append(target)
                continue
            wrapped = clock.wrapped(stage, function)
            setattr(holder, method, wrapped)
            for other in [one for key, one in sys.modules.items() if key.startswith(("hundred.", "bench."))]:
                for known in [key for key, value in vars(other).items() if value is function]:
                    setattr(other, known, wrapped)
    return gone


def main(words: list[str]) -> int:
    """Run Pelican with all but the first of `words`, and write what each stage took to the file that the first one names."""
    clock = Clock(0.0)
    for module in ("hundred.build.assemble", "hundred.build.publish", "hundred.bridge.generator", "bench.hundred.plan"):
        importlib.import_module(module)
    gone = install(clock)
    from pelican import main as pelican  # noqa: PLC0415 - part of what is measured

    status = 0
    try:
        pelican(words[1:])
    except SystemExit as ended:
        status = int(ended.code or 0)
    clock.stop()
    found = {"spent": clock.spent, "calls": clock.calls, "gone": gone}
    Path(words[0]).write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
