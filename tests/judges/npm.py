"""The packages of npm that tests use, installed once, from the lock file, into node_modules/ beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


@cache
def missing() -> str:
    """Return why the packages cannot be had here, or '' after installing the pinned versions. Needs the package registry."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "node or npm is not installed"
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    if not all((MODULES / name).is_dir() for name in wanted):
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"npm ci failed: {done.stderr.strip()[-300:]}"
    return ""
