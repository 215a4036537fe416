"""A lean Markdown says what Markdown itself says, byte for byte, only sooner."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from hundred.build.lean import KNOWN, LeanMarkdown
from hundred.build.markdown import Renderer, TooHard
from judges import npm

ROOT = Path(__file__).resolve().parents[2]
LONG = os.environ.get("HUNDRED_LONG") == "1"
SPEC = npm.MODULES / "commonmark-spec" / "spec.txt"  # CC-BY-SA, so read where npm puts it
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
EXAMPLES = 652  # in version 0.31.2
HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
SNIPPETS = [
    # Paragraphs, line breaks, white space
    "", " ", "\n\n", "one", "one\ntwo", "one  \ntwo", "one   \n   two  \n", "a\n\n\n\nb", "\ta", "a\tb", "\r\na\r\nb\r",
    "a\n \nb", "  a\n b", "a\\\nb", "\x02a\x03", "\x02klzzwxh:0000\x03 *a*", "a\u2028b\x85c", "\xa0a\xa0",
    "你好，世界。\n再见", "**粗**体_斜_体*斜*",
    # Headings and their ids
    "# a", "## a #", "###### a\n####### b", "#a\nb", "a\n# b\nc", "a\n=\nb\n-", "a\n---", "a\n\n---",
    "# 灯会\n\n# 灯会\n\n# 灯会_1", "# a\n# a\n# a_1\n# a", "# *a* `b` [c](d) &amp; <e>", "# a & b", "# \\# a",
    "# a[^1]\n\n[^1]: b", "#", "# \n\n#  #", "## a {#b .c}\n## b", "## a {: data-toc-label='x' }\n\n[TOC]", "## h {id}",
    "a {#a}\n\n# a", "# fn:1\n\na[^1]\n\n[^1]: b", "# a  b\tc", "# <http://a.b>",
    # The table of contents
    "[TOC]\n\n# a\n\n## b\n\n#### c\n\n## d", "x [TOC]", "* [TOC]\n\n# a", "[toc]: u\n\n[TOC]", "`[TOC]`", "\\[TOC]",
    "# [TOC]\n## b",
    # Emphasis
    "*a*", "_a_", "**a**", "__a__", "***a***", "*a **b** c*", "**a *b* c**", "*a _b_ c*", "_a *b_ c*", "a_b_c", "a*b*c",
    "* a*", "*a *", "**a*", "*a**", "***a** b*", "***a* b**", "*a **b*** c", "__a_b__", "_a__b_", "**a**b**c**", "*a\nb*",
    "*a\n\nb*", "****a****", "*(*a*)*", "******************", "*[a*](b)", "[*a](b)*", "*`a*`", "_a_b_ _c", "a * b * c",
    "**中文**，*中文*。", "*a **b _c **d _e f* g** h_ i", "a**b_c**d_",
    # Code
    "`a`", "`` a`b ``", "`a", "``a`", "`a\nb`", "\\`a`", "\\\\`a`", "`\\`a`", "`*a*`", "`<a>&amp;`", "`a` `b`",
    "    a\n    b", "    a\n\n    b\nc", "a\n    b", "```\na\n```", '```py\n<a> & "b"\n```', "~~~ {.py #x k=v}\na\n~~~",
    "```\na", "```\na\n~~~\n```", "- a\n\n    ```\n    b\n    ```", "> ```\n> a\n> ```", "````\n```\na\n```\n````",
    "``` {.a }}\nb\n```", "```hl_lines='1'\na\n```", "a\n```\nb\n```\nc", "``` a b\nc\n```",
    # Escapes and entities
    "\\*a\\*", "\\a", "\\\\", "\\&amp;", "&amp; &copy; &#123; &#x7b; &nope &;", "&lt;b&gt;", "a & b < c > d", "\\[a](b)",
    "[a\\](b)", "\\|", "\\{#a}",
    # Links, images, references
    "[a](b)", "[a]( b )", "[a](<b c>)", '[a](b "c")', "[a](b 'c')", "[a](b(c)d)", "[a](b", "[a](", "[a] (b)", "[a]()",
    "[](b)", "[a](b\nc)", "[[a]](b)", "[a[b]c](d)", "[a](b)[c](d)", "[a](b))", '[a](b "c)', "[a]('b)", '[a](b("c)',
    "[a](*b*)", "[*a*](b)", "[a](b_c_d)", "[`a`](b)", "![a](b)", "![a](b 'c')", "[![a](b)](c)", "![*a*](b)", "!\\[a](b)",
    "!![a](b)", "[a][b]\n\n[b]: c 'd'", "[a] [b]\n\n[b]: c", "[a][]\n\n[a]: <b>", "[a]\n\n[A]: b (c)", "![a][b]\n\n[b]: c",
    "![a]\n\n[a]: b", "[a][x] [b]\n\n[b]: c", "[a\nb]\n\n[a b]: c", "[a]: b\n[c]: d\n[a] [c]", "[a]: b\n'c'\n[a]",
    "[a]: b\n\n[a](c) [d", "[a[b]\n\n[b]: c", "[a](javascript:b)", "[a]({filename}/b.md#c)", "![a]({static}/b.png)",
    "[a](/你好)", "][ ]( [a] (b]", "<http://a.b/c?d&e>", "<a@b.c>", "<mailto:a@b.c>", "<a>b</a>", "<!-- a -->",
    "<div>\n*a*\n</div>", "<?a?> <![CDATA[b]]>", "<http://a`b`>", "<a",
    # Lists
    "- a\n- b", "* a\n+ b", "1. a\n2. b", "7. a\n8. b", "1) a", "- a\n\n- b", "- a\n    - b\n        - c", "- a\n  - b",
    "- a\n\n    b", "- a\nb", "1. a\n- b", "- a\n1. b", "- # a\n  b", "- a\n\n      b", "-", "- ", "- - a", "1. 1. a",
    "a\n- b", "- a\n\n\n- b", "- a\n> b", "- > a\n- b", "٣. a", "- a\n\n    > b\n    > - c", "* a *b*\n* *c\n* d*", "- [ ] a",
    "- a {#b}\n- c\n{.d}", "-a", "    - a", "- a\n    1. b\n\n    2. c\n- d\n***\n- e",
    # Quotes and rules
    "> a", ">a\n>b", "> a\nb", "> > a", "> - a\n> - b", "> a\n\n> b", "> # a", "a\n> b", "   > a", "---", "* * *", "___",
    "- - -", "a\n***\nb", "--", "**-",
    # Tables
    "a|b\n-|-\nc|d", "|a|\n|-|\n|b|", "a|b\n:-|-:\nc|d|e", "|a|b|\n|:-:|-|\n|`c|d`|e\\|f|", "a|b\n-|-", "a|b\nc|d",
    "|a\n|-\n|b", "- a|b\n  -|-\n  c|d", "a | *b* {#c}\n--|--\n d {.e} | \\| f", "|a|b|\n|---|", "> a|b\n> -|-\n> c|d",
    # Definitions, abbreviations, notes, attributes
    "a\n: b", "a\nb\n: c\n: d", "a\n\n:   b\n\n    c", ": a", "a\n:   - b\n    - c", "a:\n b: c", "a\n: b\n\nc\n: d",
    "- a\n: b", "a\n:b", "a\n\n: b\n\n: c", "*[AB]: c\n\nAB xAB `AB` [AB](AB) *AB*", "AB\n\n*[AB]: c",
    "*[AB]: c\n*[A]: d\nAB A", "*[]: c\n\na", "*[AB]: ''\nAB", "- AB\n\n*[AB]: <b>", "a[^1]\n\n[^1]: b",
    "a[^1][^1]\n\n[^1]: b", "a[^b] c[^a]\n\n[^a]: d\n[^b]: e\n\n    f", "a[^1]", "[^1]: a",
    "[^1]: a\n    b\n[^2]: c\n\nd[^2]", "![^1]", "[^1]: [^2]: a\n\nb[^1]", "///Footnotes Go Here///\n\na[^1]\n\n[^1]: b",
    "[^1]:\n\n    - a\n\nb[^1]", "> a[^1]\n>\n> [^1]: b", "a[^1]\n\n[^1]: # b\n", "*a*{.b}", "[a](b){: #c d=e f='g h' }",
    "a\n{: .b }", "a {.b}", "*a*{.b}}", "`a`{.b}c", "*a*{b}", "*a*{}", "*a*{ }", "![a](b){hidden}", "> a\n{.b}",
    # Found by changing the code: each of these failed when a condition was taken away
    "a\n : b", "[a]('b(", '[a]("b(', "*a **b *c[^1] d* e** f*\n\n*a **b *c[^1]* d** e*\n\na[^1]\n\n[^1]: b",
    "a\n\n  > b", "a\n  [b]: c",
    "*a **b *c[^2]* d** e* x[^1]\n\n- *a **b *c[^1]* d** e*[^1]\n\n    *f*[^1]\n\n[^1]: b\n[^2]: *a **b *c[^1]***",
]  # fmt: skip
SIGNS = [
    "*",
    "_",
    "**",
    "__",
    "`",
    "[",
    "]",
    "](",
    "(",
    ")",
    "![",
    "<",
    ">",
    "&",
    "\\",
    "{",
    "}",
    "[^",
    "|",
    '"',
    "'",
    "  \n",
    ": ",
    "[TOC]",
    "#",
]
WORDS = [
    "lamp",
    "a_b",
    "2x",
    "HTML",
    "灯",
    "社区的灯",
    "don't",
    "x-y",
    "A & B",
    "a<b",
    "1.",
    "é",
    "(c)",
    "end.",
    "{filename}",
    "::",
]


def outcome(renderer: Renderer, source: str) -> str:
    """Return the HTML of a text, or that there is none."""
    try:
        return renderer.render(source)
    except TooHard as error:
        return f"too hard: {error}"


def wraps(left: str, right: str, inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return texts between two signs."""
    return inside.map(lambda text: f"{left}{text}{right}")


