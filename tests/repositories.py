"""Real repositories for tests: a site of events in one, its commits, its clones, and what its calendars say."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hundred.build.published import NAME, write_published, written
from hundred.build.recording import lines_now
from hundred.build.site import Site, site_of
from hundred.calendars.parts import Entries
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NOW = datetime(2026, 11, 21, tzinfo=UTC)
CONF: dict[str, Any] = {
    "SITENAME": "Hamlet",
    "SITEURL": "https://hamlet.example",
    "TIMEZONE": "Asia/Shanghai",
    "DEFAULT_LANG": "en",
    "HUNDRED": {"languages": ["en", "zh-Hans"]},
}
FIRST = 1_790_000_000  # s since 1970: in September 2026


class Words:
    """A catalogue that knows no word."""

    @staticmethod
    def gettext(message: str) -> str:
        """Return the message."""
        return message

    @staticmethod
    def ngettext(singular: str, plural: str, n: int) -> str:
        """Return the English form."""
        return singular if n == 1 else plural


def event(id_: str = "walk", start: str = "2026-12-05 19:00", body: str = "Text.", **header: str) -> str:
    """Return an event file."""
    lines = {"title": "A walk", "id": id_, "start": start} | header
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items() if value) + f"---\n{body}\n"


def git(folder: Path, *words: str, at: int = FIRST) -> str:
    """Return what git says; what it commits is of the second `at`."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{role}_{what}": "tests" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": f"@{at} +0000", "GIT_COMMITTER_DATE": f"@{at} +0000"}
    calm = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    words = ("git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *words)
    done = subprocess.run(words, cwd=folder, env=keep | who | when | calm, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class Repo:
    """A site in the folder `folder` of a repository at `top`."""

    top: Path
    under: str = ""
    at: int = FIRST
    cached: bool = False
    conf: dict[str, Any] = field(default_factory=dict)
    now: datetime = NOW

    @property
    def content(self) -> Path:
        """Return the folder of the content."""
        return self.top / self.under / "content"

    def begin(self, files: Mapping[str, str] | None = None) -> Repo:
        """Make the repository, and commit the first files."""
        self.top.mkdir(parents=True, exist_ok=True)
        git(self.top, "init", "-q")
        return self.commit(files or {})

    def write(self, files: Mapping[str, str]) -> Repo:
        """Write files under content/; '' deletes one."""
        for name, text in files.items():
            path = self.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8")
            else:
                path.unlink()
        return self

    def commit(self, files: Mapping[str, str] | None = None) -> Repo:
        """Write files, then commit all there is, a minute after the last commit."""
        self.write(files or {})
        self.at += 60
        git(self.top, "add", "-A")
        git(self.top, "commit", "-q", "--allow-empty", "-m", "an edit", at=self.at)
        return self

    def git(self, *words: str) -> str:
        """Let git do something, a minute after the last time."""
        self.at += 60
        return git(self.top, *words, at=self.at)

    def record(self, *, commit: bool = True) -> Repo:
        """Write down what is published, at the minute of the last commit, and commit it."""
        site = self.site(now=datetime.fromtimestamp(self.at + 1, UTC))
        write_published(self.content, written(lines_now(site.loaded.lives, site.now)))
        return self.commit() if commit else self

    def clone(self, to: Path, *words: str) -> Repo:
        """Return a clone of all that is committed."""
        git(self.top, "clone", "-q", *words, self.top.as_uri(), str(to))
        return Repo(to, self.under, self.at, conf=self.conf, now=self.now)

    def site(self, now: datetime | None = None, **conf: Any) -> Site:
        """Return the site as it is now."""
        site = site_of({**CONF, **self.conf, **conf}, self.content.parent, now or self.now)
        site.cache = self.content.parent / ".hundred-cache" if self.cached else None
        return site

    def numbers(self, **conf: Any) -> dict[str, int]:
        """Return the SEQUENCE of every event by the identity it has in its file."""
        return {one.uid: one.sequence for one in self.site(**conf).loaded.community.events}

    def number(self, uid: str = "walk") -> int:
        """Return the SEQUENCE of one event."""
        return self.numbers()[uid]

    def vevents(self, lang: str = "en", **conf: Any) -> dict[str, bytes]:
        """Return the bytes of every event in the calendars, by the identity it has in its file."""
        site = self.site(**conf)
        found = [one for one in site.loaded.problems if one.severity == "error"]
        assert found == []
        community = site.loaded.community
        entries = Entries(View(community=community, lang=lang, catalogue=Words()))
        return {one.uid: entries.of(one) for one in community.events}

    def told(self) -> list[str]:
        """Return the problems of the list of what was published, as `line code severity`."""
        found = self.site().loaded.lives.report.problems
        return [f"{one.place.line} {one.code} {one.severity}" for one in found]

    @property
    def list(self) -> Path:
        """Return where the list of what was published lies."""
        return self.content / NAME
