"""Plain text: what a calendar program or a preview can show, from Markdown, without its markup."""

from __future__ import annotations

import html
import re
import unicodedata
from operator import itemgetter

# What no calendar may hold: C0 but TAB and LF, DEL, C1, surrogates, noncharacters, a byte-order mark.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")  # all that Python's splitlines() takes for a line end

_FENCE = re.compile(r"^[ ]{0,3}(`{3,}+|~{3,}+)[^\n]*\n(.*?)(?:^[ ]{0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_DEFINED = re.compile(r"^[ ]{0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*\S.*\n?", re.MULTILINE)
_ABBREVIATED = re.compile(r"^\*\[[^\]\n]+\]:.*\n?", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ ]*[#.][^{}\n]*\}")
_RULER = re.compile(r"^[ ]{0,3}(?:=+|-{2,}|(?:[-*_][ \t]*){3,})$|^\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_MARK = re.compile(r"^[ ]{0,3}(?:#{1,6}[ \t]+|(?:>[ ]?)+|:[ ]{1,3}(?=\S)|\[\^[^\]]+\]:[ \t]*)")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")
# The usual item and heading: words behind a marker, which is all that has to be looked at.
_USUAL_ITEM = re.compile(r"(?:-|[0-9]{1,9}\.) (?:\*\*)?[^\W\d_]")
_USUAL_HEADING = re.compile(r"#{1,6} ([^\W\d_][^#]*)\Z")

_CODE = re.compile(r"(?<!`)(?P<ticks>`++)[ ]?(?P<code>[^\n]{0,1000}?)[ ]?(?<!`)(?P=ticks)(?!`)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>~|:\"'])")
_IMAGE = re.compile(r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_AUTO = re.compile(r"<((?:[A-Za-z][A-Za-z0-9+.-]{1,30}:|[^\s<>@]+@)[^\s<>]+)>")
# A thousand characters at most between two marks: a line full of unpaired ones must not take the square of its length.
_STARS = re.compile(r"(\*\*{0,2})(?=\S)([^\n]{0,1000}?[^\s*])\1")
_SCORES = re.compile(r"(_(?<!\w_)_{0,2})(?=\S)([^\n]{0,1000}?[^\s_])\1(?!\w)")
_GAP = re.compile(r"[ \t]{2,}")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_KEPT = re.compile("\x00(\\d+)\x00")
_FIRST, _SECOND = itemgetter(1), itemgetter(2)  # of a match: quicker than a template

_GLUE = "\u200d\ufe0e\ufe0f"  # joins emoji, or says how to draw the character before
_ENDS = " \n\t。，、；：！？"  # where a text may be cut


def clean(text: str) -> str:
    """Return `text` with LF as its only line end and without control characters."""
    if text.replace("\n", "").isprintable():  # none of what is taken away is, and Python knows that sooner
        return text
    return _UNFIT.sub("", _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return clean `text` on one line, with single blanks."""
    return " ".join(clean(text).split())


def plain(markdown: str) -> str:
    """Return Markdown as plain text: links as their text, no pictures, lists with hyphens, paragraphs unwrapped."""
    kept: list[str] = []
    text, names = _without_definitions(_keep_fenced(clean(markdown), kept))
    if "`" in text:
        text = _CODE.sub(lambda match: _keep(kept, match["code"]), text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: _keep(kept, match[1]), text)
    blocks = (_unwrap(block) for block in _EMPTY_LINE.split(text))
    text = "\n\n".join([words for block in blocks if (words := _inline(block, names).strip("\n "))])
    spelled = html.unescape(text)
    if kept:
        spelled = _KEPT.sub(lambda match: kept[int(match[1])], spelled)
    return (clean(spelled) if "&" in text else spelled).strip()  # a reference can stand for anything


def clip(text: str, limit: int) -> str:
    """Return `text`, or as many of its whole words as fit into `limit` characters with the ellipsis that says so."""
    if len(text) <= limit:
        return text
    cut = limit - 1
    found = max(text.rfind(end, max(0, cut - 60), cut) for end in _ENDS)
    cut = found + 1 if found > 0 else cut
    while cut > 0 and (text[cut] in _GLUE or text[cut - 1] in _GLUE or unicodedata.combining(text[cut])):
        cut -= 1
    return text[:cut].rstrip(_ENDS) + "…"


def _keep(kept: list[str], text: str) -> str:
    """Put `text` out of reach of the further steps; a NUL, which clean text never holds, marks its place."""
    kept.append(text)
    return f"\x00{len(kept) - 1}\x00"


def _keep_fenced(text: str, kept: list[str]) -> str:
    """Return the text with what stands between fences out of reach. Here and below, a sign is looked for first."""
    if "```" not in text and "~~~" not in text:
        return text
    return _FENCE.sub(lambda match: f"\n{_keep(kept, match[2].rstrip())}\n", text)


def _without_definitions(text: str) -> tuple[str, set[str]]:
    """Return the text without definitions of links and abbreviations and without attributes, and the links' names."""
    names: set[str] = set()
    if "]:" in text:
        names = {name.casefold() for name in _DEFINED.findall(text)}
        text = _ABBREVIATED.sub("", _DEFINED.sub("", text))
    return (_ATTRIBUTES.sub("", text) if "{" in text else text), names


def _unwrap(block: str) -> str:
    """Return a block with its markers gone and its wrapped lines joined; list items and table rows keep their lines."""
    if "\n" not in block and block[:1].isalpha() and block[-1] != "\\":
        return block.strip()
    lines: list[str] = []
    broken = True
    for raw in block.split("\n"):
        if raw[:1].isalpha():  # no marker begins with a letter
            _add(lines, raw, raw.strip(), alone=broken)
            broken = _breaks(raw)
            continue
        if _USUAL_ITEM.match(raw):
            _add(lines, raw, raw.strip(), alone=True)
            broken = _breaks(raw)
            continue
        if usual := _USUAL_HEADING.match(raw):
            _add(lines, raw, usual[1].strip(), alone=True)
            broken = True
            continue
        if _RULER.match(raw):
            broken = True
            continue
        item, row = _ITEM.match(raw), raw.lstrip().startswith("|")
        line = _MARK.sub("", raw)
        heading = line != raw and raw.lstrip().startswith("#")
        item = item or _ITEM.match(line)
        words = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|")) if row else line.strip()
        words = _CLOSING.sub("", words) if heading else _ITEM.sub(lambda match: _bullet(match[0]), words)
        _add(lines, raw, words, alone=bool(broken or item or row or heading))
        broken = heading or row or _breaks(raw)
    return "\n".join(lines)


def _add(lines: list[str], raw: str, words: str, *, alone: bool) -> None:
    """Put the words of a line `raw` behind those of the last line, or, if they are to stand `alone`, below."""
    if lines and words and not alone:
        lines[-1] += ("" if _wide(lines[-1][-1:]) and _wide(words[0]) else " ") + words
    elif words:
        lines.append(words)
    if raw.endswith("\\") and lines:
        lines[-1] = lines[-1].removesuffix("\\")


def _breaks(raw: str) -> bool:
    """Say whether a line of Markdown ends with a line break."""
    return raw.endswith(("  ", "\\"))


def _bullet(marker: str) -> str:
    return f"{marker.strip()} " if marker.strip()[:-1].isdigit() else "- "


def _wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"


def _inline(text: str, names: set[str]) -> str:
    """Return the text of a block without the markup inside its lines; `names` are the defined targets of links."""
    if "![" in text:
        text = _IMAGE.sub("", text)
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    if "  " in text or "\t" in text:
        text = _GAP.sub(" ", text)
    if "](" in text:
        text = _LINK.sub(_FIRST, text)
    if "<" in text:
        text = _AUTO.sub(_FIRST, text)
    if names:
        defined = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        text = re.sub(rf"\[([^\[\]]+)\][ ]?\[(?:{defined})\]|\[({defined})\](?:\[\])?", _name, text, flags=re.IGNORECASE)
    for _ in range(3):  # emphasis inside emphasis
        if "*" in text:
            text = _STARS.sub(_SECOND, text)
        if "_" in text:
            text = _SCORES.sub(_SECOND, text)
    return text


def _name(match: re.Match[str]) -> str:
    return match[1] or match[2]
