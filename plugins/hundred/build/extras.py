"""The files that belong to no part: pictures, the theme's own, the sitemap, and words to robots and servers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from hundred.build.delivery.apache import HTACCESS, htaccess
from hundred.build.delivery.lists import headers_file
from hundred.build.delivery.moves import moves_of, redirects
from hundred.build.delivery.places import place_of, prefixes_of
from hundred.build.delivery.table import unframed
from hundred.core.dates import utc_stamp
from hundred.core.outputs import Blob, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hundred.build.pictures import Pictures
    from hundred.build.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def plan_extras(site: Site, pages: Sequence[Page], langs: Sequence[str]) -> Iterator[Blob]:
    """Yield the files that the whole site shares."""
    yield from plan_files(site)
    listed = Listed(tuple(page for page in pages if page.indexable and page.path.endswith("/")))
    yield Blob(path="/sitemap.xml", make=partial(_sitemap, site.settings.url, listed, len(langs)))
    yield Blob(path="/robots.txt", make=partial(_robots, site.settings.url))
    addresses = Addresses(tuple(page.neutral for page in pages if page.lang == site.settings.lang))
    yield Blob(path="/_headers", make=partial(_headers, prefixes_of(site.settings), addresses))
    moves = moves_of(site.loaded.community)
    yield Blob(path=f"/{HTACCESS}", make=partial(htaccess, place_of(site.settings, moves=moves)))
    if moves:
        yield Blob(path="/_redirects", make=partial(redirects, site.settings.base, moves))
    yield Blob(path="/.nojekyll", make=bytes)  # GitHub Pages would otherwise drop names that begin with an underscore


def plan_files(site: Site) -> Iterator[Blob]:
    """Yield the pictures of the content and the static files of the theme."""
    for path in site.loaded.community.images:
        yield Blob(path=f"/{path}", make=partial(_picture, site.pictures, path), source=f"{site.label}/{path}")
    for address, _ in site.theme.files():
        yield Blob(path=address, make=partial(theme_file, site, address), source="theme")


class Listed(Struct, frozen=True):
    """The pages of the sitemap."""

    pages: tuple[Page, ...]

    def as_input(self) -> str:
        """Return all that the sitemap says of them."""
        return "\n".join(f"{page.path} {page.neutral} {page.changed}" for page in self.pages)


class Addresses(Struct, frozen=True):
    """The pages of the default language by their addresses."""

    addresses: tuple[str, ...]

    def as_input(self) -> object:
        """Return all that hosts are told of them."""
        return self.unframed

    @property
    def unframed(self) -> list[str]:
        """Return the patterns of the pages that are not for frames."""
        return unframed(self.addresses)


def theme_file(site: Site, address: str) -> bytes:
    """Return the static file of the theme that is published at `address`, and note that it was read."""
    site.loaded.community.reads.note("file", address)
    return site.theme.file(address).read_bytes()


def _picture(pictures: Pictures, path: str) -> bytes:
    return pictures.published(path)


def _sitemap(url: str, listed: Listed, languages: int) -> bytes:
    """Return the sitemap: every page with its twins in the other languages and, where it is known, its last change."""
    from lxml import etree  # noqa: PLC0415 - nothing else of a build needs it

    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})  # type: ignore[dict-item]  # None: the default namespace
    twins: dict[str, list[Page]] = {}
    for page in listed.pages:
        twins.setdefault(page.neutral, []).append(page)
    for neutral in sorted(twins):
        for page in twins[neutral]:
            entry = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = url + page.path
            if page.changed is not None:
                etree.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = utc_stamp(page.changed)
            for twin in twins[neutral] if languages > 1 else ():
                link = etree.SubElement(entry, f"{{{_XHTML}}}link")
                link.set("rel", "alternate")
                link.set("hreflang", twin.lang)
                link.set("href", url + twin.path)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _robots(url: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}/sitemap.xml\n".encode()


def _headers(prefixes: Sequence[str], addresses: Addresses) -> bytes:
    patterns = addresses.unframed
    if patterns != ["/*"]:
        patterns = [f"{prefix}{pattern}" for prefix in ("", *prefixes) for pattern in patterns]
    return headers_file(prefixes, patterns)
