"""What the bench found, in words and tables for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bench import table
from bench.figures import Figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bench.figures import Run
    from bench.outputs import Size


@dataclass(slots=True)
class Results:
    """Everything that was found: `sizes` by (events, contestant), `stages` by words, `floors` by events."""

    runs: list[Run] = field(default_factory=list)
    stages: dict[str, dict[str, Any]] = field(default_factory=dict)
    floors: dict[int, dict[str, float]] = field(default_factory=dict)
    sizes: dict[tuple[int, str], Size] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    seconds: float = 0.0
    memory: bool = False

    def write(self, file: Path, versions: Mapping[str, str]) -> None:
        """Keep everything in `file`."""
        found = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "cores": os.cpu_count(),
            "versions": versions,
            "sizes": {f"{who} {count}": asdict(size) for (count, who), size in self.sizes.items()},
            "runs": [run.as_json() for run in self.runs],
            "stages": self.stages,
            "floors": self.floors,
            "faults": self.faults,
        }
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def report(results: Results, counts: Sequence[int], remarks: Sequence[str]) -> str:
    """Return everything that was found at these numbers of events, as text."""
    figures = Figures(tuple(results.runs))
    place = "in memory" if results.memory else "on disk"
    lines = [f"{os.cpu_count()} cores, {platform.system()}, outputs {place}, {results.seconds / 60:.0f} minutes."]
    others = figures.others()
    if others is not None:
        lines.append(f"Everything else on the machine kept {others:.2f} cores busy (median): compare ratios, not seconds.")
    texts = [table.sizes(results.sizes), table.medians(figures)]
    measured = [count for count in counts if any(run.events == count and run.scenario != "cold" for run in figures.runs)]
    texts += [table.aims(figures, count) for count in measured or counts]
    texts += [table.growth(figures)] if len(counts) > 1 else []
    texts += [table.floors(results.floors)] if results.floors else []
    texts += [table.stages(results.stages)] if results.stages else []
    faults = [f"WRONG: {fault}" for fault in results.faults] or ["Nobody built anything wrong; the peers' outputs are alike."]
    return "\n\n".join(["\n".join(["", *lines]), *texts, "\n".join([*results.remarks, *remarks, *faults])])
