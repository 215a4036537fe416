"""Texts made to be deep or slow: each is rendered or refused in seconds, and no slower than by Markdown itself."""

from __future__ import annotations

import time

import pytest

from hundred.build.lean_output import DEEPEST
from hundred.build.markdown import Renderer, TooHard

STOCK, LEAN = Renderer(lean=False), Renderer()
STEPS = [("    " * n, n) for n in range(500)]
DEEP = {
    "quotes": "> " * 500 + "a",
    "lists in a line": "- " * 500 + "a",
    "lists": "\n".join(f"{indent}- a" for indent, _ in STEPS),
    "numbers": "\n".join(f"{indent}1. a" for indent, _ in STEPS),
    "loose lists": "\n\n".join(f"{indent}- a" for indent, _ in STEPS),
    "definitions": "\n\n".join(f"{indent}a\n{indent}:   b" for indent, _ in STEPS),
}
ROWS = ["[", "![", "[^", "<![CDATA[", "[a](", "[a](<b", "[[][][](u) ", "[a](u) ", "&x;", "\\*", "a  \n", "*a_", "`a"]
SLOW = [
    "[" * 800, "[" * 400 + "]" * 400, "[a](" * 400 + ")", "[[][](u) " * 200, "[a](u) " * 500, "*a **b " * 200, "_a" * 800,
    "`a" * 800, "<a@" * 800, "&amp;" * 400, "\\*" * 400, "a  \n" * 400, "a|b\n-|-\n" + "c|d\n" * 300, "# a\n" * 300,
    "- a\n" * 300, "> a\n" * 300, "[^1] " * 100 + "\n\n[^1]: a", "[a] " * 300 + "\n\n[a]: b", "```\n" * 300, "a {" * 400,
    "word " * 4000, "    a\n" * 500, ">" * 40 + "a",
]  # fmt: skip


def outcome(renderer: Renderer, source: str) -> str:
    """Return the HTML of a text, or that there is none."""
    try:
        return renderer.render(source)
    except TooHard as error:
        return f"too hard: {error}"


@pytest.mark.parametrize("source", DEEP.values(), ids=DEEP)
def test_nobody_nests_that_deep(source: str) -> None:
    """Nesting beyond all reason is refused, however deep the caller is, and the next text is rendered as ever."""
    renderer = Renderer()

    assert outcome(renderer, source) == "too hard: its lists, quotes or emphasis are nested too deep"
    assert renderer.render("1. *a*") == "<ol>\n<li><em>a</em></li>\n</ol>"


def test_without_lean_python_says_when() -> None:
    """Markdown itself gives up where Python's limit to calls is; that, too, has a name and leaves nothing behind."""
    renderer = Renderer(lean=False)

    assert outcome(renderer, DEEP["lists"]).startswith("too hard: ")
    assert renderer.render("1. *a*") == "<ol>\n<li><em>a</em></li>\n</ol>"


@pytest.mark.parametrize(("sign", "levels"), [("> ", DEEPEST - 2), ("- ", DEEPEST // 2 - 2), ("1. ", DEEPEST // 2 - 2)])
def test_what_people_nest_is_not_too_deep(sign: str, levels: int) -> None:
    """Up to the limit, a hundred quotes or fifty lists, the HTML is Markdown's own."""
    assert outcome(LEAN, sign * levels + "a") == outcome(STOCK, sign * levels + "a")


def test_where_markdown_fails_the_text_is_too_hard() -> None:
    """An exception inside Markdown becomes one that says the text is at fault."""
    with pytest.raises(TooHard, match="Markdown gives up: "):
        LEAN.render("## heading {id}")


@pytest.mark.parametrize("piece", ROWS)
def test_rows_of_signs_end_soon(piece: str) -> None:
    """Two hundred thousand letters of one sign are rendered or refused in seconds, where Markdown may take minutes."""
    before = time.process_time()

    outcome(LEAN, piece * (200_000 // len(piece)))

    assert time.process_time() - before < 20


@pytest.mark.parametrize("source", SLOW)
def test_it_is_never_slower(source: str) -> None:
    """Texts made to be slow take no longer than in Markdown itself, give or take what a clock is worth."""
    taken: dict[Renderer, list[float]] = {LEAN: [], STOCK: []}
    for _ in range(5):
        for renderer, times in taken.items():
            before = time.perf_counter()
            outcome(renderer, source)
            times.append(time.perf_counter() - before)

    assert min(taken[LEAN]) < min(taken[STOCK]) * 1.3 + 0.003
