"""tasks.py as an ordinary Invoke file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def inv(*words: str, surroundings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run `inv WORDS` in the checkout."""
    command = [sys.executable, "-m", "invoke", *words]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def test_the_tasks_are_the_commands(surroundings: dict[str, str]) -> None:
    """`inv --list` knows the same words as `hundred`."""
    listed = inv("--list", "--list-format", "flat", surroundings=surroundings).stdout

    names = [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert names == [
        "bench",
        "build",
        "check",
        "codeowners",
        "credits",
        "dates",
        "hosting",
        "import",
        "lint",
        "lint-ics",
        "serve",
        "test",
        "withdraw",
    ]


@pytest.mark.parametrize(("folder", "status"), [("valid/downstream", 0), ("invalid", 1), ("nowhere", 2)])
def test_the_exit_status_is_the_commands(surroundings: dict[str, str], folder: str, status: int) -> None:
    """`inv check` ends as `hundred check` does."""
    done = inv("check", "--site", f"tests/data/{folder}", surroundings=surroundings)

    assert (done.returncode, "Traceback" in done.stderr) == (status, False)


def test_options_are_passed_on(surroundings: dict[str, str], tmp_path: Path) -> None:
    """`inv build` takes the options of `hundred build`."""
    output = tmp_path / "o"

    inv("build", "--strict", "--site", "tests/data/valid/downstream", "--output", str(output), surroundings=surroundings)

    assert (output / "index.html").is_file()


def test_what_follows_the_dashes_goes_to_pytest(surroundings: dict[str, str]) -> None:
    """`inv test -- WORDS` is `hundred test WORDS`."""
    done = inv("test", "--", "-q", "--collect-only", "tests/tasks/test_report.py", surroundings=surroundings)

    assert done.stdout.splitlines()[-1].startswith("8 tests collected")
