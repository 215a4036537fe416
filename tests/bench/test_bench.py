"""The bench itself, small and without its peers: what is asserted is what it looks at, never how long it took."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest
from bench.contestants import contestants
from bench.run import main
from bench.scenarios import Stand, body, cached, cold, edit, nothing, template
from bench.stage_names import ORDER

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not say what a process cost")
COUNT = 12


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, dict[str, Any]]:
    """Return the status and the findings of a bench of our own two sites, in every way."""
    file = tmp_path_factory.mktemp("bench") / "found.json"
    status = main(["--events", str(COUNT), "--rounds", "1", "--only", "minimal", "product", "--json", str(file)])
    return status, json.loads(file.read_text(encoding="utf-8"))


def test_nothing_is_built_wrong(measured: tuple[int, dict[str, Any]]) -> None:
    """Every edit shows in every file, in builds and in the running server."""
    status, found = measured

    assert (status, found["faults"]) == (0, [])


def test_every_scenario_is_measured(measured: tuple[int, dict[str, Any]]) -> None:
    """Each of ours has its row for each scenario."""
    rows = {(run["who"], run["scenario"]) for run in measured[1]["runs"]}

    both = {
        (who, name) for who in ("minimal", "product") for name in "cold cached edit body template nothing page serve".split()
    }
    assert rows == both | {("minimal", "bare")}


def test_stages_are_those_of_the_table(measured: tuple[int, dict[str, Any]]) -> None:
    """Cold builds and edits are taken apart, and every function named for that is still there."""
    found = measured[1]["stages"]

    assert sorted(found) == [f"{who} {COUNT} {name}" for who in ("minimal", "product") for name in ("cold", "edit")]
    assert [one["gone"] for one in found.values()] == [[]] * 4
    assert {stage for one in found.values() for stage in one["spent"]} <= set(ORDER)


def test_an_edit_taken_apart_is_the_edit(measured: tuple[int, dict[str, Any]]) -> None:
    """Wrapped functions do not make more than unwrapped ones: of all bodies only the edited one is rendered."""
    calls = measured[1]["stages"][f"minimal {COUNT} edit"]["calls"]

    assert (calls["bodies: sanitise"], calls["calendars: events"]) == (1, 1)


def test_floors_are_measured(measured: tuple[int, dict[str, Any]]) -> None:
    """Five kinds of work, and the whole."""
    assert list(measured[1]["floors"][str(COUNT)]) == ["reading", "markdown", "templates", "serialising", "writing", ""]


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    """Return the minimal site, built."""
    made = Stand(contestants(tmp_path, None)["minimal"], COUNT, 120)
    made.prepare()
    cold(made)
    return made


def test_a_kept_cache_knows_nothing_of_the_output(stand: Stand) -> None:
    """Records and parts are kept; what the last build noted of its output is gone with that."""
    stand.clear(caches=False)

    kept = {path.name for path in (stand.who.site / ".hundred-cache").iterdir()}
    assert (kept, stand.who.output.exists()) == ({"content", "parts"}, False)


def test_scenarios_can_follow_each_other(stand: Stand) -> None:
    """Whatever order they come in, none blames a sound build."""
    for scenario in (edit, body, nothing, template, body, cold, cached, edit):
        scenario(stand)

    assert stand.faults == []


def test_a_build_that_leaves_a_file_behind_is_blamed(stand: Stand) -> None:
    """An edit that does not reach every file is no quick build but a wrong one."""
    stand.reached |= {"missed.html"}
    (stand.who.output / "stale.html").write_text(stand.title, encoding="utf-8")

    edit(stand)

    assert stand.faults == [
        "minimal at 12: after an edit 1 files lack the new title, missed.html for one",
        "minimal at 12: after an edit 1 files still hold the old title, stale.html for one",
    ]
