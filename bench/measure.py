"""Run one command and say what it cost: wall and CPU time, memory, and how busy the machine was with other things."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STAT = Path("/proc/stat")
_TAIL = 2000  # bytes of what a failed command said


class Failed(Exception):  # noqa: N818 - it ends the bench with a sentence, no traceback
    """A command ended with an error or ran out of time; the text says which, and what it printed last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a run cost: seconds of wall clock and of CPU with all children, bytes of the largest process.

    `others` is how many cores' worth of time everything else on the machine took meanwhile; None where it cannot be told.
    """

    wall: float
    cpu: float
    memory: int
    others: float | None


def measured(command: Sequence[str], folder: Path, env: Mapping[str, str], limit: float) -> Cost:
    """Return what `command` cost, run in `folder` for at most `limit` seconds. Raises Failed."""
    said = folder / "said.txt"
    with said.open("wb") as out:
        busy, start = _busy(), time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the bench's own commands
            command, cwd=folder, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        timer = threading.Timer(limit, _kill, [process.pid])
        timer.start()
        try:
            # The usage of this child and of all that it has waited for; RUSAGE_CHILDREN would hold former runs' peak too.
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            _kill(process.pid)
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        why = f"took more than {limit:.0f} s" if wall >= limit else f"ended with {process.returncode}"
        tail = said.read_bytes()[-_TAIL:].decode(errors="replace")
        message = f"{' '.join(map(str, command))} {why}:\n{tail}"
        raise Failed(message)
    cpu = usage.ru_utime + usage.ru_stime
    others = None if busy is None else max(0.0, (_busy() or 0.0) - busy - cpu) / wall
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, kilobytes elsewhere
    return Cost(wall=wall, cpu=cpu, memory=usage.ru_maxrss * unit, others=others)


def _busy() -> float | None:
    """Return the seconds that all cores together have worked since the machine started."""
    if not _STAT.is_file():
        return None
    user, nice, system, _, _, irq, softirq, steal = map(int, _STAT.read_text(encoding="ascii").split()[1:9])
    return float(user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


def _kill(pid: int) -> None:
    """End a process and all that it started; both went into a session of their own."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
