"""The files that belong to no part: pictures, the theme's own, the sitemap, and words to robots and servers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from hundred.core.dates import utc_stamp
from hundred.core.outputs import Blob, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from hundred.build.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
# Content types that hosts get wrong, and rules that keep what is published harmless. No page needs a script.
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = (
    (
        "/*",
        (
            ("Content-Security-Policy", _POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ),
    ),
    ("/*.ics", (("Content-Type", "text/calendar; charset=utf-8"), ("Access-Control-Allow-Origin", "*"))),
    ("/*.json", (("Access-Control-Allow-Origin", "*"),)),
    ("/*.rss", (("Content-Type", "application/rss+xml; charset=utf-8"),)),
    ("/*.atom", (("Content-Type", "application/atom+xml; charset=utf-8"),)),
    ("/theme/*", (("Cache-Control", "public, max-age=31536000, immutable"),)),
)


def plan_extras(site: Site, pages: Sequence[Page], langs: Sequence[str]) -> Iterator[Blob]:
    """Yield the files that the whole site shares."""
    for path in site.loaded.community.images:
        yield Blob(path=f"/{path}", make=partial(site.pictures.published, path), source=f"{site.label}/{path}")
    for address, file in site.theme.files():
        yield Blob(path=address, make=partial(_read, file), source="theme")
    yield Blob(path="/sitemap.xml", make=partial(_sitemap, site, pages, langs))
    yield Blob(path="/robots.txt", make=partial(_robots, site))
    yield Blob(path="/_headers", make=_headers)
    yield Blob(path="/.nojekyll", make=bytes)  # GitHub Pages would otherwise drop names that begin with an underscore


def _read(file: Path) -> bytes:
    return file.read_bytes()


def _sitemap(site: Site, pages: Sequence[Page], langs: Sequence[str]) -> bytes:
    """Return the sitemap: every page with its twins in the other languages and, where it is known, its last change."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})  # type: ignore[dict-item]  # None: the default namespace
    twins: dict[str, list[Page]] = {}
    for page in pages:
        if page.indexable and page.path.endswith("/"):
            twins.setdefault(page.neutral, []).append(page)
    for neutral in sorted(twins):
        for page in twins[neutral]:
            entry = etree.SubElement(root, f"{{{_SITEMAP}}}url")
            etree.SubElement(entry, f"{{{_SITEMAP}}}loc").text = site.settings.url + page.path
            if page.changed is not None:
                etree.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = utc_stamp(page.changed)
            for twin in twins[neutral] if len(langs) > 1 else ():
                link = etree.SubElement(entry, f"{{{_XHTML}}}link")
                link.set("rel", "alternate")
                link.set("hreflang", twin.lang)
                link.set("href", site.settings.url + twin.path)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _robots(site: Site) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.settings.url}/sitemap.xml\n".encode()


def _headers() -> bytes:
    rules = ("\n".join([path, *(f"  {name}: {value}" for name, value in values)]) for path, values in _HEADERS)
    return ("\n\n".join(rules) + "\n").encode()
