"""The figures as text: one table of medians and ratios, the aims, and how everything grows."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from bench.figures import GOALS, GROWTH
from bench.stage_names import ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bench.figures import Figures
    from bench.outputs import Size

_WORDS = {
    "cold": "cold",
    "cached": "cold, cache kept",
    "edit": "one title edited",
    "body": "one body edited",
    "template": "template edited",
    "nothing": "nothing changed",
    "bare": "import pelican",
    "page": "served: the page",
    "slow page": "served: the page, no fast mode",
    "serve": "served: all of it",
}
_OURS = ("minimal", "product")
_NONE = "–"


def drawn(rows: Sequence[Sequence[str]]) -> str:
    """Return rows, the first one their headings, as a table in Markdown with aligned columns; numbers to the right."""
    widths = [max(3, *(_width(row[place]) for row in rows)) for place in range(len(rows[0]))]
    right = [all(_numeric(row[place]) for row in rows[1:]) for place in range(len(rows[0]))]
    lines = [_line(row, widths, right) for row in rows]
    rule = "|".join(f"{'-' * (width + 1)}:" if one else "-" * (width + 2) for width, one in zip(widths, right, strict=True))
    return "\n".join([lines[0], f"|{rule}|", *lines[1:]])


def sizes(found: Mapping[tuple[int, str], Size]) -> str:
    """Return what everybody made."""
    rows = [["events", "who", "files", "MB"]]
    rows += [[f"{count:,}", who, f"{size.files:,}", f"{size.bytes / 1e6:.1f}"] for (count, who), size in sorted(found.items())]
    return drawn(rows)


def medians(figures: Figures) -> str:
    """Return the medians of every scenario, and the ratios to Hugo and stock Pelican in the same scenario."""
    rows = [["events", "scenario", "who", "wall s", "cpu s", "MB", "÷ hugo", "÷ pelican"]]
    keys = dict.fromkeys((run.events, run.scenario, run.who) for run in figures.runs)
    order = list(_WORDS)
    for count, scenario, who in sorted(keys, key=lambda key: (key[0], order.index(key[1]), key[2])):
        wall, cpu, memory = (figures.middle(count, scenario, who, what) for what in ("wall", "cpu", "memory"))
        ratios = [figures.ratio(count, (scenario, who), (scenario, peer)) for peer in ("hugo", "pelican")]
        served = scenario in {"page", "slow page", "serve"}
        cells = [_number(wall, 3), _NONE if served else _number(cpu, 3), _NONE if served else _number((memory or 0) / 1e6, 0)]
        rows.append([f"{count:,}", _WORDS[scenario], who, *cells, *(_number(ratio, 2) for ratio in ratios)])
    return drawn(rows)


def aims(figures: Figures, count: int) -> str:
    """Return the ratios that the engine is held to, at `count` events; `minimal` is held to them, `product` stands beside."""
    rows = [[f"at {count:,} events", "aim", "must", "minimal", "reached", "product", "reached"]]
    for goal in GOALS:
        row = [goal.words, f"≤ {goal.aim:g}", f"≤ {goal.must:g}"]
        for who in _OURS:
            found = figures.ratio(count, (goal.scenario, who), goal.against, goal.what)
            row += [_number(found, 2), _reached(found, goal.aim, goal.must)]
        rows.append(row)
    return drawn(rows)


def growth(figures: Figures) -> str:
    """Return the wall time of a cold build per event, and by what it is multiplied from the fewest events to each number."""
    counts = sorted({run.events for run in figures.runs})
    people = sorted({run.who for run in figures.runs if run.scenario == "cold"})
    rows = [["cold, ms an event", *(f"{count:,}" for count in counts), "last ÷ first", "reached"]]
    for who in people:
        each = [(figures.middle(count, "cold", who) or 0) * 1000 / count for count in counts]
        change = each[-1] / each[0] if each[0] and len(each) > 1 else None
        reached = _reached(change, *GROWTH) if who in _OURS else ""
        rows.append([who, *(_number(one, 2) for one in each), _number(change, 2), reached])
    return drawn(rows)


def stages(found: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the CPU ms and the share of each stage of our builds, in the order of a build."""
    rows = [["stage", *(cell for who in found for cell in (f"{who} ms", "%"))]]
    wholes = {who: sum(one["spent"].values()) for who, one in found.items()}
    for stage in ORDER:
        spent = {who: one["spent"].get(stage) for who, one in found.items()}
        if any(spent.values()):
            cells = (_number(one and 1000 * one, 1) for one in spent.values())
            shares = (_number(one and 100 * one / wholes[who], 1) for who, one in spent.items())
            rows.append([stage, *(cell for pair in zip(cells, shares, strict=True) for cell in pair)])
    rows.append(["all", *(cell for whole in wholes.values() for cell in (_number(1000 * whole, 1), "100.0"))])
    gone = dict.fromkeys(target for one in found.values() for target in one["gone"])
    return "\n".join([drawn(rows), *(f"not there any more, so not timed: {target}" for target in gone)])


def floors(found: Mapping[int, Mapping[str, float]]) -> str:
    """Return the CPU seconds of each kind of work measured alone, and how many times their sum a cold build takes.

    `found` is by the number of events; the build's own time is under "".
    """
    rows = [["alone, minimal, cpu s", *(f"{count:,}" for count in found)]]
    kinds = dict.fromkeys(kind for one in found.values() for kind in one if kind)
    rows += [[kind, *(_number(one[kind], 2) for one in found.values())] for kind in kinds]
    wholes = {count: sum(cpu for kind, cpu in one.items() if kind) for count, one in found.items()}
    rows.append(["sum of the floors", *(_number(whole, 2) for whole in wholes.values())])
    rows.append(["cold build", *(_number(one.get(""), 2) for one in found.values())])
    rows.append(["cold build ÷ sum", *(_number(one.get("", 0) / wholes[count], 2) for count, one in found.items())])
    return drawn(rows)


def _reached(value: float | None, aim: float, must: float) -> str:
    if value is None:
        return "not measured"
    return "yes" if value <= aim else "yes, the must" if value <= must else "no"


def _number(value: float | None, digits: int) -> str:
    return _NONE if value is None else f"{value:,.{digits}f}"


def _numeric(cell: str) -> bool:
    return cell == _NONE or cell.replace(",", "").replace(".", "").replace("-", "").isdecimal()


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = []
    for cell, width, one in zip(row, widths, right, strict=True):
        gap = " " * (width - _width(cell))
        cells.append(f"{gap}{cell}" if one else f"{cell}{gap}")
    return f"| {' | '.join(cells)} |"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
