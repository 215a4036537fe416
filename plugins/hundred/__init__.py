"""Hundred turns a folder of Markdown into a community's home on the web. A plugin and a theme for Pelican."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"
__all__ = ["__version__", "register", "theme_path"]


def theme_path() -> str:
    """Return where the theme lives: inside the installed package, or beside plugins/ in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "theme"
    return str(packaged if packaged.is_dir() else here.parents[1] / "theme")


def register() -> None:
    """Connect Hundred to Pelican; called by Pelican for each name in PLUGINS."""
    from hundred.bridge.plugin import connect  # noqa: PLC0415 - the commands must not import Pelican

    connect()
