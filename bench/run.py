"""The bench: everybody builds the same communities in turns, and one table says how long it took them.

Outputs lie in memory where the machine has a file system for that. Nothing is uploaded or downloaded but Hugo, once.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import peers, table
from bench.contestants import contestants
from bench.figures import Figures, Run
from bench.measure import Failed, measured
from bench.outputs import far_apart
from bench.scenarios import SCENARIOS, Stand, takes_part
from bench.serving import serve_edit, served
from bench.stages import REST, STAGES

if TYPE_CHECKING:
    from collections.abc import Sequence


PEOPLE = ("minimal", "product", "pelican", "hugo")
WAYS = (*SCENARIOS, "serve", "stages")
_MEMORY = Path("/dev/shm")  # noqa: S108 - the one place that is memory; a folder of our own is made in it
_RESULTS = Path(__file__).parent / "results"
_WORDS = "Everybody builds the same communities in turns; tables say how long it took them."
_WARM = 20  # events of the builds that only warm up


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what was asked for, print the tables, write the JSON; 1 when somebody built something wrong."""
    asked = _asked(argv)
    if not hasattr(os, "wait4"):
        return _refuse("the bench needs a system that says what a process cost: Linux or macOS")
    folder = Path(tempfile.mkdtemp(prefix="hundred-bench-", dir=_MEMORY if _MEMORY.is_dir() else None))
    try:
        return _bench(asked, folder)
    except Failed as fault:
        return _refuse(str(fault))
    finally:
        if asked.keep:
            sys.stderr.write(f"The sites are in {folder}\n")
        else:
            shutil.rmtree(folder, ignore_errors=True)


def _asked(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hundred bench", description=_WORDS, allow_abbrev=False)
    parser.add_argument(
        "--events", type=int, nargs="+", default=[1000, 10000], metavar="N", help="how many (default: 1000 10000)"
    )
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="how often everything is measured (default: 3)")
    names = f"who: {', '.join(PEOPLE)}; what: {', '.join(WAYS)}"
    parser.add_argument(
        "--only", nargs="+", choices=(*PEOPLE, *WAYS), default=[], metavar="NAME", help=f"of these alone. {names}"
    )
    parser.add_argument(
        "--limit", type=float, default=1200, metavar="S", help="seconds that one command may take (default: 1200)"
    )
    parser.add_argument(
        "--json",
        type=Path,
        default=_RESULTS / "latest.json",
        metavar="FILE",
        help="where every run is written to, seen from the checkout",
    )
    parser.add_argument("--keep", action="store_true", help="leave the folders with the sites where they are")
    asked, strange = parser.parse_known_args(argv)
    if strange and strange[0] != "--site":  # which every command is given; the bench brings its own sites
        parser.error(f"unrecognized arguments: {' '.join(strange)}")
    asked.people = [name for name in PEOPLE if name in asked.only] or list(PEOPLE)
    asked.ways = [name for name in WAYS if name in asked.only] or list(WAYS)
    return asked


def _bench(asked: argparse.Namespace, folder: Path) -> int:
    hugo = peers.hugo() if "hugo" in asked.people else None
    _warm_up(asked, folder / "warm", hugo)
    stands = [
        Stand(who, count, asked.limit)
        for count in asked.events
        for who in contestants(folder / str(count), hugo).values()
        if who.name in asked.people
    ]
    for stand in stands:
        _say(f"writing the corpus: {stand.who.label}, {stand.count:,} events")
        stand.prepare()
    runs = [run for number in range(1, asked.rounds + 1) for run in _round(number, asked, stands)]
    if "serve" in asked.ways:
        runs += _serve(asked, stands)
    stages = {f"{one.who.name} {one.count}": _stages(one) for one in stands if one.who.ours} if "stages" in asked.ways else {}
    floors = {one.count: _floors(one) for one in stands if one.who.name == "minimal"} if "stages" in asked.ways else {}
    return _report(asked, folder, hugo, stands, tuple(runs), stages, floors)


def _warm_up(asked: argparse.Namespace, folder: Path, hugo: Path | None) -> None:
    """Build a handful of events with everybody, so that no measured run compiles Python or reads a binary from disk first."""
    for who in contestants(folder, hugo).values():
        if who.name in asked.people:
            _say(f"warming up: {who.label}")
            who.lay_out(_WARM)
            measured(who.build, who.site, who.env, asked.limit)


