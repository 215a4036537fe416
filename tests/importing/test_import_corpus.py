"""The calendars that icalendar and recurring-ical-events ship as their own tests: hundreds of files from real programs.

They come with the two packages from the package index, at their pinned versions; nothing else is on the network.
"""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from towns import FIGURES, Town

_WHERE = {"icalendar": "tests", "recurring_ical_events": "test"}


def corpus() -> dict[str, list[Path]]:
    """Return the files by the package they come with."""
    found = {}
    for name, folder in _WHERE.items():
        spec = find_spec(name)
        root = Path(spec.origin).parent / folder if spec and spec.origin else Path("missing")
        found[name] = sorted(root.rglob("*.ics"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("package", sorted(_WHERE))
def test_every_file_of_others_is_imported_or_refused_with_a_reason(package: str, tmp_path: Path) -> None:
    """No file raises, every refusal has a line and a reason, the site has no error, the second run changes no file."""
    files = corpus()[package]
    if not files:
        FIGURES.append(f"SKIPPED the corpus of {package}: the installed package has no calendars in it")
        pytest.skip(f"the installed {package} ships no calendars")
    counts, reasons = Counter[str](), Counter[str]()

    for number, file in enumerate(files):
        town = Town(tmp_path / str(number))
        done = town.take(file.read_bytes(), name=file.name)
        counts += Counter(row.action for row in done.rows)
        counts["faults"] += len(done.faults)
        reasons += Counter(row.why.partition(" '")[0] for row in done.rows if row.action == "refused")
        counts["without a reason"] += sum(1 for row in done.rows if row.action == "refused" and not (row.why and row.line))
        counts["by the program's fault"] += sum("(" in row.why and "Error)" in row.why for row in done.rows)
        counts["written again"] += len(town.take(file.read_bytes(), name=file.name).written)
        counts["read by the site"] += len(town.events())

    FIGURES.append(
        f"{package}: {len(files)} files, {counts['new']} events imported, {counts['refused']} refused with reason, "
        f"{counts['private']} private, {counts['faults']} faults told, 0 tracebacks, {counts['written again']} changes by a second run"
    )
    FIGURES.extend(f"{package}: {count} refused: {why}" for why, count in reasons.most_common(4))
    assert (counts["without a reason"], counts["by the program's fault"], counts["written again"]) == (0, 0, 0)
    assert (counts["read by the site"], len(files) > 90, counts["new"] > 70) == (counts["new"], True, True)
