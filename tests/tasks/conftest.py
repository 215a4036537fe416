"""Sites and commands that the tests of the commands share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
DOWNSTREAM = ROOT / "tests" / "data" / "valid" / "downstream"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a copy of the small downstream site that may be broken."""
    return Path(shutil.copytree(DOWNSTREAM, tmp_path / "site"))


@pytest.fixture
def surroundings() -> dict[str, str]:
    """Return the environment of a process that finds this checkout, at a fixed moment."""
    fixed = {"PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": "1795219200", "PYTHONUTF8": "1"}
    return {**os.environ, **fixed}


@pytest.fixture
def hundred(surroundings: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs `hundred WORDS` in a folder, in a process of its own."""

    def run(*words: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-P", "-m", "hundred.tasks.cli", *words]
        env = {**surroundings, **variables}
        return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)

    return run
