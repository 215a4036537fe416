"""libical, the C library inside Evolution, KDE and many servers; compiled here once from libical_judge.c."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from judges.seen import Judge, Seen, parse

_HERE = Path(__file__).parent
_SOURCE, PROGRAM = _HERE / "libical_judge.c", _HERE / "built" / "libical_judge"


@cache
def missing() -> str:
    """Return why libical cannot run here, or '' after compiling the judge where it is older than its source."""
    if not shutil.which("gcc"):
        return "gcc is not installed"
    if not PROGRAM.exists() or PROGRAM.stat().st_mtime < _SOURCE.stat().st_mtime:
        PROGRAM.parent.mkdir(exist_ok=True)
        command = ["gcc", "-O1", "-o", PROGRAM, _SOURCE, "-lical"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            return f"libical-dev is not installed: {done.stderr.strip()[:200]}"
    return ""


def read(ics: bytes) -> dict[str, Seen]:
    """Return what libical understands; raises ValueError when it refuses the file or counts an error in it."""
    done = subprocess.run([PROGRAM], input=ics, capture_output=True, check=False)
    *events, last = done.stdout.decode(errors="replace").splitlines() or [""]
    if done.returncode or last != "errors\t0":
        message = f"libical refuses the file: {last or done.stderr.decode()[-300:]}"
        raise ValueError(message)
    rows = (line.split("\t") for line in events)
    return {uid: Seen(start=parse(start), end=parse(end)) for uid, start, end in rows}


LIBICAL = Judge(name="libical", read=read, missing=missing)
