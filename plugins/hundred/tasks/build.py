"""`hundred build`: the whole site, through Pelican; nothing is published when there is an error."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.bridge.run import build_with_pelican
from hundred.bridge.session import Built
from hundred.build.publish import OutputError
from hundred.build.site import SettingsProblem
from hundred.core.problems import as_text, in_order
from hundred.tasks.chosen import SETTINGS, chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here, summed_up

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from hundred.tasks.arguments import Arguments


def build(asked: Arguments) -> int:
    """Build the site, say what was built and what is wrong; return 1 when something, a warning too if --strict, stops it."""
    folder = chosen_folder(asked)
    output = (asked.output or folder / "output").resolve()
    try:
        with _busy("Building…"):
            site = chosen_site(asked)
            doubts = site.check().problems if asked.strict else ()
            built = Built(problems=doubts) if doubts else build_with_pelican(site, output, folder / SETTINGS)
    except SettingsProblem as refused:
        problems, files, words = tuple(refused.problems), 1, ""
    except OutputError as refused:
        print(f"Nothing was published: {refused}", file=sys.stderr)
        return 1
    else:
        problems, files, words = built.problems, len(site.loaded.reports), told(built, output)
    shown = in_order(problems)
    if shown:
        print(as_text(from_here(shown, folder, Path.cwd())))
        print(summed_up(shown, files))
    stopped = failed(shown) or bool(asked.strict and shown)
    print("Nothing was published: the last good site, if there is one, is as it was." if stopped else words)
    return int(stopped)


def told(built: Built, output: Path) -> str:
    """Return one line on what was built, where, and how long it took."""
    made = f"{built.pages} pages, {built.calendars} calendars, {built.feeds} feeds"
    return f"{made}: {built.files} files, {built.changed} of them changed, in {built.seconds:.1f} s → {output}"


def _busy(words: str) -> AbstractContextManager[object]:
    """Return a moving sign for a person who waits, and none for a log."""
    if not sys.stderr.isatty():
        return contextlib.nullcontext()
    from rich.console import Console  # noqa: PLC0415 - a log needs none of it

    return Console(stderr=True).status(words)
