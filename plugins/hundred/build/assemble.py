"""Assemble a site: every output of every part in every language, each address claimed once, then drawn and verified."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hundred.build.bodies import Bodies
from hundred.build.crosslinks import site_paths
from hundred.build.extras import plan_extras, plan_files
from hundred.build.inputs import Inputs
from hundred.build.ledger import Ledger
from hundred.build.orders import file_of, order_of, page_order
from hundred.build.press import Press
from hundred.build.redlines import Redlines
from hundred.build.render import Renderer, menu_of
from hundred.build.stage import Stage
from hundred.build.store import Store
from hundred.build.verify import Site as Inside
from hundred.build.verify import look_at, missing_fragments
from hundred.build.workshop import Workshop
from hundred.core.links import find_links
from hundred.core.outputs import Blob, Page
from hundred.core.problems import Place, Problem, did_you_mean
from hundred.core.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from hundred.build.mate import Mate
    from hundred.build.site import Site
    from hundred.build.workshop import Order, Sink
    from hundred.core.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a site will consist of: its views by language, its pages and its files, each at its own address."""

    views: Mapping[str, View]
    pages: tuple[Page, ...]
    blobs: tuple[Blob, ...]
    files: tuple[str, ...]
    bodies: Bodies
    press: Press
    collisions: tuple[Problem, ...] = ()

    @property
    def outputs(self) -> Iterator[Page | Blob]:
        """Yield everything that the site will consist of, in the order of `files`."""
        yield from self.pages
        yield from self.blobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A site made: the files that are new in the sink, how many were made at all, what all came from, and what is wrong."""

    fresh: tuple[str, ...]
    remade: int
    ledger: Ledger
    problems: tuple[Problem, ...]
    links: int
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Memory:
    """A sink that holds what is made, for those who look at it."""

    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, file: str, data: bytes) -> tuple[bool, int]:
        """Take a file."""
        self.files[file] = data
        return True, 0

    def read(self, file: str) -> str:
        """Return the text of a page."""
        return self.files.get(file, b"").decode()


def plan_site(site: Site) -> Plan:
    """Return the outputs of every part in every language, in a fixed order."""
    community = site.loaded.community
    views = {lang: View(community=community, lang=lang, catalogue=words) for lang, (words, _) in site.catalogues.items()}
    bodies = Bodies(views=views, pictures=site.pictures, label=site.label)
    press = Press(site.conf.source if site.conf else "")
    outputs: list[Page | Blob] = []
    for view in views.values():
        outputs += site.own(view) if site.own else _plan_parts(view, bodies, press, site)
    pages = tuple([output for output in outputs if isinstance(output, Page)])
    outputs += plan_files(site) if site.own else plan_extras(site, pages, tuple(views))
    blobs = tuple([one for one in outputs if isinstance(one, Blob)])
    outputs = [*pages, *blobs]
    names = tuple([file_of(output.path) for output in outputs])
    collisions = tuple(_collisions(outputs, names))
    return Plan(views=views, pages=pages, blobs=blobs, files=names, bodies=bodies, press=press, collisions=collisions)


def _plan_parts(view: View, bodies: Bodies, press: Press, site: Site) -> Iterator[Page | Blob]:
    from hundred.build.parts import plan_all  # noqa: PLC0415 - a site with a plan of its own needs none of them

    return plan_all(view, partial(_html, bodies, view.lang), site.pictures.weight, Redlines(view, bodies), press)


def _html(bodies: Bodies, lang: str, record: Record) -> str:
    return str(bodies.body(record, lang))


def check_plan(site: Site) -> Iterator[Problem]:
    """Yield the problems that show when all addresses are known: two files at one, and links to none."""
    plan = site.plan
    yield from plan.collisions
    community = site.loaded.community
    linking = [entry for entry in site.loaded.entries if entry.links]
    known = set(plan.files) if linking else set()
    # Many files link to the same few pages, so each link is looked up once.
    astray = {link for link in set().union(*[entry.links for entry in linking]) if file_of(link) not in known}
    for entry in linking if astray else ():
        record = community.by_id.get((entry.kind, entry.id))
        if record is None or astray.isdisjoint(entry.links):
            continue
        for text in record.texts:
            for link in find_links(community.body(text), text.body_line):
                for path in site_paths(link):
                    if file_of(path) not in known:
                        near = (page.path for page in plan.pages if page.lang == text.lang)
                        cure = did_you_mean(path, near) or "link to a file with {filename}/…"
                        message = f"there is no page {path}"
                        yield Problem(path=text.path, place=link.place, code="broken-link", message=message, help=cure)


def assemble(site: Site) -> Assembled:
    """Return the whole site in memory, with the problems that only the finished pages show."""
    memory = Memory()
    made = assemble_into(site, memory, memory.read, workers=1)
    return replace(made, files=memory.files)


def assemble_into(  # noqa: PLR0913 - where to, and what may be used again
    site: Site,
    sink: Sink,
    read: Callable[[str], str],
    *,
    ledger: Ledger | None = None,
    folder: str = "",
    touched: Collection[str] | None = None,
    workers: int | None = None,
    mate: Mate[Any] | None = None,
    advance: Callable[[int, int], None] = lambda _done, _all: None,
) -> Assembled:
    """Make the site into `sink`; with the `ledger` of the last build, files that would come out the same are kept.

    `read` gives a finished page, `folder` is that of the output, if it is one, and `touched` are its files that somebody has
    seen not to be as the ledger says; a `mate` has begun to open the same work; `advance` is told how many of all are done.
    """
    workshop, orders = furnish(site, sink, ledger=ledger, folder=folder)
    plan, workshop.workers, workshop.touched, workshop.mate = site.plan, workers, touched, mate
    if folder and site.conf and site.conf.own:
        workshop.opener = partial(_opened, site.conf.folder, site.now, folder)
    done = 0

    def count(number: int) -> None:
        nonlocal done
        done += number
        advance(done, len(orders))

    workshop.advance = count
    try:
        workshop.make_all(orders)
    finally:
        if mate:
            mate.leave()  # it writes onto the stage, which whoever is told of a fault will clear
    problems = [*plan.collisions, *sorted(set(workshop.problems), key=lambda one: one.order)]
    if not workshop.problems:  # what could not be made is missing everywhere; its cause is told, not every link to it
        problems += _broken(workshop, plan, read)
        problems += _named(site, workshop, folder)
    if not problems:
        workshop.store.save()
    site.loaded.community.kept.keeper = None
    result = workshop.result
    result.guard = site.guard.mark if site.guard else ""
    return Assembled(
        fresh=tuple(sorted(workshop.fresh)),
        remade=len(workshop.remade),
        ledger=result,
        problems=tuple(problems),
        links=workshop.links,
    )


def furnish(site: Site, sink: Sink, *, ledger: Ledger | None = None, folder: str = "") -> tuple[Workshop, list[Order]]:
    """Return the workshop of a site, and the orders for all its outputs: the same ones in every process."""
    plan, community = site.plan, site.loaded.community
    known = frozenset([page.neutral for page in plan.pages])
    renderer = Renderer(theme=site.theme, views=plan.views, pictures=site.pictures, bodies=plan.bodies, known=known)
    plan.press.draw = renderer.draw
    words = {lang: digest for lang, (_, digest) in site.catalogues.items()}
    inputs = Inputs(community=community, theme=site.theme, content=site.content, words=words, menu=lambda: menu_of(known))
    inputs.know(site.loaded.entries)
    store = Store(folder=site.cache / "parts" if site.cache else None, form=site.form, inputs=inputs)
    community.kept.keeper = store
    digester, place = inputs.digester, len(plan.pages)
    orders = [page_order(one, file, renderer, digester) for one, file in zip(plan.pages, plan.files, strict=False)]
    orders += [order_of(one, file, digester) for one, file in zip(plan.blobs, plan.files[place:], strict=True)]
    workshop = Workshop(
        sink=sink,
        inside=Inside(files=frozenset(plan.files), base=site.settings.base, url=site.settings.url),
        ledger=ledger or Ledger(),
        inputs=inputs,
        reads=community.reads,
        store=store,
        folder=folder,
        near=partial(_neutral, tuple(f"{lang}/" for lang in plan.views)),
        guard=site.guard,
    )
    return workshop, orders


def _opened(folder: Path, now: datetime, output: str) -> Callable[[int], Any]:
    """Return what makes the output of a number of the site in `folder`, in a process of its own."""
    from hundred.build.conf import read_conf  # noqa: PLC0415 - only there
    from hundred.build.site import site_at  # noqa: PLC0415 - it imports this module

    workshop, orders = furnish(site_at(read_conf(folder), now), Stage(output))
    return workshop.worker(orders)


def _neutral(prefixes: tuple[str, ...], file: str) -> tuple[str, str]:
    """Return the key by which all files of one record come together: whoever makes one of them makes the next sooner."""
    return (file.partition("/")[2] if file.startswith(prefixes) else file, file)


def _broken(workshop: Workshop, plan: Plan, read: Callable[[str], str]) -> Iterator[Problem]:
    """Yield a problem for every link of a finished page that leads nowhere, those of kept pages included."""
    broken = list(workshop.broken)
    gone = not workshop.ledger.files.keys() <= workshop.inside.files
    wanted = {}
    for file, row in workshop.rows.items():
        if row.fragments and (
            file in workshop.remade or any(one.partition("#")[0] in workshop.remade for one in row.fragments)
        ):
            wanted[file] = row.fragments
    if gone:  # a page that was kept may still lead there
        for file in workshop.rows.keys() - workshop.remade.keys():
            if file.endswith(".html"):
                look = look_at(file, read(file).encode(), workshop.inside)
                broken += [(file, target) for target in look.broken]
    broken += missing_fragments(wanted, read)
    sources = {file_of(page.path): page.source for page in plan.pages} if broken else {}
    for file, target in sorted(broken):
        message = f"the page /{file} links to {target}, which is not there"
        yield Problem(path=sources.get(file) or "theme", place=Place(), code="broken-link", message=message)


def _named(site: Site, workshop: Workshop, folder: str) -> Iterator[Problem]:
    """Yield a problem for everybody who is named and must not be; files that were kept are looked over for new names."""
    guard = workshop.guard
    if guard is None:
        return
    named = list(workshop.named)
    if workshop.ledger.guard != guard.mark:
        for file in workshop.rows.keys() - workshop.remade.keys():
            named += [(file, who) for who in guard.look(file, Path(folder, file).read_bytes())]
    if named:
        from hundred.build.naming import named_in_output  # noqa: PLC0415 - seldom

        sources = {file_of(one.path): one.source for one in site.plan.outputs}
        yield from named_in_output(site, guard, named, sources)


def _collisions(outputs: Iterable[Page | Blob], files: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for every address that two outputs claim; letter case and Unicode forms do not tell apart."""
    folded = _folded("\n".join(files)).split("\n")
    if len(folded) == len(files) == len(set(folded)):
        return  # as nearly always
    claims: dict[str, Page | Blob] = {}
    for output, file in zip(outputs, files, strict=True):
        first = claims.setdefault(_folded(file), output)
        if first is not output:
            message = f"the address {output.path} is already taken by {first.source or 'the site itself'}"
            yield Problem(
                path=output.source or "theme", place=Place(), code="collision", message=message, help="rename the file"
            )


def _folded(files: str) -> str:
    return (files if files.isascii() else unicodedata.normalize("NFKC", files)).casefold()
