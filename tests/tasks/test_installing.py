"""What is said when an environment cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hundred.tasks import installing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("Error: Command '…', '-m', 'ensurepip' returned non-zero exit status 1.", "sudo apt install python3-venv"),
        ("No module named pip", "sudo apt install python3-venv"),
        ("ERROR: [Errno 28] No space left on device", "Make some room"),
        ("ERROR: [Errno 13] Permission denied: '.venv'", "Work in a copy of your own."),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'", "could not be reached"),
        ("ERROR: No matching distribution found for tern==1.0", "has no such package"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "do not work around it"),
        ("ERROR: something new", "Remove the folder .venv"),
    ],
)
def test_each_reason_has_its_cure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, line: str, cure: str) -> None:
    """The first paragraph says what did not work and what to do about it; the last lines follow."""
    monkeypatch.setattr(installing, "_run", lambda _: (1, ["fine so far", line]))

    with pytest.raises(installing.Unready) as refused:
        installing.make_venv(tmp_path / ".venv")

    first, *rest = str(refused.value).splitlines()
    assert (first.startswith(".venv could not be made. "), cure in first, rest[0]) == (True, True, "The last lines were:")


def test_an_unreachable_index_is_not_taken_for_a_missing_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without a network pip ends with 'no matching distribution': the lines before tell the truth."""
    lines = [
        "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(…)': /simple/tern/",
        "ERROR: Could not find a version that satisfies the requirement tern==1.0 (from versions: none)",
        "ERROR: No matching distribution found for tern==1.0",
    ]
    monkeypatch.setattr(installing, "_run", lambda *_: (1, lines))

    with pytest.raises(installing.Unready) as refused:
        installing.install(tmp_path / "python", tmp_path / "run.txt")

    assert "Check the network" in str(refused.value).splitlines()[0]
