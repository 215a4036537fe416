"""What no engine can save: `python -m bench.floors FILE` measures each kind of work alone, on the minimal site it stands in.

Every step is done once for every file, in one process, with the product's own functions, and nothing else around it.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from hundred.build.markdown import Renderer as Markdown
from hundred.build.orders import file_of
from hundred.build.render import Renderer
from hundred.build.site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hundred.build.site import Site


def floors(folder: Path) -> dict[str, float]:
    """Return the CPU seconds of reading, Markdown, templates, serialising and writing of the minimal site in `folder`."""
    site = open_site(folder)
    site.cache = None
    found = {"reading": _timed(lambda: _read(site))}
    _ = site.plan  # the records and all that is to be made of them are there from now on
    found["markdown"] = _timed(lambda: _markdown(site))
    pages = _pages(site)  # bodies are rendered here, and kept for the second time
    found["templates"] = _timed(lambda: _pages(site))
    files: dict[str, bytes] = {}
    found["serialising"] = _timed(lambda: files.update(_blobs(site)))
    target = folder / "floor"
    found["writing"] = _timed(lambda: _write({**pages, **files}, target))
    shutil.rmtree(target)
    return found


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _read(site: Site) -> int:
    return sum(len(path.read_bytes()) for path in site.content.rglob("*.md"))


def _markdown(site: Site) -> None:
    """Render every body that is on a page of the minimal site; people and groups have none there."""
    markdown, community = Markdown(), site.loaded.community
    sources = [community.body(one.original) for one in (*community.events, *community.spotlights)]
    sources += [article.body for version in community.versions for article in version.articles[version.original.lang]]
    for source in sources:
        markdown.render(source)


def _pages(site: Site) -> dict[str, bytes]:
    plan = site.plan
    known = frozenset(page.neutral for page in plan.pages)
    renderer = Renderer(theme=site.theme, views=plan.views, pictures=site.pictures, bodies=plan.bodies, known=known)
    return {file_of(page.path): renderer.render(page) for page in plan.pages}


def _blobs(site: Site) -> dict[str, bytes]:
    return {file_of(blob.path): blob.make() for blob in site.plan.blobs}


def _write(files: Mapping[str, bytes], target: Path) -> None:
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(floors(Path.cwd())) + "\n", encoding="utf-8")
