"""Links in Markdown source: where each stands and what it points to, found without rendering.

Rendering is a hundred times dearer than looking; `check` only looks. Code is passed over, as it is when rendering.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_INDENT = re.compile(r"(?: {4}|\t)")
_INDENTED = re.compile(r"\n(?:[^\S\n]{4}|[^\S\n]{0,3}\t)")  # no line without this is four columns deep
_LETTER = re.compile(r"[^\n]")
# What is indented below these is a further paragraph of theirs, not code.
_HOLDER = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|:[ \t]|\[\^[^\]\s]+\]:)")
_CODE = re.compile(r"(?<![\\`])(?P<ticks>`++)(?:[^\n]|\n(?![ \t]*\n)){0,1000}?(?<!`)(?P=ticks)(?!`)")
_INLINE = re.compile(r"\]\(\s*<?(?P<to>[^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)*)")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*<?(?P<to>[^\s>]+)", re.MULTILINE)
_WIDEST, _NESTED = 1000, 20  # letters in brackets, and brackets in brackets; bounds the cost of a hostile line
_AUTO = re.compile(r"<(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>]+)>")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<!DOCTYPE|<\?", re.IGNORECASE)
_CURLY = re.compile(r"[{|](?P<what>filename|static|attach|author|category|tag|index)[|}](?P<path>.*)\Z")


class BodyLink(Struct, frozen=True, kw_only=True):
    """A link or picture in a body: its target as written, its place in the file, and for a picture its words."""

    target: str
    place: Place
    image: bool = False
    words: str = ""


def find_links(body: str, first_line: int) -> Iterator[BodyLink]:
    """Yield the links and pictures of a Markdown `body` that starts on `first_line` of its file, in order."""
    # Every link has one of these, and looking only ever blanks letters out: most bodies need no closer look.
    if "](" in body or "]:" in body or "<" in body:
        yield from _links(_without_code(body), first_line)


def find_html(body: str, first_line: int) -> Iterator[tuple[str, Place]]:
    """Yield each HTML tag or comment that a Markdown `body` holds outside code, with its place."""
    if "<" in body:
        yield from _tags(_without_code(body), first_line)


def look_through(body: str, first_line: int) -> tuple[list[BodyLink], list[tuple[str, Place]]]:
    """Return what `find_links` and `find_html` yield of a `body`, passing over its code once for both."""
    if "<" not in body:
        return list(find_links(body, first_line)), []
    visible = _without_code(body)
    return _links(visible, first_line), list(_tags(visible, first_line))


def pelican_target(target: str, source: str) -> tuple[str, str, str] | None:
    """Return (`filename`|`static`|…, path under content/, fragment) of a target such as `{filename}/a.md#b`, or None.

    `source` is the path under content/ of the file that holds the link; a path without a leading slash is relative to
    it. The path may still lead out of content/: whoever looks it up in a table of known files finds nothing there.
    """
    match = _CURLY.match(unquote(target))
    if match is None:
        return None
    path, _, fragment = match["path"].partition("#")
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(f"/{source}"), path)
    return match["what"], posixpath.normpath(joined).lstrip("/"), fragment


def _links(visible: str, first_line: int) -> list[BodyLink]:
    """Return the links of a text without its code, in order; each pattern is tried where its signs are."""
    found = []
    for match in _INLINE.finditer(visible):
        start = _opening(visible, match.start())
        if start is None:
            continue
        image = visible[max(0, start - 1) : start] == "!"
        words = visible[start + 1 : match.start()] if image else ""
        found.append(_link(visible, match, first_line, image=image, words=words))
    for pattern, sign in ((_DEFINED, "]:"), (_AUTO, "<")):
        if sign in visible:
            found += [_link(visible, match, first_line) for match in pattern.finditer(visible)]
    found.sort(key=lambda link: (link.place.line, link.place.col))
    return found


def _link(visible: str, match: re.Match[str], first_line: int, *, image: bool = False, words: str = "") -> BodyLink:
    target = match["to"]
    place = _place(visible, match.start("to"), len(target) or 1, first_line)
    return BodyLink(target=target, place=place, image=image, words=words)


def _tags(visible: str, first_line: int) -> Iterator[tuple[str, Place]]:
    """Yield the tags of a text without its code."""
    for match in _HTML.finditer(visible):
        yield match[0], _place(visible, match.start(), len(match[0].partition("\n")[0]), first_line)


def _opening(text: str, end: int) -> int | None:
    """Return where the bracket opens that closes at `end`, within the paragraph and 1,000 characters, or None."""
    start = text.rfind("[", max(0, end - _WIDEST + 1), end)
    if start < 0:
        return None
    words = text[start + 1 : end]
    if "]" in words or "\n\n" in words or words.endswith("\\") or text[max(0, start - 1) : start] == "\\":
        return _opening_by_letter(text, end)
    return start


def _opening_by_letter(text: str, end: int) -> int | None:
    """Return the same where brackets stand in brackets, or behind a backslash."""
    depth = 0
    for at in range(end, max(-1, end - _WIDEST), -1):
        if text.startswith("\n\n", at):
            return None
        escaped = text[max(0, at - 1) : at] == "\\"
        if text[at] == "]" and not escaped:
            depth += 1
            if depth > _NESTED:
                return None
        elif text[at] == "[" and not escaped:
            depth -= 1
            if depth == 0:
                return at
    return None


def _without_code(body: str) -> str:
    """Return the body with code blanked out, every other character at its place."""
    if "```" in body or "~~~" in body:
        body = _FENCED.sub(_blank, body)
    if _INDENTED.search("\n" + body):
        body = "\n".join(_without_indented(body.split("\n")))
    return _CODE.sub(_blank, body) if "`" in body else body


def _blank(match: re.Match[str]) -> str:
    return _LETTER.sub(" ", match[0])


def _without_indented(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those of indented code as blanks; code follows an empty line or other code."""
    before, held = "", False
    for line in lines:
        if line.strip() and not _INDENT.match(line):
            held = bool(_HOLDER.match(line)) or (held and bool(before.strip()))
        code = _depth(line) >= (8 if held else 4) and bool(line.strip()) and not before.strip()
        yield " " * len(line) if code else line
        before = "" if code else line


def _depth(line: str) -> int:
    """Return how many columns a line is indented."""
    if not line[:1].isspace():
        return 0
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _place(text: str, at: int, width: int, first_line: int) -> Place:
    line = text.count("\n", 0, at)
    return Place(line=first_line + line, col=at - text.rfind("\n", 0, at), width=width)
