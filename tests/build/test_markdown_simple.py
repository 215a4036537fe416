"""Simple paragraphs are made without Markdown's patterns; here Markdown itself says what they must be."""

from __future__ import annotations

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hundred.build.lean_simple import elements_of, parts_of
from hundred.build.markdown import Renderer, TooHard

LONG = os.environ.get("HUNDRED_LONG") == "1"
STOCK, LEAN = Renderer(lean=False), Renderer()
PIECES = [
    *"*[]()!_<>&\\` \n\t{}^:#a灯.",
    "**",
    "***",
    "](",
    "  \n",
    "*a*",
    "**a b**",
    "[a](b)",
    "[a b](https://c.d/e_f*g?h&i#j)",
]
WHOLE = [
    "![a](b)",
    "[a](b c)",
    "[a](<b>)",
    '[a](b "c")',
    "[a](b(c))",
    "[*a*](b)",
    "*[a](b)*",
    "**a** ",
    " *b* ",
    "\x02",
    "[^1]",
]
HARD = [
    "a_b",
    "`a`",
    "a\\*",
    "[a]",
    "a & b",
    "<a>",
    "a  \nb",
    "* a*",
    "*a *",
    "***a***",
    "**a*",
    "![a](b)",
    "[a](b c)",
    "[a][b]",
]
HARD += ["[*a*](b)", "*[a](b)*", "[](b)", "[a]()", "**a***b*", "\x02klzzwxh:0000\x03", "a" * 5000]
TEXT = st.lists(st.sampled_from([*PIECES, *WHOLE]), max_size=14).map("".join)
LIST = st.lists(TEXT, min_size=1, max_size=3)
FRAMES = [
    "{}",
    "{}\n\n{}",
    "# {}\n\n{}",
    "- {}\n- {}",
    "- {}\n\n    {}",
    "> {}",
    "a|b\n-|-\n{}|{}",
    "{}\n\n[a]: b",
    "{}[^1]\n\n[^1]: {}",
]


def outcome(renderer: Renderer, source: str) -> str:
    """Return the HTML of a text, or that there is none."""
    try:
        return renderer.render(source)
    except TooHard as error:
        return f"too hard: {error}"


@settings(max_examples=20_000 if LONG else 1_000)
@given(st.sampled_from(FRAMES), TEXT, TEXT)
@example("{}", "**a** *b* [c](d)", "")
@example("{}", "**a***b*", "")
@example("{}", "*a***b**", "")
@example("{}", "![a](b) !*a* [a](b)[c](d)", "")
@example("{}\n\n{}", "*a **b *c d* e** f*", "*a* **b**")
@example("{}\n\n{}", "*a **b *c* d** e*", "*a*")
@example("- {}\n- {}", "**a**: b", "[a](b)*c*")
def test_simple_texts_are_the_same(frame: str, one: str, other: str) -> None:
    """Whatever signs stand together, in whatever block, the HTML is Markdown's own."""
    source = frame.format(one, other)

    assert outcome(LEAN, source) == outcome(STOCK, source)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a", []),
        ("a **b c** d", ["strong"]),
        ("*a* [b](c*d_e&f) **g**", ["em", "a", "strong"]),
        ("灯*塔*里", ["em"]),
        ("a\nb **c\nd**", ["strong"]),
    ],
)
def test_the_usual_text_is_simple(text: str, made: list[str]) -> None:
    """Words, emphasis and links are made without patterns: in English and Chinese, over line ends."""
    parts = parts_of(text)

    assert parts is not None
    assert [element.tag for element in elements_of(parts)] == made


@pytest.mark.parametrize("text", HARD)
def test_anything_else_is_not(text: str) -> None:
    """What could mean more, or nothing, is left to the patterns; so are texts so long that Markdown's work is counted."""
    assert parts_of(text) is None


@given(TEXT)
def test_the_parts_are_the_text(text: str) -> None:
    """Nothing of a simple text is lost: its parts, put together again with their signs, are the text."""
    parts = parts_of(text) or [text]
    signs = {"strong": "**{}**", "em": "*{}*", "a": "[{}]({})"}

    made = elements_of(parts)

    again = [signs[element.tag].format(element.text, element.get("href")) + (element.tail or "") for element in made]
    assert parts[0] + "".join(again) == text
