"""The figures, and the table that is printed of them."""

from __future__ import annotations

import pytest
from bench.figures import Figures, Run
from bench.measure import Cost
from bench.outputs import Size, far_apart

from bench import table


def run(who: str, number: int, wall: float, scenario: str = "cold", events: int = 1000) -> Run:
    """Return a run that took `wall` seconds."""
    cost = Cost(wall=wall, cpu=wall * 2, memory=100_000_000, others=0.25)
    return Run(events=events, scenario=scenario, who=who, round=number, cost=cost)


def test_a_table_has_headings_and_aligned_columns() -> None:
    """Words stand to the left, numbers to the right; a Chinese character is two columns wide."""
    drawn = table.drawn([["who", "s"], ["Hugo", "1.50"], ["灯塔", "1,022.00"]])

    assert drawn.splitlines() == [
        "| who  |        s |",
        "|------|---------:|",
        "| Hugo |     1.50 |",
        "| 灯塔 | 1,022.00 |",
    ]


def test_medians_stand_beside_ratios() -> None:
    """One row tells who, the median of all rounds, and the ratio to Hugo in the same scenario."""
    figures = Figures((run("hugo", 1, 2.0), run("minimal", 1, 1.0), run("hugo", 2, 4.0), run("minimal", 2, 2.0)))

    assert table.medians(figures).splitlines() == [
        "| events | scenario | who     | wall s | cpu s |  MB | ÷ hugo | ÷ pelican |",
        "|-------:|----------|---------|-------:|------:|----:|-------:|----------:|",
        "|  1,000 | cold     | hugo    |  3.000 | 6.000 | 100 |   1.00 |         – |",
        "|  1,000 | cold     | minimal |  1.500 | 3.000 | 100 |   0.50 |         – |",
    ]


def test_ratios_are_of_neighbours() -> None:
    """A round in which the machine was busy slows both, so its ratio counts, not its seconds."""
    slow, quick = (run("hugo", 1, 20.0), run("minimal", 1, 10.0)), (run("hugo", 2, 2.0), run("minimal", 2, 1.0))

    assert Figures((*slow, *quick)).ratio(1000, ("cold", "minimal"), ("cold", "hugo")) == 0.5


@pytest.mark.parametrize(("wall", "word"), [(0.4, "yes"), (0.6, "yes, the must"), (0.9, "no")])
def test_aims_say_how_far_it_is(wall: float, word: str) -> None:
    """The first row compares cold builds: the aim, what must be, and whether one of them is reached."""
    drawn = table.aims(Figures((run("hugo", 1, 1.0), run("minimal", 1, wall))), 1000)

    cells = [cell.strip() for cell in drawn.splitlines()[2].strip("|").split("|")]
    assert cells == ["cold ÷ Hugo's cold", "≤ 0.5", "≤ 0.8", f"{wall:.2f}", word, "–", "not measured"]


def test_what_was_not_measured_is_not_guessed() -> None:
    """Without Hugo there is no ratio to Hugo."""
    drawn = table.aims(Figures((run("minimal", 1, 1.0),)), 1000)

    assert {line.split("|")[-2].strip() for line in drawn.splitlines()[2:]} == {"not measured"}


def test_growth_is_time_per_event() -> None:
    """Ten times the events in ten times the time is no growth."""
    figures = Figures((run("minimal", 1, 2.0), run("minimal", 1, 22.0, events=10_000)))

    cells = [cell.strip() for cell in table.growth(figures).splitlines()[2].strip("|").split("|")]
    assert cells == ["minimal", "2.00", "2.20", "1.10", "yes"]


def test_stages_are_shares_of_the_whole() -> None:
    """Each stage that took time has its milliseconds and its part of all of them; what could not be timed is named."""
    found = {"minimal 60 cold": {"spent": {"plan": 0.001, "publish": 0.003}, "gone": ["hundred.old:thing"]}}

    assert table.stages(found).splitlines() == [
        "| stage   | minimal 60 cold ms |     % |",
        "|---------|-------------------:|------:|",
        "| plan    |                1.0 |  25.0 |",
        "| publish |                3.0 |  75.0 |",
        "| all     |                4.0 | 100.0 |",
        "not there any more, so not timed: hundred.old:thing",
    ]


def test_outputs_that_differ_are_not_compared() -> None:
    """More than five in a hundred files or ten in a hundred bytes apart is another site."""
    sizes = {"a": Size(100, 1000), "b": Size(96, 905), "c": Size(94, 1000)}

    assert far_apart(sizes) == ["a made 100 files, c 94"]


def test_floors_are_compared_with_a_cold_build() -> None:
    """The last row tells how many times the sum of the floors a cold build takes, in CPU time."""
    drawn = table.floors({1000: {"reading": 0.5, "markdown": 2.5, "": 6.0}})

    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in drawn.splitlines()[2:]]
    assert rows == [
        ["reading", "0.50"],
        ["markdown", "2.50"],
        ["sum of the floors", "3.00"],
        ["cold build", "6.00"],
        ["cold build ÷ sum", "2.00"],
    ]
