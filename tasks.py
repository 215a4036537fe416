"""The tasks of this checkout: `python3 tasks.py serve` needs only CPython 3.11, `inv serve` is the same inside .venv.

This file is read by any Python, so that one that is too old gets a sentence instead of a SyntaxError.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Hundred needs Python 3.11 or newer; this is Python {}.{} ({}).\n"
        "Install a newer one and start with it, for example: python3.13 tasks.py {}".format(
            sys.version_info[0], sys.version_info[1], sys.executable, " ".join(sys.argv[1:])
        )
    )

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins"))

if __name__ == "__main__":
    from hundred.tasks.bootstrap import main

    sys.exit(main(sys.argv[1:]))

from hundred.tasks.invoked import (
    bench,
    build,
    check,
    codeowners,
    credits_,
    dates,
    hosting,
    import_,
    lint,
    lint_ics,
    serve,
    test,
    withdraw,
)

__all__ = [
    "bench",
    "build",
    "check",
    "codeowners",
    "credits_",
    "dates",
    "hosting",
    "import_",
    "lint",
    "lint_ics",
    "serve",
    "test",
    "withdraw",
]
