"""The inline part of the usual paragraph: words, now and then a strong or emphatic one or a link, made without patterns.

In such a text Markdown's patterns have one outcome, because no sign stands beside, within or without its partner. The
tests in tests/build/test_markdown_simple.py compare it with Markdown's own.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

# All with which a pattern can begin, and STX, with which Markdown marks what it has put aside.
_SIGNS = r"\x02`\\\[\]<&*_"
_WORDS = rf"((?!\s)[^{_SIGNS}]++(?<!\s))"
# No sign that an address can hold in Markdown's own eyes, such as a star, means anything in it.
_ADDRESS = r"""([^\s()<>'"\[\]\\`\x02]+)"""
# Strong words, emphatic words, a link. What must not stand before comes second: Python seeks a first letter sooner.
_MARKED = re.compile(rf"\*(?<!\*\*)\*{_WORDS}\*\*(?!\*)|\*(?<!\*\*){_WORDS}\*(?!\*)|\[(?<!!\[){_WORDS}\]\({_ADDRESS}\)")
_SIGN = re.compile(rf"[{_SIGNS}]")
GROUPS = 5  # the parts of a text in turns: plain text, then what the four groups of _MARKED hold
_LONGEST = 4096  # beyond, Markdown's work is counted, see lean_inline.Work


def parts_of(text: str) -> list[str | Any] | None:
    """Return plain text and marked words of a simple `text` in turns, for `elements_of`, or None if it is not simple."""
    if len(text) > _LONGEST or "  \n" in text:
        return None
    if "*" not in text and "[" not in text:
        return [text] if _SIGN.search(text) is None else None
    parts = _MARKED.split(text)
    return parts if _SIGN.search("".join(parts[::GROUPS])) is None else None


def elements_of(parts: list[str | Any]) -> list[Element]:
    """Return the elements that the parts of a text stand for, with the plain text behind each as its tail."""
    made = []
    for at in range(1, len(parts), GROUPS):
        strong, emphatic, linked, address, tail = parts[at : at + GROUPS]
        if linked is not None:
            element = Element("a", {"href": address})
            element.text = linked
        elif strong is not None:
            element = Element("strong")
            element.text = strong
        else:
            element = Element("em")
            element.text = emphatic
        if tail:
            element.tail = tail
        made.append(element)
    return made
