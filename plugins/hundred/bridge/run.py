"""Run Pelican from our commands, in this process, for a site that is already open."""

from __future__ import annotations

import contextlib
import io
from typing import TYPE_CHECKING

from hundred.bridge.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from hundred.build.built import Built
    from hundred.build.site import Site


def build_with_pelican(site: Site, output: Path, conf: Path) -> Built:
    """Build a site into `output` as `pelican -s conf -o output` does, and return what was made.

    With an error in the content nothing is published and the problems are returned.
    """
    from pelican import Pelican  # noqa: PLC0415 - half of our start-up time
    from pelican.settings import read_settings  # noqa: PLC0415

    session = Session(site, quiet=True)
    override = {"OUTPUT_PATH": str(output), "HUNDRED_SESSION": session}
    try:
        # Pelican prints a summary of its own that knows articles and pages only.
        with contextlib.redirect_stdout(io.StringIO()):
            Pelican(read_settings(str(conf), override=override)).run()
    except SystemExit:
        if session.built is None:  # told already: the output cannot be written
            raise
    assert session.built is not None  # noqa: S101 - the generator sets it or ends the run
    return session.built
