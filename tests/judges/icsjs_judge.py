"""ical.js under Node, the reader inside Thunderbird and Nextcloud."""

from __future__ import annotations

import json
import subprocess

from judges.npm import HERE, missing
from judges.seen import Judge, Seen, parse


def read(ics: bytes) -> dict[str, Seen]:
    """Return what ical.js understands; raises CalledProcessError when it throws."""
    done = subprocess.run(["node", HERE / "icsjs.mjs"], input=ics, capture_output=True, check=True)
    found = json.loads(done.stdout)
    return {uid: Seen(**{**event, "start": parse(event["start"]), "end": parse(event["end"])}) for uid, event in found.items()}


ICALJS = Judge(name="ical.js", read=read, missing=missing)
