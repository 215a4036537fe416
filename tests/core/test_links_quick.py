"""Looking for links takes short cuts; here is the long way, and both find the same."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hundred.core import links
from hundred.core.links import BodyLink, find_html, find_links, look_through

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hundred.core.problems import Place

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = os.environ.get("HUNDRED_LONG") == "1"
SIGNS = [*"[]()!<>`~ \n\t\\-:{}/#ax海", "](", "]:", "![", "\n\n", "```", "~~~", "    ", "\n    ", "- ", "1. ", "\u3000", "\r"]
WHOLE = ["[a](b)", "<b>", "<a:b>", "\n[a]: b", "\n\n    [a](b)\n", "`[a](b)`", "\n```\n[a](b)\n```\n", "\\[a](b)", "[a\\](b)"]
TEXTS = st.lists(st.sampled_from([*SIGNS, *WHOLE]), max_size=40).map("".join)


def find_slowly(body: str, first_line: int) -> tuple[list[BodyLink], list[tuple[str, Place]]]:
    """Return the links and the tags of a body, every pattern tried on every letter."""
    body = links._FENCED.sub(blank, body)
    body = links._CODE.sub(blank, "\n".join(without_indented(body.split("\n"))))
    found = []
    for pattern in (links._INLINE, links._DEFINED, links._AUTO):
        for match in pattern.finditer(body):
            start = links._opening_by_letter(body, match.start()) if pattern is links._INLINE else 0
            if start is None:
                continue
            image = pattern is links._INLINE and body[max(0, start - 1) : start] == "!"
            place = links._place(body, match.start("to"), max(1, len(match["to"])), first_line)
            words = body[start + 1 : match.start()] if image else ""
            found.append(BodyLink(target=match["to"], place=place, image=image, words=words))
    found.sort(key=lambda link: (link.place.line, link.place.col))
    tags = links._HTML.finditer(body)
    return found, [(tag[0], links._place(body, tag.start(), len(tag[0].partition("\n")[0]), first_line)) for tag in tags]


def blank(match: re.Match[str]) -> str:
    """Return blanks in the place of a match."""
    return re.sub(r"[^\n]", " ", match[0])


def without_indented(lines: list[str]) -> Iterator[str]:
    """Yield the lines, those of indented code as blanks."""
    before, held = "", False
    for line in lines:
        if line.strip() and not links._INDENT.match(line):
            held = bool(links._HOLDER.match(line)) or (held and bool(before.strip()))
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        code = bool(line.strip()) and depth >= (8 if held else 4) and not before.strip()
        yield " " * len(line) if code else line
        before = "" if code else line


def found_quickly(body: str) -> tuple[list[BodyLink], list[tuple[str, Place]]]:
    """Return what the two public functions find in a body that begins on line 3."""
    return list(find_links(body, 3)), list(find_html(body, 3))


@settings(max_examples=20_000 if LONG else 500)
@given(TEXTS)
@example("a\n\n\u3000\u3000\u3000\u3000[a](b)")
@example("a\n\n \t[a](b)")
@example("\t[a](b)")
@example("[a\n\nb](c)")
@example("[" + "a" * 998 + "](b)")
@example("[" + "a" * 999 + "](b)")
def test_short_cuts_find_what_the_long_way_finds(body: str) -> None:
    """Whatever a text holds, its links and tags are those that every pattern finds everywhere."""
    expected = find_slowly(body, 3)

    assert found_quickly(body) == expected
    assert look_through(body, 3) == expected


def test_the_demo_has_the_same_links_both_ways() -> None:
    """So it is in every file of the demo."""
    bodies = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md"))]

    different = [body for body in bodies if not found_quickly(body) == look_through(body, 3) == find_slowly(body, 3)]

    assert (len(bodies) > 100, different) == (True, [])


@pytest.mark.parametrize("body", ["A plain text.\n\nAnd (so) on: 1 > 0!\n", "`a`\n\n    code\n", "[a] [b]\n(c)"])
def test_a_body_without_signs_is_not_looked_through(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a sign of a link or a tag, code is not even sought."""
    monkeypatch.delattr(links, "_without_code")

    assert look_through(body, 1) == ([], [])
    assert (list(find_links(body, 1)), list(find_html(body, 1))) == ([], [])
