"""Descriptions: what they say is kept, what they try is not."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hundred.build.markdown import Renderer
from hundred.importing.markdown import markdown_of
from hundred.importing.privacy import without_addresses

RENDERER = Renderer()
MADE = [
    ("Hello *world*, snake_case and _this_", "Hello \\*world\\*, snake_case and \\_this\\_"),
    ("one\ntwo\n\nthree", "one  \ntwo\n\nthree"),
    ("- a\n• b\ntext", "- a\n- b\n\ntext"),
    ("# no heading\n1. no list\n> no quote", "\\# no heading  \n1\\. no list  \n\\> no quote"),
    ("=======\nBefore\n-------", "Before"),
    ("See https://a.example/x_(y)_z.", "See <https://a.example/x_(y)_z>."),
    ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
    ("<p>Hi <b>bold</b> <a href='https://x.example/'>there</a></p>", "Hi **bold** [there](https://x.example/)"),
    ("<ul><li>one<li>two</ul>end", "- one\n- two\n\nend"),
    ("<p>x<script>alert(1)</script><style>b{}</style></p>", "x"),
    ('<p><a href="javascript:alert(1)">bad</a><img src=x onerror=alert(1)></p>', "bad"),
    ("<h2>Title</h2>line<br>next", "### Title\n\nline  \nnext"),
    ("<a href='https://x.example/a'>https://x.example/a</a>", "<https://x.example/a>"),
]


@pytest.mark.parametrize(("text", "markdown"), MADE)
def test_a_description_becomes_markdown(text: str, markdown: str) -> None:
    """Paragraphs, lines, lists, links and emphasis are kept; every other sign is escaped."""
    assert markdown_of(text) == (markdown, False)


@given(
    st.text(
        alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
        | st.sampled_from("*_`[](){}<>#+-.!|\\~=:&; \n"),
        max_size=120,
    )
)
def test_plain_text_is_shown_letter_by_letter(text: str) -> None:
    """What Markdown makes of an escaped text reads as the text does."""
    if re.search(r"https?://|</?\w", text):
        return

    made, _ = markdown_of(text)

    assert words(RENDERER.render(made)) == plain_words(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "<b>",
                "</b>",
                "<a href='javascript:x'>",
                "<a href=https://x.example/(>",
                "</a>",
                "<script>",
                "</script>",
                "<li>",
                "<p>",
                "<!--",
                "-->",
                "x",
                "&lt;img onerror=x&gt;",
                "[",
                "](",
                "`",
                "<svg/onload=x>",
                "\n",
            ]
        ),
        max_size=30,
    )
)
def test_nothing_active_comes_through(pieces: list[str]) -> None:
    """Whatever HTML a description is made of, Markdown alone, before it is sanitised, makes no active tag and no other link of it."""
    page = Seen()
    page.feed(RENDERER.render(markdown_of("".join(pieces))[0]))

    assert page.tags <= {"p", "br", "ul", "li", "a", "strong", "em", "h3", "code", "hr"}
    assert all(href.startswith("https://") for href in page.links)


@pytest.mark.parametrize(
    "piece",
    ["[", "<", "*", "_", "<b>", "<p>", "<a href=", "a@", "https://", "- ", "&", "<ul><li>", "<!--", "<![CDATA[", "`", "\\"],
)
def test_no_text_takes_long(piece: str) -> None:
    """A hundred thousand characters of one kind are cut to what a page can bear, soon."""
    started = time.process_time()

    made, _ = markdown_of(without_addresses(piece * (100_000 // len(piece)))[0])

    assert (len(made) <= 45_000, time.process_time() - started < 2) == (True, True)


def test_a_long_description_is_cut_and_said_to_be() -> None:
    """Beyond twenty thousand characters the rest is left out, with a mark."""
    made, cut = markdown_of("Ten words of a paragraph that goes on and on.\n\n" * 2000)

    assert (cut, made.endswith("…"), len(made) < 20_100) == (True, True, True)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Write to ada@secret.example!", "Write to …@…!"),
        ("mailto:ada.b+c@mail.secret.example", "…@…"),
        ("https://social.example/@ada/1 stays", "https://social.example/@ada/1 stays"),
        ("https://x.example/?mail=ada@secret.example", "https://x.example/?…@…"),
        ("at 5 @ the pier", "at 5 @ the pier"),
    ],
)
def test_no_address_is_kept(text: str, left: str) -> None:
    """An e-mail address leaves a mark, in web addresses too; a lonely @ stays."""
    assert without_addresses(text)[0] == left


class Seen(HTMLParser):
    """The tags, links and words of a page."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.text.append(" ")

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.text.append(data)


def words(page: str) -> str:
    """Return the letters of a page without blanks."""
    seen = Seen()
    seen.feed(page)
    return "".join("".join(seen.text).split())


def plain_words(text: str) -> str:
    """Return the letters of a text without blanks, rulers and bullets, which become lists."""
    lines = (" ".join(line.split()) for line in text.replace("\u2028", "\n").replace("\u2029", "\n").split("\n"))
    kept = (re.sub(r"\A[-*•·‣◦]\s+(?=\S)", "", line) for line in lines if not re.fullmatch(r"[\s=~:*_#.–—―─-]{3,}", line))
    return "".join("".join(kept).split())