def _round(number: int, asked: argparse.Namespace, stands: list[Stand]) -> list[Run]:
    """Return the runs of one round: each scenario by everybody in turn, in every round another one first."""
    runs = []
    for count in asked.events:
        here = [stand for stand in stands if stand.count == count]
        turn = here[number % len(here) :] + here[: number % len(here)]
        for scenario in SCENARIOS:
            # Every other scenario starts from what a cold build has left.
            if scenario in asked.ways or (scenario == "cold" and number == 1):
                for stand in [one for one in turn if takes_part(one.who, scenario)]:
                    _say(f"round {number} of {asked.rounds}: {count:,} events, {scenario}, {stand.who.label}")
                    cost = SCENARIOS[scenario](stand)
                    if cost is not None:
                        runs.append(Run(events=count, scenario=scenario, who=stand.who.name, round=number, cost=cost))
    return runs


def _serve(asked: argparse.Namespace, stands: list[Stand]) -> list[Run]:
    """Return how long running servers took to show an edit on its page, and everywhere; one server runs at a time."""
    runs = []
    for stand in [one for one in stands if one.who.serve]:
        _say(f"serving: {stand.count:,} events, {stand.who.label}")
        for words, everywhere in ((stand.who.serve, True), (stand.who.glance, False)):
            if not words:
                continue
            with served(stand, words) as server:
                for number in range(1, asked.rounds + 1):
                    costs = serve_edit(server, everywhere=everywhere)
                    named = dict(zip(("page", "serve"), costs, strict=False))
                    if everywhere and stand.who.glance:
                        del named["page"]  # which the other way shows sooner
                    for scenario, cost in named.items():
                        runs.append(Run(events=stand.count, scenario=scenario, who=stand.who.name, round=number, cost=cost))
    return runs


def _stages(stand: Stand) -> dict[str, Any]:
    """Return what each stage of one cold build of ours took."""
    _say(f"stages: {stand.count:,} events, {stand.who.label}")
    stand.clear(caches=True)
    file = stand.who.site / "said.json"
    python, _, _, *words = stand.who.build
    command = (python, "-m", "bench.stages", str(file), *words)
    measured(command, stand.who.site, stand.who.env, stand.limit)
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    return found


def _floors(stand: Stand) -> dict[str, float]:
    """Return what each kind of work takes alone, in CPU seconds."""
    _say(f"floors: {stand.count:,} events")
    file = stand.who.site / "said.json"
    measured((sys.executable, "-m", "bench.floors", str(file)), stand.who.site, stand.who.env, stand.limit)
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    file.unlink()
    return found


def _report(  # noqa: PLR0913, PLR0917 - all that was found
    asked: argparse.Namespace,
    folder: Path,
    hugo: Path | None,
    stands: list[Stand],
    runs: tuple[Run, ...],
    stages: dict[str, Any],
    floors: dict[int, dict[str, float]],
) -> int:
    figures = Figures(runs)
    faults = [fault for stand in stands for fault in stand.faults]
    built = {(stand.count, stand.who.name): stand.size for stand in stands if stand.size is not None}
    for count in asked.events:
        faults += far_apart({who: size for (number, who), size in built.items() if number == count and who != "product"})
    others = figures.others()
    print(
        f"\n{os.cpu_count()} cores, {platform.system()}, outputs in {'memory' if folder.is_relative_to(_MEMORY) else folder}."
    )
    if others is not None:
        print(f"Everything else on the machine kept {others:.2f} cores busy (median): compare ratios, not seconds.")
    texts = [table.sizes(built), table.medians(figures), *(table.aims(figures, count) for count in asked.events)]
    texts += [table.growth(figures)] if len(asked.events) > 1 else []
    texts += [table.stages(stages, [stage for stage, _ in STAGES] + [REST])] if stages else []
    texts += [table.floors(figures, floors)] if floors else []
    print("\n\n".join(["", *texts, *faults]))
    asked.json.parent.mkdir(parents=True, exist_ok=True)
    about = {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "cores": os.cpu_count(),
        "versions": peers.versions(hugo),
    }
    found = {
        **about,
        "sizes": {f"{who} {count}": {"files": size.files, "bytes": size.bytes} for (count, who), size in built.items()},
        "runs": [run.as_json() for run in runs],
        "stages": stages,
        "floors": floors,
        "faults": faults,
    }
    asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(f"\nEvery run: {asked.json}")
    return int(bool(faults))


def _say(words: str) -> None:
    """Show what is being done on one moving line, in a log on one of its own."""
    sys.stderr.write(f"\r\x1b[K{words}" if sys.stderr.isatty() else f"{words}\n")
    sys.stderr.flush()


def _refuse(words: str) -> int:
    sys.stderr.write(f"\nhundred bench: {words}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
