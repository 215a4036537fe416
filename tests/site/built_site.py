"""The demo community as `pelican` publishes it: its files, and its pages as a browser's parser sees them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from page_seen import PageSeen, see
from workers import in_parallel

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
URL = "https://ternbay.example"
LANGUAGES = {"en": "", "zh-Hans": "/zh-Hans"}
EPOCH = "1795132800"  # 2026-11-20T00:00:00Z
CANARY = "canary-7f3a91-in-the-environment"


@dataclass(kw_only=True)
class BuiltSite:
    """A published site. Paths are relative to its folder, as in `events/index.html`."""

    folder: Path
    output: str  # what Pelican printed

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Return the bytes of every file by its path."""
        return tree(self.folder)

    @cached_property
    def pages(self) -> Mapping[str, PageSeen]:
        """Return every page as the parser of the HTML standard sees it."""
        paths = [path for path in self.files if path.endswith(".html")]
        return dict(zip(paths, in_parallel(see, [self.files[path] for path in paths]), strict=True))

    def of_kind(self, *kinds: str) -> dict[str, PageSeen]:
        """Return the pages whose `data-kind` is one of `kinds`."""
        return {path: page for path, page in self.pages.items() if page.kind in kinds}

    def ending(self, *endings: str) -> dict[str, bytes]:
        """Return the files whose names end so."""
        return {path: data for path, data in self.files.items() if path.endswith(endings)}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file under a folder by its path, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def run_pelican(cwd: Path, output: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run plain `pelican content` in the folder `cwd`, in a process of its own; `variables` are added to its environment."""
    program = Path(sys.executable).with_name("pelican")
    command = [str(program) if program.exists() else str(shutil.which("pelican"))]
    command += ["content", "-s", "pelicanconf.py", "-o", str(output)]
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHASHSEED"}}
    # Pelican would leave its compiled settings beside them, which is not what a test of ours looks at.
    env = {**kept, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONDONTWRITEBYTECODE": "1", **variables}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=300)


def build_demo(output: Path) -> BuiltSite:
    """Return the demo community, built from the root of the checkout with a canary in the environment."""
    done = run_pelican(ROOT, output, HUNDRED_CANARY=CANARY)
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder=output, output=done.stdout + done.stderr)


def copy_demo(target: Path) -> Path:
    """Return a copy of the checkout at `target`: what a build reads, and nothing else."""
    for name in ("content", "plugins", "theme"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", target)
    return target


def address_of(path: str) -> str:
    """Return the address on the site of a file: `a/index.html` → `/a/`."""
    return "/" + (path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path)


def file_of(address: str) -> str:
    """Return the file that serves an address of the site, without fragment and query, percent-encoded or not."""
    path = unquote(address.removeprefix(URL).partition("#")[0].partition("?")[0]).lstrip("/")
    return path + "index.html" if not path or path.endswith("/") else path


def language_of(path: str) -> str:
    """Return the language of the tree that a file lies in."""
    return "zh-Hans" if path.startswith("zh-Hans/") else "en"
