"""`hundred serve`: the site on this machine, built again whenever something is saved."""

from __future__ import annotations

import os
import sys
import threading
import traceback
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.bridge.run import build_with_pelican
from hundred.build.publish import OutputError
from hundred.build.site import SettingsProblem
from hundred.core.problems import as_text
from hundred.tasks.build import told
from hundred.tasks.chosen import SETTINGS, chosen_folder, chosen_site
from hundred.tasks.report import failed, from_here, summed_up
from hundred.tasks.server import Screen, listen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.build.site import Site
    from hundred.core.problems import Problem
    from hundred.tasks.arguments import Arguments


def serve(asked: Arguments) -> int:
    """Build the site, show it on 127.0.0.1, and build again on every change until Ctrl-C, which ends it with 130."""
    folder = chosen_folder(asked)
    output = folder / "output"
    screen = Screen(output)
    server = listen(asked.port, screen)
    if server.server_port != asked.port:
        print(f"Port {asked.port} is taken; this is {server.server_port}.")
    site = _rebuild(asked, screen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{screen.base}/"
    print(f"Serving {address} – Ctrl-C ends it.", flush=True)
    if _seated():
        webbrowser.open(address)
    try:
        for _ in _changes(folder, site):
            site = _rebuild(asked, screen) or site
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _seated() -> bool:
    """Say whether a person with a screen has asked: a log has none, and a browser in the terminal would be in the way."""
    screen = sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(sys.stdout.isatty() and screen and not os.environ.get("CI"))


def _rebuild(asked: Arguments, screen: Screen) -> Site | None:
    """Build; tell the terminal and the open pages how it went; return the site when its settings could be read."""
    folder = chosen_folder(asked)
    site = None
    try:
        site = chosen_site(asked)
        screen.base = site.settings.base
        built = build_with_pelican(site, screen.output, folder / SETTINGS)
    except SettingsProblem as refused:
        _tell(refused.problems, 1, folder, screen)
    except OutputError as refused:
        print(refused, flush=True)
        screen.show(str(refused))
    except Exception:  # noqa: BLE001 - a bug of ours must not take the last good site away from the one who writes
        traceback.print_exc()
        screen.show(f"Something in Hundred broke; please tell its maintainers.\n\n{traceback.format_exc()}")
    else:
        _tell(built.problems, len(site.loaded.reports), folder, screen)
        if not failed(built.problems):
            print(told(built, screen.output), flush=True)
    return site


def _tell(problems: list[Problem] | tuple[Problem, ...], files: int, folder: Path, screen: Screen) -> None:
    text = as_text(from_here(problems, folder, Path.cwd()))
    if problems:
        print(f"{text}\n{summed_up(problems, files)}", flush=True)
    if failed(problems):
        print("The last good site stays up.", flush=True)
    screen.show(text if failed(problems) else "")


def _changes(folder: Path, site: Site | None) -> Iterator[None]:
    """Yield whenever something that the site is made of has been saved.

    The settings are compared, not watched: most editors replace the file, which a watch of a single file misses.
    """
    from watchfiles import watch  # noqa: PLC0415 - loads a compiled library

    parts = [site.content, site.theme.folder, *site.theme.overrides] if site else [folder / "content"]
    settings = _stamp(folder / SETTINGS)
    for changes in watch(*(part for part in parts if part.is_dir()), rust_timeout=500, yield_on_timeout=True):
        now = _stamp(folder / SETTINGS)
        if changes or now != settings:
            settings = now
            yield


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved; zeros while it is away."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
