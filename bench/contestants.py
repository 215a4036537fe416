"""Who takes part: how each is laid out in a folder of its own, built, served and edited."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import corpus, records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.records import Event

HERE = Path(__file__).parent
ROOT = HERE.parent
_EDITION = re.compile(r'data-edition="\d+"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Contestant:
    """One tool on one site. `site` is its folder, with content/ inside; `output` lies in it too.

    `template` is the file that draws an event; it holds `data-edition="0"`, by which an edit of it can be told.
    """

    name: str
    label: str
    tree: str  # which of the corpus's trees it reads
    site: Path
    build: tuple[str, ...]
    serve: tuple[str, ...] = ()  # `{port}` stands for the port; every address must follow an edit
    glance: tuple[str, ...] = ()  # another way to serve, where the edited page comes sooner and others may stay stale
    template: Path
    event_file: Callable[[Event, str], str]
    event_path: Callable[[Event], str]
    notes: tuple[str, ...] = ()  # what is kept about the output, as patterns of files; not what is kept of the content
    ours: bool = False

    @property
    def output(self) -> Path:
        """Return the folder that the site is built into."""
        return self.site / "output"

    @property
    def env(self) -> Mapping[str, str]:
        """Return the environment of every run: this checkout on the path, one clock, no other site's settings."""
        kept = {key: value for key, value in os.environ.items() if key in {"PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT"}}
        paths = os.pathsep.join((str(ROOT / "plugins"), str(ROOT)))
        own = {"SOURCE_DATE_EPOCH": records.EPOCH, "PYTHONPATH": paths, "PYTHONUTF8": "1", "TZ": "UTC"}
        # Caches that a tool keeps for itself must lie where the bench sees and clears them.
        return kept | own | {"XDG_CACHE_HOME": str(self.site / ".cache"), "HUGO_CACHEDIR": str(self.site / ".hugo-cache")}

    def lay_out(self, count: int) -> None:
        """Write the site with `count` events into its empty folder."""
        shutil.rmtree(self.site, ignore_errors=True)
        _LAYOUTS[self.name](self.site)
        corpus.WRITERS[self.tree](self.site / "content", count)

    def save(self, one: Event, title: str, more: str = "") -> None:
        """Save an event under a title, with `more` words at the end of its body."""
        file = self.site / "content" / self.event_path(one)
        text = self.event_file(one, title) + (f"\n{more}\n" if more else "")
        file.write_text(text, encoding="utf-8", newline="\n")

    def redraw(self, edition: int) -> None:
        """Save the template of events with another `data-edition`."""
        source = self.template.read_text(encoding="utf-8")
        self.template.write_text(_EDITION.sub(f'data-edition="{edition}"', source), encoding="utf-8")


def contestants(folder: Path, hugo: Path | None) -> dict[str, Contestant]:
    """Return everybody by name; without a `hugo` the others alone."""
    everybody = [_hundred(folder, "minimal", "Hundred, minimal templates"), _hundred(folder, "product", "Hundred, the product")]
    everybody.append(_pelican(folder))
    if hugo is not None:
        everybody.append(_hugo(folder, hugo))
    return {one.name: one for one in everybody}


def _hundred(folder: Path, name: str, label: str) -> Contestant:
    site = folder / name
    template = "event.html" if name == "minimal" else "events/event.html"
    return Contestant(
        name=name,
        label=label,
        tree="hundred",
        site=site,
        build=(sys.executable, "-P", "-m", "hundred.tasks.cli", "build", "--output", "output"),
        serve=(sys.executable, "-P", "-m", "hundred.tasks.cli", "serve", "--port", "{port}"),
        template=site / "theme" / "templates" / template,
        event_file=corpus.event_file,
        event_path=lambda one: f"events/{one.start.year}/{one.id}.md",
        notes=(f".hundred-cache/{'[0-9a-f]' * 16}.*",),
        ours=True,
    )


def _pelican(folder: Path) -> Contestant:
    site = folder / "pelican"
    return Contestant(
        name="pelican",
        label="stock Pelican",
        tree="pelican",
        site=site,
        build=(sys.executable, "-m", "pelican", "content", "--output", "output", "--settings", "pelicanconf.py"),
        template=site / "theme" / "templates" / "article.html",
        event_file=corpus.event_pelican,
        event_path=lambda one: f"events/{one.id}.md",
    )


def _hugo(folder: Path, binary: Path) -> Contestant:
    site = folder / "hugo"
    serve = (str(binary), "server", "--renderToMemory", "--port", "{port}", "--bind", "127.0.0.1")
    return Contestant(
        name="hugo",
        label="Hugo",
        tree="hugo",
        site=site,
        build=(str(binary), "build", "--quiet", "--destination", "output"),
        # Its fast mode, which is the default, never brings an edit into the feed and the calendar of all events.
        serve=(*serve, "--disableFastRender"),
        glance=serve,
        template=site / "layouts" / "events" / "page.html",
        event_file=corpus.event_hugo,
        event_path=lambda one: f"events/{one.id}.md",
    )


def _lay_minimal(site: Path) -> None:
    shutil.copytree(HERE / "hundred" / "theme", site / "theme")
    shutil.copy(HERE / "hundred" / "minimal.conf.py", site / "pelicanconf.py")


def _lay_product(site: Path) -> None:
    """Copy the real theme, with one empty element in it by which an edit of the template can be told."""
    shutil.copytree(ROOT / "theme", site / "theme")
    shutil.copy(HERE / "hundred" / "product.conf.py", site / "pelicanconf.py")
    template = site / "theme" / "templates" / "events" / "event.html"
    source = template.read_text(encoding="utf-8")
    template.write_text(source.replace("{% block main %}", '{% block main %}<i data-edition="0"></i>', 1), encoding="utf-8")


def _lay_hugo(site: Path) -> None:
    shutil.copytree(HERE / "hugo", site)


def _lay_pelican(site: Path) -> None:
    shutil.copytree(HERE / "pelican", site)


_LAYOUTS: dict[str, Callable[[Path], None]] = {
    "minimal": _lay_minimal,
    "product": _lay_product,
    "hugo": _lay_hugo,
    "pelican": _lay_pelican,
}
