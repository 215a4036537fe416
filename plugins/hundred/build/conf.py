"""The configuration file of a site: run as Pelican runs it, and the folders that it names."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hundred import theme_path
from hundred.core.problems import Place, Problem, Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAME = "pelicanconf.py"


class SettingsProblem(Exception):  # noqa: N818 - it carries problems, as an editor meets them
    """Raised when a site's settings cannot be used; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems."""
        super().__init__(f"{len(problems)} problems in the settings")
        self.problems = problems


class Conf(Struct, frozen=True, kw_only=True):
    """A configuration file that was run: its folder, the names it set, its text, and where its problems go."""

    folder: Path
    raw: Mapping[str, Any]
    source: str
    report: Report
    own: bool = False  # whether this is the very file, run alone, and not what a run of Pelican made of it

    @property
    def content(self) -> Path:
        """Return the folder of the content."""
        return (self.folder / str(self.raw.get("PATH") or "content")).resolve()

    @property
    def theme(self) -> Path:
        """Return the folder of the theme."""
        return (self.folder / str(self.raw.get("THEME") or theme_path())).resolve()

    @property
    def overrides(self) -> tuple[Path, ...]:
        """Return the folders with which the site overrides single templates, the first winning."""
        return tuple((self.folder / str(path)).resolve() for path in self.raw.get("THEME_TEMPLATES_OVERRIDES") or ())

    @property
    def cache(self) -> Path:
        """Return the folder of what one run keeps for the next."""
        return self.folder.resolve() / ".hundred-cache"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return every folder, and file, that the site is made from; a site's own words lie beside its templates."""
        plan = self.plan_file
        own = (plan,) if plan else ()
        return (self.content, self.theme, *self.overrides, *(path.parent / "locale" for path in self.overrides), *own)

    @property
    def plan_file(self) -> Path | None:
        """Return the file of the site's own plan, where it names one that can be found."""
        table = self.raw.get("HUNDRED")
        name = str(table.get("plan") or "") if isinstance(table, dict) else ""
        if not name:
            return None
        from hundred.build.own import plan_file  # noqa: PLC0415 - few sites have one

        return plan_file(name, self.folder)


def read_conf(folder: Path) -> Conf:
    """Return the `pelicanconf.py` of `folder`, run. Raises SettingsProblem when there is none, or it cannot be run."""
    file = folder / NAME
    report = Report(NAME)
    if not file.is_file():
        report.error(
            Place(), "settings", "there is no pelicanconf.py here", "go to the folder of the site, or name it with --site"
        )
        raise SettingsProblem(report.problems)
    source = file.read_text(encoding="utf-8", errors="replace")
    report.lines = source.split("\n")
    try:
        raw = runpy.run_path(str(file))
    except Exception as fault:  # noqa: BLE001 - whatever the file raises is the editor's to mend
        line = getattr(fault, "lineno", None) or _line_of(fault, file)
        why = fault.msg if isinstance(fault, SyntaxError) else fault  # a SyntaxError names its file and line once more
        report.error(Place(line=line or 1), "settings", f"pelicanconf.py cannot be run: {why}", "mend this line")
        raise SettingsProblem(report.problems) from None
    return Conf(folder=folder, raw=raw, source=source, report=report, own=True)


def _line_of(fault: BaseException, file: Path) -> int | None:
    """Return the line of `file` that raised, from the traceback."""
    trace, line = fault.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
