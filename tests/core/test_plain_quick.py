"""Plain text is made with short cuts; here is the long way, and both say the same."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hundred.core import plain as short
from hundred.core.plain import clean, plain

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = os.environ.get("HUNDRED_LONG") == "1"
SIGNS = [
    *"*_[]()!<>`{}|:#\\-+.=~&^ \t\n0a1灯é",
    "\u3000",
    "\x85",
    "\r\n",
    "\x00",
    "\u2028",
    "  \n",
    "\\\n",
    "\n\n",
    "]:",
    "](",
    "{#",
]
WHOLE = [
    "*a*",
    "__b__",
    "***c***",
    "a_b_c",
    "[a](b)",
    "![a](b)",
    "[a][b]",
    "[^1]",
    "\n[a]: b\n",
    "\n*[AB]: c\n",
    "`d`",
    "\n```\ne\n```\n",
]
WHOLE += [
    "<https://f.g>",
    "&amp;",
    "&#0;",
    "## h ##\n",
    "- i\n",
    "1. j\n",
    "> k\n",
    "|l|m|\n",
    "|-|-|\n",
    "\n---\n",
    "\\*",
    "word\\\nword",
]
TEXTS = st.lists(st.sampled_from([*SIGNS, *WHOLE]), max_size=30).map("".join)
STARS = re.compile(r"(\*{1,3})(?=\S)([^\n]{0,1000}?[^\s*])\1")
SCORES = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^\n]{0,1000}?[^\s_])\1(?!\w)")


def cleaned(text: str) -> str:
    """Return the text without what no calendar may hold, every letter looked at."""
    return short._UNFIT.sub("", short._BREAKS.sub("\n", text))


def plainly(markdown: str) -> str:
    """Return Markdown as plain text, every pattern tried on every text."""
    kept: list[str] = []
    text = short._FENCE.sub(lambda match: f"\n{short._keep(kept, match[2].rstrip())}\n", cleaned(markdown))
    names = {name.casefold() for name in short._DEFINED.findall(text)}
    text = short._ATTRIBUTES.sub("", short._ABBREVIATED.sub("", short._DEFINED.sub("", text)))
    text = short._CODE.sub(lambda match: short._keep(kept, match["code"]), text)
    text = short._ESCAPE.sub(lambda match: short._keep(kept, match[1]), text)
    blocks = (inline(unwrapped(block), names).strip("\n ") for block in re.split(r"\n[ \t]*\n", text))
    text = "\n\n".join(block for block in blocks if block)
    return cleaned(short._KEPT.sub(lambda match: kept[int(match[1])], html.unescape(text))).strip()


def unwrapped(block: str) -> str:
    """Return a block with its markers gone, every marker sought in every line."""
    lines: list[str] = []
    broken = True
    for raw in block.split("\n"):
        if short._RULER.match(raw):
            broken = True
            continue
        line = short._MARK.sub("", raw)
        item, row = short._ITEM.match(raw) or short._ITEM.match(line), raw.lstrip().startswith("|")
        heading = line != raw and raw.lstrip().startswith("#")
        words = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|")) if row else line.strip()
        words = short._CLOSING.sub("", words) if heading else short._ITEM.sub(lambda match: short._bullet(match[0]), words)
        if lines and words and not (broken or item or row or heading):
            lines[-1] += ("" if short._wide(lines[-1][-1:]) and short._wide(words[0]) else " ") + words
        elif words:
            lines.append(words)
        broken = heading or row or raw.endswith(("  ", "\\"))
        if raw.endswith("\\") and lines:
            lines[-1] = lines[-1].removesuffix("\\")
    return "\n".join(lines)


def inline(text: str, names: set[str]) -> str:
    """Return the text of a block without the markup inside its lines."""
    text = re.sub(r"[ \t]{2,}", " ", short._FOOTNOTE.sub("", short._IMAGE.sub("", text)))
    text = short._AUTO.sub(r"\1", short._LINK.sub(r"\1", text))
    if names:
        defined = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        text = re.sub(rf"\[([^\[\]]+)\][ ]?\[(?:{defined})\]|\[({defined})\](?:\[\])?", short._name, text, flags=re.IGNORECASE)
    for _ in range(3):
        text = SCORES.sub(r"\2", STARS.sub(r"\2", text))
    return text


@settings(max_examples=20_000 if LONG else 1_000)
@given(TEXTS)
@example("****a*** *b**")
@example("a__b__ __c__d _e_")
@example("- **a** b\nc\n1. d\\\n## e \n## f\n- g  \nh")
@example("a \\")
@example("`&amp;` &#1; &#x2028;a")
def test_short_cuts_give_what_the_long_way_gives(markdown: str) -> None:
    """Whatever a text holds, its plain text is that which every pattern gives, tried everywhere."""
    assert plain(markdown) == plainly(markdown)


def test_the_demo_is_the_same_both_ways() -> None:
    """So it is in every file of the demo."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md"))]

    different = [body for body in bodies if plain(body) != plainly(body)]

    assert (len(bodies) > 100, different) == (True, [])


def test_what_python_can_print_is_clean() -> None:
    """Texts of such letters are not looked through, so none of them may be among those that no calendar may hold."""
    printable = "".join(char for char in map(chr, range(0x110000)) if char.isprintable())

    assert cleaned(printable) == clean(printable) == printable
