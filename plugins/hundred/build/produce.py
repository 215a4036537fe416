"""From a checked site to a published one: what changed is made, looked over, moved into place, and written down."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from hundred.build.assemble import Assembled, assemble
from hundred.build.ledger import Ledger, read_ledger, write_ledger
from hundred.build.publish import publish, refuse_sources

if TYPE_CHECKING:
    from pathlib import Path

    from hundred.build.site import Site


def produce(site: Site, output: Path) -> tuple[Assembled, int]:
    """Make `site` into the folder `output`; return what was made, and how many files changed on disk.

    With a problem nothing is published. Raises OutputError where the folder cannot be written, the old site untouched.
    """
    output = output.resolve()
    refuse_sources(output, (site.content, site.theme.folder, *site.theme.overrides))
    path = _ledger_of(site, output)
    assembled = assemble(site, output, read_ledger(path) if path else Ledger())
    if assembled.problems:
        return assembled, 0
    changed = publish(assembled.files, output, assembled.kept)
    if path:
        write_ledger(path, assembled.made, output, site.loaded.community, assembled.digester)
    return assembled, changed


def _ledger_of(site: Site, output: Path) -> Path | None:
    """Return where the ledger of builds into `output` lies: every output folder has its own."""
    if site.cache is None:
        return None
    return site.cache / f"{hashlib.blake2b(str(output).encode(), digest_size=8).hexdigest()}.json"
