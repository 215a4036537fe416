"""Puts the minimal plan in the place of the product's parts: a plugin of Pelican, listed after Hundred.

The engine has no setting for a plan of a site's own yet. When it has one, this file is that one line of the settings.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from bench.hundred.plan import plan

from hundred.build import assemble
from hundred.core.outputs import Blob

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hundred.build.site import Site
    from hundred.core.outputs import Page
    from hundred.core.view import View


def register() -> None:
    """Replace what the engine plans, and of the files that all sites share keep the style sheet alone."""
    for name, ours in (("plan_all", _plan_all), ("plan_extras", _plan_extras)):
        getattr(assemble, name)  # raises where the engine has changed: the bench must not measure something else
        setattr(assemble, name, ours)


def _plan_all(view: View, *_: Any) -> Iterator[Page | Blob]:  # noqa: ANN401 - what else the engine gives to parts
    return plan(view)


def _plan_extras(site: Site, *_: Any) -> Iterator[Blob]:  # noqa: ANN401 - as above
    for address, file in site.theme.files():
        yield Blob(path=address, make=partial(_read, file), source="theme")


def _read(file: Path) -> bytes:
    return file.read_bytes()
