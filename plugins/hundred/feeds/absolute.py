"""Links as a reader needs them, who shows a text far from the page it was written for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import escape

from hundred.core.plain import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_CANDIDATE = re.compile(r"\s*(?P<url>[^\s,]\S*[^\s,]|[^\s,])(?P<size>\s+[^\s,]+)?\s*(?:,|\Z)")


def absolute_links(content: str, base: str) -> str:
    """Return the HTML fragment `content`, clean, with every link and picture resolved against the address `base`.

    On its own, `/about/` and `#note` lead nowhere. The characters that XML cannot hold are gone, written as references too.
    """
    content = clean(content)
    if not content.strip():
        return ""
    from lxml import etree, html  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415 - many builds make no entry

    root = html.fragment_fromstring(content, create_parent="div")
    root.rewrite_links(lambda link: _resolve(link, base), resolve_base_href=False)
    for element in root.iterfind(".//*[@srcset]"):
        element.set("srcset", ", ".join(_candidates(element.get("srcset", ""), base)))
    inner = (etree.tostring(child, method="html", encoding="unicode") for child in root)
    return clean(f"{escape(root.text or '')}{''.join(inner)}")


def _resolve(link: str, base: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:  # an address that is none, such as http://[ : leave it as written
        return link


def _candidates(srcset: str, base: str) -> Iterator[str]:
    for found in _CANDIDATE.finditer(srcset):
        yield _resolve(found["url"], base) + (found["size"] or "").rstrip()
