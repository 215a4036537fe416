"""From single runs to figures: medians, ratios within a round, and how they stand to the aims."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.measure import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured run: at how many events, in which scenario and round, by whom."""

    events: int
    scenario: str
    who: str
    round: int
    cost: Cost

    def as_json(self) -> dict[str, Any]:
        """Return it as a flat object."""
        rest = {"events": self.events, "scenario": self.scenario, "who": self.who, "round": self.round}
        return rest | asdict(self.cost)


@dataclass(frozen=True, slots=True)
class Figures:
    """All runs of a bench, asked for by events, scenario and contestant."""

    runs: tuple[Run, ...]

    def of(self, events: int, scenario: str, who: str, what: str = "wall") -> dict[int, float]:
        """Return what (`wall`, `cpu`, `memory`) was measured, by round."""
        found = (run for run in self.runs if (run.events, run.scenario, run.who) == (events, scenario, who))
        return {run.round: float(getattr(run.cost, what)) for run in found}

    def middle(self, events: int, scenario: str, who: str, what: str = "wall") -> float | None:
        """Return the median, None where nothing was measured."""
        values = self.of(events, scenario, who, what).values()
        return median(values) if values else None

    def ratio(self, events: int, ours: tuple[str, str], theirs: tuple[str, str], what: str = "wall") -> float | None:
        """Return the median of the ratios of (scenario, contestant) to another in the same rounds, None without any.

        Two runs of one round were neighbours in time, so that a busy machine slowed both.
        """
        one, other = self.of(events, *ours, what), self.of(events, *theirs, what)
        ratios = [one[number] / other[number] for number in one if other.get(number)]
        return median(ratios) if ratios else None

    def others(self) -> float | None:
        """Return the median of how many cores everything else on the machine kept busy."""
        return median_of(run.cost.others for run in self.runs if run.cost.others is not None)


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio that the engine aims at (`aim`) and must reach (`must`), of ours in `scenario` to `against`."""

    words: str
    scenario: str
    against: tuple[str, str]
    aim: float
    must: float
    what: str = "wall"


GOALS = (
    Goal("cold ÷ Hugo's cold", "cold", ("cold", "hugo"), 0.5, 0.8),
    Goal("cold, cache kept ÷ Hugo's cold", "cached", ("cold", "hugo"), 0.25, 0.4),
    Goal("one title edited ÷ Hugo's rebuild", "edit", ("edit", "hugo"), 0.05, 0.1),
    Goal("the same while serving ÷ Hugo's server", "serve", ("serve", "hugo"), 0.1, 0.3),
    Goal("nothing changed ÷ import pelican", "nothing", ("bare", "minimal"), 2, 4),
    Goal("one template edited ÷ Hugo's rebuild", "template", ("template", "hugo"), 0.3, 0.5),
    Goal("largest process ÷ Hugo's (memory)", "cold", ("cold", "hugo"), 0.15, 0.25, "memory"),
    Goal("cold ÷ stock Pelican's", "cold", ("cold", "pelican"), 0.15, 0.25),
)
GROWTH = (1.10, 1.25)  # the last row: time per event at the most events ÷ at the fewest


def median_of(values: Iterable[float]) -> float | None:
    """Return the median of `values`, None of none."""
    found = list(values)
    return median(found) if found else None
