"""The command `hundred`. Exit status: 0 fine, 1 problems in the content, 2 wrong usage."""

from __future__ import annotations

import builtins
import gc
import importlib
import keyword
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from hundred.tasks.arguments import WrongUsage, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each command's module is imported only when it is asked for: `check` must not wait for Pelican.
MODULES = {
    "check": "hundred.tasks.check",
    "build": "hundred.tasks.build",
    "serve": "hundred.tasks.serve",
    "dates": "hundred.tasks.dates",
    "withdraw": "hundred.tasks.withdraw",
    "credits": "hundred.tasks.credits",
    "codeowners": "hundred.tasks.codeowners",
    "hosting": "hundred.tasks.hosting",
    "lint-ics": "hundred.tasks.lint_ics",
    "record": "hundred.tasks.record",
    "import": "hundred.tasks.bring",
    "charter": "hundred.tasks.charter",
    "test": "hundred.tasks.quality",
    "lint": "hundred.tasks.quality",
    "bench": "hundred.tasks.bench",
}
_BRIEF = {"check", "build", "dates", "record"}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` asks for and return the exit status; SystemExit(2) when the words themselves make no sense."""
    asked = parse(sys.argv[1:] if argv is None else argv)
    if asked.command in _BRIEF:
        gc.disable()  # a process that soon ends: looking for rubbish among all that was read takes longer than it saves
    try:
        name = asked.command.replace("-", "_") + "_" * (keyword.iskeyword(asked.command) or hasattr(builtins, asked.command))
        command = getattr(importlib.import_module(MODULES[asked.command]), name)
        status = int(command(asked))
        sys.stdout.flush()
    except WrongUsage as problem:
        print(f"hundred {asked.command}: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever reads, `head` for one, has seen enough: nothing more is said, at the interpreter's end neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    return status


def run() -> NoReturn:
    """Do what the command line asks for and end the process: at once, without taking apart all that was read."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
