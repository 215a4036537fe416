"""Reads redlines as a judge would: from their HTML alone, knowing nothing of how they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import lxml.html

from hundred.build.markdown import Renderer
from hundred.build.sanitise import finish
from hundred.charter.redline.article import redline
from hundred.charter.redline.inline import Marker, Words

if TYPE_CHECKING:
    from hundred.charter.redline.article import Redline

WORDS = Words("[inserted: ", "[deleted: ", "[set otherwise: ", "]")
_RENDERER = Renderer()


def compare(old: str | None, new: str | None, titles: tuple[str, str] = ("T", "T")) -> Redline:
    """Return the redline between two articles in Markdown; None for one that is not there."""
    states = [None if text is None else (title, html_of(text)) for text, title in zip((old, new), titles, strict=True)]
    return redline(states[0], states[1], Marker(WORDS))


def html_of(markdown: str) -> str:
    """Return the finished HTML of Markdown."""
    return finish(_RENDERER.render(markdown), lambda _: None, prefix="x-")


def without(html: str, *names: str) -> Any:
    """Return the tree of HTML without those elements, and without what the site says of its own."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    for one in tree.xpath("//*[@data-generated]" + "".join(f"|//{name}" for name in names)):
        one.drop_tree()
    return tree


def text_of(html: str, *names: str) -> str:
    """Return the text of HTML without those elements, blanks aside."""
    return "".join(without(html, *names).text_content().split()) if html.strip() else ""


def spaced(html: str, *names: str) -> str:
    """Return the text of HTML without those elements, every run of blanks as one."""
    return " ".join(without(html, *names).text_content().split()) if html.strip() else ""


def marks(html: str) -> list[tuple[str, str]]:
    """Return (`ins` or `del`, text) of every mark, in order."""
    tree = without(html) if html.strip() else ()
    return [(one.tag, one.text_content()) for one in tree.iter("ins", "del")] if len(tree) or html.strip() else []


def misplaced(html: str) -> list[str]:
    """Return the marks that stand where HTML has no text, or inside another."""
    tree = lxml.html.fragment_fromstring(html, create_parent="div")
    wrong = {"ul", "ol", "dl", "table", "thead", "tbody", "tr", "ins", "del"}
    return [
        one.getparent().tag
        for one in tree.iter("ins", "del")
        if wrong & {up.tag for up in [one.getparent()]} or one.xpath("ancestor::ins|ancestor::del|.//p|.//li|.//td")
    ]
