"""A site: its settings, its content, and the two things one does with it: check and build."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from hundred.build.clock import clock
from hundred.build.conf import NAME, Conf, SettingsProblem, read_conf
from hundred.build.pictures import Pictures
from hundred.build.program import program
from hundred.build.read import Loaded, load
from hundred.build.theme import Theme
from hundred.core.model import Person
from hundred.core.problems import Place, Problem, Report, Severity
from hundred.core.setting_places import place_of
from hundred.core.settings import read_settings
from hundred.core.times import use_packaged_zones

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from hundred.build.assemble import Plan
    from hundred.build.guard import Guard
    from hundred.build.listing import Listing
    from hundred.build.own import OwnPlan
    from hundred.build.words import PoCatalogue
    from hundred.core.settings import Settings


class Checked(Struct, frozen=True, kw_only=True):
    """What a check found, and in how many files it looked."""

    problems: tuple[Problem, ...]
    files_count: int

    @property
    def failed(self) -> bool:
        """Say whether any problem is an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Site(Struct, kw_only=True, dict=True):
    """A site's folders and settings, and its clock. What is read is read once."""

    content: Path
    label: str
    settings: Settings
    theme: Theme
    now: datetime
    cache: Path | None = None
    conf: Conf | None = None
    listing: Listing | None = None
    own: OwnPlan | None = None

    def as_input(self) -> str:
        """Return nothing: all of a site is an input of everything only as far as it is read."""
        return ""

    @cached_property
    def loaded(self) -> Loaded:
        """Return the community and the problems of its files, bodies and pictures included."""
        shelf = (self.cache / "content", self.form) if self.cache else None
        loaded = load(self.content, self.settings, self.now, label=self.label, shelf=shelf, listing=self.listing)
        self.pictures.reads = loaded.community.reads
        checked = [self.pictures.check(path) for path in loaded.community.images]
        problems = tuple(problem for report in checked for problem in report.problems)
        return replace(loaded, problems=loaded.problems + problems + self._mixed_up(loaded))

    def _mixed_up(self, loaded: Loaded) -> tuple[Problem, ...]:
        """Return the problems of calendars that the settings put together of what is not there."""
        if not self.settings.mixes:
            return ()
        from hundred.build.mixed import mixed_up  # noqa: PLC0415 - few sites have one

        return tuple(mixed_up(loaded.community, self.conf.source if self.conf else ""))

    @cached_property
    def form(self) -> str:
        """Return what must be equal for a run to use what another one kept: the program and the site's settings."""
        hasher = hashlib.blake2b(f"{program()} {self.label} {self.settings!r}".encode(), digest_size=16)
        if self.conf and (file := self.conf.plan_file):
            hasher.update(file.read_bytes())
        return hasher.hexdigest()

    @cached_property
    def pictures(self) -> Pictures:
        """Return the site's pictures."""
        return Pictures(self.content, self.label)

    @cached_property
    def guard(self) -> Guard | None:
        """Return what looks over the finished site for names that must not stand in it, None where there are none."""
        people = [one.record for one in self.loaded.entries if one.kind == Person.kind and isinstance(one.record, Person)]
        if not any(person.unshown or person.forgotten for person in people):
            return None
        from hundred.build.guard import guard_of  # noqa: PLC0415 - as above

        return guard_of(people, self.pictures.told)

    @cached_property
    def catalogues(self) -> Mapping[str, tuple[PoCatalogue, str]]:
        """Return the theme's words in every language of the site, each with the digest of its files."""
        from hundred.build.words import read_catalogue  # noqa: PLC0415 - a check needs no words

        themes = [*(path.parent for path in self.theme.overrides), self.theme.folder]
        return {lang: read_catalogue(lang, themes) for lang in self.settings.languages}

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
        return Checked(problems=problems, files_count=self.loaded.files_count)

    def named(self) -> tuple[Problem, ...]:
        """Return the places of the content that name those who must not be named; a build finds them in what it made."""
        if self.guard is None:
            return ()
        from hundred.build.naming import named_in_content  # noqa: PLC0415 - as above

        return tuple(problem for _, problem in named_in_content(self, self.guard))


def open_site(folder: Path, now: datetime | None = None) -> Site:
    """Return the site whose `pelicanconf.py` lies in `folder`. Raises SettingsProblem when it cannot be used."""
    return site_at(read_conf(folder), now)


def site_of(raw: Mapping[str, Any], folder: Path, now: datetime | None = None, *, source: str = "") -> Site:
    """Return the site that Pelican's setting names describe; relative paths start at `folder`."""
    return site_at(Conf(folder=folder, raw=raw, source=source, report=Report(NAME, source.split("\n"))), now)


def site_at(conf: Conf, now: datetime | None = None) -> Site:
    """Return the site of a configuration file that was run. Raises SettingsProblem when it cannot be used."""
    use_packaged_zones()
    report, folder = conf.report, conf.folder.resolve()
    settings = read_settings(conf.raw, conf.source, report)
    written = conf.raw.get("PATH") or "content"
    content, theme = conf.content, conf.theme
    if not content.is_dir():
        report.error(Place(), "settings", f"there is no folder {written}", "create it, or correct PATH")
    if not (theme / "templates" / "base.html").is_file():
        cure = "write  THEME = hundred.theme_path()"
        report.error(Place(), "settings", f"THEME '{conf.raw.get('THEME')}' is not a theme of Hundred", cure)
    own = _own_plan(conf, settings.plan) if settings and settings.plan else None
    if settings is None or report.failed:
        raise SettingsProblem(report.problems)
    return Site(
        content=content,
        label=content.relative_to(folder).as_posix() if content.is_relative_to(folder) else content.name,
        settings=settings,
        theme=Theme(theme, conf.overrides),
        now=clock(now),
        conf=conf,
        own=own,
        cache=conf.cache,
    )


def _own_plan(conf: Conf, name: str) -> OwnPlan | None:
    """Return the site's own plan, or None after reporting why there is none."""
    place = place_of("plan", conf.source)
    if not conf.plan_file:
        cure = "put the module beside pelicanconf.py or where Python finds it"
        conf.report.error(place, "settings", f"the plan '{name}' is in no module that can be found", cure)
        return None
    from hundred.build.own import own_plan  # noqa: PLC0415 - few sites have one

    try:
        return own_plan(name)
    except LookupError as fault:
        why = fault.args[0]
    except Exception as fault:  # noqa: BLE001 - whatever the file raises is the editor's to mend
        why = f"{type(fault).__name__}: {fault}"
    conf.report.error(place, "settings", f"the plan '{name}' cannot be used: {why}", "mend the module")
    return None
