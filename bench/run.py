"""The bench: everybody builds the same communities in turns, and one table says how long it took them.

Outputs lie in memory where the machine has a file system for that. Nothing is uploaded or downloaded but Hugo, once.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench import peers
from bench.alone import floors_of, stages_of
from bench.asked import Asked, asked
from bench.contestants import contestants
from bench.figures import Run
from bench.measure import Cost, Failed, measured
from bench.outputs import far_apart
from bench.report import Results, report
from bench.scenarios import SCENARIOS, Stand, takes_part
from bench.serving import serve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bench.asked import Plan

T = TypeVar("T")
_MEMORY = Path("/dev/shm")  # noqa: S108 - the one place that is memory; a folder of our own is made in it
_WARM = 20  # events of the builds that only warm up


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, write the JSON; 1 when somebody built something wrong."""
    wanted = asked(argv)
    if not hasattr(os, "wait4"):
        return _refuse("the bench needs a system that says what a process cost: Linux or macOS")
    folder = Path(tempfile.mkdtemp(prefix="hundred-bench-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        return _Bench(wanted, folder).run()
    except Failed as fault:
        return _refuse(str(fault))
    finally:
        if wanted.keep:
            sys.stderr.write(f"The sites are in {folder}\n")
        else:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(slots=True)
class _Bench:
    """One run of the bench in `folder`."""

    asked: Asked
    folder: Path
    begun: float = field(default_factory=time.monotonic)
    hugo: Path | None = None
    stands: list[Stand] = field(default_factory=list)
    results: Results = field(default_factory=Results)

    def run(self) -> int:
        """Measure, report after the first round of everything and at the end; return the exit status."""
        self.hugo = peers.hugo() if "hugo" in self.asked.people else None
        self._warm_up()
        for plan in self.asked.plans:
            for who in contestants(self.folder / str(plan.events), self.hugo).values():
                if who.name in plan.people:
                    stand = Stand(who, plan.events, self.asked.limit)
                    self._timed(f"writing the corpus: {who.label}, {plan.events:,} events", stand.prepare)
                    self.stands.append(stand)
        most = max(plan.rounds for plan in self.asked.plans)
        took: dict[int, float] = {}  # seconds of the last round, by events
        for number in range(1, most + 1):
            plans = [plan for plan in self.asked.plans if number <= plan.rounds]
            ends = time.monotonic() - self.begun + sum(took.get(plan.events, 0) for plan in plans)
            if number > 1 and ends > self.asked.minutes * 60:
                self.results.remarks.append(f"Only {number - 1} of {most} rounds: another would not have ended in time.")
                break
            for plan in plans:
                start = time.monotonic()
                self._round(number, plan)
                took[plan.events] = time.monotonic() - start
            if number == 1:
                self._alone()
            self._keep()
        return self._report()

    def _warm_up(self) -> None:
        """Build a handful of events with everybody, so that no measured run compiles Python or reads a binary from disk."""
        for who in contestants(self.folder / "warm", self.hugo).values():
            if who.name in self.asked.people:
                who.lay_out(_WARM)
                build = partial(measured, who.build, who.site, who.env, self.asked.limit)
                self._timed(f"warming up: {who.label}", build)

    def _round(self, number: int, plan: Plan) -> None:
        """Run each scenario with everybody in turn, in every round another one first."""
        here = [stand for stand in self.stands if stand.count == plan.events]
        turn = here[number % len(here) :] + here[: number % len(here)]
        for scenario in (*SCENARIOS, "serve"):
            # Every other scenario starts from what a cold build has left.
            if scenario in plan.ways or (scenario == "cold" and number == 1):
                for stand in turn:
                    if not stand.out and takes_part(stand.who, scenario):
                        self._measure(number, plan, scenario, stand)

    def _measure(self, number: int, plan: Plan, scenario: str, stand: Stand) -> None:
        words = f"round {number} of {plan.rounds}: {plan.events:,} events, {scenario}, {stand.who.label}"
        work: Callable[[Stand], Cost | Mapping[str, Cost] | None] = serve if scenario == "serve" else SCENARIOS[scenario]
        try:
            found = self._timed(words, partial(work, stand))
        except Failed as fault:
            stand.out = True
            stand.blame(f"{scenario}: {fault}")
            return
        costs = {scenario: found} if isinstance(found, Cost) else found or {}
        for name, cost in costs.items():
            one = Run(events=plan.events, scenario=name, who=stand.who.name, round=number, cost=cost)
            self.results.runs.append(one)

    def _alone(self) -> None:
        """Measure stages and floors, which take one process and no turns."""
        wanted = {plan.events for plan in self.asked.plans if "stages" in plan.ways}
        for stand in self.stands:
            if stand.who.ours and stand.count in wanted and not stand.out:
                words = f"{stand.count:,} events, {stand.who.label}"
                try:
                    found = self._timed(f"stages: {words}", partial(stages_of, stand))
                    self.results.stages |= {f"{stand.who.name} {stand.count} {name}": one for name, one in found.items()}
                    if stand.who.name == "minimal":
                        floors = self._timed(f"floors: {words}", partial(floors_of, stand))
                        self.results.floors[stand.count] = floors
                except Failed as fault:
                    stand.blame(f"stages: {fault}")

    def _timed(self, words: str, work: Callable[[], T]) -> T:
        """Return what the work gives, saying what is being done, since when and how long it took."""
        since, begun = time.monotonic() - self.begun, time.monotonic()
        sys.stderr.write(f"[{int(since) // 60:2}:{int(since) % 60:02}] {words} … ")
        sys.stderr.flush()
        done = work()
        sys.stderr.write(f"{_told(done) or f'{time.monotonic() - begun:.1f} s'}\n")
        return done

    def _settle(self) -> None:
        """Take stock of what everybody made."""
        results = self.results
        results.seconds = time.monotonic() - self.begun
        results.memory = self.folder.is_relative_to(_MEMORY)
        results.sizes = {(one.count, one.who.name): one.size for one in self.stands if one.size is not None}
        results.faults = [fault for stand in self.stands for fault in stand.faults]
        for plan in self.asked.plans:
            # The product makes more than the others, and is not compared with them.
            sizes = {who: size for (count, who), size in results.sizes.items() if count == plan.events and who != "product"}
            results.faults += [f"at {plan.events:,}: {words}" for words in far_apart(sizes)]

    def _keep(self) -> None:
        """Write down what was measured so far."""
        self._settle()
        self.results.write(self.asked.json, peers.versions(self.hugo))

    def _report(self) -> int:
        self._keep()
        remarks = [remark for stand in self.stands for remark in stand.remarks]
        print(report(self.results, [plan.events for plan in self.asked.plans], remarks))
        print(f"\nEvery run: {self.asked.json}")
        return int(bool(self.results.faults))


def _told(done: object) -> str:
    """Return what a run cost, in words; '' for what is no run."""
    if isinstance(done, Cost):
        return f"{done.wall:.2f} s"
    if isinstance(done, dict):
        return ", ".join(f"{name} {one.wall:.2f} s" for name, one in done.items() if isinstance(one, Cost))
    return ""


def _refuse(words: str) -> int:
    sys.stderr.write(f"\nhundred bench: {words}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
