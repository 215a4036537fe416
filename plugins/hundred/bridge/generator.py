"""The generator: checks before anything is made, makes everything in memory, publishes at the very end."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hundred.bridge.session import Session
from hundred.build.built import Built
from hundred.build.conf import SettingsProblem
from hundred.build.site import site_of
from hundred.core.problems import Problem, Severity, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ContentError(SystemExit):
    """Ends a run of Pelican with status 1 after the problems were told; not an Exception, so that no traceback follows."""


class WatchedError(Exception):
    """The same under `pelican --autoreload`, which must live on and wait for the next change."""


class HundredGenerator:
    """Makes the site. Pelican calls `generate_context` of every generator, then `generate_output` of every one."""

    def __init__(self, *, context: dict[str, Any], settings: dict[str, Any], output_path: str, **_: object) -> None:
        """Open the site that Pelican's settings describe, unless who started the run has done so."""
        self.output = Path(output_path)
        session = settings.get("HUNDRED_SESSION")
        # Under autoreload Pelican runs again with the same settings: what was read for the last round is old by then.
        if session is None or not session.quiet:
            session = Session(self._open(settings))
            settings["HUNDRED_SESSION"] = context["HUNDRED_SESSION"] = session
        self.session: Session = session

    def generate_context(self) -> None:
        """Check the content; with an error nothing else happens."""
        problems = self.session.site.check().problems
        if any(problem.severity is Severity.ERROR for problem in problems):
            self._stop(problems)
        if problems and not self.session.quiet:
            sys.stderr.write(as_text(problems))

    def generate_output(self, _writer: object) -> None:
        """Make every file, look at the whole, and publish it."""
        from hundred.build.produce import build  # noqa: PLC0415 - a failed check has no use for templates
        from hundred.build.publish import OutputError  # noqa: PLC0415

        try:
            built = build(self.session.site, self.output)
        except OutputError as fault:
            sys.stderr.write(f"{fault}\n")
            raise ContentError(1) from None
        if any(problem.severity is Severity.ERROR for problem in built.problems):
            self._stop(built.problems)
        self.session.built = built

    def _open(self, settings: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a Site, or no return
        content = Path(settings["PATH"])
        conf = content.parent / "pelicanconf.py"
        source = conf.read_text(encoding="utf-8") if conf.is_file() else ""
        try:
            return site_of(settings, content.parent, source=source)
        except SettingsProblem as fault:
            sys.stderr.write(as_text(fault.problems))
            raise ContentError(1) from None

    def _stop(self, problems: Iterable[Problem]) -> None:
        """Tell the problems and end the run, or under autoreload this round of it."""
        self.session.built = Built(problems=tuple(problems))
        if not self.session.quiet:
            sys.stderr.write(as_text(self.session.built.problems))
        if not self.session.quiet and _watching(sys.argv[1:]):
            message = "the site was not rebuilt; the last good one is still there"
            raise WatchedError(message)
        raise ContentError(1)


def _watching(argv: list[str]) -> bool:
    """Say whether Pelican runs with --autoreload; Pelican itself keeps that to its own main()."""
    return any(word == "--autoreload" or re.fullmatch(r"-[a-zA-Z]*r[a-zA-Z]*", word) for word in argv)
