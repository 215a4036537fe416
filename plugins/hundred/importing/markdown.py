"""Descriptions become Markdown that says what they said, and nothing that they did not: every sign of Markdown is escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hundred.core.scalars import is_web_address
from hundred.importing.components import fit

_TAGS = re.compile(
    r"</?(?:a|b|strong|i|em|u|p|br|div|span|ul|ol|li|h[1-6]|table|tr|td|html|body|html-blob|font|pre)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_LONGEST = 20_000  # characters kept of a description
_URL = re.compile(r"https?://[^\s<>\"'\\^`{|}]{1,1800}")
_TRAILING = ".,;:!?)]*_。，；：！？）】》、"
_SIGNS = re.compile(r"([\\`*\[\]{}|])")
_SCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_LEADING = re.compile(r"(?:[#>+:=~-]|\d{1,9}[.)]\s)")
_RULER = re.compile(r"[\s=~:*_#.–—―─_-]{3,}\Z")
_BREAK, _PARAGRAPH = "\n", "\n\n"
_LEADS = {"li": "- ", **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "### ")}
_BLOCKS = {"p", "div", "ul", "ol", "table", "blockquote", "pre", "section", "article", "html", "body", "hr", "tr", "dt", "dd"}
_BLOCKS |= _LEADS.keys()
_SILENT = {"script", "style", "head", "title", "template", "noscript", "object", "svg", "math", "iframe"}


def is_html(text: str) -> bool:
    """Say whether a description is HTML, as Google's and Outlook's are."""
    return bool(_TAGS.search(text[:_LONGEST]))


def markdown_of(text: str) -> tuple[str, bool]:
    """Return a description as Markdown, and whether it was too long and was cut."""
    cut = len(text) > _LONGEST * 2
    text = fit(text[: _LONGEST * 2])
    plain = is_html(text)
    made = fit(_from_html(text)) if plain else _from_plain(text)
    if len(made) > _LONGEST:
        kept = made[:_LONGEST].rsplit(_PARAGRAPH, 1)[0]
        return (kept if len(kept) < _LONGEST else _from_plain(text[: _LONGEST // 3])).strip() + "\n\n…", True
    return made.strip(), cut


def escaped(text: str) -> str:
    """Return plain text of one line so that Markdown shows it letter by letter, with web addresses as links."""
    pieces, start = [], 0
    for match in _URL.finditer(text):
        url = match[0].rstrip(_TRAILING)
        if url.count("(") > url.count(")") and text[match.start() + len(url) :].startswith(")"):
            url += ")"
        if not is_web_address(url):
            continue
        pieces += [_escaped(text[start : match.start()]), f"<{url}>"]
        start = match.start() + len(url)
    pieces.append(_escaped(text[start:]))
    return _line_start("".join(pieces))


def _escaped(text: str) -> str:
    text = _SIGNS.sub(r"\\\1", text)
    if "_" in text:
        text = _SCORE.sub(r"\\_", text)
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    return text.replace("<", "&lt;")


def _line_start(line: str) -> str:
    """Return a line that begins no heading, list, quote or ruler; a hyphen or a number may begin a list as it did."""
    match = _LEADING.match(line)
    if not match:
        return line
    if match[0][0].isdigit():
        dot = match[0].rstrip()[-1]
        return line.replace(dot, f"\\{dot}", 1)
    if line[0] in ":=~":
        return f"&#{ord(line[0])};{line[1:]}"
    return f"\\{line}"


def _from_plain(text: str) -> str:
    """Return plain text: its paragraphs, its lines as lines, its hyphens and bullets as lists."""
    paragraphs: list[list[str]] = [[]]
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if not line or _RULER.match(line):
            paragraphs.append([])
        else:
            paragraphs[-1].append(line)
    return _PARAGRAPH.join(_paragraph(lines) for lines in paragraphs if lines)


def _paragraph(lines: list[str]) -> str:
    blocks: list[str] = []
    listed = False
    for line in lines:
        bullet = re.match(r"[-*•·‣◦]\s+(?=\S)", line)
        shown = f"- {escaped(line[bullet.end() :])}" if bullet else escaped(line)
        if blocks and bool(bullet) == listed:
            blocks[-1] += ("" if listed else "  ") + "\n" + shown
        else:
            blocks.append(shown)
        listed = bool(bullet)
    return _PARAGRAPH.join(blocks)


def _from_html(text: str) -> str:
    reader = _Html()
    try:
        reader.feed(text.replace("\x00", ""))
        reader.close()
    except (AssertionError, ValueError, RecursionError):
        return _from_plain(re.sub(r"<[^<>]*>", " ", text))
    return reader.markdown()


class _Html(HTMLParser):
    """Reads HTML of any quality into paragraphs, lines, lists, links and emphasis; all else is its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, list[str]]] = [("", [])]
        self.silent: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.marks: list[tuple[str, int]] = []

    def markdown(self) -> str:
        """Return what was read."""
        made: list[tuple[str, str]] = []
        for lead, pieces in self.blocks:
            lines = [" ".join(line.split()) for line in "".join(pieces).split(_BREAK)]
            kept = [line for line in lines if line and not _RULER.match(line)]
            if kept:
                body = "  \n".join(_line_start(line) if not lead else line for line in kept)
                made.append((lead, lead + body.replace("\n", "\n" + " " * len(lead)) if lead.startswith("-") else lead + body))
        text = ""
        for place, (lead, block) in enumerate(made):
            beside = place and lead.startswith("-") and made[place - 1][0].startswith("-")
            text += ("" if not place else "\n" if beside else _PARAGRAPH) + block
        return text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent.append(tag)
        elif self.silent:
            return
        elif tag == "br":
            self._pieces.append(_BREAK)
        elif tag in _BLOCKS:
            self._block(_LEADS.get(tag, ""))
        elif tag in {"td", "th"}:
            self._pieces.append(" ")
        elif tag == "a":
            target = (dict(attrs).get("href") or "").strip()
            self.links.append((target, len(self._pieces)))
        elif tag in {"b", "strong", "i", "em"}:
            self.marks.append((tag, len(self._pieces)))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
        elif self.silent:
            return
        elif tag == "a" and self.links:
            self._link(*self.links.pop())
        elif self.marks and self.marks[-1][0] == tag:
            self._mark(*self.marks.pop())
        elif tag in _BLOCKS:
            self._block()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._pieces.append(_inline(data.replace("\n", " ").replace("\xa0", " ")))

    @property
    def _pieces(self) -> list[str]:
        return self.blocks[-1][1]

    def _block(self, lead: str = "") -> None:
        """Begin a new paragraph; what was opened in the last one ends there."""
        self.links.clear()
        self.marks.clear()
        self.blocks.append((lead, []))

    def _link(self, target: str, start: int) -> None:
        words = " ".join("".join(self._pieces[start:]).split())
        if not is_web_address(target) or len(target) > 1800 or "(" in target or ")" in target:  # noqa: PLR2004 - as long as any
            return
        del self._pieces[start:]
        bare = words.strip("<>").replace("\\", "")
        shown = f"<{target}>" if not bare or bare.rstrip("/") == target.rstrip("/") or "<" in words else f"[{words}]({target})"
        self._pieces.append(shown)

    def _mark(self, tag: str, start: int) -> None:
        words = "".join(self._pieces[start:])
        if not words.strip() or "*" in words or _BREAK in words or words != words.strip():
            return
        del self._pieces[start:]
        sign = "**" if tag in {"b", "strong"} else "*"
        self._pieces.append(f"{sign}{words}{sign}")


def _inline(text: str) -> str:
    """Return text of HTML escaped, without the care for the beginning of a line."""
    pieces, start = [], 0
    for match in _URL.finditer(text):
        url = match[0].rstrip(_TRAILING)
        if is_web_address(url):
            pieces += [_escaped(text[start : match.start()]), f"<{url}>"]
            start = match.start() + len(url)
    return "".join((*pieces, _escaped(text[start:])))
