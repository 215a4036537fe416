"""`hundred test` and `hundred lint`: what the project asks of its own code."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.tasks.arguments import WrongUsage
from hundred.tasks.process import become

if TYPE_CHECKING:
    from hundred.tasks.arguments import Arguments

ROOT = Path(__file__).resolve().parents[3]
LINTERS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))


def test(asked: Arguments) -> int:
    """Become pytest, so that its closing line is the last one and its exit status ours."""
    _need("pytest")
    return become([sys.executable, "-m", "pytest", *asked.rest], ROOT)


def lint(asked: Arguments) -> int:  # noqa: ARG001 - every command takes its arguments
    """Run every linter, also after one has found something; return 1 when any has."""
    _need("ruff", "mypy")
    found = 0
    for words in LINTERS:
        print(f"== {' '.join(words)}", flush=True)
        found |= subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode  # noqa: S603 - fixed words
    return int(bool(found))


def _need(*modules: str) -> None:
    if not (ROOT / "pyproject.toml").is_file():
        message = "only a checkout of Hundred has tests and linters; this is an installed one"
        raise WrongUsage(message)
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        message = f"{' and '.join(missing)} must be installed for it; `python3 tasks.py test` prepares everything"
        raise WrongUsage(message)
