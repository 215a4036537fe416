"""`hundred check`: every problem of every file, without building; Pelican is not needed for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.conf import SettingsProblem
from hundred.core.problems import in_order
from hundred.tasks.arguments import WrongUsage
from hundred.tasks.chosen import chosen_folder, chosen_site
from hundred.tasks.report import WRITERS, failed, from_here, summed_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.problems import Problem
    from hundred.tasks.arguments import Arguments


def check(asked: Arguments) -> int:
    """Print the problems of the site, or of the files and folders asked for; return 1 when one is an error."""
    folder = chosen_folder(asked)
    _refuse_strangers(asked.paths, folder)
    try:
        site = chosen_site(asked)
        checked = site.check()
        problems, files = (*checked.problems, *site.named()), checked.files_count
    except SettingsProblem as refused:
        problems, files = tuple(refused.problems), 1
    shown = in_order(_within(problems, asked.paths, folder))
    print(WRITERS[asked.format](from_here(shown, folder, Path.cwd())), end="\n" if shown and asked.format == "text" else "")
    # A machine reads the JSON: the line for people goes beside it.
    print(summed_up(shown, files), file=sys.stderr if asked.format == "json" else sys.stdout)
    return int(failed(shown))


def _refuse_strangers(paths: Iterable[Path], folder: Path) -> None:
    """Raise WrongUsage for a path that is not there or not in the site: it would look as if it had no problems."""
    for path in paths:
        if not path.exists():
            message = f"there is no {path}"
            raise WrongUsage(message)
        if not path.resolve().is_relative_to(folder):
            message = f"{path} is not in the site {folder}"
            raise WrongUsage(message)


def _within(problems: Iterable[Problem], paths: Iterable[Path], folder: Path) -> list[Problem]:
    roots = [path.resolve() for path in paths] or [folder]
    return [one for one in problems if any((folder / one.path).resolve().is_relative_to(root) for root in roots)]
