"""Handing this process over to another command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def become(command: list[str], folder: Path | None = None) -> int:
    """Replace this process by `command`, run in `folder`; where a system cannot, run it and return its exit status."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.chdir(folder or Path.cwd())
        os.execv(command[0], command)  # noqa: S606 - our own interpreter, no shell
    try:
        return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603 - as above
    except KeyboardInterrupt:
        return 130
