"""Usual texts are made HTML without Markdown; here Markdown itself says what they must be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hundred.build.lean_usual import html_of
from hundred.build.markdown import Renderer, TooHard

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = os.environ.get("HUNDRED_LONG") == "1"
STOCK = Renderer(lean=False)
USUAL = [
    "Words",
    "two\nlines",
    "灯会。*今晚*",
    "**Strong** and *soft*, [a link](/a/?b&c) more",
    "[a]({filename}/b.md)",
    "# Top",
    "## Same",
    "## Same",
    "### 3 lamps, lit",
    "###### Deep_",
    "- one",
    "- one\n- **two**: b\n- c\nd",
    "1. one",
    "1. one\n12. two\n3. [c](d)",
    "> said",
    "> said\n> **so**",
    "---",
    "2026 was",
    "1",
    "1.5 a",
    "**",
    "*a* b",
    "a > b",
]
PIECES = [
    *"*[]()!_<>&\\` \n{}^:#a灯.-+=|~1",
    "**",
    "](",
    "  \n",
    "*a*",
    "**a b**",
    "[a](b)",
    "[{a}](b)",
    "[a](b){c}",
    "[a b](https://c.d/e_f*g?h&i#j)",
    "\n\n",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n2. ",
    "\n> ",
    "\n## ",
    "\n---\n",
    "\n***",
    "\n: ",
    "\n[a]: b",
    "\n*[a]: b",
    "\n~~~\n",
    "[TOC]",
    "\n    ",
    "\u3000",
    "\xa0",
    "\t",
    "\x02",
    "\u2028",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
BLOCK = st.one_of(
    st.sampled_from(USUAL),
    st.builds("{}{}".format, st.sampled_from(USUAL), TEXT),
    st.builds("{}{}".format, TEXT, st.sampled_from(USUAL)),
)
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n\n\n\n", "\n \n"])
DOCUMENT = st.lists(st.tuples(BLOCK, GAPS), max_size=6).map(lambda pairs: "".join(block + gap for block, gap in pairs))


@settings(max_examples=50_000 if LONG else 2_000)
@given(DOCUMENT)
@example("- a\n\n1. b\n\n- c")
@example("- a\n\n- b")
@example("1. a\n\nb\n\n1. c")
@example("> a\n\n> b")
@example("## a\n\n## a\n\n## a_1\n\n## a")
@example("**Bold** first\n\n*soft* first\n*soft* second")
@example("***\n\n---\n\n--\n\n- - -")
@example("- a\nb\n- c")
@example("- a\n1. b\n\n1. c\n- d")
@example("> a\nb")
@example("a {#b}\n\n## c {#d}\n\n[e](f){.g}\n\n- h {.i}")
@example("[a]({filename}/b.md)")
@example("\n\na\n")
@example(" a\n\nb ")
@example("\u3000a\n\n\xa0")
@example("~~~\na\n~~~")
def test_usual_texts_are_the_same(source: str) -> None:
    """Whatever blocks stand together, and whatever signs in them: where there is HTML it is Markdown's own."""
    made = html_of(source)

    if made is not None:
        STOCK._markdown.reset()
        assert made == STOCK._markdown.convert(source)


@pytest.mark.parametrize(
    "source",
    [
        "Words, *soft* and **strong**\nover lines.",
        "## A heading\n\nWords.\n\n### Another",
        "- one\n- **two**: [three](/3/)\n\n1. four\n2. five",
        "> said\n> twice\n\n---\n\n2026 was dark.",
        "## 灯会\n\n今晚，[灯塔]({filename}/venues/lighthouse.md)。",
        "\n\n\nWords.\n\n\n\nMore words.\n",
    ],
)
def test_the_usual_text_needs_no_markdown(source: str) -> None:
    """What editors write most is made without it, in English and Chinese."""
    assert html_of(source) is not None


@pytest.mark.parametrize(
    "source",
    [
        "",
        "a  \nb",
        "- a\n    - b",
        "3. a",
        "> a\n\n> b",
        "a | b\n--|--\nc | d",
        "a[^1]\n\n[^1]: b",
        "a {#b}",
        "## *a*",
        "`a`",
        "a\n===",
        "    a",
        "A & B",
        "![a](b)",
        "a\n- b",
    ],
)
def test_all_else_is_left_to_it(source: str) -> None:
    """What could mean more than words in blocks is Markdown's to read."""
    assert html_of(source) is None


def test_most_of_the_demo_is_usual() -> None:
    """More than half of the demo's files are made without Markdown, and all of those as Markdown makes them."""
    bodies = [path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in sorted(CONTENT.rglob("*.md"))]
    usual = [(body, made) for body in bodies if (made := html_of(body)) is not None]

    different = [body for body, made in usual if made != STOCK.render(body)]

    assert (len(usual) > len(bodies) / 2, different) == (True, [])


def test_a_renderer_uses_it_unless_it_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lean renderer asks Markdown for no usual text; the other one asks it for every one."""
    lean, stock = Renderer(), Renderer(lean=False)
    for renderer in (lean, stock):
        monkeypatch.setattr(renderer, "_markdown", None)

    assert lean.render("Words.") == "<p>Words.</p>"
    with pytest.raises((AttributeError, TooHard)):
        stock.render("Words.")
