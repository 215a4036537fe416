"""Links in Markdown source: where each stands and what it points to, found without rendering.

Rendering is a hundred times dearer than looking; `check` only looks. Code is passed over, as it is when rendering.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hundred.core.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_FENCED = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL
)
_INDENT = re.compile(r"(?: {4}|\t)")
# What is indented below these is a further paragraph of theirs, not code.
_HOLDER = re.compile(r"[ ]{0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|:[ \t]|\[\^[^\]\s]+\]:)")
_CODE = re.compile(r"(?<![\\`])(?P<ticks>`++)(?:[^\n]|\n(?![ \t]*\n)){0,1000}?(?<!`)(?P=ticks)(?!`)")
_INLINE = re.compile(r"\]\(\s*<?(?P<to>[^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)*)")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*<?(?P<to>[^\s>]+)", re.MULTILINE)
_NESTED = 20  # brackets in brackets; bounds the cost of a hostile line
_AUTO = re.compile(r"<(?P<to>[A-Za-z][A-Za-z0-9+.-]{1,30}:[^\s<>]+)>")
_HTML = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<!DOCTYPE|<\?", re.IGNORECASE)
_CURLY = re.compile(r"[{|](?P<what>filename|static|attach|author|category|tag|index)[|}](?P<path>.*)\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLink:
    """A link or picture in a body: its target as written, its place in the file, and for a picture its words."""

    target: str
    place: Place
    image: bool = False
    words: str = ""


def find_links(body: str, first_line: int) -> Iterator[BodyLink]:
    """Yield the links and pictures of a Markdown `body` that starts on `first_line` of its file, in order."""
    visible = _without_code(body)
    found = []
    for pattern in (_INLINE, _DEFINED, _AUTO):
        for match in pattern.finditer(visible):
            start = _opening(visible, match.start()) if pattern is _INLINE else 0
            if start is None:
                continue
            image = pattern is _INLINE and visible[max(0, start - 1) : start] == "!"
            place = _place(visible, match.start("to"), max(1, len(match["to"])), first_line)
            words = visible[start + 1 : match.start()] if image else ""
            found.append(BodyLink(target=match["to"], place=place, image=image, words=words))
    yield from sorted(found, key=lambda link: (link.place.line, link.place.col))


def find_html(body: str, first_line: int) -> Iterator[tuple[str, Place]]:
    """Yield each HTML tag or comment that a Markdown `body` holds outside code, with its place."""
    visible = _without_code(body)
    for match in _HTML.finditer(visible):
        yield match[0], _place(visible, match.start(), len(match[0].partition("\n")[0]), first_line)


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


def _opening(text: str, end: int) -> int | None:
    """Return where the bracket opens that closes at `end`, within the paragraph and 1,000 characters, or None."""
    depth = 0
    for at in range(end, max(-1, end - 1000), -1):
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
    body = _FENCED.sub(_blank, body)
    body = "\n".join(_without_indented(body.split("\n")))
    return _CODE.sub(_blank, body)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _without_indented(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those of indented code as blanks; code follows an empty line or other code."""
    before, held = "", False
    for line in lines:
        if line.strip() and not _INDENT.match(line):
            held = bool(_HOLDER.match(line)) or (held and bool(before.strip()))
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        code = bool(line.strip()) and depth >= (8 if held else 4) and not before.strip()
        yield " " * len(line) if code else line
        before = "" if code else line


def _place(text: str, at: int, width: int, first_line: int) -> Place:
    line = text.count("\n", 0, at)
    return Place(line=first_line + line, col=at - text.rfind("\n", 0, at), width=width)
