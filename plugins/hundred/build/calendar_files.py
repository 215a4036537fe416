"""Calendar files on a disk, judged: those named, those in folders, those a pattern fits."""

from __future__ import annotations

from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.calendars.lint.check import LARGEST, lint
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hundred.core.problems import Problem


def calendar_files(names: Iterable[Path]) -> list[Path]:
    """Return the files that are meant, each once, in order: of a folder all `.ics` below it, of a pattern what fits it.

    Raises FileNotFoundError with a sentence for a name that means no file.
    """
    found: dict[Path, None] = {}
    for name in names:
        files = sorted(path for path in name.rglob("*.ics") if path.is_file()) if name.is_dir() else [name]
        if not name.exists():
            files = [path for text in sorted(glob(str(name), recursive=True)) if (path := Path(text)).is_file()]  # noqa: PTH207 - of any folder
        if not files:
            message = f"there is no calendar in {name}" if name.is_dir() else f"there is no {name}"
            raise FileNotFoundError(message)
        if not files[0].is_file():
            message = f"{name} is no file"
            raise FileNotFoundError(message)
        found |= dict.fromkeys(files)
    return list(found)


def judged(files: Iterable[Path]) -> list[Problem]:
    """Return the problems of calendar files by what they are called here. Raises OSError for one that cannot be read."""
    use_packaged_zones()
    return [problem for path in files for problem in lint(path.as_posix(), _read(path))]


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)
