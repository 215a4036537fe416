"""Python-Markdown made to do less: what a text cannot need is not run; the HTML stays the same, byte for byte.

Everything goes in through Markdown's public hooks: `build_parser`, `output_formats`, the registries and toc's
`TreeProcessorClass`. The private names it needs are in lean_inline.py; lean_simple.py makes the usual paragraph.
tests/build/test_markdown_lean.py and test_markdown_simple.py compare the result with Markdown's own; `KNOWN` names
the versions for which that was done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from hundred.build.lean_inline import Inline, use_quick_links
from hundred.build.lean_output import DEEPEST, LeanToc, Prettify, Unescape, to_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self
    from xml.etree.ElementTree import Element

    from markdown.blockprocessors import BlockProcessor
    from markdown.extensions import Extension

KNOWN = frozenset({(3, 11)})  # Markdown's versions; any other is run as it is
_ALWAYS = ("",)
_UNEVEN = (STX, ETX, "\r", "\t", "\n ")  # marks of Markdown's own, other line ends, tabs, lines of blanks
# What a block with a line break before it must contain, one of them, for a processor to do anything.
_NEEDS = {
    "empty": _ALWAYS,
    "indent": ("\n    ",),
    "defindent": ("\n    ",),
    "code": ("\n    ",),
    "table": ("|",),
    "hashheader": ("\n#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("\n-", "\n_", "\n*", "\n "),
    "olist": _ALWAYS,
    "ulist": ("\n*", "\n+", "\n-", "\n "),
    "deflist": ("\n:", "\n "),
    "quote": ("\n>", "\n "),
    "footnote": ("]:",),
    "abbr": ("\n*[",),
    "reference": ("]:",),
}
# Where this is not found, none of them has work to do: the block is a paragraph.
_SPECIAL = re.compile(r"\n(?:[\n #=_*:>+\d-]|\Z)|\||\]:")


class LeanMarkdown(Markdown):
    """A Markdown whose processors are tried only where the text holds what they work on.

    It is for the extensions of `hundred.build.markdown`, all of them; toc must be `LeanTocExtension`.
    """

    output_formats = {**Markdown.output_formats, "html": to_html}  # noqa: RUF012 - as its parent declares it

    def __init__(self, extensions: list[str | Extension], configs: dict[str, dict[str, Any]]) -> None:
        """Make it as Markdown does, then put processors that look first in the places of those that do not."""
        super().__init__(extensions=extensions, extension_configs=configs, output_format="html")
        glance, trees = Glance(self), self.treeprocessors
        notes: Any = trees["footnote"]
        notes = notes.footnotes  # the extension, which holds the notes
        self.preprocessors.register(Whitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(Fences(self, self.preprocessors["fenced_code_block"]), "fenced_code_block", 25)
        self.preprocessors.register(glance, "glance", -100)
        trees.register(Inline(self, notes, use_quick_links(self)), "inline", 20)
        trees.register(Gate(self, trees["footnote-duplicate"], lambda _root: bool(notes.footnotes)), "footnote-duplicate", 15)
        trees.register(Prettify(self), "prettify", 10)
        trees.register(Gate(self, trees["attr_list"], glance.braced), "attr_list", 8)
        trees.register(Unescape(self, lambda: glance.backslash), "unescape", 0)
        toc = trees["toc"]
        if isinstance(toc, LeanToc):
            toc.whole = lambda: glance.brace or glance.marker

    def build_parser(self) -> Self:
        """Build the parts as Markdown does, but with a block parser that looks before it tries."""
        super().build_parser()
        parser = LeanParser(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self


class LeanParser(BlockParser):
    """Tries a block processor only on blocks that hold what it needs."""

    def __init__(self, md: Markdown) -> None:
        """Begin at the top level."""
        super().__init__(md)
        self._depth = 0
        self._all: list[tuple[BlockProcessor, tuple[str, ...]]] = []
        self._plain: list[tuple[BlockProcessor, tuple[str, ...]]] = []

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - its parent's name
        """Turn the blocks into children of `parent`, as BlockParser does; raises RecursionError beyond `DEEPEST`."""
        if not self._all:
            self._look_up()
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"blocks are nested more than {DEEPEST} deep"
            raise RecursionError(message)
        while blocks:
            probe = "\n" + blocks[0]
            for processor, needs in self._all if _SPECIAL.search(probe) else self._plain:
                for need in needs:
                    if need in probe:
                        break
                else:
                    continue
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
        self._depth -= 1

    def _look_up(self) -> None:
        """Read the registry once, when all extensions are in it. A processor of another name is always tried."""
        registry = self.blockprocessors
        names = {registry[name]: name for name in _NEEDS if name in registry}
        self._all = [(processor, _NEEDS[names[processor]] if processor in names else _ALWAYS) for processor in registry]
        self._plain = [(processor, _ALWAYS) for processor in registry if processor not in names]


class Glance(Preprocessor):
    """Notes, when the other preprocessors are done, which rare things the text holds."""

    brace = backslash = marker = True

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        text = "\n".join(lines)
        self.brace, self.backslash, self.marker = "{" in text, "\\" in text, "[TOC]" in text
        return lines

    def braced(self, root: Element) -> bool:
        """Return, and note, whether a brace is left in the texts of the tree; those of `{filename}` are in addresses."""
        self.brace = self.brace and "{" in "".join(root.itertext())
        return self.brace


class Whitespace(NormalizeWhitespace):
    """Makes white space uniform where the text has more than blanks and line ends."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as Markdown's own does, with two empty ones behind them."""
        text = "\n".join(lines)
        if any(sign in text for sign in _UNEVEN):
            return super().run(lines)
        return [*lines, "", ""]


class Fences(Preprocessor):
    """Looks for code between fences only where a line begins with one."""

    def __init__(self, md: Markdown, inner: Preprocessor) -> None:
        """Stand before `inner`, the extension's own."""
        super().__init__(md)
        self._inner = inner

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines, each block of code replaced by a placeholder."""
        text = "\n".join(lines)
        fenced = ("```" in text or "~~~" in text) and any(line.startswith(("```", "~~~")) for line in lines)
        return self._inner.run(lines) if fenced else lines


class Gate(Treeprocessor):
    """Runs another tree processor only when it is needed."""

    def __init__(self, md: Markdown, inner: Treeprocessor, needed: Callable[[Element], bool]) -> None:
        """Stand before `inner`, which is run where `needed` says so of the tree."""
        super().__init__(md)
        self._inner = inner
        self._needed = needed

    def run(self, root: Element) -> Element | None:
        """Change the tree as `inner` does, or not at all."""
        return self._inner.run(root) if self._needed(root) else None