def indented(text: str, first: str, rest: str) -> str:
    """Return a text with one beginning for its first line and another for those after it."""
    return first + text.replace("\n", f"\n{rest}")


word = st.sampled_from(WORDS)
plain = st.lists(word, min_size=1, max_size=5).map(" ".join)
inline = st.recursive(
    word
    | st.sampled_from(
        [*SIGNS, "&amp;", "&#35;", "<http://a.b/?c&d>", "<e@f.gh>", "[r]", "![r]", "[^1]", "[^n]", "\\*", "\\\\", "a  \nb"]
    ),
    lambda inside: st.one_of(
        st.lists(inside, min_size=2, max_size=4).map(" ".join),
        st.lists(inside, min_size=2, max_size=3).map("".join),
        *(
            wraps(left, right, inside)
            for left, right in [("*", "*"), ("**", "**"), ("_", "_"), ("***", "*"), ("`", "`"), ("[", "](u)")]
        ),
        *(
            wraps(left, right, inside)
            for left, right in [("[", '](u "t")'), ("[", "][r]"), ("![", "](p.png)"), ("*", "*{.c}"), ("", " {#i .c}")]
        ),
        wraps("[a](", ")", inside),
    ),
    max_leaves=8,
)
leaf = st.one_of(
    st.lists(inline, min_size=1, max_size=3).map("\n".join),
    wraps("## ", "", inline),
    wraps("", "\n---", inline),
    wraps("", "\n{: .c #i }", inline),
    wraps("```\n", "\n```", inline),
    wraps("    ", "", plain),
    wraps("a | b\n--|:-:\n", " | c", inline),
    wraps("term\n: ", "", inline),
    wraps("[^1]: ", "", inline),
    wraps("[^n]: ", "\n\n    more", inline),
    wraps("*[HTML]: ", "", plain),
    wraps("[r]: u '", "'", plain),
    st.sampled_from(["---", "* * *", "[TOC]", "[r]: <u v>", "<div>*a*</div>", "///Footnotes Go Here///", ""]),
)
block = st.recursive(
    leaf,
    lambda inside: st.one_of(
        inside.map(lambda text: indented(text, "> ", "> ")),
        inside.map(lambda text: indented(text, "> ", "")),
        inside.map(lambda text: indented(text, "- ", "    ")),
        inside.map(lambda text: indented(text, "3. ", "    ")),
        inside.map(lambda text: indented(text, "term\n:   ", "    ")),
        st.lists(inside, min_size=2, max_size=3).map("\n".join),
        st.lists(inside, min_size=2, max_size=3).map("\n\n".join),
    ),
    max_leaves=6,
)
document = st.lists(block, max_size=6).map("\n\n".join)
STOCK, LEAN = Renderer(lean=False), Renderer()


