"""Rendered bodies as trees of blocks: paragraphs, items, rows and what holds them, down to tokens."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from hundred.charter.redline.tokens import BREAK, Token, pieces, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# HTML as our own sanitiser writes it: attribute values in double quotes, everything closed.
_PIECE = re.compile(
    r'<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>|(?P<text>[^<]+|<)'
)
_GENERATED = " data-generated"
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_LEAVES = frozenset({"p", "h2", "h3", "h4", "h5", "h6", "pre", "dt", "td", "th"})
_BOXES = frozenset({"ul", "ol", "li", "dl", "dd", "blockquote", "div", "table", "thead", "tbody", "tr"})
_KINDS = {"p": "text", "": "text", "ul": "list", "ol": "list", "h2": "heading"}
HOME = "\x03"
_DEEP = 40  # boxes in boxes; what lies deeper counts as lying there


@dataclass(frozen=True)
class Block:
    """A block: a leaf holds `tokens`, any other holds `blocks`. An empty `tag` is text that stands directly in an item."""

    tag: str
    attributes: str = ""
    tokens: tuple[Token, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Say whether it holds text itself."""
        return self.tag in _LEAVES or self.tag in {"", "hr"}

    @cached_property
    def kind(self) -> str:
        """Return what it must have in common with another block to be the same one, changed."""
        if self.tag in {"table", "tr"}:
            return f"{self.tag} {self.columns}"
        return _KINDS.get(self.tag, self.tag)

    @property
    def columns(self) -> int:
        """Return how many cells its first row has."""
        if self.tag in {"tr", "td", "th"}:
            return len(self.blocks)
        return self.blocks[0].columns if self.blocks else 0

    @cached_property
    def key(self) -> str:
        """Return what is equal for blocks that say the same."""
        inner = "\x1f".join([one.key for one in self.tokens]) if self.is_leaf else "\x1e".join([one.key for one in self.blocks])
        return f"{self.kind}\x1d{inner}\x1d"

    @cached_property
    def form(self) -> str:
        """Return what is equal for blocks that also look the same."""
        if self.is_leaf:
            return "\x1f".join([f"{one.key}\x1c{''.join(one.stack)}" for one in self.tokens])
        return f"{self.tag}\x1d" + "\x1e".join([one.form for one in self.blocks])

    @cached_property
    def pairs(self) -> dict[tuple[str, str], int]:
        """Return how often each token follows each other one in it, blanks aside: what tells likeness."""
        keys = [one.key for one in self.all_tokens if one.key != " "]
        found: dict[tuple[str, str], int] = {}
        for pair in zip(["", *keys], [*keys, ""], strict=True):
            found[pair] = found.get(pair, 0) + 1
        return found

    @property
    def all_tokens(self) -> tuple[Token, ...]:
        """Return the tokens of all its leaves."""
        return self.tokens if self.is_leaf else tuple(token for one in self.blocks for token in one.all_tokens)


@dataclass
class _Open:
    """A block under construction."""

    tag: str
    attributes: str = ""
    blocks: list[Block] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)

    def settle(self) -> None:
        """Make a block of the text that stands directly in this one."""
        tokens = tidy(self.tokens)
        if tokens:
            self.blocks.append(Block("", tokens=tokens))
        self.tokens = []

    def finished(self) -> Block:
        """Return the block."""
        if self.tag in _LEAVES:
            tokens = tuple(self.tokens) if self.tag == "pre" else tidy(self.tokens)
            return Block(self.tag, self.attributes, tokens=tokens)
        self.settle()
        return Block(self.tag, self.attributes, blocks=tuple(self.blocks))


@lru_cache(maxsize=1024)
def read_blocks(html: str) -> tuple[Block, ...]:
    """Return the blocks of a finished body. Of links within its page, HOME stands for the address of the page.

    A link with `data-generated` is a reference that the site has worded: what counts is the article it names.
    """
    reader = _Reader()
    for match in _PIECE.finditer(html):
        if match["text"] is not None:
            reader.text(entities.unescape(match["text"]))
        elif match["close"]:
            reader.close(match["tag"])
        else:
            reader.open(match["tag"], match["attributes"])
    return reader.blocks()


