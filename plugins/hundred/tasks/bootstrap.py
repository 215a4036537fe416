"""From nothing but CPython to a ready .venv: makes it, fills it from the hashed pins, then runs the task inside it.

Imports only the standard library and neighbours that do likewise.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.tasks.arguments import parse
from hundred.tasks.environment import NAME, Environment
from hundred.tasks.installing import Unready
from hundred.tasks.process import become

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[3]
SETS = {"test": "test", "lint": "test"}  # every other command needs the run set only


def main(argv: Sequence[str], root: Path = ROOT) -> int:
    """Run the task that `argv` names inside `root`/.venv and return its exit status, 1 when there is no .venv to be had."""
    asked = parse(argv)
    try:
        environment = prepare(root, SETS.get(asked.command, "run"))
    except Unready as problem:
        _say(str(problem))
        return 1
    except OSError as problem:
        _say(f"{NAME} could not be made: {problem}. Mend that, or work in a copy of your own, and start the task again.")
        return 1
    except KeyboardInterrupt:
        return 130
    site = [] if asked.site or asked.command in {*SETS, "lint-ics"} or _inside(Path.cwd(), root) else ["--site", str(root)]
    return become([str(environment.python), "-P", "-m", "hundred.tasks.cli", *argv, *site])


def prepare(root: Path, wanted: str) -> Environment:
    """Return `root`/.venv with at least the `wanted` set of packages ("run" or "test") in it; raises Unready with a cure."""
    environment = Environment(root)
    with _alone(root / "requirements" / "setup.txt"):
        if not environment.works():
            _say(f"Preparing {NAME} (1 of 2): making it with Python {sys.version.partition(' ')[0]}…")
            _clear(environment.folder)
            environment.create()
        if not environment.has(wanted):
            count = environment.count(wanted)
            _say(f"Preparing {NAME} (2 of 2): installing {count} packages from requirements/{wanted}.txt…")
            environment.fill(wanted, lambda done, name: _progress(done, count, name))
            _say(f"{NAME} is ready.")
    return environment


def _clear(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of the file `path`, so that two tasks started at once prepare .venv one after the other."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none; there two first runs at once are on their own
    except ImportError:
        yield
        return
    with path.open("rb") as file:
        with contextlib.suppress(OSError):  # a file system without locks: go on without
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _inside(folder: Path, root: Path) -> bool:
    return folder.resolve().is_relative_to(root.resolve())


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _progress(done: int, count: int, name: str) -> None:
    """Show one moving line on a terminal, and nothing in a log."""
    if sys.stderr.isatty():
        end = "\n" if done == count else ""
        print(f"\r\x1b[K  {done} of {count}: {name}", end=end, file=sys.stderr, flush=True)
