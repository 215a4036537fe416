"""Where a site is to be served, from its settings."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hundred.build.delivery.table import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hundred.build.delivery.table import Move
    from hundred.core.settings import Settings


def place_of(settings: Settings, folder: str = "", moves: Sequence[Move] = ()) -> Place:
    """Return the place that SITEURL names; `folder` is that of the finished site, as the server will find it.

    Below the root of a host the server's folder is the one that holds the site as `base`; where the folder's own name is
    another, it is left to whoever installs it to put it there, and the root is the folder's own holder all the same.
    """
    parts = urlsplit(settings.url)
    root = PurePosixPath(folder or f"/srv/{parts.hostname}{parts.path}")
    for _ in PurePosixPath(parts.path).parts[1:]:
        root = root.parent
    return Place(
        host=parts.netloc,
        root=str(root),
        base=parts.path,
        secure=parts.scheme == "https",
        prefixes=prefixes_of(settings),
        moves=tuple(moves),
    )


def prefixes_of(settings: Settings) -> tuple[str, ...]:
    """Return what stands before the paths of each language but the default one: `/zh-Hans`."""
    return tuple(f"/{lang}" for lang in settings.languages if lang != settings.lang)
