"""Small sites made of texts, for the tests that need a content of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from built_site import ROOT

from hundred.build.assemble import Assembled, assemble
from hundred.build.site import Site, site_of
from hundred.core.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NOW = datetime(2026, 11, 20, tzinfo=UTC)
SETTINGS: dict[str, Any] = {
    "SITENAME": "Town",
    "SITEURL": "https://town.example",
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": "en",
    "PATH": "content",
    "THEME": str(ROOT / "theme"),
    "HUNDRED": {"uid_domain": "town.example", "languages": ["en"]},
}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files under the folder `content` of a site, and return that folder."""
    for name, data in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder / "content"


def open_small(folder: Path) -> Site:
    """Return the site in a folder, at a fixed moment."""
    return site_of(SETTINGS, folder, NOW)


def refused(site: Site) -> dict[str, set[str]]:
    """Return the codes of errors by the file they stand in."""
    found: dict[str, set[str]] = {}
    for problem in site.check().problems:
        if problem.severity is Severity.ERROR:
            found.setdefault(problem.path, set()).add(problem.code)
    return found


def assemble_site(folder: Path, files: Mapping[str, str | bytes]) -> Assembled:
    """Return the site that some files make; they must hold no error."""
    write(folder, files)
    site = open_small(folder)
    assert refused(site) == {}
    return assemble(site)


def drop_refused(folder: Path, rounds: int = 6) -> tuple[Site, dict[str, set[str]]]:
    """Delete every file with an error until none is left; return the site, and the codes by deleted file."""
    gone: dict[str, set[str]] = {}
    for _ in range(rounds):
        site = open_small(folder)
        faults = refused(site)
        if not faults:
            return site, gone
        _delete(folder, faults)
        gone |= faults
    message = f"still refused after {rounds} rounds: {sorted(faults)[:5]}"
    raise AssertionError(message)


def _delete(folder: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (folder / path).unlink()
