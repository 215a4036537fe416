"""venv and pip, run for us: what they do is watched, and what stops them is said in a paragraph."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

PIP = "-I -m pip install --require-hashes --no-deps --no-build-isolation --use-pep517 --no-input --disable-pip-version-check"
# Settings of other projects that would send packages elsewhere, or count packages from elsewhere as installed.
FOREIGN = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_USER", "PYTHONHOME", "PYTHONPATH")
STEP = re.compile(r"(?:Collecting|Requirement already satisfied:|Ignoring) ([A-Za-z0-9._-]+)")

CURES = {  # what pip says → what we say; the first that fits counts
    r"DO NOT MATCH THE HASHES": (
        "A downloaded package is not the one that was pinned, so it was not installed. "
        "Start the task again; if it happens again, do not work around it: tell the maintainers."
    ),
    r"No space left on device|Errno 28": "The disk is full. Make some room and start the task again.",
    r"Permission denied|Errno 13|Read-only file system": "This folder may not be written to. Work in a copy of your own.",
    r"No module named pip|ensurepip": (
        "This Python came without the parts that make an environment. On Debian and Ubuntu: sudo apt install python3-venv; "
        "then start the task again."
    ),
    r"Connection|connection|resolution|timed out|Max retries|[Pp]roxy|SSL": (
        "The package index could not be reached. Check the network (behind a proxy: set HTTPS_PROXY) and start the task again."
    ),
    r"No matching distribution": (
        "The package index has no such package for this Python and this system. "
        "Check pip's settings (pip config list), or use another Python from 3.11 to 3.14, then start the task again."
    ),
}
NO_CURE = "Remove the folder .venv and start the task again; if it happens again, tell the maintainers."


class Unready(Exception):  # noqa: N818 - a message for people, not an error of the program
    """There is no environment to be had: the text says why and what to do, in a paragraph."""


def make_venv(folder: Path) -> None:
    """Make an empty virtual environment with pip in `folder`, or raise Unready."""
    status, lines = _run([sys.executable, "-I", "-m", "venv", str(folder)])
    if status:
        raise Unready(_paragraph(f"{folder.name} could not be made.", lines))


def install(python: Path, requirements: Path, progress: Callable[[int, str], None] | None = None) -> None:
    """Install what the hashed file `requirements` pins, and nothing else, or raise Unready."""
    status, lines = _run([str(python), *PIP.split(), "-r", str(requirements)], progress)
    if status:
        raise Unready(_paragraph(f"The packages of requirements/{requirements.name} could not be installed.", lines))


def _run(command: list[str], progress: Callable[[int, str], None] | None = None) -> tuple[int, list[str]]:
    """Return the exit status of `command` and the last lines it printed."""
    lines: deque[str] = deque(maxlen=200)
    names: set[str] = set()
    surroundings = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    with subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=surroundings
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            step = STEP.match(line)
            if step and progress and step[1] not in names:
                names.add(step[1])
                progress(len(names), step[1])
    return process.returncode, list(lines)


def _paragraph(what: str, lines: Iterable[str]) -> str:
    told = [line for line in lines if line.strip()]
    cure = next((cure for pattern, cure in CURES.items() if any(re.search(pattern, line) for line in told)), NO_CURE)
    shown = [line for line in told if not line.startswith("WARNING")][-5:] or told[-5:]
    return "\n".join([f"{what} {cure}", "The last lines were:", *(f"  {line}" for line in shown)])
