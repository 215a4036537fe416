"""The end of a lean Markdown: line breaks between blocks, ids of headings, escapes, and the tree as HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.extensions.toc import TocExtension, TocTreeprocessor, remove_fnrefs, render_inner_html, strip_tags, unique
from markdown.serializers import BOOLEAN_ATTRIBUTES, RE_AMP  # type: ignore[attr-defined] # its stub lacks the first
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from markdown import Markdown

DEEPEST = 100  # blocks within blocks, a list and its item being two: so few that Python's limit to calls is never near
_BOOLEAN = BOOLEAN_ATTRIBUTES["html"]
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MARKUP = (STX, "&", "<", ">")


def to_html(root: Element) -> str:
    """Return the tree as HTML, as markdown.serializers does; every tag and attribute name must be a string."""
    out: list[str] = []
    write = out.append
    levels: list[Iterator[Element]] = [iter((root,))]
    ends = [""]
    while levels:
        for element in levels[-1]:
            tag, text, tail, attributes = element.tag, element.text, element.tail, element.items()
            opening = f"<{tag}{_attributes(attributes)}>" if attributes else f"<{tag}>"
            end = "" if tag in HTML_EMPTY else f"</{tag}>"
            if tail:
                end += tail if tail == "\n" else _escaped(tail)
            write(f"{opening}{_escaped(text)}" if text else opening)
            if len(element):
                levels.append(iter(element))
                ends.append(end)
                break
            write(end)
        else:
            levels.pop()
            write(ends.pop())
    return "".join(out)


def _attributes(pairs: Collection[tuple[str, str | None]]) -> str:
    """Return the attributes in order of their names; None is an attribute without a value."""
    parts = []
    for name, value in sorted(pairs) if len(pairs) > 1 else pairs:
        if value is None:
            parts.append(f" {name}")
            continue
        escaped = _escaped(value)
        if '"' in escaped:
            escaped = escaped.replace('"', "&quot;")
        parts.append(f" {escaped}" if name == escaped and name in _BOOLEAN else f' {name}="{escaped}"')
    return "".join(parts)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


class Prettify(PrettifyTreeprocessor):
    """Sets line breaks between blocks; without recursion, and with a set where Markdown searches a list."""

    def run(self, root: Element) -> None:
        """Change texts and tails as Markdown's own does; raises RecursionError beyond `DEEPEST`."""
        blocks = frozenset(self.md.block_level_elements)
        depth, level = 0, [root]
        while level:
            below: list[Element] = []
            for element in level:
                if element.tag in blocks and element.tag != "pre":
                    if len(element) and element[0].tag in blocks and _blank(element.text):
                        element.text = "\n"
                    below += [child for child in element if child.tag in blocks]
                if _blank(element.tail):
                    element.tail = "\n"
            depth, level = depth + 1, below
            if depth > DEEPEST + 1:  # the root counts, too
                message = f"blocks are nested more than {DEEPEST} deep"
                raise RecursionError(message)
        for br in root.iter("br"):
            br.tail = "\n" if _blank(br.tail) else f"\n{br.tail}"
        for pre in root.iter("pre"):
            code = pre[0] if len(pre) else None
            if code is not None and code.tag == "code" and not len(code) and code.text is not None:
                code.text = AtomicString(code.text.rstrip() + "\n")


def _blank(text: str | None) -> bool:
    return not text or not text.strip()


class Unescape(UnescapeTreeprocessor):
    """Restores escaped characters where the text escapes any."""

    def __init__(self, md: Markdown, needed: Callable[[], bool]) -> None:
        """Ask `needed` before each run. It is no Gate, because others use this class's `RE`."""
        super().__init__(md)
        self._needed = needed

    def run(self, root: Element) -> None:
        """Change the tree as Markdown's own does, or not at all."""
        if self._needed():
            super().run(root)


class LeanToc(TocTreeprocessor):
    """Gives headings their ids, and makes a table of contents only where the text asks for one."""

    whole: Callable[[], bool] = staticmethod(lambda: True)

    def run(self, doc: Element) -> None:
        """Set ids as Markdown's own does; unless it runs `whole`, `md.toc` stays empty.

        `whole` must hold where attributes are given. Ids of notes hold a colon, so that none is like a heading's.
        """
        if self.whole():
            super().run(doc)
            return
        used: set[str] = set()
        counters: dict[str, int] = {}
        for element in doc.iter():
            if element.tag in _HEADINGS:
                slug = self.slugify(self._name(element), self.sep)
                element.set("id", unique(slug, used, counters))  # type: ignore[call-arg] # its stub lacks the last

    def _name(self, heading: Element) -> str:
        """Return the heading's words; those without markup need not be made HTML first."""
        text = heading.text or ""
        if len(heading) or any(sign in text for sign in _MARKUP):
            return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))
        return " ".join(text.split())


class LeanTocExtension(TocExtension):
    """The extension toc, with the tree processor above."""

    TreeProcessorClass = LeanToc
