"""The folder .venv: made by the standard library, filled from hashed pins, marked by a stamp of what is in it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hundred.tasks.installing import install, make_venv

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = ".venv"
ENOUGH = {"run": ("run", "test"), "test": ("test",)}  # which installed sets hold the wanted one


@dataclass(frozen=True, slots=True)
class Environment:
    """The virtual environment of the checkout `root`, whether it is there yet or not."""

    root: Path

    @property
    def folder(self) -> Path:
        """Return where the environment lies."""
        return self.root / NAME

    @property
    def scripts(self) -> Path:
        """Return the folder of its commands."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Return its interpreter."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    def works(self) -> bool:
        """Say whether it was made in this very folder and its interpreter still finds Hundred."""
        if self._stamp().get("folder") != str(self.folder):
            return False
        command = [str(self.python), "-I", "-c", "import hundred"]
        try:
            return not subprocess.run(command, capture_output=True, check=False, timeout=60).returncode  # noqa: S603 - ours
        except (OSError, subprocess.TimeoutExpired):
            return False

    def has(self, wanted: str) -> bool:
        """Say whether the `wanted` set of packages ("run" or "test"), as pinned now, is installed."""
        sets = self._stamp().get("sets", {})
        return any(sets.get(name) == self._digest(name) for name in ENOUGH[wanted])

    def count(self, wanted: str) -> int:
        """Return how many packages the `wanted` set pins."""
        return len(re.findall(r"^\S+==", self._requirements(wanted).read_text(encoding="utf-8"), re.MULTILINE))

    def create(self) -> None:
        """Make it, empty but for `import hundred` and the command `hundred`; raises Unready."""
        make_venv(self.folder)
        command = [str(self.python), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
        told = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - ours
        packages = Path(told.stdout.strip()).resolve()
        plugins = os.path.relpath((self.root / "plugins").resolve(), packages)
        (packages / "hundred.pth").write_text(plugins + "\n", encoding="utf-8")
        self._write_command()
        self._write_stamp({})

    def fill(self, wanted: str, progress: Callable[[int, str], None]) -> None:
        """Install the `wanted` set, telling `progress` each package's number and name; raises Unready."""
        self._write_stamp({})  # until it is whole again, nothing in it counts
        # feedgen comes as source only: the setuptools that builds it is pinned and hashed too, and goes first.
        install(self.python, self._requirements("setup"))
        install(self.python, self._requirements(wanted), progress)
        self._write_stamp({wanted: self._digest(wanted)})

    def _write_command(self) -> None:
        call = "from hundred.tasks.cli import run; run()"
        if os.name == "nt":
            (self.scripts / "hundred.cmd").write_text(f'@"%~dp0python.exe" -P -c "{call}" %*\n', encoding="utf-8")
            return
        script = self.scripts / "hundred"
        # Through the shell, because a line that begins with #! allows neither spaces nor long paths.
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(str(self.python))} -P -c "{call}" "$@"\n', encoding="utf-8")
        script.chmod(0o755)

    def _requirements(self, name: str) -> Path:
        return self.root / "requirements" / f"{name}.txt"

    def _digest(self, name: str) -> str:
        return hashlib.sha256(self._requirements("setup").read_bytes() + self._requirements(name).read_bytes()).hexdigest()

    def _stamp(self) -> dict[str, Any]:
        try:
            found = json.loads((self.folder / "hundred.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write_stamp(self, sets: dict[str, str]) -> None:
        text = json.dumps({"folder": str(self.folder), "sets": sets}, ensure_ascii=False, indent=2)
        (self.folder / "hundred.json").write_text(text + "\n", encoding="utf-8")
