"""The inline part of a lean Markdown: a pattern is tried only in texts that hold its first character."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import inlinepatterns as own
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

from hundred.build.lean_simple import elements_of, parts_of

if TYPE_CHECKING:
    from markdown import Markdown

# The methods of markdown.treeprocessors.InlineProcessor that are called. One more is overridden below.
_APPLY = "_InlineProcessor__applyPattern"
_PLACE = "_InlineProcessor__processPlaceholders"
# What a text must contain, one of the two, for a pattern to match. A pattern of another name is always tried.
_SIGNS = {
    "backtick": ("`", "`"),
    "escape": ("\\", "\\"),
    "footnote": ("[^", "[^"),
    "reference": ("[", "["),
    "link": ("](", "]("),
    "image_link": ("](", "]("),
    "image_reference": ("![", "!["),
    "short_reference": ("[", "["),
    "short_image_ref": ("![", "!["),
    "autolink": ("<", "<"),
    "automail": ("<", "<"),
    "linebreak": ("  \n", "  \n"),
    "entity": ("&", "&"),
    "em_strong": ("*", "_"),
}
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
MOST_LETTERS = 10_000_000  # a second or two; honest texts need about as many as they have
_BRACKET = re.compile(r"[\[\]]")
# An address that needs no counting: without brackets, quotes or a title.
_ADDRESS = re.compile(r"""\(\s*([^<()'"\s][^()'"]*)\)""")

_Rule = tuple[Any, int, str, str]  # a pattern, its place in the order, and its signs


class Inline(InlineProcessor):
    """Runs the inline patterns over a tree."""

    def __init__(self, md: Markdown, notes: Any, work: Work) -> None:  # noqa: ANN401 - the extension has no types
        """Take the patterns of `md`; `notes` is the extension footnotes. Raises AttributeError in an unknown Markdown."""
        super().__init__(md)
        self._notes = notes
        self._work = work
        self._apply = getattr(self, _APPLY)
        self._place = getattr(self, _PLACE)
        self._known: dict[tuple[bool, bool], list[list[_Rule]]] = {}
        self._rules: list[list[_Rule]] = []
        self._usual = self._simple = False  # whether all patterns are known, and what they do in a simple text
        self._emphasis: Any = md.inlinePatterns["em_strong"]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Change the tree as Markdown's own does, in the same order; it leaves alone texts in which nothing matches.

        Ancestors are not followed: none of the patterns excludes any.
        """
        self._work.begin()
        self.stashed_nodes = {}
        self.ancestors = list(ancestors or ())
        references, notes = bool(self.md.references), bool(self._notes.footnotes)
        self._rules = self._rules_for(references=references, notes=notes)
        self._simple = not references and not notes and self._usual
        queue = deque([tree])
        while queue:
            parent = queue.popleft()
            inserts: list[tuple[Element, list[Element]]] = []
            for child in parent:  # which grows meanwhile
                if child.text:
                    inserts.append((child, self._text(child, child.text, queue)))
                tail = child.tail
                if tail and tail != "\n":
                    self._tail(parent, child, tail)
                if len(child):
                    queue.append(child)
            for element, made in inserts:
                for index, node in enumerate(made):
                    element.insert(index, node)
        return tree

    def _text(self, child: Element, text: str, queue: deque[Element]) -> list[Element]:
        """Return what the text of a child becomes beside what stays its text; what may hold more is queued."""
        if isinstance(text, AtomicString):
            return []
        parts = parts_of(text) if self._simple else None
        if parts is not None and len(parts) == 1:
            return []
        if parts is not None and not self._emphasis.regions:  # else emphasis of an earlier text is left over
            child.text = parts[0] or None
            return elements_of(parts)
        handled = self._InlineProcessor__handleInline(text)
        if handled is text and INLINE_PLACEHOLDER_PREFIX not in text:
            return []
        child.text = None
        made = [node for node, _ in self._place(handled, child)]
        queue.extend(made)
        return made

    def _tail(self, parent: Element, child: Element, tail: str) -> None:
        """Put what the text after a child becomes behind that child."""
        handled = self._InlineProcessor__handleInline(tail)
        if handled is tail and INLINE_PLACEHOLDER_PREFIX not in tail:
            return
        holder = Element("d")
        child.tail = None
        made = self._place(handled, holder, isText=False)
        if holder.tail:
            child.tail = holder.tail
        place = list(parent).index(child) + 1
        for node, _ in reversed(made):
            parent.insert(place, node)

    # This overrides a private method, which Markdown's own code calls for texts within texts: it has no hook there.
    # Should a later version rename it, run() above still works, and texts within texts are handled as Markdown does.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Return a text with each match replaced by a placeholder; the same object where nothing matched."""
        if isinstance(data, AtomicString):
            return data
        for pattern, index, one, other in self._rules[patternIndex]:
            if one in data or other in data:
                matched, start = True, 0
                while matched:
                    data, matched, start = self._apply(pattern, data, index, start)
                    self._work.pay(len(data) >> 8)  # each match copies the text, which is much quicker than a search
        return data

    def _rules_for(self, *, references: bool, notes: bool) -> list[list[_Rule]]:
        """Return, for each number n, the patterns from the nth on that can match where there are references or notes."""
        if (references, notes) not in self._known:
            registry = self.inlinePatterns
            names: dict[Any, str] = {registry[name]: name for name in _SIGNS if name in registry}
            self._usual = len(names) == len(registry)
            rules: list[_Rule] = []
            for index, pattern in enumerate(registry):
                name = names.get(pattern, "")
                if (references or name not in _REFERENCES) and (notes or name != "footnote"):
                    rules.append((pattern, index, *_SIGNS.get(name, ("", ""))))
            tails = [[rule for rule in rules if rule[1] >= first] for first in range(len(registry) + 1)]
            self._known[references, notes] = tails
        return self._known[references, notes]


class Work:
    """Counts the letters that one document makes us search, so that none takes minutes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._letters = 0

    def begin(self) -> None:
        """Begin a document."""
        self._letters = 0

    def pay(self, letters: int) -> None:
        """Count letters; raises TimeoutError when they are too many for one document."""
        self._letters += letters
        if self._letters > MOST_LETTERS:
            message = "it has too many brackets or signs in one paragraph"
            raise TimeoutError(message)


class Brackets:
    """Finds where brackets close: once for a whole text if it is full of them."""

    def __init__(self, work: Work) -> None:
        """Know no text yet; tell `work` what is searched."""
        self.pay = work.pay
        self._text = ""
        self._spent = 0
        self._closes: dict[int, int] | None = None

    def close(self, text: str, start: int) -> int:
        """Return the index of the `]` that closes the `[` just before `start`, or -1."""
        if text is not self._text:
            self._text, self._spent, self._closes = text, 0, None
        if self._closes is None and self._spent > len(text):
            self.pay(len(text))
            self._closes = _closes(text)
        if self._closes is not None:
            return self._closes.get(start - 1, -1)
        opened = 1
        for match in _BRACKET.finditer(text, start):
            self._spent += 1
            opened += 1 if match[0] == "[" else -1
            if not opened:
                self.pay(match.start() - start)
                return match.start()
        self.pay(len(text) - start)
        self._spent += len(text) - start
        return -1


def _closes(text: str) -> dict[int, int]:
    """Return the index of the closing bracket by that of the opening one, for all pairs of a text."""
    pairs, opened = {}, []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


class Quick(own.LinkInlineProcessor):
    """Reads `[text](address)` with regular expressions where Markdown's own reads letter by letter."""

    brackets: Brackets

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - its parent's name
        """Return the text up to the closing bracket, the index after it, and whether there is one."""
        end = self.brackets.close(data, index)
        return (data[index:end], end + 1, True) if end >= 0 else ("", index, False)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - its parent's name
        """Return address, title or None, the index after them, and whether there is an address."""
        if data[index : index + 1] != "(":
            return "", None, index, False
        # Without a bracket it has no end. (Markdown's own takes some with a quote and no bracket for addresses, too.)
        if data.find(")", index) < 0 and data.find("'", index) < 0 and data.find('"', index) < 0:
            return "", None, index, False
        match = _ADDRESS.match(data, index)
        if match is None:
            found = super().getLink(data, index)
            self.brackets.pay(found[2] - index if found[3] else len(data) - index)
            return found
        return self.unescape(match[1]).strip(), None, match.end(), True


class QuickLink(Quick):
    """`[text](address)`."""


class QuickImage(Quick, own.ImageInlineProcessor):
    """`![text](address)`."""


class QuickReference(Quick, own.ReferenceInlineProcessor):
    """`[text][name]`."""


class QuickShortReference(Quick, own.ShortReferenceInlineProcessor):
    """`[name]`."""


class QuickImageReference(Quick, own.ImageReferenceInlineProcessor):
    """`![text][name]`."""


class QuickShortImageReference(Quick, own.ShortImageReferenceInlineProcessor):
    """`![name]`."""


def use_quick_links(md: Markdown) -> Work:
    """Put the processors above in the places of Markdown's own; return who counts their work."""
    work = Work()
    brackets = Brackets(work)
    for made, name, priority in (
        (QuickReference(own.REFERENCE_RE, md), "reference", 170),
        (QuickLink(own.LINK_RE, md), "link", 160),
        (QuickImage(own.IMAGE_LINK_RE, md), "image_link", 150),
        (QuickImageReference(own.IMAGE_REFERENCE_RE, md), "image_reference", 140),
        (QuickShortReference(own.REFERENCE_RE, md), "short_reference", 130),
        (QuickShortImageReference(own.IMAGE_REFERENCE_RE, md), "short_image_ref", 125),
    ):
        made.brackets = brackets
        md.inlinePatterns.register(made, name, priority)
    return work
