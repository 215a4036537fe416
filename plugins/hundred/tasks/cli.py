"""The command `hundred`. Exit status: 0 fine, 1 problems in the content, 2 wrong usage."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

from hundred.tasks.arguments import WrongUsage, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each command's module is imported only when it is asked for: `check` must not wait for Pelican.
MODULES = {
    "check": "hundred.tasks.check",
    "build": "hundred.tasks.build",
    "serve": "hundred.tasks.serve",
    "test": "hundred.tasks.quality",
    "lint": "hundred.tasks.quality",
    "bench": "hundred.tasks.bench",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` asks for and return the exit status; SystemExit(2) when the words themselves make no sense."""
    asked = parse(sys.argv[1:] if argv is None else argv)
    try:
        command = getattr(importlib.import_module(MODULES[asked.command]), asked.command)
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


if __name__ == "__main__":
    sys.exit(main())