class _Reader:
    """Builds the tree from tags and text."""

    def __init__(self) -> None:
        self._open = [_Open("")]
        self._stack: list[tuple[str, str]] = []  # inline elements: name, start tag
        self._reference: tuple[str, list[str]] | None = None  # the article named, and its words
        self._skipped = ""  # the inline element whose text is passed over

    def text(self, text: str) -> None:
        if self._skipped:
            return
        if self._reference:
            self._reference[1].append(text)
            return
        stack = tuple([start for _, start in self._stack])
        found = pieces(text)
        if "&" in text or "<" in text or ">" in text:
            self._open[-1].tokens += [Token(one, entities.escape(one, quote=False), stack, one) for one in found]
        else:
            self._open[-1].tokens += [Token(one, one, stack, one) for one in found]

    def open(self, tag: str, attributes: str) -> None:
        if tag in _LEAVES or tag in _BOXES:
            self._settle_inline()
            if self._open[-1].tag not in _LEAVES:
                self._open[-1].settle()
            if len(self._open) < _DEEP:
                self._open.append(_Open(tag, _kept(tag, attributes)))
        elif tag in {"br", "img", "hr"}:
            self._thing(tag, attributes)
        else:
            self._inline(tag, attributes)

    def close(self, tag: str) -> None:
        if tag in _LEAVES or tag in _BOXES:
            self._settle_inline()
            if any(one.tag == tag for one in self._open[1:]):
                while self._finish() != tag:
                    pass
        elif tag == self._skipped:
            self._skipped = ""
        elif tag == "a" and self._reference:
            self._settle_reference()
        elif any(name == tag for name, _ in self._stack):
            while self._stack.pop()[0] != tag:
                pass

    def blocks(self) -> tuple[Block, ...]:
        while len(self._open) > 1:
            self._finish()
        return self._open[0].finished().blocks

    def _finish(self) -> str:
        done = self._open.pop()
        block = done.finished()
        if self._open[-1].tag in _LEAVES:  # nothing our Markdown writes; its text is kept
            self._open[-1].tokens += block.all_tokens
        elif block.tokens or block.blocks or block.tag in {"td", "th"}:
            self._open[-1].blocks.append(block)
        return done.tag

    def _inline(self, tag: str, attributes: str) -> None:
        found = dict(_ATTRIBUTE.findall(attributes))
        if "footnote-backref" in found.get("class", ""):
            self._skipped = tag
            return
        target = found.get("href", "")
        if target.startswith("#"):
            if _GENERATED in attributes:
                self._reference = (entities.unescape(target[1:]), [])
                return
            found["href"] = HOME + target
        start = "".join(f' {name}="{value}"' for name, value in found.items() if name != "id")
        self._stack.append((tag, f"<{tag}{start}>"))

    def _thing(self, tag: str, attributes: str) -> None:
        stack = tuple(start for _, start in self._stack)
        found = dict(_ATTRIBUTE.findall(attributes))
        if tag == "hr":
            self._open[-1].settle()
            self._open[-1].blocks.append(Block("hr"))
        elif tag == "br":
            self._open[-1].tokens.append(Token(BREAK, "<br>", stack, "\n"))
        else:
            shown = "".join(f' {name}="{value}"' for name, value in found.items() if name != "id")
            self._open[-1].tokens.append(Token(f"\x02{found.get('src', '')}", f"<img{shown}>", stack, ""))

    def _settle_reference(self) -> None:
        if self._reference:
            name, words = self._reference
            shown = entities.escape("".join(words), quote=False)
            link = f'<a href="{HOME}#{entities.escape(name)}" data-generated>{shown}</a>'
            self._open[-1].tokens.append(Token(f"\x01{name}", link, tuple(start for _, start in self._stack), ""))
            self._reference = None

    def _settle_inline(self) -> None:
        self._settle_reference()
        self._stack.clear()
        self._skipped = ""


def _kept(tag: str, attributes: str) -> str:
    """Return what of the attributes of a block also stands in a redline: never an id, which a page has once."""
    kept = {"ol": {"start"}, "td": {"class"}, "th": {"class"}, "div": {"class"}}.get(tag, set())
    return "".join(f' {name}="{value}"' for name, value in _ATTRIBUTE.findall(attributes) if name in kept)


def text_of(blocks: Sequence[Block], only: Callable[[Token], bool] = lambda _: True) -> str:
    """Return the text of blocks, a line for each leaf: what a round trip is measured by."""
    lines = []
    for block in blocks:
        if block.is_leaf:
            lines.append("".join([one.text for one in block.tokens if only(one)]))
        else:
            lines.append(text_of(block.blocks, only))
    return "\n".join(line for line in lines if line.strip())
