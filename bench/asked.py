"""What the bench is asked for: how many events, how often, which of all that it can measure, and for how long."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.scenarios import SCENARIOS

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = ("minimal", "product", "pelican", "hugo")
WAYS = (*SCENARIOS, "serve", "stages")
LARGE = 10_000
"""Events beyond which a size is measured once, cold alone, and without stock Pelican, unless it is said otherwise."""
_RESULTS = Path(__file__).parent / "results"
_WORDS = "Everybody builds the same communities in turns; tables say how long it took them."
_EPILOG = f"""N alone is measured in every way; beyond {LARGE:,} events it is built once, cold, by all but stock Pelican.
N:ROUNDS and N:ROUNDS:WAY,WAY say otherwise: 30000:2:cold,edit. What a charter and its signatures cost by themselves is told by
hundred bench charter and hundred bench signatures"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One number of events: by whom, in which ways, and how often."""

    events: int
    rounds: int
    people: tuple[str, ...]
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for. `limit` are the seconds that one command may take.

    No round after the first begins that would not end within `minutes`.
    """

    plans: tuple[Plan, ...]
    minutes: float
    limit: float
    json: Path
    keep: bool

    @property
    def people(self) -> tuple[str, ...]:
        """Return who takes part at all, in their order."""
        return tuple(name for name in PEOPLE if any(name in plan.people for plan in self.plans))


def asked(argv: Sequence[str] | None = None) -> Asked:
    """Return what the words of a command ask for. Raises SystemExit where they make no sense."""
    parser = argparse.ArgumentParser(prog="hundred bench", description=_WORDS, epilog=_EPILOG, allow_abbrev=False)
    parser.add_argument("--events", nargs="+", default=["1000", "10000"], metavar="N", help="how many (default: 1000 10000)")
    parser.add_argument("--rounds", type=int, default=3, metavar="R", help="how often everything is measured (default: 3)")
    names = f"who: {', '.join(PEOPLE)}; what: {', '.join(WAYS)}"
    parser.add_argument(
        "--only", nargs="+", choices=(*PEOPLE, *WAYS), default=[], metavar="NAME", help=f"of these alone. {names}"
    )
    parser.add_argument(
        "--minutes", type=float, default=25, metavar="M", help="no further round that would end later (default: 25)"
    )
    parser.add_argument("--limit", type=float, default=600, metavar="S", help="seconds a command may take (default: 600)")
    parser.add_argument("--json", type=Path, default=_RESULTS / "latest.json", metavar="FILE", help="where every run is kept")
    parser.add_argument("--keep", action="store_true", help="leave the folders with the sites where they are")
    words, strange = parser.parse_known_args(argv)
    if strange and strange[0] != "--site":  # which every command is given; the bench brings its own sites
        parser.error(f"unrecognized arguments: {' '.join(strange)}")
    try:
        plans = tuple(_plan(size, words.rounds, words.only) for size in words.events)
    except ValueError as fault:
        parser.error(f"--events: {fault}")
    return Asked(plans=plans, minutes=words.minutes, limit=words.limit, json=words.json, keep=words.keep)


def _plan(size: str, rounds: int, only: Sequence[str]) -> Plan:
    """Return the plan for a size such as `1000`, `30000:1` or `30000:1:cold,edit`. Raises ValueError."""
    number, *rest = size.split(":", 2)
    events, large = int(number), int(number) > LARGE
    people = [name for name in PEOPLE if name in only] or [name for name in PEOPLE if not large or rest or name != "pelican"]
    ways = [name for name in WAYS if name in only] or (["cold"] if large and not rest else list(WAYS))
    if len(rest) > 1:
        ways = rest[1].split(",")
        strange = sorted(set(ways) - set(WAYS))
        if strange:
            message = f"there is no {', '.join(strange)}; there are {', '.join(WAYS)}"
            raise ValueError(message)
    often = int(rest[0]) if rest else 1 if large else rounds
    return Plan(events=events, rounds=often, people=tuple(people), ways=tuple(ways))
