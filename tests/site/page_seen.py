"""A page as the parser of the HTML standard sees it, in the few facts that the tests ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import html5lib
from active import active_parts
from html5lib.constants import E as MESSAGES
from html5lib.treebuilders import getTreeBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

ADDRESSES = {"href", "src", "action", "formaction", "poster", "cite", "data", "srcset"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An attribute that holds an address, with what its element says of it."""

    tag: str
    attribute: str
    target: str
    rel: str
    type: str
    hreflang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """What a test may ask of a page. `start` and `end` are the first dt-start and dt-end of its one event, or ''."""

    errors: tuple[str, ...]
    lang: str
    title: str
    kind: str
    h1: tuple[str, ...]
    mains: int
    links: tuple[Link, ...]
    ids: tuple[str, ...]
    ld: tuple[str, ...]
    robots: str
    active: tuple[str, ...]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    data: dict[str, str]

    def heads(self, rel: str) -> list[Link]:
        """Return the `<link>` elements of a relation."""
        return [link for link in self.links if link.tag == "link" and rel in link.rel.split()]

    @property
    def twins(self) -> dict[str, str]:
        """Return the addresses of the same page by language."""
        return {link.hreflang: link.target for link in self.heads("alternate") if link.hreflang}

    @property
    def subscriptions(self) -> list[Link]:
        """Return the calendars and feeds that the page names; the same text in another form is none."""
        texts = {"text/plain", "text/markdown", "application/pdf"}
        return [link for link in self.heads("alternate") if link.type and not link.hreflang and link.type not in texts]


def parse(data: bytes | str, *, fragment: bool = False) -> tuple[Any, list[str]]:
    """Return the root element that html5lib makes of a page or of a piece of one, and its parse errors."""
    parser = html5lib.HTMLParser(getTreeBuilder("etree"), namespaceHTMLElements=False)
    options = {"transport_encoding": "utf-8"} if isinstance(data, bytes) else {}
    root = parser.parseFragment(data, **options) if fragment else parser.parse(data, **options)
    return root, [f"{place}: {MESSAGES.get(code, code)} {values}" for place, code, values in parser.errors]


def see(data: bytes) -> PageSeen:
    """Return the facts of a page."""
    root, errors = parse(data)
    body, event = root.find("body"), _event(root)
    return PageSeen(
        errors=tuple(errors),
        lang=root.get("lang", ""),
        title="".join(root.find("head/title").itertext()) if root.find("head/title") is not None else "",
        kind=body.get("data-kind", ""),
        h1=tuple(" ".join("".join(one.itertext()).split()) for one in root.iter("h1")),
        mains=len(list(root.iter("main"))),
        links=tuple(_links(root)),
        ids=tuple(one.get("id") for one in root.iter() if one.get("id") is not None),
        ld=tuple("".join(one.itertext()) for one in root.iter("script") if one.get("type") == "application/ld+json"),
        robots=" ".join(one.get("content", "") for one in root.iter("meta") if one.get("name") == "robots"),
        active=tuple(active_parts(root)),
        starts=tuple(_times(event, "dt-start")),
        ends=tuple(_times(event, "dt-end")),
        data={name: value for name, value in event.items() if name.startswith("data-")} if event is not None else {},
    )


def _event(root: Any) -> Any:
    """Return the element of the event that a page is about, or None."""
    articles = [one for one in root.iter("article") if "h-event" in one.get("class", "").split()]
    return articles[0] if articles else None


def _times(event: Any, name: str) -> Iterator[str]:
    if event is not None:
        for one in event.iter("time"):
            if name in one.get("class", "").split():
                yield one.get("datetime", "")


def _links(root: Any) -> Iterator[Link]:
    for one in root.iter():
        if not isinstance(one.tag, str):
            continue
        for name, value in one.items():
            if name in ADDRESSES:
                yield Link(
                    tag=one.tag,
                    attribute=name,
                    target=value,
                    rel=one.get("rel", ""),
                    type=one.get("type", ""),
                    hreflang=one.get("hreflang", ""),
                )
