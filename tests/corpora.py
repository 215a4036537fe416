"""The bench's corpus as a site, for tests that compare the product with its judges over many events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.corpus import write_hundred

from hundred.build.site import open_site

if TYPE_CHECKING:
    from pathlib import Path

    from hundred.build.site import Site


def corpus_site(folder: Path, events: int) -> Site:
    """Return the site of that many events of the bench, written into `folder`."""
    write_hundred(folder / "content", events)
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "B"\nSITEURL = "https://b.example"\nDEFAULT_LANG = "en"\nTIMEZONE = "UTC"\n'
    )
    return open_site(folder)
