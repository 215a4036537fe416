"""What a finished article gets beside its text: an anchor for each numbered clause, and terms that it defines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_LIST = re.compile(r"<(?P<end>/?)(?P<tag>ol|ul|li|blockquote|table)(?P<rest>\b[^<>]*)>")
_STRONG = re.compile(r"<(/?)strong>")
_TERM = re.compile(r"<dt(?P<rest>\b[^<>]*)>(?P<term>.*?)</dt>", re.DOTALL)


def anchor_clauses(html: str, article: str, taken: Collection[str]) -> str:
    """Return sanitised `html` with the ids `dogs-1`, `dogs-2` on the items of its numbered lists, `dogs-2-1` inside those.

    Items are counted through the article, so that each has an id of its own whatever number it shows. Ids that are
    `taken`, and items that have one already, are left alone.
    """
    if "<ol" not in html:
        return html
    names, counts = [article], [0]  # of each open item that is named: its id, and how many it holds
    tags: list[tuple[str, bool]] = []

    def mark(match: re.Match[str]) -> str:
        tag, rest = match["tag"], match["rest"]
        if match["end"]:
            opened, named = tags.pop() if tags else ("", False)
            if opened == "li" and named:
                names.pop()
                counts.pop()
            return match[0]
        named = tag == "li" and all(one == "ol" or (one == "li" and known) for one, known in tags) and bool(tags)
        tags.append((tag, named))
        if not named:
            return match[0]
        counts[-1] += 1
        name = f"{names[-1]}-{counts[-1]}"
        names.append(name)
        counts.append(0)
        return match[0] if name in taken or " id=" in rest else f'<li id="{name}"{rest}>'

    return _LIST.sub(mark, html)


def mark_terms(html: str) -> str:
    """Return the sanitised `html` of definitions with what is strong, and the heads of lists, as defined terms."""
    html = str(html)  # markup that escapes what is joined to it would escape the new tags
    html = _STRONG.sub(r"<\1dfn>", html) if "<strong>" in html else html
    return _TERM.sub(lambda match: f"<dt{match['rest']}><dfn>{_without_dfn(match['term'])}</dfn></dt>", html)


def _without_dfn(html: str) -> str:
    return html.replace("<dfn>", "").replace("</dfn>", "")
