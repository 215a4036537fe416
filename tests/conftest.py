"""Small sites for every test: files from a dict, a fixed clock, and views whose words are their own message."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from hundred.build.assemble import assemble
from hundred.build.site import Site, site_of
from hundred.core.problems import Problem, in_order
from hundred.core.times import use_packaged_zones
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from hundred.core.community import Community
    from hundred.core.model import Record

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CONF: dict[str, Any] = {
    "SITENAME": "Hamlet",
    "SITEURL": "https://hamlet.example",
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": "en",
    "HUNDRED": {"languages": ["en", "zh-Hans"]},
}


@dataclass(frozen=True)
class Words:
    """A catalogue that knows the words it is given."""

    known: Mapping[str, str] = field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """Return the known translation, else the message."""
        return self.known.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the English form."""
        return singular if n == 1 else plural


@dataclass(frozen=True)
class Hamlet:
    """Makes sites in a folder of their own from {path under content/: text or bytes}."""

    folder: Path

    @staticmethod
    def file(body: str = "Text.\n", **header: str) -> str:
        """Return a content file: a header with those values as written, then the body."""
        return "---\n" + "".join(f"{key}: {value}\n" for key, value in header.items()) + f"---\n{body}"

    def event(self, body: str = "Text.\n", **header: str) -> str:
        """Return an event file: the plainest one, but for the values given."""
        return self.file(body, **{"title": "A walk", "id": "walk", "start": "2026-12-05 19:00"} | header)

    def write(self, files: Mapping[str, str | bytes]) -> Path:
        """Write the files under content/ and return that folder."""
        content = self.folder / "content"
        content.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return content

    def site(self, files: Mapping[str, str | bytes], *, now: datetime = NOW, **conf: Any) -> Site:
        """Return the site of the files; `conf` are Pelican's names, merged into the usual ones."""
        self.write(files)
        return site_of({**CONF, **conf}, self.folder, now)

    def problems(self, files: Mapping[str, str | bytes], **conf: Any) -> list[Problem]:
        """Return every problem that a check of the files finds, in order."""
        return in_order(self.site(files, **conf).check().problems)

    def told(self, files: Mapping[str, str | bytes], **conf: Any) -> list[str]:
        """Return the problems of the files as `path:line:col code`, in order."""
        return [f"{one.path}:{one.place.line}:{one.place.col} {one.code}" for one in self.problems(files, **conf)]

    def community(self, files: Mapping[str, str | bytes], **conf: Any) -> Community:
        """Return the community of sound files."""
        loaded = self.site(files, **conf).loaded
        assert [problem.message for problem in loaded.problems if problem.severity == "error"] == []
        return loaded.community

    def record(self, name: str, text: str, **conf: Any) -> Record:
        """Return the record that one sound file becomes."""
        site = self.site({name: text}, **conf)
        assert [problem.message for problem in site.loaded.problems if problem.severity == "error"] == []
        (record,) = site.loaded.records
        return record

    def view(
        self, files: Mapping[str, str | bytes], lang: str = "en", words: Mapping[str, str] | None = None, **conf: Any
    ) -> View:
        """Return the view of sound files in a language."""
        return View(community=self.community(files, **conf), lang=lang, catalogue=Words(words or {}))

    def pages(self, files: Mapping[str, str | bytes], **conf: Any) -> dict[str, bytes]:
        """Return every file of the finished site of sound files, by path."""
        made = assemble(self.site(files, **conf))
        assert [problem.message for problem in made.problems] == []
        return dict(made.files)


# The same examples in every run, on a slow machine as well.
settings.register_profile("hamlet", derandomize=True, deadline=None, database=None)
settings.load_profile("hamlet")


@pytest.fixture(scope="session", autouse=True)
def _fixed_zones() -> None:
    """Read zones from the pinned package, as a build does."""
    use_packaged_zones()


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the clock of whoever runs the tests."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def hamlet(tmp_path: Path) -> Hamlet:
    """Return the maker of small sites, in this test's own folder."""
    return Hamlet(tmp_path)
