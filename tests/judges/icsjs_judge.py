"""ical.js under Node, the reader inside Thunderbird and Nextcloud."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

from judges.seen import Judge, Seen, parse

_HERE = Path(__file__).parent


@cache
def missing() -> str:
    """Return why ical.js cannot run here, or '' after installing the pinned version into node_modules/ once."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "node or npm is not installed"
    if not (_HERE / "node_modules" / "ical.js").is_dir():
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(command, cwd=_HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"npm ci failed: {done.stderr.strip()[-300:]}"
    return ""


def read(ics: bytes) -> dict[str, Seen]:
    """Return what ical.js understands; raises CalledProcessError when it throws."""
    done = subprocess.run(["node", _HERE / "icsjs.mjs"], input=ics, capture_output=True, check=True)
    found = json.loads(done.stdout)
    return {uid: Seen(**{**event, "start": parse(event["start"]), "end": parse(event["end"])}) for uid, event in found.items()}


ICALJS = Judge(name="ical.js", read=read, missing=missing)
