"""The usual text made HTML without Markdown: paragraphs, headings, short lists, quotes and rules, of simple words.

Most of a site is written so, and Markdown takes several times as long for it. In such a text each block stands alone and
means one thing, because no line of it could begin anything else. The tests in tests/build/test_markdown_usual.py and
test_markdown_lean.py compare the HTML with Markdown's own, of these texts and of those that are nearly so.
"""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify_unicode, unique
from markdown.serializers import RE_AMP

from hundred.build.lean_simple import GROUPS, parts_of

_GAP = re.compile(r"\n\n+")
_SIGNS = ("|", "]:", "~~~", " \n", "\n ")  # of tables, definitions, code, line breaks and what is within a list
# What could make a text more than a paragraph, at its beginning or behind a line end.
_SPECIAL = re.compile(r"\n(?:[\s#=_:>+-]|\*(?:[ \[]|[* ]*+(?:\n|\Z))|\d+[.)])")
_HEADING = re.compile(r"(#{1,6}) ([^#\n]+)\Z")
_BULLET, _NUMBER, _QUOTED = re.compile(r"\n- "), re.compile(r"\n[0-9]{1,9}\. "), re.compile(r"\n> ")
_ADDRESS = 4  # the place of a link's address among the parts of a text
_JOINED = frozenset({"<ul", "<ol", "<bl"})


def html_of(source: str) -> str | None:
    """Return the HTML of a text in Markdown, or None where it is not as usual and only Markdown can tell."""
    # The only white space is blanks and line ends, and no line begins or ends with a blank.
    if not source.replace("\n", "").isprintable() or source.strip(" ") != source or any(sign in source for sign in _SIGNS):
        return None
    made: list[str] = []
    ids: set[str] = set()
    counters: dict[str, int] = {}
    for block in _GAP.split(source.strip("\n")):
        html = _heading(block, ids, counters) if block[:1] == "#" else _block(block)
        if html is None or (made and html[:3] in _JOINED and html[:3] == made[-1][:3]):
            return None  # of two lists or quotes in a row Markdown makes one
        made.append(html)
    return "\n".join(made)


def _heading(block: str, ids: set[str], counters: dict[str, int]) -> str | None:
    """Return a heading of plain words with its id, which is none of the `ids` so far."""
    match = _HEADING.match(block)
    parts = parts_of(block) if match and ">" not in block and "{" not in block else None
    if match is None or parts is None or len(parts) > 1:
        return None
    level, words = len(match[1]), match[2]
    name = unique(slugify_unicode(" ".join(words.split()), "-"), ids, counters)  # type: ignore[call-arg] # its stub lacks the last
    return f'<h{level} id="{name}">{words}</h{level}>'


def _block(block: str) -> str | None:
    """Return any other block: a list or a quote that holds no more than lines of words, a rule, or a paragraph."""
    if block.startswith("- "):
        return _list("ul", _BULLET.split(f"\n{block}"))
    if block.startswith("1. "):  # another first number would be an attribute of the list
        return _list("ol", _NUMBER.split(f"\n{block}"))
    if block.startswith("> "):
        lines = _QUOTED.split(f"\n{block}")
        words = None if any("\n" in line for line in lines[1:]) else _words("\n".join(lines)[1:])
        return None if words is None else f"<blockquote>\n<p>{words}</p>\n</blockquote>"
    if block == "---":
        return "<hr>"
    words = _words(block)
    return None if words is None else f"<p>{words}</p>"


def _list(tag: str, items: list[str]) -> str | None:
    """Return a list; its items stand behind the first piece, which is empty."""
    made = [_words(item) for item in items[1:]]
    if None in made:
        return None
    return "\n".join([f"<{tag}>", *[f"<li>{words}</li>" for words in made], f"</{tag}>"])


def _words(text: str) -> str | None:
    """Return a text that is a paragraph, and simple, as HTML."""
    parts = None if _SPECIAL.search(f"\n{text}") else parts_of(text)
    if not text or parts is None or ">" in text:
        return None
    if "{" in text and any("{" in part for at, part in enumerate(parts) if part and at % GROUPS != _ADDRESS):
        return None  # it may begin attributes
    if len(parts) == 1:
        return text
    made = [parts[0]]
    for at in range(1, len(parts), GROUPS):
        strong, emphatic, linked, address, tail = parts[at : at + GROUPS]
        if linked is not None:
            address = RE_AMP.sub("&amp;", address) if "&" in address else address
            made.append(f'<a href="{address}">{linked}</a>{tail}')
        else:
            made.append(f"<strong>{strong}</strong>{tail}" if strong is not None else f"<em>{emphatic}</em>{tail}")
    return "".join(made)
