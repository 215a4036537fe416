"""Markdown as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hundred.core.plain import clean, clip, plain


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("", ""),
        ("Just words.", "Just words."),
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("一行\n又一行", "一行又一行"),
        ("two blanks  \nbreak", "two blanks\nbreak"),
        ("back\\\nslash", "back\nslash"),
        ("# Getting in #\n\nBy the door", "Getting in\n\nBy the door"),
        ("## Dogs {#dogs}\nmay walk", "Dogs\nmay walk"),
        ("Title\n=====\nText", "Title\nText"),
        ("*a* **b** ***c*** _d_ __e__ **f _g_**", "a b c d e f g"),
        ("reed_warbler and snake_case_name, 2 * 3 * 4", "reed_warbler and snake_case_name, 2 * 3 * 4"),
        ("[the map]({filename}/a.md) and [x](https://a.example/b_(c) 'title')", "the map and x"),
        ("[the **bold** map](a.md)", "the bold map"),
        ("see [it][ref] and [ref] and [not]\n\n[ref]: https://a.example", "see it and ref and [not]"),
        ("<https://a.example/x_y_z> and <me@a.example>", "https://a.example/x_y_z and me@a.example"),
        ("https://a.example/x_y_z", "https://a.example/x_y_z"),
        ("before ![a lighthouse](images/l.webp) after", "before after"),
        ("[![badge](b.svg)](https://a.example)", ""),
        ("- one\n- two\n  more\n* three", "- one\n- two more\n- three"),
        ("1. one\n2. two", "1. one\n2. two"),
        ("> quoted\n> words\n\nafter", "quoted words\n\nafter"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("`code *stays*` and ``a ` b``", "code *stays* and a ` b"),
        ("```python\nx = *y*\n\n# no heading\n```\nend", "x = *y*\n\n# no heading\n\nend"),
        (r"\*not\* \[a link\](x) 1\. \\n", r"*not* [a link](x) 1. \n"),
        ("AT&amp;T &lt;b&gt; &copy; 3 < 4", "AT&T <b> © 3 < 4"),
        ("<b>stays text</b>", "<b>stays text</b>"),
        ("words[^1]\n\n[^1]: a note", "words\n\na note"),
        ("The HTML\n\n*[HTML]: HyperText", "The HTML"),
        ("Term\n:   what it means", "Term what it means"),
        ("a\x07b\x00c &#7; \x85d", "abc  d"),
    ],
)
def test_markup_goes_and_words_stay(markdown: str, shown: str) -> None:
    """Links are their text, pictures are gone, lists have hyphens, wrapped lines are joined."""
    assert plain(markdown) == shown


@given(st.text(alphabet="ab *_`[]()<>{}#!|\\\n-=:&;~\x00\x85汉，", max_size=300))
@settings(max_examples=500, deadline=1000)
def test_no_markdown_is_too_strange(markdown: str) -> None:
    """Whatever is written gives clean text, in short time."""
    shown = plain(markdown)

    assert shown == clean(shown).strip()


@pytest.mark.parametrize("piece", ["*", "_", "[", "![", "`", "](", "> ", "<a:", "\\", "[^", "| ", "{#", "**a ", "[a](", "``` "])
def test_repeated_markup_takes_no_long_time(piece: str) -> None:
    """A hostile file cannot hold up a build."""
    assert plain(piece * 5000) is not None


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("short", 5, "short"),
        ("one two three", 10, "one two…"),
        ("第一句。第二句。", 7, "第一句…"),
        ("好" * 10, 5, "好好好好…"),
        ("👩‍👧" * 3, 5, "👩‍👧…"),
        ("e\u0301" * 4, 4, "e\u0301…"),
    ],
)
def test_a_text_is_cut_between_words(text: str, limit: int, shown: str) -> None:
    """An ellipsis says so; Chinese is cut after its punctuation; joined characters stay together."""
    assert clip(text, limit) == shown
    assert len(shown) <= limit
