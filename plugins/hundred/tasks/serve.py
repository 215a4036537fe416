"""`hundred serve`: the site on this machine, built again whenever something is saved."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
import traceback
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hundred.build.conf import NAME, SettingsProblem, read_conf
from hundred.build.publish import OutputError
from hundred.build.receipt import survey
from hundred.core.problems import as_text
from hundred.tasks.build import made, told
from hundred.tasks.chosen import chosen_folder, chosen_now
from hundred.tasks.report import failed, from_here, summed_up
from hundred.tasks.server import Screen, listen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.build.conf import Conf
    from hundred.build.receipt import Survey
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
    conf, seen = _rebuild(asked, screen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{screen.base}/"
    print(f"Serving {address} – Ctrl-C ends it.", flush=True)
    if _seated():
        webbrowser.open(address)
    try:
        for _ in _changes(folder, conf, seen):
            _rebuild(asked, screen)
    finally:
        server.shutdown()
        server.server_close()
    return 0


def _seated() -> bool:
    """Say whether a person with a screen has asked: a log has none, and a browser in the terminal would be in the way."""
    screen = sys.platform in {"darwin", "win32"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(sys.stdout.isatty() and screen and not os.environ.get("CI"))


def _rebuild(asked: Arguments, screen: Screen) -> tuple[Conf | None, Survey | None]:
    """Build; tell the terminal and the open pages how it went; return the settings, if they can be read, and what was seen."""
    folder = chosen_folder(asked)
    conf, seen, begun = None, None, time.perf_counter()
    gc.disable()  # what was read is not looked through for rubbish while somebody waits for the page
    try:
        conf = read_conf(folder)
        screen.base = urlsplit(str(conf.raw.get("SITEURL") or "")).path.rstrip("/")
        seen = survey(conf.raw, conf.folders)
        built = made(conf, chosen_now(asked), screen.output, seen)
    except SettingsProblem as refused:
        _tell(refused.problems, 1, folder, screen)
    except OutputError as refused:
        print(refused, flush=True)
        screen.show(str(refused))
    except Exception:  # noqa: BLE001 - a bug of ours must not take the last good site away from the one who writes
        traceback.print_exc()
        screen.show(f"Something in Hundred broke; please tell its maintainers.\n\n{traceback.format_exc()}")
    else:
        _tell(built.problems, built.sources, folder, screen)
        if not failed(built.problems):
            print(told(built, screen.output, built.changed, time.perf_counter() - begun), flush=True)
    gc.enable()
    gc.collect()
    return conf, seen


def _tell(problems: list[Problem] | tuple[Problem, ...], files: int, folder: Path, screen: Screen) -> None:
    text = as_text(from_here(problems, folder, Path.cwd()))
    if problems:
        print(f"{text}\n{summed_up(problems, files)}", flush=True)
    if failed(problems):
        print("The last good site stays up.", flush=True)
    screen.show(text if failed(problems) else "")


def _changes(folder: Path, conf: Conf | None, seen: Survey | None) -> Iterator[None]:
    """Yield whenever something that the site is made of has been saved, also between the look before and the watch.

    The settings are compared, not watched: most editors replace the file, which a watch of a single file misses.
    """
    from watchfiles import watch  # noqa: PLC0415 - loads a compiled library

    parts = conf.folders if conf else (folder / "content",)
    files = (folder / NAME, *(part for part in parts if part.is_file()))
    settings = [*map(_stamp, files)]
    for changes in watch(*(part for part in parts if part.is_dir()), rust_timeout=500, yield_on_timeout=True):
        now = [*map(_stamp, files)]
        missed = conf and seen and survey(conf.raw, conf.folders).basis != seen.basis
        seen = None  # from here on nothing is missed
        if changes or missed or now != settings:
            settings = now
            yield


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file is saved; zeros while it is away."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
