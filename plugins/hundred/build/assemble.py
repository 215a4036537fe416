"""Assemble a site: every output of every part in every language, each address claimed once, then drawn and verified."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hundred.build.bodies import Bodies
from hundred.build.epoch import epoch
from hundred.build.extras import plan_extras
from hundred.build.ledger import Ledger
from hundred.build.parts import plan_all
from hundred.build.render import Renderer
from hundred.build.verify import Kept, broken_links
from hundred.build.words import read_catalogue
from hundred.build.workshop import Order, Workshop
from hundred.core.links import find_links
from hundred.core.outputs import Blob, Page
from hundred.core.problems import Place, Problem, did_you_mean
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hundred.build.ledger import Made
    from hundred.build.site import Site
    from hundred.core.digest import Digester
    from hundred.core.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a site will consist of: its views by language, its pages and its files, each at its own address."""

    views: Mapping[str, View]
    pages: tuple[Page, ...]
    blobs: tuple[Blob, ...]
    bodies: Bodies

    @property
    def outputs(self) -> Iterator[Page | Blob]:
        """Yield everything that the site will consist of."""
        yield from self.pages
        yield from self.blobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A site ready to publish: new bytes by path under the output folder, the files that stay, and what is wrong.

    `made` says of every file from what it was made, for the ledger.
    """

    files: Mapping[str, bytes]
    kept: frozenset[str]
    made: Mapping[str, Made]
    problems: tuple[Problem, ...]
    links: int
    digester: Digester


def plan_site(site: Site) -> Plan:
    """Return the outputs of every part in every language, in a fixed order."""
    community = site.loaded.community
    themes = [*(path.parent for path in site.theme.overrides), site.theme.folder]
    views = {
        lang: View(community=community, lang=lang, catalogue=read_catalogue(lang, themes)) for lang in site.settings.languages
    }
    prefix = f"{site.label}/"
    files = {text.path.removeprefix(prefix): record for record in community.by_id.values() for text in record.texts}
    bodies = Bodies(views=views, files=files, pictures=site.pictures, label=site.label)
    outputs: list[Page | Blob] = []
    for lang, view in views.items():
        outputs += plan_all(view, partial(_html, bodies, lang), site.pictures.weight)
    pages = tuple(output for output in outputs if isinstance(output, Page))
    outputs += plan_extras(site, pages, tuple(views))
    return Plan(views=views, pages=pages, blobs=tuple(one for one in outputs if isinstance(one, Blob)), bodies=bodies)


def _html(bodies: Bodies, lang: str, record: Record) -> str:
    return str(bodies.body(record, lang))


def check_plan(site: Site) -> Iterator[Problem]:
    """Yield the problems that show when all addresses are known: two files at one, and links to none."""
    plan = site.plan
    yield from _collisions(plan)
    known = {file_of(output.path) for output in plan.outputs}
    for record in site.loaded.community.by_id.values():
        for text in record.texts:
            for link in find_links(text.body, text.body_line):
                path = unquote(link.target.partition("#")[0].partition("?")[0])
                if path.startswith("/") and not path.startswith("//") and file_of(path) not in known:
                    near = (page.path for page in plan.pages if page.lang == text.lang)
                    cure = did_you_mean(path, near) or "link to a file with {filename}/…"
                    yield Problem(
                        path=text.path, place=link.place, code="broken-link", message=f"there is no page {path}", help=cure
                    )


def assemble(site: Site, output: Path | None = None, ledger: Ledger | None = None) -> Assembled:
    """Return the whole site as bytes, with the problems that only the finished pages show.

    With the `ledger` of the last build into the folder `output`, files that would come out the same are kept.
    """
    plan = site.plan
    known = frozenset(page.neutral for page in plan.pages)
    renderer = Renderer(theme=site.theme, views=plan.views, pictures=site.pictures, bodies=plan.bodies, known=known)
    workshop = Workshop(site=site, epoch=epoch(site, known), output=output, ledger=ledger or Ledger())
    # The long files first: a calendar of everything must not be what all others wait for at the end.
    orders = [Order(file=file_of(blob.path), inputs=blob.make, make=blob.make) for blob in plan.blobs]
    orders += [Order(file=file_of(page.path), inputs=page, make=partial(renderer.render, page)) for page in plan.pages]
    workshop.make_all(orders)
    problems = [*_collisions(plan), *workshop.problems]
    sources = {file_of(page.path): page.source for page in plan.pages}
    before = frozenset(workshop.ledger.files)
    kept = Kept(output=output, files=frozenset(workshop.kept), before=before) if output is not None and before else None
    # What could not be made is missing everywhere; its cause is told, not every link to it.
    whole = not workshop.problems
    links, broken = broken_links(workshop.files, site.settings.base, site.settings.url, kept) if whole else (0, [])
    for file, target in broken:
        message = f"the page /{file} links to {target}, which is not there"
        problems.append(Problem(path=sources.get(file) or "theme", place=Place(), code="broken-link", message=message))
    return Assembled(
        files=workshop.files,
        kept=frozenset(workshop.kept),
        made=workshop.made,
        problems=tuple(problems),
        links=links,
        digester=workshop.digester,
    )


def file_of(path: str) -> str:
    """Return the file under the output folder that serves a path of the site: `/a/` → `a/index.html`."""
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def _collisions(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for every address that two outputs claim; letter case and Unicode forms do not tell apart."""
    claims: dict[str, Page | Blob] = {}
    for output in plan.outputs:
        key = unicodedata.normalize("NFKC", file_of(output.path)).casefold()
        first = claims.setdefault(key, output)
        if first is not output:
            message = f"the address {output.path} is already taken by {first.source or 'the site itself'}"
            yield Problem(
                path=output.source or "theme", place=Place(), code="collision", message=message, help="rename the file"
            )
