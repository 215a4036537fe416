"""What one run of Pelican carries from our generator's first step to its last, and back to who started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hundred.build.built import Built
    from hundred.build.site import Site


@dataclass(slots=True)
class Session:
    """The site of this run; `built` is set at its end. `quiet` leaves the printing to who started the run."""

    site: Site
    quiet: bool = False
    built: Built | None = None
