"""`hundred build`: the whole site; nothing is published when there is an error, nothing is done when nothing changed."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.built import Built
from hundred.build.conf import NAME, SettingsProblem, read_conf
from hundred.build.ledger import ledger_of
from hundred.build.lookout import Lookout
from hundred.build.publish import OutputError
from hundred.build.receipt import alone, path_of, read_receipt, survey
from hundred.core.problems import as_text, in_order
from hundred.tasks.chosen import chosen_folder, chosen_now
from hundred.tasks.progress import progress
from hundred.tasks.report import failed, from_here, summed_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from hundred.build.conf import Conf
    from hundred.build.receipt import Receipt, Survey
    from hundred.core.problems import Problem
    from hundred.tasks.arguments import Arguments


def build(asked: Arguments) -> int:
    """Build the site, say what was built and what is wrong; return 1 when something, a warning too if --strict, stops it."""
    begun = time.perf_counter()
    folder, now = chosen_folder(asked), chosen_now(asked)
    output = (asked.output or folder / "output").resolve()
    try:
        conf = read_conf(folder)
        lookout = Lookout(ledger_of(conf.cache, output), str(output)) if alone(conf.raw) else None
        seen = survey(conf.raw, conf.folders) if lookout else None
        kept = read_receipt(path_of(conf.cache, output), seen, output, now, lookout) if seen else None
        if kept is not None and not (asked.strict and kept.warnings):
            _tell(kept.warnings, kept.sources, folder)
            print(told(kept, output, 0, time.perf_counter() - begun))
            return 0
        built = made(conf, now, output, seen, lookout, strict=asked.strict)
    except SettingsProblem as refused:
        built = Built(problems=tuple(refused.problems), sources=1)
    except OutputError as refused:
        print(f"Nothing was published: {refused}", file=sys.stderr)
        return 1
    for note in built.notes:
        print(f"note: {note}", file=sys.stderr)
    shown = _tell(built.problems, built.sources, folder)
    stopped = failed(shown) or bool(asked.strict and shown)
    seconds = time.perf_counter() - begun
    words = told(built, output, built.changed, seconds)
    print("Nothing was published: the last good site, if there is one, is as it was." if stopped else words)
    return int(stopped)


def _tell(problems: Sequence[Problem], sources: int, folder: Path) -> list[Problem]:
    """Print problems in their order, where there are any, and return them."""
    shown = in_order(problems)
    if shown:
        print(as_text(from_here(shown, folder, Path.cwd())))
        print(summed_up(shown, sources))
    return shown


def made(  # noqa: PLR0913 - what to make, and what is known already
    conf: Conf,
    now: datetime,
    output: Path,
    seen: Survey | None = None,
    lookout: Lookout | None = None,
    *,
    strict: bool = False,
) -> Built:
    """Make the site: by the engine alone where no other plugin wants a run of Pelican, else through Pelican.

    `seen` is a look at the site before, the `lookout` is at the files of the last build. With `strict` a warning is enough for
    nothing to be made. Raises SettingsProblem and OutputError.
    """
    from hundred.build.produce import build as produce  # noqa: PLC0415 - where nothing changed nothing of it is needed
    from hundred.build.site import site_at  # noqa: PLC0415

    site = site_at(conf, now)
    site.listing = seen.listings.get(str(conf.content)) if seen else None
    if strict and (doubts := site.check().problems):
        return Built(problems=doubts, sources=site.check().files_count)
    if alone(conf.raw):
        with progress() as advance:
            return produce(site, output, advance, seen, lookout)
    from hundred.bridge.run import build_with_pelican  # noqa: PLC0415 - half a second

    return build_with_pelican(site, output, conf.folder / NAME)


def told(made: Built | Receipt, output: Path, changed: int, seconds: float) -> str:
    """Return one line on what was built, where, and how long it took."""
    what = f"{made.pages} pages, {made.calendars} calendars, {made.feeds} feeds"
    return f"{what}: {made.files} files, {changed} of them changed, in {seconds:.1f} s → {output}"