def test_the_lean_one_is_in_use() -> None:
    """The installed Markdown is one it was compared with; a new minor version needs a look at this file."""
    assert markdown.__version_info__[:2] in KNOWN
    assert isinstance(Renderer()._markdown, LeanMarkdown)


def test_an_unknown_markdown_runs_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a version nobody compared, nothing is replaced."""
    monkeypatch.setattr(markdown, "__version_info__", (99, 0, 0, "final", 0))

    assert type(Renderer()._markdown) is markdown.Markdown


@pytest.mark.parametrize("name", ["handleInline", "applyPattern", "processPlaceholders"])
def test_the_private_names_are_there(name: str) -> None:
    """The three methods that lean_inline.py calls or overrides exist under these names."""
    assert callable(getattr(InlineProcessor, f"_InlineProcessor__{name}"))


def test_snippets_are_the_same() -> None:
    """Every construct, alone and in odd company, becomes the same HTML."""
    different = [source for source in SNIPPETS if outcome(LEAN, source) != outcome(STOCK, source)]

    assert different == []


def test_pairs_of_snippets_are_the_same() -> None:
    """So do all in a quote, in a list, and one after another."""
    pairs = [f"{one}\n\n{two}" for one, two in zip(SNIPPETS, random.Random(1).sample(SNIPPETS, len(SNIPPETS)), strict=True)]  # noqa: S311
    nested = [
        indented(one, first, rest) for one in SNIPPETS for first, rest in [("> ", "> "), ("- ", "    "), ("[^1]: ", "    ")]
    ]

    different = [source for source in pairs + nested if outcome(LEAN, source) != outcome(STOCK, source)]

    assert different == []


def test_the_specification_is_the_same() -> None:
    """Every example of the CommonMark specification becomes the same HTML."""
    if npm.missing():
        assert not os.environ.get("CI"), npm.missing()
        pytest.skip(f"{EXAMPLES} examples of CommonMark are not compared: {npm.missing()}")
    sources = [match[1].replace("→", "\t") for match in EXAMPLE.finditer(SPEC.read_text(encoding="utf-8"))]

    different = [source for source in sources if outcome(LEAN, source) != outcome(STOCK, source)]

    assert (len(sources) >= EXAMPLES, different) == (True, [])


def test_the_demo_is_the_same() -> None:
    """Every body of the demo's content becomes the same HTML."""
    files = sorted((ROOT / "content").rglob("*.md"))
    bodies = {path.name: HEADER.sub("", path.read_text(encoding="utf-8")) for path in files}

    different = [name for name, body in bodies.items() if outcome(LEAN, body) != outcome(STOCK, body)]

    assert (len(bodies) > 100, different) == (True, [])


@settings(max_examples=2_000 if LONG else 200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(document)
def test_generated_texts_are_the_same(source: str) -> None:
    """Whatever the grammar of all constructs makes becomes the same HTML."""
    assert outcome(LEAN, source) == outcome(STOCK, source)


def test_nothing_of_a_text_shows_in_the_next() -> None:
    """Notes, references, abbreviations and ids end with their text: any order gives what each gives alone."""
    alone = {source: outcome(Renderer(), source) for source in SNIPPETS}
    shuffled = [source for seed in range(3) for source in random.Random(seed).sample(SNIPPETS, len(SNIPPETS))]  # noqa: S311

    assert [source for source in shuffled if outcome(LEAN, source) != alone[source]] == []
