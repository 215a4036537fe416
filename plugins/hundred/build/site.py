"""A site: its settings, its content, and the two things one does with it: check and build."""

from __future__ import annotations

import os
import runpy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hundred import theme_path
from hundred.build.crosslinks import check_bodies
from hundred.build.pictures import Pictures
from hundred.build.read import Loaded, load
from hundred.build.theme import Theme
from hundred.core.problems import Place, Problem, Report, Severity
from hundred.core.settings import read_settings
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.build.assemble import Plan
    from hundred.core.settings import Settings


class SettingsProblem(Exception):  # noqa: N818 - it carries problems, as an editor meets them
    """Raised when a site's settings cannot be used; `problems` says why."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems."""
        super().__init__(f"{len(problems)} problems in the settings")
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found, and in how many files it looked."""

    problems: tuple[Problem, ...]
    files_count: int

    @property
    def failed(self) -> bool:
        """Say whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(kw_only=True)
class Site:
    """A site's folders and settings, and its clock. What is read is read once."""

    content: Path
    label: str
    settings: Settings
    theme: Theme
    now: datetime
    cache: Path | None = None
    raw: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def loaded(self) -> Loaded:
        """Return the community and the problems of its files, bodies and pictures included."""
        loaded = load(self.content, self.settings, self.now, label=self.label)
        reports = {report.path: report for report in loaded.reports}
        texts = [text for record in loaded.records for text in record.texts]
        prefix = f"{self.label}/"
        published = {text.path.removeprefix(prefix) for text in texts}
        # A file with an error of its own is not also an error in every file that links to it.
        broken = {path.removeprefix(prefix) for path, report in reports.items() if report.failed}
        names = (path.removeprefix(prefix) for path in reports if path.endswith(".md"))
        files = {name: name in published or name in broken for name in names}
        pictures = frozenset(loaded.community.images)
        check_bodies(texts, reports, files, pictures, label=self.label)
        checked = [self.pictures.check(path) for path in loaded.community.images]
        problems = [problem for report in (*loaded.reports, *checked) for problem in report.problems]
        return Loaded(community=loaded.community, problems=tuple(problems), reports=loaded.reports, records=loaded.records)

    @cached_property
    def pictures(self) -> Pictures:
        """Return the site's pictures."""
        return Pictures(self.content, self.label)

    @cached_property
    def plan(self) -> Plan:
        """Return everything that the site will consist of."""
        from hundred.build.assemble import plan_site  # noqa: PLC0415 - only needed when files are sound

        return plan_site(self)

    def check(self) -> Checked:
        """Return every problem that can be known without building."""
        from hundred.build.assemble import check_plan  # noqa: PLC0415 - as above

        problems = self.loaded.problems
        if not any(problem.severity is Severity.ERROR for problem in problems):
            problems += tuple(check_plan(self))
        return Checked(problems=problems, files_count=len(self.loaded.reports))


def open_site(folder: Path, now: datetime | None = None) -> Site:
    """Return the site whose `pelicanconf.py` lies in `folder`. Raises SettingsProblem when it cannot be used."""
    conf = folder / "pelicanconf.py"
    report = Report("pelicanconf.py")
    if not conf.is_file():
        report.error(
            Place(), "settings", "there is no pelicanconf.py here", "go to the folder of the site, or name it with --site"
        )
        raise SettingsProblem(report.problems)
    source = conf.read_text(encoding="utf-8", errors="replace")
    report.lines = source.split("\n")
    try:
        raw = runpy.run_path(str(conf))
    except Exception as fault:  # noqa: BLE001 - whatever the file raises is the editor's to mend
        line = getattr(fault, "lineno", None) or _line_of(fault, conf)
        why = fault.msg if isinstance(fault, SyntaxError) else fault  # a SyntaxError names its file and line once more
        report.error(Place(line=line or 1), "settings", f"pelicanconf.py cannot be run: {why}", "mend this line")
        raise SettingsProblem(report.problems) from None
    return site_of(raw, folder, now, source=source, report=report)


def site_of(
    raw: Mapping[str, Any], folder: Path, now: datetime | None = None, *, source: str = "", report: Report | None = None
) -> Site:
    """Return the site that Pelican's setting names describe; relative paths start at `folder`."""
    use_packaged_zones()
    report = report or Report("pelicanconf.py", source.split("\n"))
    settings = read_settings(raw, source, report)
    content = (folder / str(raw.get("PATH") or "content")).resolve()
    if not content.is_dir():
        report.error(Place(), "settings", f"there is no folder {raw.get('PATH') or 'content'}", "create it, or correct PATH")
    theme = (folder / str(raw.get("THEME") or theme_path())).resolve()
    if not (theme / "templates" / "base.html").is_file():
        cure = "write  THEME = hundred.theme_path()"
        report.error(Place(), "settings", f"THEME '{raw.get('THEME')}' is not a theme of Hundred", cure)
    if settings is None or report.failed:
        raise SettingsProblem(report.problems)
    overrides = tuple((folder / str(path)).resolve() for path in raw.get("THEME_TEMPLATES_OVERRIDES") or ())
    return Site(
        content=content,
        label=content.relative_to(folder.resolve()).as_posix() if content.is_relative_to(folder.resolve()) else content.name,
        settings=settings,
        theme=Theme(theme, overrides),
        now=clock(now),
        cache=folder.resolve() / ".hundred-cache",
        raw=raw,
    )


def clock(given: datetime | None = None) -> datetime:
    """Return the build's clock in UTC, whole seconds: SOURCE_DATE_EPOCH, else `given`, else the present."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return (given or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)


def _line_of(fault: BaseException, conf: Path) -> int | None:
    """Return the line of `conf` that raised, from the traceback."""
    trace, line = fault.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(conf):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
