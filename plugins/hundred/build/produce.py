"""From a checked site to a published one: what changed is made, looked over, moved into place, and written down."""

from __future__ import annotations

import shutil
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from msgspec.structs import replace

from hundred.build.assemble import Assembled, assemble_into, furnish
from hundred.build.built import Built, counted
from hundred.build.ledger import Ledger, is_there, ledger_of, read_ledger, write_ledger
from hundred.build.mate import Mate
from hundred.build.publish import OutputError, publish, refuse_sources
from hundred.build.receipt import Receipt, path_of, write_receipt
from hundred.build.sealed import forget, only_read
from hundred.build.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from hundred.build.lookout import Lookout
    from hundred.build.receipt import Survey
    from hundred.build.site import Site

_LARGE = 1_000_000  # bytes of the ledger of a site, of some thousands of events, where a mate saves more than it costs


def build(
    site: Site,
    output: Path,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
    seen: Survey | None = None,
    lookout: Lookout | None = None,
) -> Built:
    """Check a site and make it into the folder `output`; with an error in the content nothing is published.

    `advance` is told how many outputs of all are done. With what was `seen` of the site before, a receipt is left for the
    next build to see that there is nothing to do; a `lookout` has looked over the files of the last one.
    Raises OutputError, the old site untouched.

    What is kept from build to build only saves work: where a fault comes of it the site is made without, and it goes.
    """
    try:
        return _build(site, output, advance, seen, lookout)
    except (OutputError, TemplateError):
        raise
    except Exception:
        if site.cache is None:
            raise
        return _without_cache(site, output, advance)


def _without_cache(site: Site, output: Path, advance: Callable[[int, int], None]) -> Built:
    """Make the site from nothing; the cache is to blame, and thrown away, where that goes well."""
    cache = site.cache
    built = _build(replace(site, cache=None), output, advance)
    if cache is not None:
        shutil.rmtree(cache, ignore_errors=True)
    return built


def _build(
    site: Site,
    output: Path,
    advance: Callable[[int, int], None],
    seen: Survey | None = None,
    lookout: Lookout | None = None,
) -> Built:
    begun = time.perf_counter()  # for people: nothing published holds it
    mate = _mate(site, output.resolve()) if lookout else None
    try:
        checked = site.check()
        if checked.failed:
            return Built(problems=checked.problems, sources=checked.files_count)
        made, changed = produce(site, output, advance, lookout, mate)
    finally:
        if mate:
            mate.leave()
    problems = (*checked.problems, *made.problems)
    if made.problems:
        return Built(problems=problems, sources=checked.files_count)
    figures = counted(made.ledger.files)
    if seen and site.cache:
        receipt = Receipt(links=made.links, sources=checked.files_count, warnings=problems, **figures)
        write_receipt(path_of(site.cache, output.resolve()), seen, receipt, site.form, (site.now, _until(site, made)))
    seconds = time.perf_counter() - begun
    return Built(
        problems=problems,
        changed=changed,
        sources=checked.files_count,
        links=made.links,
        seconds=seconds,
        notes=site.loaded.lives.notes,
        **figures,
    )


def _mate(site: Site, output: Path) -> Mate[Any] | None:
    """Return a mate for the next build of a large site that was built before: of another one all is made, by a crew."""
    try:
        large = site.cache is not None and ledger_of(site.cache, output).stat().st_size >= _LARGE
    except OSError:
        return None
    return Mate(partial(_opened, site, str(output))) if large else None


def _opened(site: Site, output: str) -> Callable[[str], Any]:
    """Return what makes the output of a file of a site that nobody has read yet, in the process of a mate."""
    only_read()
    workshop, orders = furnish(site, Stage(output))
    numbers = {order.file: number for number, order in enumerate(orders)}
    make = workshop.worker(orders)
    return lambda file: make(numbers[file])


def _until(site: Site, made: Assembled) -> datetime:
    """Return the instant until which another build would make the same; who read the very clock is made at every tick."""
    ticks = ("part", "now") in made.ledger.reads or not all(made.ledger.digests)
    return site.now + timedelta(seconds=1) if ticks else site.loaded.community.until()


def produce(
    site: Site,
    output: Path,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
    lookout: Lookout | None = None,
    mate: Mate[Any] | None = None,
) -> tuple[Assembled, int]:
    """Make `site` into the folder `output`, with a `mate` at hand; return what was made, and how many files changed on disk.

    With a problem nothing is published. Raises OutputError where the folder cannot be written, the old site untouched.
    """
    output = output.resolve()
    refuse_sources(output, (site.content, site.theme.folder, *site.theme.overrides))
    path, stage = ledger_of(site.cache, output) if site.cache else None, Stage(str(output))
    ledger = read_ledger(path, site.form) if path else Ledger()
    try:
        moved = stage.finish()
        told = lookout.sighting() if lookout and path and not moved else None
        touched = told.touched if told else None
        made = assemble_into(
            site, stage, stage.read, ledger=ledger, folder=str(output), touched=touched, mate=mate, advance=advance
        )
        if made.problems:
            stage.clear()
            return made, 0
        gone = {file: row for file, row in ledger.files.items() if file not in made.ledger.files}
        known = [file for file, row in gone.items() if is_there(str(output), file, row)]
        publish(stage, made.fresh, made.ledger.files, output, known)
    except OSError as fault:
        stage.abandon()
        raise OutputError.of(fault, output) from fault
    except BaseException:
        stage.finish()  # what has begun to move in moves in whole; otherwise this only clears the stage
        raise
    other = len(made.ledger.files) != len(ledger.files) or made.ledger.guard != ledger.guard
    if path and (made.remade or other):
        forget(path.with_suffix(".receipt"))  # it speaks of the old ledger, and may be of another day
        write_ledger(path, site.form, made.ledger)
    return made, len(made.fresh)
