"""`hundred lint-ics`: what is wrong with calendar files, yours or anybody's."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hundred.build.calendar_files import calendar_files, judged
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.report import WRITERS, failed, summed_up

if TYPE_CHECKING:
    from hundred.tasks.arguments import Arguments


def lint_ics(asked: Arguments) -> int:
    """Print the problems of the calendars asked for; return 1 when one is an error."""
    try:
        files = calendar_files(asked.paths)
        problems = judged(files)
    except OSError as problem:
        message = f"{problem.filename}: {problem.strerror}" if problem.filename else str(problem)
        raise WrongUsage(message) from None
    print(WRITERS[asked.format](problems), end="\n" if problems and asked.format == "text" else "")
    # A machine reads the JSON: the line for people goes beside it.
    print(summed_up(problems, len(files)), file=sys.stderr if asked.format == "json" else sys.stdout)
    return int(failed(problems))
